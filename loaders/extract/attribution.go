package extract

import (
	"slices"

	"casus/schema"
)

// speech are the verbs whose subject says what stands in their complement or beside them.
var speech = set("say report tell claim state add note announce declare confirm admit acknowledge insist argue estimate reveal disclose explain write tweet allege testify recount maintain conclude caution warn stress describe suggest comment recall accuse")

// sources is who says an act: the subject of a speech verb above it or beside it, or who stands behind "according to".
// A speaker who is the agent tells his own act and is no source. The verb found is returned too, -1 where there is none.
func (d *document) sources(t *trigger) (out []*entity, verb int) {
	s := t.s
	verb = -1
	add := func(i int) {
		if i < 0 {
			return
		}
		for _, k := range s.conjuncts(i) {
			if m := d.mentionAt(s, k); m != nil && m.entity != nil {
				for _, e := range withMembers(m.entity) {
					if !containsEntity(out, e) {
						out = append(out, e)
					}
				}
				m.place = m.place && m.entity.isPlace()
			} else if m := d.adHoc(s, k, "AGENT"); m != nil {
				out = append(out, m.entity)
			}
		}
	}
	by, claim := s.claimant(t.at)
	add(by)
	if by >= 0 {
		verb = claim
	}
	top := t.at
	for n := 0; top >= 0 && n < 12; n++ {
		for _, c := range s.children[top] {
			if isRel(s.rel(c), "parataxis", "ccomp", "advcl") && speech[s.lemma(c)] && c != t.at && !s.within(t.at, c) && s.child(c, "ccomp", "obj") < 0 {
				add(d.tellerOf(s, s.subject(c)))
				verb = c
			}
			if s.according(c) {
				add(c)
			}
			if isRel(s.rel(c), "conj") && s.isVerb(c) {
				// "X and Y, according to Z" is all Z's.
				for _, k := range s.children[c] {
					if s.according(k) && k > t.at {
						add(k)
					}
				}
			}
		}
		h := s.head(top)
		if v := s.claimed(top, h); v >= 0 {
			// A claim of responsibility is a source.
			add(s.subject(v))
			verb = v
			break
		}
		if h >= 0 && speech[s.lemma(h)] && s.isVerb(h) && (isRel(s.rel(top), "ccomp", "parataxis", "xcomp", "obj", "conj") || s.charge(top, h)) && h != t.at && !(s.marker(t.at) == "as" && isRel(s.rel(t.at), "advcl")) {
			verb = h
			if s.passive(h) {
				// "is reported dead", "was told by the police"
				if by := s.child(h, "obl:agent"); by >= 0 {
					add(by)
				}
				break
			}
			add(d.tellerOf(s, s.subject(h)))
			break
		}
		top = h
	}
	return out, verb
}

// charge tells whether a word names what a verb accuses somebody of: "accused Russia of bombing the camp".
func (s *sentence) charge(i, v int) bool {
	return s.lemma(v) == "accuse" && isRel(s.rel(i), "advcl", "obl") && (s.marker(i) == "of" || s.caseOf(i) == "of")
}

// withoutTeller leaves out who only tells an act of which the sentence names another agent or party: the army in "clashes broke out
// between two clans, the army said". saying is the verb of the telling, -1 for none.
func (d *document) withoutTeller(t *trigger, parts []part, saying int) []part {
	if saying < 0 || !speech[t.s.lemma(saying)] || t.frame.Type.Class() == schema.ClassDiplomacy || t.s.passive(saying) {
		return parts
	}
	subject := t.s.subject(saying)
	if subject < 0 {
		return parts
	}
	teller := d.mentionAt(t.s, subject)
	if teller == nil || teller.entity == nil || slices.ContainsFunc(t.s.mentions, func(m *mention) bool { return m != teller && m.entity == teller.entity }) {
		// Who names himself again, "its forces", tells what he does.
		return parts
	}
	does := func(p part) bool { return p.role == schema.Agent || p.role == schema.Party }
	other := func(p part) bool {
		return does(p) && p.entity != teller.entity && p.mention.sent == t.s && !t.s.within(p.mention.head, teller.head)
	}
	if !slices.ContainsFunc(parts, other) && !t.ofOther(teller) && !t.ofAct(teller) {
		return parts
	}
	return slices.DeleteFunc(slices.Clone(parts), func(p part) bool { return does(p) && p.mention == teller })
}

// ofOther tells whether an act stands in a clause on what or who else does it: "drones that struck the refinery".
func (t *trigger) ofOther(teller *mention) bool {
	s := t.s
	if s.rel(t.at) != "acl:relcl" || s.relativeRole(t.at) != "subj" {
		return false
	}
	h := s.head(t.at)
	return h >= 0 && !s.within(teller.head, h) && s.at[h] != teller
}

// ofAct tells whether an act, or a thing, does what people tell of it: "officials said that the raid captured two". What a state tells so is as a rule its own.
func (t *trigger) ofAct(teller *mention) bool {
	s := t.s
	by := s.subject(t.at)
	return by >= 0 && teller.noun != nil && teller.noun.Person && s.upos(by) == "NOUN" && s.at[by] == nil && !s.within(teller.head, by)
}

