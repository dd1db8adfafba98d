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
	fold             int
	teachers, times  int
	sure             float64
	config           language.NameConfig
}

// nameFolds is into how many parts the documents of ewt-dev are cut, to hold one out.
const nameFolds = 5

// trainNames learns to find names for the model in file and writes them into it; with a fold held out it only measures.
//
// Few sentences have gold names: those of GUM's free genres and of ewt-dev. So teachers who read a treebank's own tags, which tell
// where a proper name is but not of what kind, first name the rest of the web text. What they are sure of is learnt from like gold,
// the rest does not count (self-training, Scudder 1965).
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
	gold := prepare(data["gum-train"]).Join(web)
	o.config.Report("names: read with the tagger")
	cfg := o.names.config
	cfg.Seed, cfg.Report = o.config.Seed, o.config.Report
	train := gold
	if o.names.teachers > 0 {
		train = gold.Join(silver(prepare(data["ewt-train"]), gold, lists, o.names, cfg))
	}
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

// silver is d with the names that teachers find who learn from gold.
func silver(d, gold *language.NameData, lists *language.Gazetteer, o nameOptions, cfg language.NameConfig) *language.NameData {
	cfg.GoldTags = true
	teachers := make([][]language.NameOdds, o.teachers)
	for i := range teachers {
		cfg.Seed++
		teachers[i] = language.TrainNames(gold, lists, cfg).Odds(d)
	}
	var names, unsure, tokens int
	out := d.With(func(i int) ([]language.Entity, []bool) {
		var all []language.NameOdds
		for _, t := range teachers {
			all = append(all, t[i])
		}
		found, doubt := sureNames(language.MeanOdds(all), o.sure)
		names += len(found)
		tokens += len(doubt)
		for _, u := range doubt {
			unsure += one(u)
		}
		return found, doubt
	})
	cfg.Report("names: teachers found %d and are not sure of %d of %d tokens", names, unsure, tokens)
	return out
}

// sureNames are the names whose tags are all at least so likely, and the tokens of which less is known.
func sureNames(odds language.NameOdds, sure float64) (names []language.Entity, unsure []bool) {
	unsure = make([]bool, len(odds))
	for i := range odds {
		unsure[i] = slices.Max(odds[i][:]) < sure
	}
	for _, e := range odds.Best() {
		within := unsure[e.First:min(e.Last+2, len(odds))]
		if !slices.Contains(within, true) {
			names = append(names, e)
			continue
		}
		for i := e.First; i <= e.Last; i++ {
			unsure[i] = true
		}
	}
	return names, unsure
}

// measureNames prints how many names a recogniser finds, in all and of each kind.
func measureNames(title string, d *language.NameData, m *language.NameModel) {
	var all score
	kinds := map[language.EntityKind]*score{language.Person: {}, language.Organization: {}, language.Location: {}}
	odds := m.Odds(d)
	for i, e := range d.Examples() {
		if !e.HasEntities {
			continue
		}
		found := odds[i].Best()
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
