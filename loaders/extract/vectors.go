package extract

import "casus/loaders/language"

// vectors are words by what they occur with: neighbours mean alike. They are those that the language models read with.
type vectors struct{ of *language.Vectors }

const dimensions = language.Dimensions

// frequent is how many of the most frequent words and numbers count: the classifiers do better without the rare ones.
const frequent = 40159

// add adds a word's vector, brought to length one, to the sum, and tells whether it has one.
func (v vectors) add(sum *[dimensions]float32, word string) bool {
	return v.of != nil && wordlike(word) && v.of.AddUnit(sum[:], word, frequent)
}

// wordlike tells whether a text is a word of letters and hyphens.
func wordlike(w string) bool {
	for i := range len(w) {
		if (w[i] < 'a' || w[i] > 'z') && w[i] != '-' {
			return false
		}
	}
	return len(w) > 1
}