// claimed is the verb by which somebody claims responsibility for what stands at i below h; -1 for none.
func (s *sentence) claimed(i, h int) int {
	if h < 0 || s.caseOf(i) != "for" {
		return -1
	}
	v := h
	if s.lemma(h) == "responsibility" {
		v = s.head(h)
	}
	if v < 0 || !s.isVerb(v) || s.lemma(v) != "claim" && s.lemma(v) != "take" && s.lemma(v) != "accept" {
		return -1
	}
	if o := s.child(v, "obj"); o < 0 || s.lemma(o) != "responsibility" {
		return -1
	}
	return v
}

// claimant is who claims what a noun names as his deed, and the verb of it: "the attack, claimed by the group", "the bombing, which the group claimed".
// Negative for nobody.
func (s *sentence) claimant(n int) (by, verb int) {
	if !s.isNominal(n) {
		return -1, -1
	}
	for _, v := range s.kids(n, "acl", "acl:relcl") {
		if s.lemma(v) != "claim" || s.child(v, "ccomp", "xcomp") >= 0 {
			continue
		}
		if by := s.child(v, "obl:agent"); by >= 0 {
			return by, v
		}
		if c, o := s.child(v, "nsubj"), s.child(v, "obj"); c >= 0 && !relatives[s.lower[c]] && (o < 0 || relatives[s.lower[o]]) {
			return c, v
		}
	}
	return -1, -1
}

// according tells whether a token is who stands behind "according to".
func (s *sentence) according(c int) bool {
	return isRel(s.rel(c), "obl", "advmod", "advcl") && s.caseOf(c) == "according to" || isRel(s.rel(c), "obl") && s.accordingTo(c)
}

var papers = set("report statement study investigation paper document survey statistic figure data letter post tweet")

// tellerOf is who tells what a report says: "a report from the agency claims"; the subject itself where it is no paper.
func (d *document) tellerOf(s *sentence, i int) int {
	if i < 0 || !papers[s.lemma(i)] {
		return i
	}
	for _, c := range s.kids(i, "nmod", "nmod:poss", "obl") {
		switch s.caseOf(c) {
		case "by", "from", "of", "'s":
			if m := d.mentionAt(s, c); m != nil && m.entity != nil && !m.entity.isPlace() {
				return c
			}
		}
	}
	return i
}

// claiming are verbs whose subject is a source even of his own act: the reader has only his word for it.
var claiming = set("claim take accept say report insist maintain argue announce confirm acknowledge admit")

func (s *sentence) accordingTo(i int) bool {
	for _, c := range s.children[i] {
		if s.lower[c] == "according" || c > 0 && s.lower[c] == "to" && s.lower[c-1] == "according" {
			return true
		}
	}
	return false
}

func withMembers(e *entity) []*entity {
	if len(e.members) > 0 {
		return e.members
	}
	return []*entity{e}
}

func containsEntity(list []*entity, e *entity) bool {
	for _, x := range list {
		if x == e {
			return true
		}
	}
	return false
}

// speakers gives the pronouns of quotations ("we", "I") to who says them: the subject of the speech verb in the same
// sentence or, for a quotation of sentences of its own, of the one that introduced or ended it.
func (d *document) speakers() {
	var last *entity
	lastSentence := -10
	for _, s := range d.sents {
		var speaker *entity
		for i := range s.Tokens {
			if s.isVerb(i) && speech[s.lemma(i)] && !s.quoted[i] {
				if sub := s.subject(i); sub >= 0 {
					if m := d.mentionAt(s, sub); m != nil && m.entity != nil {
						speaker = m.entity
						break
					}
				}
			}
		}
		if speaker != nil {
			last, lastSentence = speaker, s.index
		}
		for i := range s.Tokens {
			m := s.at[i]
			if m == nil || m.form != pronounForm || m.entity != nil || !s.quoted[i] {
				continue
			}
			e := speaker
			if e == nil && s.index-lastSentence <= 2 {
				e = last
			}
			if e == nil {
				continue
			}
			if s.lower[i] == "we" || s.lower[i] == "our" || s.lower[i] == "us" {
				e = d.principal(e)
			}
			e.add(m)
		}
	}
	d.statement()
}

// statement gives the first persons of a text that is a statement itself to its author: who is said to say what follows a colon
// ("the minister said:"), or for "we" who issues the text, or else the state or body whose opinion the text has told before ("The United States
// condemns ... We call on").
func (d *document) statement() {
	var author, body *entity
	issuer, asked := (*entity)(nil), false
	for _, s := range d.sents {
		for i := range s.Tokens {
			m := s.at[i]
			if m == nil || m.form != pronounForm || m.entity != nil || m.first != i || s.quoted[i] && author == nil {
				continue
			}
			switch s.lower[i] {
			case "i", "my", "me":
				if author != nil {
					author.add(m)
				}
			case "we", "our", "us":
				if !asked {
					issuer, asked = d.issuer(), true
				}
				switch {
				case author != nil:
					d.principal(author).add(m)
				case issuer != nil:
					issuer.add(m)
				case body != nil:
					body.add(m)
				}
			}
		}
		if e := d.introduced(s); e != nil {
			author = e
		}
		if e := d.opinion(s); e != nil {
			body = e
		}
	}
}

// principal is whom a speaker speaks for: the state of a minister; himself where that is not known.
func (d *document) principal(e *entity) *entity {
	if e.entry != nil {
		for _, l := range e.entry.Links {
			if (l.Type == "REPRESENTS" || l.Type == "LEADS") && d.during(l.Since, l.Until) {
				if p := d.entityOf(l.Object); p != nil {
					return p
				}
			}
		}
	}
	return e
}
