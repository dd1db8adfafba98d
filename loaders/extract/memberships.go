package extract

import "casus/schema"

var (
	// memberWords are what those are called who make up an alliance or a body.
	memberWords = set("member nation country state partner faction component participant contributor")
	// unions are nouns for what has members.
	unions    = set("coalition alliance bloc union front federation umbrella grouping council")
	including = set("include comprise number unite")
)

// memberships reads lists of those who make up an alliance or a body: "Coalition nations which have conducted strikes include France and
// Jordan", "the alliance, which includes A and B", "an alliance of A and B".
func (d *document) memberships(s *sentence) {
	for i := range s.Tokens {
		switch l := s.lemma(i); {
		case including[l] && s.isVerb(i) && !s.passive(i) || s.lower[i] == "including":
			if whole := d.wholeOf(s, i); whole != nil {
				d.partsOfWhole(s, whole, i+1)
			}
		case unions[l] && s.isNominal(i) && i+2 < len(s.Tokens) && s.lower[i+1] == "of":
			if m := s.at[i]; m != nil && m.entity != nil && m.last == i && (m.entity.kind == schema.CoalitionActor || m.entity.kind == schema.PoliticalActor || m.entity.kind == schema.ArmedGroupActor) {
				d.partsOfWhole(s, m.entity, i+2)
			}
		}
	}
}

// wholeOf is the alliance or body whose members a word says are listed behind it: whose name or noun stands before it, or before "nations" or "members".
// Nil for none.
func (d *document) wholeOf(s *sentence, v int) *entity {
	h := v - 1
	if s.isVerb(v) && s.lower[v] != "including" {
		if h = s.subject(v); h >= 0 && (s.lower[h] == "which" || s.lower[h] == "that") && h > 0 {
			h--
		}
	}
	if h >= 0 && s.lower[h] == "," {
		h--
	}
	if h < 0 {
		return nil
	}
	if !memberWords[s.lemma(h)] {
		if m := s.at[h]; m != nil && m.entity != nil && m.last >= h && m.entity.kind == schema.CoalitionActor {
			return m.entity
		}
		return nil
	}
	if c := s.ofChild(h); c >= 0 {
		if m := d.mentionAt(s, c); m != nil && m.entity != nil && hasMembers(m.entity) {
			return m.entity
		}
		return nil
	}
	for k := h; k >= 0 && k > h-4; k-- {
		if m := s.at[k]; m != nil && m.entity != nil && m.head < h && m.last < h && hasMembers(m.entity) {
			return m.entity
		} else if k < h && !s.isNominal(k) && s.upos(k) != "ADJ" {
			break
		}
	}
	return nil
}

// hasMembers tells whether states or groups can be members of an actor.
func hasMembers(e *entity) bool {
	switch e.kind {
	case schema.CoalitionActor, schema.InternationalBody, schema.PoliticalActor, schema.ArmedGroupActor:
		return true
	}
	return false
}

// partsOfWhole makes those who are listed from a token on parts of a whole.
func (d *document) partsOfWhole(s *sentence, whole *entity, i int) {
	for k := i; k < len(s.Tokens); k++ {
		m := s.at[k]
		switch {
		case m != nil && m.last+1 < len(s.Tokens) && s.isNominal(m.last+1) && s.upos(m.last+1) == "NOUN":
			// "rebel groups": what is listed is the noun behind.
			k = m.last
		case m != nil && m.entity != nil && m.form != pronounForm && m.form != adjectiveForm:
			if x := d.actorOf(m); x != nil && x != whole && x.kind != schema.PersonActor && (x.kind == schema.StateActor || fighting(x) || x.kind == schema.PoliticalActor) {
				d.link(relation{kind: schema.PartOf, subject: x, object: whole, s: s, confidence: 0.7, listed: true})
			}
			k = m.last
		case s.upos(k) == "DET" || s.upos(k) == "CCONJ" || s.upos(k) == "ADJ" || s.upos(k) == "ADV" || s.lower[k] == "," || m != nil:
		default:
			return
		}
	}
}
