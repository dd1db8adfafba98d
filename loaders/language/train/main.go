// Command train learns the models of package language from Universal Dependencies treebanks and word vectors, and prints
// how good they are on the test files.
//
//	go run ./loaders/language/train -data DIR -out loaders/language/model
//
// DIR has ud/ewt-{train,test}.conllu.gz, ud/gum-{train,test}.conllu.gz and vectors/glove-100d.{i8,words.gz}. The same data gives
// the same model, byte for byte.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"time"

	"casus/loaders/language"
)

func main() {
	data := flag.String("data", "../shared/training", "folder of the training data")
	out := flag.String("out", "loaders/language/model", "folder to write the model to")
	epochs := flag.Int("epochs", 10, "epochs of the parser")
	folds := flag.Int("folds", 5, "folds for predicted tags")
	clusters := flag.Int("clusters", 1023, "classes of words")
	only := flag.Bool("evaluate", false, "only measure the model that is there")
	flag.Parse()
	if err := run(*data, *out, *epochs, *folds, *clusters, *only); err != nil {
		log.Fatal(err)
	}
}

func run(data, out string, epochs, folds, k int, only bool) error {
	start := time.Now()
	report := func(format string, args ...any) {
		log.Printf("%6.0f s  %s", time.Since(start).Seconds(), fmt.Sprintf(format, args...))
	}
	file := filepath.Join(out, "english.bin")
	if !only {
		var gold [][]language.Token
		for _, name := range []string{"ewt-train", "gum-train"} {
			s, err := readTreebank(filepath.Join(data, "ud", name+".conllu.gz"))
			if err != nil {
				return err
			}
			for _, t := range s {
				gold = append(gold, t.tokens)
			}
		}
		wc, err := clusterWords(filepath.Join(data, "vectors"), k, report)
		if err != nil {
			return err
		}
		model := language.Train(gold, wc, language.Config{TaggerEpochs: 6, ParserEpochs: epochs, Folds: folds, Seed: 4711,
			TaggerPrune: 0.4, ParserPrune: 1.3, Report: report})
		if err := os.WriteFile(file, model, 0o644); err != nil {
			return fmt.Errorf("write the model: %w", err)
		}
		report("%s: %d bytes", file, len(model))
	}
	b, err := os.ReadFile(file)
	if err != nil {
		return fmt.Errorf("read the model: %w", err)
	}
	at := time.Now()
	m, err := language.ReadModel(b)
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	fmt.Printf("model: %.1f MB, read in %d ms\n", float64(len(b))/1e6, time.Since(at).Milliseconds())
	for _, name := range []string{"ewt-test", "gum-test"} {
		s, err := readTreebank(filepath.Join(data, "ud", name+".conllu.gz"))
		if err != nil {
			return err
		}
		evaluate(name, m.Pipeline(), s)
	}
	return nil
}
