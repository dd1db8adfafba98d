package extract

import (
	"slices"
	"testing"

	"casus/schema"
)

// Acts that the words around their trigger name: an example for each way in which they are told.
func TestWorded(t *testing.T) {
	x := extractor(t)
	for _, c := range []struct {
		text string
		want wanted
		not  []schema.EventType
	}{
		// Words that the tokeniser takes apart at their hyphen.
		{"The pull-out of Senegalese troops from Casamance was completed on Friday.", wanted{kind: schema.Withdrawal, agent: "Senegalese troops", place: "Casamance"}, nil},
		{"Two gunmen died in a shoot-out with soldiers in Tumaco.", wanted{kind: schema.Battle, parties: []string{"gunmen", "soldiers"}, place: "Tumaco"}, nil},
		{"A drive-by on a bus station in Sokoto killed four people.", wanted{kind: schema.ArmedAttack, place: "Sokoto"}, nil},
		{"Students held a sit-in in Tunis on Tuesday.", wanted{kind: schema.Protest, agent: "Students", place: "Tunis"}, nil},
		{"The navy court-martialed nine sailors in Lagos.", wanted{kind: schema.Arrest, agent: "navy", target: "sailors"}, nil},
		{"Iran test-fired a long-range missile on Tuesday.", wanted{kind: schema.Deployment, agent: "Iran"}, []schema.EventType{schema.Shelling}},
		// An acronym that the tagger takes for an adjective.
		{"Four policemen were killed by an IED near Mandera.", wanted{kind: schema.Bombing, target: "policemen", place: "Mandera"}, nil},
		{"An IED killed three policemen in Garissa on Monday.", wanted{kind: schema.Bombing, target: "policemen", place: "Garissa"}, nil},
		{"Strikes destroyed two tanks, a tunnel and an IED near Tuz.", wanted{kind: schema.Airstrike}, []schema.EventType{schema.Bombing}},
	} {
		got := read(x.Extract(schema.Article{Text: c.text, PublishedAt: schema.MustTime("2016-09-10")}))
		if got.event(c.want) == nil {
			t.Errorf("%s: no %+v in\n%s", c.text, c.want, got.dump())
		}
		for _, e := range got.x.Events {
			if slices.Contains(c.not, e.Type) {
				t.Errorf("%s: %s", c.text, e.Type)
			}
		}
	}
}
