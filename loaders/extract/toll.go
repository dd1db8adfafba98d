package extract

import (
	"slices"

	"casus/schema"
)

// toll is what an act costs people.
type toll struct{ killed, injured, abducted, displaced *schema.Count }

func (c *toll) merge(o toll) {
	for _, p := range []struct{ to, from **schema.Count }{{&c.killed, &o.killed}, {&c.injured, &o.injured}, {&c.abducted, &o.abducted}, {&c.displaced, &o.displaced}} {
		if *p.to == nil {
			*p.to = *p.from
		}
	}
}

// costs says which count the object of a verb belongs to.
var costs = map[string]string{"kill": "killed", "die": "killed", "massacre": "killed", "slay": "killed", "execute": "killed", "behead": "killed", "murder": "killed", "slaughter": "killed", "perish": "killed",
	"hang": "killed", "drown": "killed", "injure": "injured", "wound": "injured", "hurt": "injured", "maim": "injured",
	"displace": "displaced", "flee": "displaced", "evacuate": "displaced", "uproot": "displaced", "expel": "displaced",
	"abduct": "abducted", "kidnap": "abducted", "seize": "abducted", "capture": "abducted"}

var costAdjectives = map[string]string{"dead": "killed", "injured": "injured", "wounded": "injured", "displaced": "displaced", "homeless": "displaced", "missing": "abducted", "hurt": "injured"}

// tollOf counts the people of an act: the number before the victims of its verb, or "12 dead" below it.
func (d *document) tollOf(t *trigger) toll {
	s := t.s
	var c toll
	if kind := s.costOf(t.at); kind != "" && s.isVerb(t.at) {
		slot := "obj"
		if kind == "killed" && s.lemma(t.at) == "die" || s.lemma(t.at) == "perish" || s.lemma(t.at) == "flee" || s.lemma(t.at) == "drown" && len(t.args["obj"]) == 0 {
			slot = "subj"
		}
		if kind != "abducted" || t.frame.Type == schema.Abduction {
			d.countSlot(&c, kind, s, t.args[slot])
		}
	}
	if t.frame.Type == schema.Casualties || t.frame.Type == schema.Displacement {
		for slot, is := range t.args {
			if slot == "of" || slot == "obj" || slot == "subj" || slot == "at" || slot == "to" {
				kind := "killed"
				if t.frame.Type == schema.Displacement {
					kind = "displaced"
				}
				d.countSlot(&c, kind, s, is)
			}
		}
	}
	if t.frame.Type == schema.Abduction {
		d.countSlot(&c, "abducted", s, append(t.args["obj"], t.args["of"]...))
	}
	top := t.at
	if t.carrier >= 0 {
		top = t.carrier
	}
	for k := range s.Tokens {
		if kind := costAdjectives[s.lower[k]]; kind != "" && s.within(k, top) && k != t.at && t.frame.Type.Class() != schema.ClassDiplomacy {
			d.count(&c, kind, s, k)
		}
	}
	return c
}

// costOf is the count that the object of a verb belongs to, with the words that make it one: "shoot dead", "gun down".
func (s *sentence) costOf(v int) string {
	switch l := s.lemma(v); {
	case l == "shoot" && slices.ContainsFunc(s.children[v], func(k int) bool { return s.lower[k] == "dead" }), l == "gun" && s.has(v, "down"):
		return "killed"
	default:
		return costs[l]
	}
}

// countSlot counts all that a slot names together: "two soldiers and two civilians" are four.
func (d *document) countSlot(c *toll, kind string, s *sentence, tokens []int) {
	var sum toll
	seen := map[int]bool{}
	for _, i := range tokens {
		for _, k := range s.conjuncts(i) {
			if seen[k] || s.among(i, k) {
				continue
			}
			seen[k] = true
			var one toll
			d.count(&one, kind, s, k)
			sum.add(one)
		}
	}
	c.merge(sum)
}

// among tells whether the second of two tokens is among those that are counted by the first: "thirteen soldiers, including nine from Mali and four from Chad".
func (s *sentence) among(i, k int) bool {
	return i < k && slices.ContainsFunc(s.lower[i:k], func(w string) bool { return w == "including" || w == "among" })
}

// add adds the counts of others.
func (c *toll) add(o toll) {
	for _, p := range []struct{ to, from **schema.Count }{{&c.killed, &o.killed}, {&c.injured, &o.injured}, {&c.abducted, &o.abducted}, {&c.displaced, &o.displaced}} {
		switch {
		case *p.from == nil:
		case *p.to == nil:
			*p.to = *p.from
		default:
			*p.to = &schema.Count{Low: plus((*p.to).Low, (*p.from).Low), High: plus((*p.to).High, (*p.from).High)}
		}
	}
}

// plus is the sum of two bounds; a bound that is not known leaves it open.
func plus(a, b *int) *int {
	if a == nil || b == nil {
		return nil
	}
	n := *a + *b
	return &n
}

// count sets a count from the number at or before a noun; a noun without a number sets none.
func (d *document) count(c *toll, kind string, s *sentence, i int) {
	n := s.numberAt(i)
	if n == nil && (kind == "killed" || kind == "injured") && d.oneOf(s, i) {
		one := 1
		n = &schema.Count{Low: &one, High: &one}
	}
	if n == nil {
		return
	}
	c.put(kind, n)
}

// oneOf tells whether a noun is for one human being whom nothing names or counts: "a civilian", "another soldier".
func (d *document) oneOf(s *sentence, i int) bool {
	noun, ok := d.x.lexicon.Noun(s.lemma(i))
	if !ok || !noun.Person || s.tok(i).XPOS != "NN" {
		return false
	}
	det := s.child(i, "det")
	return det >= 0 && (s.lower[det] == "a" || s.lower[det] == "an" || s.lower[det] == "another")
}

// put sets a count that is not set.
func (c *toll) put(kind string, n *schema.Count) {
	to := map[string]**schema.Count{"killed": &c.killed, "injured": &c.injured, "abducted": &c.abducted, "displaced": &c.displaced}[kind]
	if to != nil && *to == nil {
		*to = n
	}
}

// numberAt is the number that counts a noun, or that stands for the people itself ("killing 12").
func (s *sentence) numberAt(i int) *schema.Count {
	covers := func(k int) *schema.Count {
		for n := range s.numbers {
			if x := &s.numbers[n]; !x.Percent && x.First <= k && k <= x.Last {
				return &x.Count
			}
		}
		return nil
	}
	if s.upos(i) == "NUM" || quantities[s.lemma(i)] || quantities[s.lower[i]] {
		if c := covers(i); c != nil {
			return c
		}
	}
	for _, k := range s.kids(i, "nummod", "amod", "det", "nmod", "compound") {
		if k < i {
			if c := covers(k); c != nil {
				return c
			}
		}
	}
	// "120 members of the security forces", "dead" behind its number.
	if i > 0 && s.upos(i) == "ADJ" || i > 0 && s.upos(i) == "VERB" {
		if c := covers(i - 1); c != nil {
			return c
		}
		if i > 1 && s.isNominal(i-1) {
			return s.numberAt(i - 1)
		}
	}
	return nil
}
