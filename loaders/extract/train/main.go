// Command train learns the models that loaders/extract adds to its frames, from reports that coders have coded:
//
//	go run ./loaders/extract/train -reports reports.train.jsonl -glove vectors/glove-100d -out loaders/extract/model
//
// It prints what ten-fold cross-validation makes of the reports. With -predict DIR it writes the extractions of each report by the
// models that have not seen it, for the scorer.
package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"casus/loaders/extract"
	"casus/loaders/extract/classify"
	"casus/schema"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

type options struct {
	reports, glove, out, predict string
	words, folds, try            int
	acts, roles                  classify.Settings
	exampleActs, exampleRoles    []classify.Sample
}

func run(args []string, w io.Writer) error {
	o := options{
		acts:  classify.Settings{Epochs: 10, Rate: 0.06, Decay: 1e-5, MinCount: 2, Dropout: 0.4, Seed: 1},
		roles: classify.Settings{Epochs: 10, Rate: 0.06, Decay: 1e-5, MinCount: 2, Dropout: 0.4, Seed: 1},
	}
	fs := flag.NewFlagSet("train", flag.ContinueOnError)
	fs.StringVar(&o.reports, "reports", "", "coded reports, a JSON object a line")
	fs.StringVar(&o.glove, "glove", "", "word vectors: path without .i8 and .words.gz; empty keeps those that are embedded")
	fs.StringVar(&o.out, "out", "", "folder for the models; empty for none")
	fs.StringVar(&o.predict, "predict", "", "file for the extractions of the cross-validation; empty for none")
	fs.IntVar(&o.words, "words", 40000, "how many words keep their vector")
	fs.IntVar(&o.folds, "folds", 10, "folds of the cross-validation; 0 for none")
	fs.IntVar(&o.try, "try", 0, "how many of the folds are validated; 0 for all")
	fs.IntVar(&o.acts.Hidden, "hidden", o.acts.Hidden, "hidden units of the classifier of acts")
	fs.IntVar(&o.roles.Hidden, "role-hidden", o.roles.Hidden, "hidden units of the classifier of roles")
	fs.IntVar(&o.acts.Epochs, "epochs", o.acts.Epochs, "times the training sees each sample")
	fs.Float64Var(&o.acts.Rate, "rate", o.acts.Rate, "step size")
	fs.Float64Var(&o.acts.Decay, "decay", o.acts.Decay, "decay of weights")
	fs.Float64Var(&o.acts.Dropout, "dropout", o.acts.Dropout, "dropout")
	fs.Float64Var(&o.roles.Dropout, "role-dropout", o.roles.Dropout, "dropout")
	fs.IntVar(&o.acts.MinCount, "min", o.acts.MinCount, "min")
	if err := fs.Parse(args); err != nil {
		return err
	}
	if o.glove != "" {
		return shorten(o)
	}
	return learn(o, w)
}

// shorten writes the embedded form of the word vectors.
func shorten(o options) error {
	rows, err := os.ReadFile(o.glove + ".i8")
	if err != nil {
		return err
	}
	f, err := os.Open(o.glove + ".words.gz")
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }()
	z, err := gzip.NewReader(f)
	if err != nil {
		return err
	}
	text, err := io.ReadAll(z)
	if err != nil {
		return err
	}
	b, err := extract.Shorten(strings.Split(strings.TrimRight(string(text), "\n"), "\n"), rows, o.words)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(o.out, "vectors.bin"), b, 0o644)
}

// report is a coded report.
type report struct {
	article schema.Article
	coded   []extract.Coded
	acts    []classify.Sample
	roles   []classify.Sample
	lost    int
}

func read(path string) ([]*report, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	var out []*report
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<24)
	for n := 1; in.Scan(); n++ {
		var line struct {
			ID, Date, Title, Text, Source string
			Events                        []struct {
				Type                           schema.EventType
				Trigger                        string
				Agent, Target, Party, Mediator []string
			}
		}
		if err := json.Unmarshal(in.Bytes(), &line); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", path, n, err)
		}
		r := &report{article: schema.Article{ID: line.ID, ExternalID: line.ID, Title: line.Title, Text: line.Text, Source: line.Source}}
		if line.Date != "" {
			if r.article.PublishedAt, err = schema.ParseTime(line.Date); err != nil {
				return nil, fmt.Errorf("%s:%d: %w", path, n, err)
			}
		}
		for _, e := range line.Events {
			r.coded = append(r.coded, extract.Coded{Type: e.Type, Trigger: e.Trigger, Roles: map[schema.Role][]string{
				schema.Agent: e.Agent, schema.Target: e.Target, schema.Party: e.Party, schema.Mediator: e.Mediator}})
		}
		out = append(out, r)
	}
	return out, in.Err()
}

func learn(o options, w io.Writer) error {
	x, err := extract.New(extract.Options{})
	if err != nil {
		return err
	}
	reports, err := read(o.reports)
	if err != nil {
		return err
	}
	parallel(len(reports), func(i int) {
		r := reports[i]
		r.acts, r.roles, r.lost = x.Samples(r.article, r.coded)
	})
	o.exampleActs, o.exampleRoles = x.ExampleSamples()
	lost, coded := 0, 0
	for _, r := range reports {
		lost += r.lost
		coded += len(r.coded)
	}
	fmt.Fprintf(w, "%d reports, %d events, of which %d have words that are no candidate\n", len(reports), coded, lost)
	if o.folds > 0 {
		if err := validate(o, x, reports, w); err != nil {
			return err
		}
	}
	if o.out == "" {
		return nil
	}
	acts, roles := fit(o, reports, func(int) bool { return true })
	for name, m := range map[string]*classify.Model{"acts.bin": acts, "roles.bin": roles} {
		b := m.Append(nil)
		fmt.Fprintf(w, "%s: %d bytes\n", name, len(b))
		if err := os.WriteFile(filepath.Join(o.out, name), b, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// fit trains both models on the reports that use lets through.
func fit(o options, reports []*report, use func(i int) bool) (acts, roles *classify.Model) {
	a, r := slices.Clone(o.exampleActs), slices.Clone(o.exampleRoles)
	for i, rep := range reports {
		if use(i) {
			a, r = append(a, rep.acts...), append(r, rep.roles...)
		}
	}
	return classify.Train(extract.ActClasses(), a, o.acts), classify.Train(extract.RoleClasses(), r, o.roles)
}

// validate extracts each fold of the reports by models that learnt from the others.
func validate(o options, x *extract.Extractor, reports []*report, w io.Writer) error {
	lines := make([][]byte, len(reports))
	var failed error
	var mu sync.Mutex
	if o.try == 0 {
		o.try = o.folds
	}
	parallel(o.try, func(fold int) {
		y := x.WithModels(fit(o, reports, func(i int) bool { return i%o.folds != fold }))
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
	var all []byte
	for _, l := range lines {
		all = append(all, l...)
	}
	return os.WriteFile(o.predict, all, 0o644)
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
