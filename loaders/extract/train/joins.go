package main

import (
	"fmt"
	"io"

	"casus/loaders/extract"
	"casus/loaders/extract/classify"
)

// fitJoins trains the classifier of joins on the whole articles and chronologies, of which alone the words are coded that tell an act again, and prints how
// it does on a fifth that it has not seen.
func (o options) fitJoins(x *extract.Extractor, w io.Writer) *classify.Model {
	found := make([][]classify.Sample, len(o.whole))
	parallel(len(found), func(i int) { found[i] = x.JoinSamples(o.whole[i].article, o.whole[i].coded) })
	const folds = 5
	of := func(use func(i int) bool) (out []classify.Sample) {
		for i, samples := range found {
			if use(i) {
				out = append(out, samples...)
			}
		}
		return out
	}
	var right, taken, all int
	for fold := range folds {
		m := classify.Train(extract.JoinClasses(), of(func(i int) bool { return i%folds != fold }), o.joins)
		for _, s := range of(func(i int) bool { return i%folds == fold }) {
			one := m.Scores(s.Features)[1] > 0.5
			if one {
				taken++
			}
			if s.Class == 1 {
				all++
				if one {
					right++
				}
			}
		}
	}
	fmt.Fprintf(w, "of %d pairs of words that tell one act %d are taken for it, and %d others\n", all, right, taken-right)
	return classify.Train(extract.JoinClasses(), of(func(int) bool { return true }), o.joins)
}
