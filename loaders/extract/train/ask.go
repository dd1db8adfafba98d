package main

import (
	"cmp"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"slices"
	"strings"

	"casus/loaders/extract"
)

// surely and hardly bound how likely an act a word is that a coder is asked about, and one that makes a report worth asking.
const hardly, barely = 0.04, 0.08

// pool is out of how many reports the ones to ask about are chosen for each asked.
const pool = 4

// ask prints reports for coders, those first whose acts the classifier is least sure of (uncertainty sampling, Lewis and Gale 1994):
// each word that may name an act in brackets, with its number, the likeliest type and how likely it is any act, in hundredths.
func ask(o options, w io.Writer) error {
	x, err := extract.New(extract.Options{})
	if err != nil {
		return err
	}
	known := map[string]bool{}
	var all []*report
	if o.reports != "" {
		seen, err := readReports(o.reports)
		if err != nil {
			return err
		}
		for _, r := range seen {
			known[r.article.Text] = true
		}
	}
	if err := lines(o.news, func(l *line) error {
		if known[l.Text] || len(l.Text) < 60 || len(l.Text) > 600 {
			return nil
		}
		r, err := l.report()
		all = append(all, r)
		return err
	}); err != nil {
		return err
	}
	rng := rand.New(rand.NewPCG(o.acts.Seed, 3))
	rng.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	all = all[:min(len(all), pool*o.ask)]
	type question struct {
		doubt float64
		text  string
	}
	out := make([]question, len(all))
	parallel(len(all), func(i int) { out[i].text, out[i].doubt = marked(x, all[i]) })
	slices.SortStableFunc(out, func(a, b question) int { return cmp.Compare(b.doubt, a.doubt) })
	for _, q := range out[:min(len(out), o.ask)] {
		fmt.Fprintln(w, q.text)
	}
	return nil
}

// marked is a report with its words in question marked, and how unsure the least sure of them is.
func marked(x *extract.Extractor, r *report) (text string, doubt float64) {
	var b strings.Builder
	b.WriteString(r.article.ID + ": ")
	at, n := 0, 0
	for _, d := range x.Doubts(r.article) {
		if d.Act < hardly || d.Start < at {
			continue
		}
		n++
		if d.Act > barely {
			doubt = max(doubt, 1-math.Abs(2*d.Act-0.9))
		}
		fmt.Fprintf(&b, "%s[%d %s|%s %.0f]", r.article.Text[at:d.Start], n, d.Word, d.Type, 100*d.Act)
		at = d.Start + len(d.Word)
	}
	b.WriteString(r.article.Text[at:])
	return b.String(), doubt
}
