// Command train learns the models that loaders/extract adds to its frames, from reports that coders have coded:
//
//	go run ./loaders/extract/train -reports reports.train.jsonl -articles loaders/extract/train/articles.jsonl -codes loaders/extract/train/codes.jsonl -news wcep.jsonl.gz -out loaders/extract/model
//
// Acts and roles are learnt from the text, ties (standing links) from what the extractor with these makes of it: where only one of them is to be
// learnt anew (-only), ties are the last.
//
// With -predict FILE it writes the extractions of each report by models that have not seen it (ten-fold cross-validation), for the scorer.
// With -ask N it prints N of the news for coders, those that the models can learn most from; codes.jsonl has what they answered.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"casus/loaders/extract"
	"casus/loaders/extract/classify"
	"casus/loaders/extract/pairs"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

type options struct {
	reports, articles, codes, news, out, predict, only, keep string
	topics, quick                                            bool
	folds, try, ask, networks                                int
	acts, joins                                              classify.Settings
	roles, ties                                              pairs.Settings
	status                                                   classify.Settings
	teach                                                    classify.Teaching
	// further are reports and articles that are always learnt from; examples those of the frames.
	further []*report
	// whole are those of further that are whole articles.
	whole    []*report
	examples extract.Samples
}

func run(args []string, w io.Writer) error {
	o := options{
		acts:   classify.Settings{Epochs: 10, Rate: 0.06, Decay: 1e-5, MinCount: 12, Dropout: 0.4, Seed: 1},
		joins:  classify.Settings{Epochs: 20, Rate: 0.05, Decay: 1e-5, MinCount: 4, Hidden: 16, Dropout: 0.3, Seed: 1},
		roles:  pairs.Settings{Epochs: 10, Rate: 0.003, Dropout: 0.4, Forget: 0.3, Batch: 128, MinCount: 16, Networks: 1, Width: 96, Seed: 1},
		status: classify.Settings{Epochs: 10, Rate: 0.06, Decay: 1e-5, MinCount: 4, Dropout: 0.4, Seed: 1},
		ties:   pairs.Settings{Epochs: 10, Rate: 0.004, Dropout: 0.4, Forget: 0.3, Batch: 128, MinCount: 24, Networks: 1, Width: 32, Seed: 1},
		teach:  classify.Teaching{Epochs: 10, Rate: 0.002, Dropout: 0.2, Batch: 400, MinCount: 10, Seed: 1},
	}
	fs := flag.NewFlagSet("train", flag.ContinueOnError)
	fs.StringVar(&o.reports, "reports", "", "coded reports, a JSON object a line")
	fs.StringVar(&o.codes, "codes", "", "codes of the acts of further reports, a JSON object a line; empty for none")
	fs.StringVar(&o.articles, "articles", "", "whole coded articles to learn from beside the reports, a JSON object a line; empty for none")
	fs.StringVar(&o.news, "news", "", "the texts of the further reports, a JSON object a line, gzipped")
	fs.BoolVar(&o.topics, "topics", false, "learn only the classifier of topics, from the categories of the news that are none of the reports")
	fs.IntVar(&o.ask, "ask", 0, "print as many of the news, those whose acts the classifier is least sure of, for coders; nothing is learnt")
	fs.StringVar(&o.out, "out", "", "folder for the models; empty for none")
	fs.StringVar(&o.predict, "predict", "", "file for the extractions of the cross-validation; empty for none")
	fs.IntVar(&o.folds, "folds", 10, "folds of the cross-validation; 0 for none")
	fs.IntVar(&o.try, "try", 0, "how many of the folds are validated; 0 for all")
	fs.IntVar(&o.networks, "networks", 1, "how many networks read acts")
	fs.IntVar(&o.roles.Networks, "role-networks", o.roles.Networks, "how many networks read roles")
	fs.BoolVar(&o.quick, "quick", false, "validate with one network of each kind")
	fs.StringVar(&o.keep, "keep", "", "folder where the models of the cross-validation are kept; those that lie there are not trained anew")
	fs.StringVar(&o.only, "only", "", "what is written: acts, roles, status, joins, ties or nothing for all; joins and ties are learnt from what the extractor makes of the reports")
	if err := fs.Parse(args); err != nil {
		return err
	}
	switch {
	case o.topics:
		return learnTopics(o, w)
	case o.ask > 0:
		return ask(o, w)
	}
	return learn(o, w)
}

func learn(o options, w io.Writer) error {
	x, err := extract.New(extract.Options{})
	if err != nil {
		return err
	}
	reports, err := readReports(o.reports)
	if err != nil {
		return err
	}
	if o.codes != "" {
		if o.further, err = readCodes(o.codes, o.news); err != nil {
			return err
		}
	}
	if o.articles != "" {
		articles, err := readReports(o.articles)
		if err != nil {
			return err
		}
		o.further, o.whole = append(o.further, articles...), articles
	}
	if o.try == 0 {
		o.try = o.folds
	}
	if o.folds > 0 && o.out == "" && o.allKept() {
		return validate(o, x, reports)
	}
	if o.only == "ties" || o.only == "joins" {
		return o.write(x, reports, w)
	}
	lost, coded := 0, 0
	all := slices.Concat(reports, o.further)
	if o.only == "status" {
		all = slices.Concat(reports, o.whole)
	}
	parallel(len(all), func(i int) { all[i].Samples, all[i].lost = x.Samples(all[i].article, all[i].coded) })
	for _, r := range all {
		lost += r.lost
		coded += len(r.coded)
	}
	fmt.Fprintf(w, "%d reports, %d events, of which %d have words that are no candidate\n", len(all), coded, lost)
	o.examples = x.ExampleSamples()
	if o.folds > 0 {
		tellApart(o, reports, w)
		if err := validate(o, x, reports); err != nil {
			return err
		}
	}
	if o.out == "" {
		return nil
	}
	return o.write(x, reports, w)
}

