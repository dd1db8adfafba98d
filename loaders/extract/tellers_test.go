package extract

import (
	"slices"
	"testing"

	"casus/schema"
)

// TestTellersBehind reads who does what somebody tells at the end of a sentence: not he who tells it, unless he speaks of himself.
func TestTellersBehind(t *testing.T) {
	x := extractor(t)
	for _, c := range []struct {
		text         string
		kind         schema.EventType
		teller, doer string
	}{
		{"Drones that struck Abqaiq were made in Iran, Riyadh said.", schema.Airstrike, "Saudi Arabia", ""},
		{"The drones which struck the refinery came from Iraq, Kuwait said.", schema.Airstrike, "Kuwait", ""},
		{"A missile that brought down the airliner was fired by Iran, Canada said.", schema.Shelling, "Canada", "Iran"},
		{"Missiles that hit an airbase in Homs were fired by Israel, Syria and Russia said.", schema.Shelling, "Russia", "Israel"},
		{"Fighters who attacked the town came from Chad, Sudan said.", schema.Battle, "Sudan", "Fighters"},
		{"Officials said that the raid in Kunduz killed three rebels and captured two others.", schema.Arrest, "Officials", ""},
		{"Police said that they had arrested two men in Kunduz.", schema.Arrest, "Police", "Police"},
		{"Israel said its jets had bombed Gaza.", schema.Airstrike, "Israel", "Israel"},
	} {
		r := read(x.Extract(schema.Article{Text: c.text, PublishedAt: schema.MustTime("2019-09-16")}))
		found := false
		for _, e := range r.x.Events {
			if e.Type != c.kind {
				continue
			}
			found = true
			if !r.any(e.AttributedTo, c.teller) {
				t.Errorf("%s: it is not told by %s\n%s", c.text, c.teller, r.dump())
			}
			i := slices.IndexFunc(e.Participants, func(p schema.ExtractedParticipant) bool { return p.Role == schema.Agent })
			if (i >= 0) != (c.doer != "") || i >= 0 && !r.is(e.Participants[i].Actor, c.doer) {
				t.Errorf("%s: wrong agent, want %q\n%s", c.text, c.doer, r.dump())
			}
		}
		if !found {
			t.Errorf("%s: no %s\n%s", c.text, c.kind, r.dump())
		}
	}
}
