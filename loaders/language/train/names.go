package main

import (
	"fmt"
	"os"
	"slices"

	"casus/loaders/language"
)

// nameOptions say how names are learnt.
type nameOptions struct {
	lexicon, sources string
	// coded has names that were found in EWT's train part, newsCoded those of some of the reports in news.
	coded, news, newsCoded string
	fold, times            int
	config                 language.NameConfig
}

// nameFolds is into how many parts the documents of ewt-dev are cut, to hold one out.
const nameFolds = 5

// trainNames learns to find names for the model in file and writes them into it; with a fold held out it only measures.
//
// Gold are the names of GUM's free genres and of ewt-dev. Those of EWT's train part and of reports of the news were found by language
// models that read them by Universal NER's guidelines.
func trainNames(o options, file string) error {
	b, err := os.ReadFile(file)
	if err != nil {
		return fmt.Errorf("read the model: %w", err)
	}
	m, err := language.ReadModel(b)
	if err != nil {
		return fmt.Errorf("read the model %s: %w", file, err)
	}
	lists, err := readLists(o.names.lexicon, o.names.sources)
	if err != nil {
		return err
	}
	data := map[string][]treeSentence{}
	for _, name := range []string{"ewt-train", "ewt-dev", "gum-train", "gum-dev"} {
		if data[name], err = load(o.data, name); err != nil {
			return err
		}
	}
	if err := readCodedNames(o.names.coded, data["ewt-train"]); err != nil {
		return err
	}
	news, err := readNewsNames(o.names.newsCoded, o.names.news)
	if err != nil {
		return err
	}
	fold := foldOf(data["ewt-dev"])
	held := func(i int) bool { return fold[i] == o.names.fold }
	prepare := func(s []treeSentence) *language.NameData {
		var examples []language.Example
		for _, t := range s {
			examples = append(examples, t.Example)
		}
		return language.PrepareNames(m, examples)
	}
	dev := prepare(data["ewt-dev"])
	web := dev.Part(func(i int) int { return o.names.times * one(!held(i)) })
	train := prepare(data["gum-train"]).Join(web, prepare(data["ewt-train"]), language.PrepareNames(m, news))
	o.config.Report("names: read with the tagger")
	cfg := o.names.config
	cfg.Seed, cfg.Report = o.config.Seed, o.config.Report
	names := language.TrainNames(train, lists, cfg)
	measureNames("gum-dev", prepare(data["gum-dev"]), names)
	if o.names.fold >= 0 {
		measureNames("ewt-dev, what was held out", dev.Part(func(i int) int { return one(held(i)) }), names)
		return nil
	}
	if b, err = language.WithNames(b, names); err != nil {
		return err
	}
	if err := os.WriteFile(file, b, 0o644); err != nil {
		return fmt.Errorf("write the model: %w", err)
	}
	return nil
}

// foldOf deals the documents of some sentences out to the folds.
func foldOf(s []treeSentence) []int {
	out := make([]int, len(s))
	document := -1
	for i := range s {
		if i == 0 || s[i].document != s[i-1].document {
			document++
		}
		out[i] = document % nameFolds
	}
	return out
}

// measureNames prints how many names a recogniser finds, in all and of each kind.
func measureNames(title string, d *language.NameData, m *language.NameModel) {
	var all score
	kinds := map[language.EntityKind]*score{language.Person: {}, language.Organization: {}, language.Location: {}}
	names := m.Names(d)
	for i, e := range d.Examples() {
		if !e.HasEntities {
			continue
		}
		found := names[i]
		all.add(e.Entities, found)
		for k, s := range kinds {
			of := func(list []language.Entity) []language.Entity {
				return slices.DeleteFunc(slices.Clone(list), func(e language.Entity) bool { return e.Kind != k })
			}
			s.add(of(e.Entities), of(found))
		}
	}
	fmt.Printf("%s: names %s", title, all)
	for _, k := range []language.EntityKind{language.Person, language.Organization, language.Location} {
		fmt.Printf(", %s %.3f", k, kinds[k].f1())
	}
	fmt.Println()
}
