// Command train learns the models of package language from Universal Dependencies treebanks, names and word vectors, and
// prints how good they are on the test files.
//
//	go run ./loaders/language/train -data DIR -out loaders/language/model
//
// DIR has ud/{ewt,gum}-{train,dev,test}.conllu.gz, ner/ewt-{dev,test}.iob2.gz and vectors/glove-100d.{i8,words.gz}; -news has the texts
// of newsnames.tsv. First the
// network learns tags and trees, then the recogniser names; -names learns these alone, for the model that is there. The same data
// gives the same model on the same kind of processor.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"runtime/pprof"
	"time"

	"casus/loaders/language"
)

type options struct {
	data, out, start, profile    string
	sentences, vocabulary, check int
	newswire                     int
	only                         bool
	config                       language.Config
	names                        nameOptions
	onlyNames                    bool
}

func main() {
	var o options
	flag.StringVar(&o.data, "data", "../shared/training", "folder of the training data")
	flag.StringVar(&o.out, "out", "loaders/language/model", "folder to write the model to")
	flag.StringVar(&o.start, "start", "", "model to go on from")
	flag.IntVar(&o.newswire, "newswire", 700, "made sentences of news in a round (newswire.go)")
	flag.StringVar(&o.profile, "profile", "", "write a profile of the processor's time to this file")
	flag.IntVar(&o.sentences, "sentences", 0, "learn from so many sentences only; 0 for all")
	flag.IntVar(&o.vocabulary, "vocabulary", 120000, "words with vectors")
	flag.IntVar(&o.check, "check", 0, "measure on gum-dev after every so many epochs")
	flag.BoolVar(&o.only, "evaluate", false, "only measure the model that is there")
	flag.IntVar(&o.config.Epochs, "epochs", 11, "rounds over the data")
	flag.Float64Var(&o.config.Share, "share", 1, "part of the data that a round sees")
	flag.Float64Var(&o.config.Rate, "rate", 0.002, "greatest step of the optimiser")
	flag.IntVar(&o.config.Batch, "batch", 700, "tokens in a step")
	flag.Float64Var(&o.config.Dropout, "dropout", 0.25, "share of values left out between layers")
	flag.Float64Var(&o.config.WordDropout, "word-dropout", 0.06, "share of forms left out")
	flag.Uint64Var(&o.config.Seed, "seed", 4711, "seed of all that is drawn")
	flag.BoolVar(&o.onlyNames, "names", false, "learn names only, for the model that is there")
	flag.StringVar(&o.names.sources, "sources", "../shared/sources", "folder with lists of names")
	flag.StringVar(&o.names.lexicon, "lexicon", "loaders/lexicon/data", "folder of the lexicon's data")
	flag.StringVar(&o.names.news, "news", "../shared/training/wcep.jsonl.gz", "reports of the news, a JSON object a line, gzipped")
	flag.StringVar(&o.names.newsCoded, "news-coded", "loaders/language/train/newsnames.tsv", "names that coders found in some of the news")
	flag.StringVar(&o.names.coded, "coded", "loaders/language/train/names.tsv", "names that coders found in EWT's train part")
	flag.IntVar(&o.names.fold, "fold", -1, "names: hold out this fifth of ewt-dev and measure on it, write nothing")
	flag.IntVar(&o.names.times, "times", 2, "names: how often the web text with gold names counts")
	flag.IntVar(&o.names.config.Epochs, "name-epochs", 6, "names: rounds over the data")
	flag.IntVar(&o.names.config.Batch, "name-batch", 500, "names: tokens in a step")
	flag.Float64Var(&o.names.config.Rate, "name-rate", 0.003, "names: greatest step of the optimiser")
	flag.Float64Var(&o.names.config.Dropout, "name-dropout", 0.3, "names: share of values left out between layers")
	flag.Float64Var(&o.names.config.WordDropout, "name-word-dropout", 0.06, "names: share of vectors left out, and a fourth of that of forms")
	flag.Float64Var(&o.names.config.ListDropout, "name-list-dropout", 0.1, "names: share of words without what the lists say")
	flag.Float64Var(&o.names.config.TagDropout, "name-tag-dropout", 0.1, "names: share of words without what the tagger says")
	flag.Float64Var(&o.names.config.Plain, "plain", 0.3, "names: share of the sentences without names that a round sees")
	flag.Parse()
	if err := run(o); err != nil {
		log.Fatal(err)
	}
}