// write learns the models from all reports and writes them.
func (o options) write(x *extract.Extractor, reports []*report, w io.Writer) error {
	every := func(int) bool { return true }
	files := map[string][]byte{}
	var m extract.Models
	if o.only == "" || o.only == "acts" {
		m = fitActs(o, reports, every)
		files["acts.bin"] = actFile(m)
	}
	if o.only == "" || o.only == "roles" {
		m.Roles = fitRoles(o, reports, every)
		files["roles.bin"] = m.Roles.Append(nil)
	}
	if o.only == "" || o.only == "status" {
		m.Status = o.fitStatus(reports, w)
		files["status.bin"] = m.Status.Append(nil)
	}
	if o.only == "" {
		x = x.WithModels(m)
	}
	if o.only == "" || o.only == "joins" {
		m.Joins = o.fitJoins(x, w)
		files["joins.bin"] = m.Joins.Append(nil)
	}
	if o.only == "" {
		x = x.WithModels(m)
	}
	if o.only == "" || o.only == "ties" {
		o.findTies(x, reports)
		files["ties.bin"] = fitTies(o, reports, every).Append(nil)
	}
	for name, b := range files {
		fmt.Fprintf(w, "%s: %d bytes\n", name, len(b))
		if err := os.WriteFile(filepath.Join(o.out, name), extract.Pack(b), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// tellApart prints how well background is told from news on reports that the classifier has not seen.
func tellApart(o options, reports []*report, w io.Writer) {
	var count [2][2]int
	for fold := range o.folds {
		var seen, unseen []classify.Sample
		for i, r := range reports {
			if i%o.folds == fold {
				unseen = append(unseen, r.Told...)
			} else {
				seen = append(seen, r.Told...)
			}
		}
		m := classify.Train(extract.ToldClasses(), seen, o.acts)
		for _, s := range unseen {
			found := extract.News
			if m.Scores(s.Features)[extract.Background] > extract.Surely {
				found = extract.Background
			}
			count[s.Class][found]++
		}
	}
	fmt.Fprintf(w, "of %d acts told as news %d are taken for it, of %d told as background %d\n", count[0][0]+count[0][1], count[0][0], count[1][0]+count[1][1], count[1][1])
}

// samples are those of the reports that use lets through, of the further ones and of the frames' examples.
func samples(o options, reports []*report, use func(i int) bool) *extract.Samples {
	var all extract.Samples
	all.Add(&o.examples)
	for _, r := range o.further {
		all.Add(&r.Samples)
	}
	for i, r := range reports {
		if use(i) {
			all.Add(&r.Samples)
		}
	}
	return &all
}

// fitActs trains the models of acts.
func fitActs(o options, reports []*report, use func(i int) bool) (m extract.Models) {
	all := samples(o, reports, use)
	m.Networks = make([]*classify.Network, o.networks)
	parallel(o.networks, func(i int) {
		t := o.teach
		t.Seed += uint64(i)
		m.Networks[i] = classify.Teach(extract.ActClasses(), all.Passages, t)
	})
	m.Acts = classify.Train(extract.ActClasses(), all.Acts, o.acts)
	m.Told = classify.Train(extract.ToldClasses(), all.Told, o.acts)
	return m
}

// validate extracts each fold of the reports by models that learnt from the others.
func validate(o options, x *extract.Extractor, reports []*report) error {
	if o.quick {
		o.roles.Networks, o.networks = 1, min(1, o.networks)
	}
	if !o.allKept() {
		o.findTies(x, reports)
	}
	models := make([]extract.Models, o.try)
	failures := make([]error, o.try)
	parallel(o.try, func(fold int) {
		use := func(i int) bool { return i%o.folds != fold }
		models[fold], failures[fold] = o.kept(fold,
			func() extract.Models { return fitActs(o, reports, use) },
			func() *pairs.Model { return fitRoles(o, reports, use) },
			func() *pairs.Model { return fitTies(o, reports, use) })
	})
	if err := errors.Join(failures...); err != nil {
		return err
	}
	lines := make([][]byte, len(reports))
	var failed error
	var mu sync.Mutex
	parallel(o.try, func(fold int) {
		y := x.WithModels(models[fold])
		for i := fold; i < len(reports); i += o.folds {
			b, err := json.Marshal(y.Extract(reports[i].article))
			if err != nil {
				mu.Lock()
				failed = fmt.Errorf("report %s: %w", reports[i].article.ExternalID, err)
				mu.Unlock()
			}
			lines[i] = append(b, '\n')
		}
	})
	if failed != nil || o.predict == "" {
		return failed
	}
	return os.WriteFile(o.predict, slices.Concat(lines...), 0o644)
}

// parallel calls fn for 0 to n-1 on two workers.
func parallel(n int, fn func(i int)) {
	next := make(chan int)
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			for i := range next {
				fn(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	wg.Wait()
}
