package language

import "testing"

func TestVoiceAndTense(t *testing.T) {
	p := pipeline(t)
	for _, c := range []struct {
		text, verb string
		passive    bool
		tense      Tense
	}{
		{"Rebels captured the town.", "captured", false, Past},
		{"The bridge was destroyed by government forces.", "destroyed", true, Past},
		{"The troops have withdrawn from the city.", "withdrawn", false, Present},
		{"A convoy attacked by rebels burned for hours.", "attacked", true, NoTense},
		{"The army controls the border.", "controls", false, Present},
		{"The minister will visit the camp.", "visit", false, NoTense},
		{"Three men were arrested and killed on Monday.", "killed", true, NoTense},
	} {
		s := p.Analyse(c.text)[0]
		for i, k := range s.Tokens {
			if k.Text != c.verb {
				continue
			}
			if got := s.Passive(i); got != c.passive {
				t.Errorf("%q: passive is %t in %v", c.text, got, arcs(s))
			}
			if got := s.TenseOf(i); got != c.tense {
				t.Errorf("%q: tense is %q in %v", c.text, got, arcs(s))
			}
		}
	}
}
