package extract

import (
	"slices"

	"casus/loaders/lexicon"
	"casus/schema"
)

// howMany are the words that say of how many a description is that means those who were named together.
var howMany = map[string]int{"both": 2, "two": 2, "pair": 2, "duo": 2, "three": 3, "trio": 3, "four": 4, "five": 5, "six": 6}

// jointNouns are those of descriptions that may mean all who were named together: "both countries", "the two men".
var jointNouns = set("side power country nation government party leader man minister diplomat pair state ally rival neighbour neighbor president group faction army commander general foe trio duo adversary belligerent kingdom")

// mutual are those that are said of two together even where no word counts them: "the rivals", "the warring sides".
var mutual = set("rival side foe neighbour neighbor adversary belligerent")

// rivalry are words before "the parties" and the like that make them those of a conflict.
var rivalry = set("warring rival opposing feuding belligerent conflicting")

// mutualWithin is how many sentences back those must have been named together whom no word counts.
const mutualWithin = 3

// jointWithin is how many sentences back those must have been named together whom a word counts, or who are the sides of a fight.
const jointWithin = 12

// joint resolves "both sides", "the two powers", "the two men", "the four countries", "the rivals" to the last of as many that were named together.
func (d *document) joint(m *mention, recent []*mention) *entity {
	s := m.sent
	n := s.jointly(m)
	if n == 0 {
		return nil
	}
	within := mutualWithin
	if s.counted(m) {
		within = jointWithin
	}
	from, _ := slices.BinarySearchFunc(recent, s.index-within, func(o *mention, index int) int { return o.sent.index - index })
	recent = recent[from:]
	var members []*entity
	switch l := s.lemma(m.head); {
	case n > 2:
		members = together(recent, fitting(m.noun), n)
	case l == "side" || l == "party":
		if members = d.belligerents(s.index); len(members) == 0 {
			members = pair(recent, actsAsBody)
		}
		if len(members) == 0 {
			members = pair(recent, actsAsPerson)
		}
	case mutual[l]:
		members = pair(recent, acts)
	case l == "man" || l == "pair" || l == "duo":
		members = pair(recent, actsAsPerson)
	default:
		members = pair(recent, fitting(m.noun))
	}
	if len(members) < n {
		return nil
	}
	e := d.newEntity("", nil)
	e.members, e.name, e.kind, e.generic, e.plural = members, cleanName(s.text(d, m.first, m.last)), schema.OtherActor, true, true
	return e
}

// jointly is how many a description means together, 0 where it means nobody named together.
func (s *sentence) jointly(m *mention) int {
	if m.noun == nil || !jointNouns[s.lemma(m.head)] {
		return 0
	}
	from := max(0, m.first-2)
	for i := from; i <= m.last; i++ {
		if n := howMany[s.lower[i]]; n > 0 {
			return n
		}
	}
	if s.tok(m.head).XPOS != "NNS" || len(s.kids(m.head, "nmod", "acl", "acl:relcl")) > 0 || from >= m.head {
		return 0
	}
	the, rival := false, mutual[s.lemma(m.head)]
	for i := from; i < m.head; i++ {
		the = the || s.lower[i] == "the"
		rival = rival || rivalry[s.lower[i]]
	}
	if the && rival {
		return 2
	}
	return 0
}

// counted tells whether a word beside a description says how many are meant.
func (s *sentence) counted(m *mention) bool {
	return slices.ContainsFunc(s.lower[max(0, m.first-2):m.last+1], func(w string) bool { return howMany[w] > 0 })
}

var strife = set("fighting war conflict battle clash hostility violence truce ceasefire fight standoff")

