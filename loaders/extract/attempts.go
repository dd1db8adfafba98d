package extract

// What says of the act in its complement that somebody tries it, with or without success.
var (
	tryingVerbs      = set("try attempt fail struggle")
	tryingAdjectives = set("unable powerless")
	tryingNouns      = set("attempt bid try failure")
	tryingWords      = set("attempted failed unsuccessful abortive botched")
)

// attempted tells whether an act is told as one that somebody tries: "failed to capture", "unable to retake", "an attempt to seize", "a failed assault".
func (s *sentence) attempted(t *trigger) bool {
	v := t.at
	if t.carrier >= 0 {
		v = t.carrier
	}
	if !s.isVerb(t.at) {
		for _, k := range s.kids(t.at, "amod") {
			if tryingWords[s.lower[k]] {
				return true
			}
		}
	}
	for n := 0; v >= 0 && n < 3; v, n = s.head(v), n+1 {
		if s.attempt(v) >= 0 {
			return true
		}
		h := s.head(v)
		if h < 0 {
			return false
		}
		switch l := s.lemma(h); {
		case isRel(s.rel(v), "xcomp", "ccomp", "advcl") && s.marker(v) == "to":
			return tryingVerbs[l] && s.isVerb(h) || tryingAdjectives[l]
		case isRel(s.rel(v), "nmod") && s.isNominal(h) && s.caseOf(v) == "at":
			return tryingNouns[l]
		case !isRel(s.rel(v), "conj"):
			return false
		}
	}
	return false
}

// attempt is the noun for an attempt that stands before an infinitive, be it behind who tries: "an attempt by rebels to seize the town"; -1 for none. Trees
// hang such an infinitive on the noun, on who tries or on the verb above.
func (s *sentence) attempt(v int) int {
	to := s.child(v, "mark")
	if to < 1 || s.lower[to] != "to" {
		return -1
	}
	for k, n := to-1, 0; k >= 0 && n < 3 && !s.isVerb(k); k, n = s.head(k), n+1 {
		if s.isNominal(k) && tryingNouns[s.lemma(k)] {
			return k
		}
	}
	return -1
}

// doneAfter tells whether an act that somebody tries is told as done in one of the next sentences: "attempted to seize the hospital. After seizing it".
func (d *document) doneAfter(t *trigger) bool {
	lemma := t.s.lemma(t.at)
	for _, s := range d.sents[t.s.index+1 : min(t.s.index+3, len(d.sents))] {
		for i := range s.Tokens {
			if s.lemma(i) == lemma && s.isVerb(i) && !s.attempted(&trigger{s: s, at: i, carrier: -1}) {
				return true
			}
		}
	}
	return false
}

// foiling are verbs for what keeps an act from being done.
var foiling = set("foil thwart avert")

// foiled tells whether an act is told as one that was kept from being done: "foiled a bomb attack", "an attack was thwarted".
func (s *sentence) foiled(t *trigger) bool {
	if s.isVerb(t.at) {
		return false
	}
	for _, k := range s.kids(t.at, "amod") {
		if foiling[s.lemma(k)] {
			return true
		}
	}
	h := s.head(t.at)
	return h >= 0 && s.isVerb(h) && foiling[s.lemma(h)] && (s.rel(t.at) == "obj" || s.rel(t.at) == "nsubj:pass")
}
