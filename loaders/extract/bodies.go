package extract

import (
	"strings"

	"casus/loaders/lexicon"
	"casus/schema"
)

// bodyOf is whose office it is: behind it ("head of the Arab League"), before it ("Russian foreign minister", "the U.N.'s Syria
// envoy"). Needs entities.
func (d *document) bodyOf(o *office) *mention {
	if m := d.bodyBehind(o); m != nil {
		return m
	}
	if m := d.bodyBefore(o); m != nil && !(strings.HasPrefix(o.noun.Lemma, "opposition ") && (m.entity.kind == schema.StateActor || m.entity.isPlace())) {
		return m
	}
	// "rebel leader Y": who he leads is within the noun.
	if m := o.s.at[o.first]; o.last > o.first && o.noun.Relation == string(schema.Leads) && m != nil && m.entity != nil && m.last < o.last && m.entity.kind == schema.ArmedGroupActor {
		return m
	}
	// "King Salman of Saudi Arabia"
	if b := o.bearer; b != nil && b.first == o.last+1 && b.last+2 < len(o.s.Tokens) && o.s.lower[b.last+1] == "of" {
		for k := b.last + 2; k < len(o.s.Tokens) && k <= b.last+3; k++ {
			if m := o.s.at[k]; m != nil && m.entity != nil && m.form == nameForm && m.entity.kind != schema.PersonActor {
				return m
			}
		}
	}
	return nil
}

var (
	behindPrepositions = set("of for at from with in within belonging to")
	// portfolios follow "minister of" and are no body.
	portfolios = set("education defence defense state interior justice finance health information oil energy trade transport culture tourism sports agriculture economy development labour labor environment affairs security war foreign internal home reconciliation")
)

func (d *document) bodyBehind(o *office) *mention {
	s := o.s
	k := o.last + 1
	if k >= len(s.Tokens) || !behindPrepositions[s.lower[k]] {
		return nil
	}
	prep := s.lower[k]
	if prep == "belonging" {
		k++
		prep = "of"
	}
	switch prep {
	case "for":
		if o.noun.Role != "" && !spokesNouns[lastWord(o.noun.Role)] {
			return nil
		}
	case "from", "with", "at", "within", "in", "to":
		if o.noun.Role != "" && !(prep == "at" || prep == "with") {
			return nil
		}
		if prep == "to" {
			return nil
		}
	}
	var found *mention
	for p, n := k+1, 0; p < len(s.Tokens) && n < 10; n++ {
		m := s.at[p]
		if m != nil && m.first <= p {
			if d.parentOnly(s, m) {
				p = m.last + 2
				continue
			}
			if m.entity != nil && m.entity.kind != schema.PersonActor || found == nil && m.entity != nil && m.form != adjectiveForm {
				if found == nil || m.form != adjectiveForm || found.form == adjectiveForm {
					found = m
				}
			}
			p = m.last + 1
			if found != nil && found.form == nameForm && !(p < len(s.Tokens) && (s.lower[p] == "'s" || s.lower[p] == "'" || s.isNominal(p) && s.at[p] != nil)) {
				break
			}
			continue
		}
		switch s.upos(p) {
		case "DET", "ADJ", "NOUN", "PROPN", "NUM":
		default:
			if s.lower[p] == "of" && n > 0 && portfolios[s.lower[p-1]] {
				break
			}
			if s.lower[p] != "-" && s.lower[p] != "'s" && s.lower[p] != "'" && !(s.upos(p) == "CCONJ" && portfolios[s.lower[p-1]]) {
				return d.fits(o, found, prep)
			}
		}
		p++
	}
	return d.fits(o, found, prep)
}

var spokesNouns = set("spokesman envoy representative candidate negotiator director head chief coordinator")

// fits tells whether somebody can have an office of the kind.
func (d *document) fits(o *office, m *mention, prep string) *mention {
	if m == nil || m.entity == nil || m == o.bearer {
		return nil
	}
	if prep == "in" || prep == "from" || prep == "at" {
		// "soldiers in the Afghan army", never "soldiers in Mali"
		if m.place || m.entity.isPlace() || m.entity.kind == schema.StateActor || m.form == nounForm && m.entity.generic && !armed(m.entity) {
			return nil
		}
	}
	if o.noun.Role != "" && m.form == nounForm && m.entity.kind == schema.PopulationActor {
		// "head of the women's department"
		return nil
	}
	if strings.HasPrefix(o.noun.Lemma, "opposition ") && (m.entity.kind == schema.StateActor || m.entity.isPlace()) {
		return nil
	}
	if o.noun.Role == "" && (m.place || m.entity.isPlace()) && m.entity.place != schema.CountryPlace {
		return nil
	}
	return m
}

func (d *document) bodyBefore(o *office) *mention {
	s := o.s
	// "the Southern Transitional Council (STC) forces"
	if k := o.first - 1; k > 0 && s.lower[k] == ")" && force(o.noun) && o.bearer == nil {
		for n := k - 1; n > 0 && n >= k-3; n-- {
			if s.lower[n] == "(" {
				if m := s.at[n-1]; m != nil && m.entity != nil && m.form == nameForm && m.entity.kind != schema.PersonActor && !m.entity.isPlace() && m.entity.kind != schema.StateActor {
					return m
				}
			}
		}
	}
	var near *mention
	for k := o.first - 1; k >= o.left && k >= 0; k-- {
		m := s.at[k]
		if m == nil || m.entity == nil || m == o.bearer {
			continue
		}
		poss := m.last+1 < len(s.lower) && (s.lower[m.last+1] == "'s" || s.lower[m.last+1] == "'")
		if s.hyphened(m) {
			k = m.first
			continue
		}
		if m.form == pronounForm {
			near = m
			break
		}
		if poss || near == nil {
			if m.first > o.first {
				break
			}
			if m.form == nounForm && m.noun != nil && (m.noun.Kind == lexicon.Population || m.noun.Kind == lexicon.Person && !poss) {
				k = m.first
				continue
			}
			near = m
		}
		k = m.first
		if poss {
			break
		}
	}
	return near
}

func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }
