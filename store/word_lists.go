package store

// wordLists remember which lists of a word the writer used last: most of the lists that reports are in, and
// are looked for in, are those of words.
type wordLists struct {
	// segment is the one that posts and articles are in.
	segment *segment
	// words are by the number of the stem.
	words []wordList
}

type wordList struct {
	// stem is the one that this is of: another may have had the number before.
	stem *stem
	near *nearList
	// posts are of the events of a width class, articles those of the articles; nil where they are not known.
	posts, articles *versions
	class           byte
}

// of is what is remembered of a word.
func (w *wordLists) of(word *stem) *wordList {
	if n := int(word.number); n >= len(w.words) {
		w.words = append(w.words, make([]wordList, n+1-len(w.words)+len(w.words)/2)...)
	}
	l := &w.words[word.number]
	if l.stem != word {
		*l = wordList{stem: word}
	}
	return l
}

// in says which segment is written to. What is remembered of another is let go of.
func (w *wordLists) in(g *segment) {
	if w.segment == g {
		return
	}
	w.segment = g
	clear(w.words)
}
