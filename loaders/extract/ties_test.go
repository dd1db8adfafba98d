package extract

import (
	"slices"
	"testing"

	"casus/schema"
)

// Each two of a sentence are one tie, where they stand nearest; a name within a name belongs to the one around it.
func TestTiesOf(t *testing.T) {
	x := extractor(t)
	d := x.told(schema.Article{Text: "Hezbollah fighters fought the Islamic State near Palmyra, and Hezbollah took a hill.", PublishedAt: schema.MustTime("2016-09-10")})
	seen := map[[2]*entity]bool{}
	var names []string
	for _, tie := range d.tiesOf(d.sents[0]) {
		k := unordered(tie.x, tie.y)
		if seen[k] || tie.x == tie.y {
			t.Errorf("%s and %s are two ties or one with itself", tie.x.name, tie.y.name)
		}
		seen[k] = true
		names = append(names, tie.x.name+" / "+tie.y.name)
	}
	if !slices.ContainsFunc(names, func(n string) bool { return n == "Hezbollah fighters / Islamic State" }) {
		t.Errorf("ties %q lack the two sides", names)
	}
}

// A class of the model is a link from the first to the second, or behind its mark the other way round.
func TestTieOf(t *testing.T) {
	a, b := &entity{id: 1}, &entity{id: 2}
	for class := 1; class < len(tieClasses); class++ {
		kind, x, y := tieOf(class, tie{x: a, y: b})
		if _, ok := tieBars[kind]; !ok {
			t.Errorf("class %s: no bars for %s", tieClasses[class], kind)
		}
		if back := tieClasses[class] != string(kind); back != (x == b && y == a) {
			t.Errorf("class %s goes from %d to %d", tieClasses[class], x.id, y.id)
		}
		if kind.Symmetric() && tieClasses[class] != string(kind) {
			t.Errorf("class %s: a link that holds both ways has two classes", tieClasses[class])
		}
	}
}
