package extract

import (
	"testing"

	"casus/schema"
)

// TestRetold reads texts of one act each that a later sentence tells again: how long it took, whom it hit, who claimed it.
func TestRetold(t *testing.T) {
	x := extractor(t)
	for _, c := range []struct {
		text string
		want wanted
	}{
		{"Taliban fighters attacked a police post in Kunduz on Sunday. The assault lasted three hours.", wanted{kind: schema.ArmedAttack, agent: "Taliban"}},
		{"Militants raided a gas plant at In Amenas. The raid ended after four days.", wanted{kind: schema.ArmedAttack, agent: "Militants"}},
		{"Warplanes bombed Douma on Sunday. The raids continued for several hours.", wanted{kind: schema.Airstrike, place: "Douma"}},
		{"Gunmen stormed a cafe in Dhaka. The attack left 20 hostages dead.", wanted{kind: schema.ArmedAttack, target: "hostages", killed: "20"}},
		{"Gunmen opened fire on a parade in Ahvaz. The attack killed 25 people and was claimed by Islamic State.", wanted{kind: schema.ArmedAttack, agent: "Gunmen", killed: "25", by: []string{"Islamic State"}}},
	} {
		r := read(x.Extract(schema.Article{Text: c.text, PublishedAt: schema.MustTime("2016-09-10")}))
		if len(r.x.Events) != 1 || r.event(c.want) == nil {
			t.Errorf("%s: want %+v\n%s", c.text, c.want, r.dump())
		}
	}
	for _, text := range []string{
		"Taliban fighters attacked a police post in Kunduz on Sunday. The assault on Ghazni lasted three hours.",
		"Warplanes bombed Douma on Sunday. An air raid killed ten in Idlib.",
	} {
		if r := read(x.Extract(schema.Article{Text: text, PublishedAt: schema.MustTime("2016-09-10")})); len(r.x.Events) != 2 {
			t.Errorf("%s: not two acts\n%s", text, r.dump())
		}
	}
}
