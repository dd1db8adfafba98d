package language

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// smallModel learns a model of a few sentences; learn learns names for it and writes them into its file.
func smallModel(tb testing.TB) (file []byte, learn func() []byte) {
	tb.Helper()
	example := func(entities []Entity, words ...string) Example {
		e := Example{Entities: entities, HasEntities: true}
		for i, w := range words {
			t := Token{Text: w, Lemma: w, UPOS: "NOUN", XPOS: "NN", Head: i - 1, Rel: "dep"}
			if i == 0 {
				t.Rel = "root"
			}
			e.Tokens = append(e.Tokens, t)
		}
		return e
	}
	gold := []Example{
		example([]Entity{{2, 3, Person}}, "police", "arrested", "karl", "brandt"),
		example([]Entity{{2, 2, Location}}, "rebels", "fled", "kessab"),
		example([]Entity{{0, 1, Person}, {3, 3, Location}}, "karl", "brandt", "left", "kessab"),
		example(nil, "police", "fled"),
	}
	// Nothing is known of the last word: it may be learnt to be what it is in the other sentences.
	doubt := example([]Entity{{0, 1, Person}}, "karl", "brandt", "shelled", "kessab")
	doubt.Unsure = []bool{false, false, false, true}
	gold = append(gold, doubt)
	cfg := Config{Epochs: 2, Seed: 1, Rate: 0.005, Batch: 8, Report: func(string, ...any) {}}
	file, err := Train(gold, []string{"rebels", "police"}, make([]byte, 2*vectorBytes), cfg)
	if err != nil {
		tb.Fatal(err)
	}
	m, err := ReadModel(file)
	if err != nil {
		tb.Fatal(err)
	}
	lists := NewGazetteer(map[string]uint16{"kessab": 1 << TownName})
	names := NameConfig{Epochs: 40, Seed: 1, Rate: 0.01, Batch: 8, Plain: 1, TagDropout: 0.1, Report: func(string, ...any) {}}
	return file, func() []byte {
		out, err := WithNames(file, TrainNames(PrepareNames(m, gold), lists, names))
		if err != nil {
			tb.Fatal(err)
		}
		return out
	}
}

// TestTrainNamesIsDeterministic learns names of a few sentences twice and writes them into a model's file.
func TestTrainNamesIsDeterministic(t *testing.T) {
	file, learn := smallModel(t)
	full := learn()
	if !bytes.Equal(full, learn()) {
		t.Error("names of the same data differ")
	}
	if _, err := WithNames(file[1:], nil); err == nil {
		t.Error("no error for names of a file that is no model")
	}
	read := func(b []byte) []Entity {
		m, err := ReadModel(b)
		if err != nil {
			t.Fatal(err)
		}
		s := []Sentence{{Tokens: []Token{{Text: "karl"}, {Text: "brandt"}, {Text: "shelled"}, {Text: "kessab"}}}}
		m.Pipeline().Annotate(s)
		return s[0].Entities
	}
	if got := read(file); got != nil {
		t.Errorf("names %v of a model that has learnt none", got)
	}
	if diff := cmp.Diff([]Entity{{0, 1, Person}, {3, 3, Location}}, read(full)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}
