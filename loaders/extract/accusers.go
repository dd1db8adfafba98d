package extract

import (
	"slices"

	"casus/schema"
)

// adverse are verbs, besides those that condemn, for what is said or done against an act of somebody else: who does that has no part in the act.
var adverse = set("accuse blame protest block veto oppose reject allege suspect rebuke fault charge dismiss thwart ban")

// opponents are who speaks or acts against something that stands at a token: "Ukraine" in "Ukraine accused Russia of arming the rebels", asked of "arming". Who does it by a
// clause of his own, "Turkey, which backs the rebels, accused Syria", is none.
func (d *document) opponents(s *sentence, i int) []*entity {
	var out []*entity
	for v, below, n := s.head(i), i, 0; v >= 0 && n < 8; v, below, n = s.head(v), v, n+1 {
		if s.isVerb(v) && (s.rel(below) == "conj" || isRel(s.rel(below), "advcl") && s.marker(below) == "" && s.caseOf(below) == "") {
			// "Condemned the attack and shelled the town", "blocked the road, killing two": that is an act of his own.
			continue
		}
		if !s.isVerb(v) || !adverse[s.lemma(v)] && !condemning[s.lemma(v)] && !(punishing[s.lemma(v)] && s.punishedFor(i, v)) {
			continue
		}
		by := s.subject(v)
		if s.passive(v) {
			by = s.child(v, "obl:agent")
		}
		if by < 0 || s.within(i, by) {
			continue
		}
		for _, k := range s.conjuncts(by) {
			if m := d.mentionAt(s, k); m != nil && m.entity != nil && m.form != pronounForm {
				out = append(out, withMembers(m.entity)...)
			}
		}
	}
	return out
}

// punishing are verbs for what is done to somebody for an act of his: "police arrested a student for attacking a mosque".
var punishing = set("arrest detain charge sentence convict jail imprison indict prosecute sanction punish fine expel extradite sack")

// punishedFor tells whether a token stands in what a verb says that somebody is punished for.
func (s *sentence) punishedFor(i, v int) bool {
	for n := 0; i >= 0 && s.head(i) != v; n++ {
		if i = s.head(i); n > len(s.Tokens) {
			return false
		}
	}
	return i >= 0 && (s.marker(i) == "for" || s.caseOf(i) == "for" || s.caseOf(i) == "over")
}

// withoutOpponents are the parts of an act without those who only speak or act against it, if somebody else does it.
func (d *document) withoutOpponents(t *trigger, parts []part) []part {
	if t.frame.Type.Class() == schema.ClassDiplomacy {
		return parts
	}
	against := d.opponents(t.s, t.at)
	does := func(p part) bool { return p.role == schema.Agent || p.role == schema.Party }
	opponent := func(p part) bool { return does(p) && slices.Contains(against, p.entity) }
	if len(against) == 0 || !slices.ContainsFunc(parts, func(p part) bool { return does(p) && !opponent(p) }) {
		return parts
	}
	return slices.DeleteFunc(slices.Clone(parts), opponent)
}

// byOpponent tells whether a link of support has for its subject who only speaks or acts against that: its object stands in what he says.
func (d *document) byOpponent(r *relation) bool {
	return r.kind == schema.Backs && r.object.onlyNamed(r.s, func(m *mention) bool { return slices.Contains(d.opponents(r.s, m.head), r.subject) })
}

// onlyNamed tells whether somebody is named in a sentence, and each time so; nobody is in none.
func (e *entity) onlyNamed(s *sentence, so func(m *mention) bool) bool {
	named := false
	for _, m := range e.mentions {
		if s == nil || m.sent != s {
			continue
		}
		if !so(m) {
			return false
		}
		named = true
	}
	return named
}

// ofOthers are nouns for those who are not their state, and for what they do: "support for the Iranian protests" is none of Iran.
var ofOthers = set("protest protester demonstrator demonstration opposition people rebel dissident activist refugee uprising revolution revolt election referendum independence civilian victim student worker citizen")

// ofAnother tells whether a link of support has for its object a state that the sentence names only by an adjective of others, or into which something is brought.
func (d *document) ofAnother(r *relation) bool {
	return r.kind == schema.Backs && r.object.kind == schema.StateActor && r.object.onlyNamed(r.s, func(m *mention) bool {
		h := r.s.head(m.head)
		return m.form == adjectiveForm && h >= 0 && ofOthers[r.s.lemma(h)] || r.s.caseOf(m.head) == "into"
	})
}

// onlyModifies tells whether somebody is named in a sentence only by adjectives of others who are somebody themselves: Syria in "Syrian rebels".
func (d *document) onlyModifies(x *entity, s *sentence) bool {
	return x.onlyNamed(s, func(m *mention) bool {
		h := s.head(m.head)
		if m.form != adjectiveForm || h < 0 {
			return false
		}
		o := d.mentionAt(s, h)
		return o != nil && o.entity != nil && o.entity != x && !o.entity.isPlace()
	})
}
