package extract

import (
	"strings"
	"testing"

	"casus/schema"
)

// All who are meant together have the part: however many, by whichever noun, and of the right kind.
func TestMeantTogether(t *testing.T) {
	x := extractor(t)
	for _, c := range []struct {
		text string
		kind schema.EventType
		role schema.Role
		want []string
	}{
		{"Armenia and Azerbaijan exchanged fire on Sunday. Both countries deployed troops to the border.", schema.Deployment, schema.Agent, []string{"Armenia", "Azerbaijan"}},
		{"India and China massed troops in Ladakh. The nuclear-armed neighbours accused each other of crossing the line.", schema.Accusation, schema.Agent, []string{"India", "China"}},
		{"Guinea, Liberia and Sierra Leone met in Conakry. The three states agreed to deploy soldiers.", schema.Deployment, schema.Agent, []string{"Guinea", "Liberia", "Sierra Leone"}},
		{"Saudi Arabia, Bahrain, Egypt and the United Arab Emirates cut ties with Qatar. The four countries accused Doha of backing militants.", schema.Accusation, schema.Agent, []string{"Saudi Arabia", "Bahrain", "Egypt", "United Arab Emirates"}},
		{"Salva Kiir met Riek Machar in Addis Ababa. The foes signed a peace deal.", schema.OtherAgreementType, schema.Party, []string{"Kiir", "Machar"}},
		{"Bosco Ntaganda and Sultani Makenga fought in Goma. The two commanders accused each other of treason.", schema.Accusation, schema.Agent, []string{"Ntaganda", "Makenga"}},
		{"Syria and Turkey exchanged fire on Wednesday. The neighbours deployed tanks along the frontier.", schema.Deployment, schema.Agent, []string{"Syria", "Turkey"}},
	} {
		r := read(x.Extract(schema.Article{Text: c.text, PublishedAt: schema.MustTime("2016-09-10")}))
		met := 0
		for _, e := range r.x.Events {
			if e.Type != c.kind {
				continue
			}
			for _, p := range e.Participants {
				for _, w := range c.want {
					if p.Role == c.role && r.is(p.Actor, w) {
						met++
					}
				}
			}
		}
		if met != len(c.want) {
			t.Errorf("%s: %d of %v have a part in the %s\n%s", c.text, met, c.want, c.kind, r.dump())
		}
	}
}

// Who is meant together is no ally for it, least of all of whom he fights.
func TestEnemiesAreNoAllies(t *testing.T) {
	x := extractor(t)
	for _, text := range []string{
		"Thailand and Cambodia traded artillery fire near a temple. The two neighbours have sent reinforcements to the border.",
		"Kyrgyzstan and Tajikistan blamed each other for the clashes. Both countries sent tanks to the frontier.",
		"India and China massed troops in Ladakh. The neighbours accused each other of crossing the line.",
	} {
		r := read(x.Extract(schema.Article{Text: text, PublishedAt: schema.MustTime("2016-09-10")}))
		if len(r.x.Events) < 2 {
			t.Errorf("%s: %d events\n%s", text, len(r.x.Events), r.dump())
		}
		for _, l := range r.x.Relations {
			if l.Type == schema.AlliedWith || l.Type == schema.Backs {
				t.Errorf("%s: %v", text, r.dump())
			}
		}
	}
}

// Nobody is meant together with whom he was named long before.
func TestNotMeantFromFarAway(t *testing.T) {
	x := extractor(t)
	for _, c := range []struct {
		told, behind string
		kind         schema.EventType
	}{
		{"Bosco Ntaganda and Sultani Makenga fought in Goma.", "The two commanders deployed troops to the border.", schema.Deployment},
		{"Guinea, Liberia and Sierra Leone met in Conakry.", "The three states deployed troops to the border.", schema.Deployment},
		{"Fighting between Sudan and South Sudan went on.", "Both sides deployed troops to the border.", schema.Deployment},
	} {
		for between, want := range map[int]bool{1: true, jointWithin + 5: false} {
			text := c.told + strings.Repeat(" The weather was cold all day.", between) + " " + c.behind
			r := read(x.Extract(schema.Article{Text: text, PublishedAt: schema.MustTime("2016-09-10")}))
			e := r.event(wanted{kind: c.kind})
			if e == nil {
				t.Errorf("%s: no %s\n%s", c.behind, c.kind, r.dump())
				continue
			}
			agents := 0
			for _, p := range e.Participants {
				if p.Role == schema.Agent {
					agents++
				}
			}
			if (agents > 1) != want {
				t.Errorf("%s: %d behind %d sentences\n%s", c.behind, agents, between, r.dump())
			}
		}
	}
}
