package main

import (
	"fmt"
	"io"
	"slices"

	"casus/loaders/extract"
	"casus/loaders/extract/classify"
)

// fitStatus trains the classifier of statuses on the reports and the articles, of whose acts alone the statuses are coded, and prints how it does on a
// fifth that it has not seen.
func (o options) fitStatus(reports []*report, w io.Writer) *classify.Model {
	all := slices.Concat(reports, o.whole)
	const folds = 5
	of := func(use func(i int) bool) (out []classify.Sample) {
		for i, r := range all {
			if use(i) {
				out = append(out, r.Status...)
			}
		}
		return out
	}
	right, asked := 0, 0
	for fold := range folds {
		m := classify.Train(extract.StatusClasses(), of(func(i int) bool { return i%folds != fold }), o.status)
		for _, s := range of(func(i int) bool { return i%folds == fold }) {
			scores := m.Scores(s.Features)
			asked++
			if slices.Index(scores, slices.Max(scores)) == s.Class {
				right++
			}
		}
	}
	fmt.Fprintf(w, "of the statuses of %d acts %d are told right\n", asked, right)
	return classify.Train(extract.StatusClasses(), of(func(int) bool { return true }), o.status)
}