func run(o options) error {
	start := time.Now()
	o.config.Report = func(format string, args ...any) {
		log.Printf("%6.0f s  %s", time.Since(start).Seconds(), fmt.Sprintf(format, args...))
	}
	file := filepath.Join(o.out, "english.bin")
	if !o.only && !o.onlyNames {
		if err := train(o, file); err != nil {
			return err
		}
	}
	if !o.only {
		if err := trainNames(o, file); err != nil || o.names.fold >= 0 {
			return err
		}
	}
	at := time.Now()
	m, err := readModel(file)
	if err != nil {
		return err
	}
	fmt.Printf("model read in %d ms\n", time.Since(at).Milliseconds())
	for _, name := range []string{"ewt-test", "gum-test"} {
		s, err := load(o.data, name)
		if err != nil {
			return err
		}
		evaluate(name, m.Pipeline(), s)
		evaluateText(name, m.Pipeline(), s)
	}
	return nil
}

func readModel(file string) (*language.Model, error) {
	b, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("read the model: %w", err)
	}
	m, err := language.ReadModel(b)
	if err != nil {
		return nil, fmt.Errorf("read the model %s: %w", file, err)
	}
	return m, nil
}

func train(o options, file string) error {
	if o.profile != "" {
		f, err := os.Create(o.profile)
		if err != nil {
			return fmt.Errorf("profile: %w", err)
		}
		defer func() { _ = f.Close() }()
		if err := pprof.StartCPUProfile(f); err != nil {
			return fmt.Errorf("profile: %w", err)
		}
		defer pprof.StopCPUProfile()
	}
	// ewt-dev has the names of the web text, so it is learnt from; gum-dev is what settings are chosen by.
	var gold []language.Example
	for _, name := range []string{"ewt-train", "ewt-dev", "gum-train"} {
		s, err := load(o.data, name)
		if err != nil {
			return err
		}
		for _, t := range s {
			gold = append(gold, t.Example)
		}
	}
	if o.sentences > 0 {
		gold = gold[:min(len(gold), o.sentences)]
	}
	words, vectors, err := readVectors(filepath.Join(o.data, "vectors"), o.vocabulary)
	if err != nil {
		return err
	}
	o.config.More = func(epoch int) []language.Example { return newswireSentences(o.newswire, o.config.Seed+uint64(epoch)) }
	if o.start != "" {
		if o.config.Start, err = readModel(o.start); err != nil {
			return err
		}
	}
	if o.check > 0 {
		dev, err := load(o.data, "gum-dev")
		if err != nil {
			return err
		}
		o.config.Check = func(epoch int, m *language.Model) {
			if epoch%o.check == 0 {
				evaluate("gum-dev", m.Pipeline(), dev)
			}
		}
	}
	model, err := language.Train(gold, words, vectors, o.config)
	if err != nil {
		return err
	}
	if err := os.WriteFile(file, model, 0o644); err != nil {
		return fmt.Errorf("write the model: %w", err)
	}
	return nil
}

// load reads a treebank and, where there are such, its names.
func load(data, name string) ([]treeSentence, error) {
	s, err := readTreebank(filepath.Join(data, "ud", name+".conllu.gz"))
	if err != nil {
		return nil, err
	}
	if name == "ewt-dev" || name == "ewt-test" {
		err = readNames(filepath.Join(data, "ner", name+".iob2.gz"), s)
	}
	return s, err
}