// belligerents are the last two actors before a sentence's end, and not long before it, that a text names as the sides of a fight or a truce: "the fighting
// between the regime and the rebels".
func (d *document) belligerents(index int) []*entity {
	for i := index; i >= max(0, index-jointWithin); i-- {
		s := d.sents[i]
		for k := len(s.Tokens) - 3; k > 0; k-- {
			if s.lower[k] != "between" || !strife[s.lemma(k-1)] {
				continue
			}
			var out []*entity
			for p := k + 1; p < len(s.Tokens) && p < k+14 && len(out) < 2; p++ {
				if m := s.at[p]; m != nil && m.entity != nil && m.last == p && m.form != adjectiveForm && !(p+1 < len(s.Tokens) && s.isNominal(p+1)) {
					if e := d.actorOf(m); e != nil && !containsEntity(out, e) {
						out = append(out, e)
					}
				} else if s.upos(p) == "VERB" {
					break
				}
			}
			if len(out) == 2 {
				return out
			}
		}
	}
	return nil
}

// fitting are who may be among those whom a noun means together: states for "countries", people for "leaders".
func fitting(noun *lexicon.Noun) func(*mention) bool {
	switch {
	case mutual[noun.Lemma]:
		return acts
	case noun.Person:
		return actsAsPerson
	case noun.Kind == string(schema.StateActor) && noun.Lemma != "government":
		return func(m *mention) bool { return acts(m) && m.entity.kind == schema.StateActor }
	}
	return actsAsBody
}

// acts tells whether a mention is one of an actor by himself.
func acts(m *mention) bool {
	return m.form != pronounForm && !m.place && m.entity != nil && m.entity.members == nil && !m.entity.isPlace()
}

func actsAsPerson(m *mention) bool { return acts(m) && m.entity.kind == schema.PersonActor }

func actsAsBody(m *mention) bool { return acts(m) && m.entity.kind != schema.PersonActor }

// pair is the last two fitting entities of one sentence that were coordinated, or else shared a verb.
func pair(recent []*mention, fit func(*mention) bool) []*entity {
	for end := len(recent); end > 0; {
		start := end - 1
		for start > 0 && recent[start-1].sent == recent[end-1].sent {
			start--
		}
		var sharing []*entity
		for i := end - 1; i > start; i-- {
			b := recent[i]
			if !fit(b) {
				continue
			}
			h := b.sent.bearing(b.head)
			for j := i - 1; j >= start; j-- {
				a := recent[j]
				if !fit(a) || a.entity == b.entity || (a.entity.kind == schema.PersonActor) != (b.entity.kind == schema.PersonActor) {
					continue
				}
				if h == a.head {
					return []*entity{a.entity, b.entity}
				}
				if sharing == nil && h == a.sent.head(a.head) {
					sharing = []*entity{a.entity, b.entity}
				}
			}
		}
		if sharing != nil {
			return sharing
		}
		end = start
	}
	return nil
}

// together are the last fitting entities, as many as are asked for, that a sentence lists: "Guinea, Liberia and Sierra Leone".
func together(recent []*mention, fit func(*mention) bool, n int) []*entity {
	for i := len(recent) - 1; i > 0; i-- {
		var out []*entity
		for j := i; j >= 0 && fit(recent[j]) && (j == i || recent[j].listedBefore(recent[j+1])); j-- {
			if !containsEntity(out, recent[j].entity) {
				out = append(out, recent[j].entity)
			}
		}
		if len(out) == n {
			slices.Reverse(out)
			return out
		}
	}
	return nil
}

// listedBefore tells whether a mention stands right before another in a list.
func (m *mention) listedBefore(o *mention) bool {
	s := m.sent
	if o.sent != s || o.first <= m.last+1 {
		return false
	}
	for k := m.last + 1; k < o.first; k++ {
		if w := s.lower[k]; w != "," && w != "and" && w != "the" && s.upos(k) != "ADJ" {
			return false
		}
	}
	return s.lower[m.last+1] == "," || s.lower[m.last+1] == "and"
}

// bearing is the word that a name hangs on, or what it is in apposition to: "met" and "Kiir" for "Machar" in "Kiir and rebel leader Machar met".
func (s *sentence) bearing(i int) int {
	if h := s.head(i); h >= 0 && isRel(s.rel(i), "appos") {
		i = h
	}
	return s.head(i)
}
