package extract

import (
	"slices"
	"strconv"

	"casus/loaders/extract/classify"
	"casus/loaders/lexicon/frames"
)

// roleCues are the features by which the classifier tells the part that a mention has in an act.
func (d *document) roleCues(t *trigger, p *player, all []*player, filled []part, where []*mention) classify.Features {
	f := make(classify.Features, 0, 120)
	m, s := p.mention, t.s
	kind, class := string(t.frame.Type), string(t.frame.Type.Class())
	lemma, voice := s.lemma(t.at), "active"
	if t.frame.Part != frames.Verb {
		voice = "noun"
	} else if s.passive(t.at) {
		voice = "passive"
	}
	f.Add("bias")
	f.Add("type", kind)
	who := d.kindOf(m.sent, m.head)
	if m.entity.kind != "" {
		who = string(m.entity.kind)
	}
	form := strconv.Itoa(int(m.form))
	noun := m.sent.lemma(m.head)
	if m.form == nameForm {
		noun = "name"
	}
	place := "actor"
	if m.place || m.entity.isPlace() {
		place = "place"
		who = "place:" + string(m.entity.place)
	} else if d.locative(m) {
		place = "where"
	}
	given := string(d.frameRole(t, p, filled))
	if p.where != nil && slices.ContainsFunc(where, func(m *mention) bool { return m.entity == p.where.entity }) {
		given = string(frames.Place)
	}
	f.Add("given", given, kind)
	f.Add("given", given, who)
	f.Add("given", given, form, place)
	f.Add("who", who, form, place)
	f.Add("who", who, kind)
	f.Add("who", who, form, place, class)
	f.Add("noun", noun, kind)
	f.Add("noun", noun)
	told := "once"
	if n := len(m.entity.mentions); n > 1 {
		told = strconv.Itoa(min(n, 4))
	}
	f.Add("told", told, form)
	f.Add("told", told, class)
	away := "here"
	switch {
	case p.absent:
		away = "absent"
	case m.sent != s:
		away = strconv.Itoa(m.sent.index - s.index)
	}
	d.storyCues(&f, t, p, away, kind, class, who, needsOf(t, filled))
	if m.sent != s {
		f.Add("away", away)
		f.Add("away", away, kind)
		f.Add("away", away, m.sent.rel(m.head), who)
		f.Add("away", away, form)
		f.Add("away", away, m.sent.rel(m.head), kind)
		f.Add("away", away, told)
		here := "absent"
		if slices.ContainsFunc(all, func(o *player) bool { return o.mention.sent == s && o.mention.entity == m.entity }) {
			here = "here"
		}
		f.Add("away", away, here)
		_, step, act := m.sent.holder(m.head, -1)
		f.Add("away act", act, kind)
		f.Add("away act", act, step, class)
		return f
	}
	d.held(&f, t, m, kind, class, who)
	slots, role := d.slotsOf(t, m)
	f.Add("frame", string(role))
	f.Add("frame", string(role), kind)
	f.Add("frame", string(role), who)
	f.Add("frame", string(role), who, place, kind)
	f.Add("frame", string(role), lemma)
	for _, slot := range slots {
		f.Add("slot", slot, string(role))
		f.Add("slot", slot, kind)
		f.Add("slot", slot, class, voice)
		f.Add("slot", slot, lemma)
		f.Add("slot", slot, who, place, class)
		f.Add("slot", slot, who, kind)
	}
	side, gap := "before", t.at-m.last
	if m.first > t.at {
		side, gap = "after", m.first-t.at
	} else if m.last >= t.at {
		side, gap = "over", 0
	}
	far := distance(gap)
	case_ := s.caseOf(m.head)
	f.Add("side", side, far)
	f.Add("side", side, far, kind)
	f.Add("side", side, voice, class)
	f.Add("side", side, voice, kind, who)
	f.Add("case", case_, side, string(role))
	f.Add("case", case_, side, kind)
	f.Add("case", case_, s.rel(m.head))
	f.Add("rel", s.rel(m.head), side, voice, class)
	path := s.path(t.at, m.head)
	f.Add("path", path)
	f.Add("path", path, class)
	f.Add("path", path, voice, kind)
	f.Add("path", path, case_, class)
	f.Add("path", path, who)
	if h := s.head(m.head); h >= 0 {
		f.Add("governor", s.lemma(h), s.rel(m.head))
		f.Add("governor", s.lemma(h), s.rel(m.head), kind)
		f.Add("governor", s.lemma(h), class)
	}
	if c := s.head(t.at); c >= 0 {
		f.Add("above", s.lemma(c), s.rel(m.head), side)
		f.Add("above", s.lemma(c), s.rel(t.at), path)
	}
	d.order(&f, t, p, all, side, kind, class)
	if m.first > 0 {
		f.Add("prev", s.lower[m.first-1], side, class)
		f.Add("prev", s.lower[m.first-1], kind)
	}
	if m.last+1 < len(s.Tokens) {
		f.Add("next", s.lower[m.last+1], side, class)
		f.Add("next", s.lower[m.last+1], kind)
	}
	return f
}

// order adds where a mention stands among the others of the sentence.
func (d *document) order(f *classify.Features, t *trigger, p *player, all []*player, side, kind, class string) {
	before, between, rank := 0, 0, 0
	same := 0
	for _, o := range all {
		m := o.mention
		if m.sent != t.s || o == p {
			continue
		}
		same++
		p.nested(f, o, kind, class)
		if m.first < p.mention.first {
			before++
		}
		lo, hi := min(t.at, p.mention.head), max(t.at, p.mention.head)
		if m.head > lo && m.head < hi {
			between++
		}
		if side == "after" && m.first > t.at && m.first < p.mention.first || side == "before" && m.first < t.at && m.first < p.mention.first {
			rank++
		}
	}
	f.Add("first", strconv.FormatBool(before == 0), class)
	f.Add("between", strconv.Itoa(min(between, 3)), side, class)
	f.Add("rank", strconv.Itoa(min(rank, 3)), side, kind)
	f.Add("alone", strconv.FormatBool(same == 0), kind)
}

func distance(n int) string {
	switch {
	case n <= 3:
		return strconv.Itoa(n)
	case n <= 6:
		return "6"
	case n <= 12:
		return "12"
	case n <= 25:
		return "25"
	}
	return "far"
}

// path is the way from one token to another in the tree: relations up, then relations down.
func (s *sentence) path(from, to int) string {
	const longest = 5
	up := []int{from}
	for v := from; s.head(v) >= 0 && len(up) <= longest; v = s.head(v) {
		up = append(up, s.head(v))
	}
	down := ""
	for v, n := to, 0; n <= longest; n++ {
		if k := slices.Index(up, v); k >= 0 {
			out := ""
			for _, u := range up[:k] {
				out += "<" + s.rel(u)
			}
			return out + down
		}
		down = ">" + s.rel(v) + down
		if v = s.head(v); v < 0 {
			break
		}
	}
	return "far"
}

// nested adds whom a mention modifies, or who modifies it: "Hezbollah targets", "army's base".
func (p *player) nested(f *classify.Features, o *player, kind, class string) {
	m, s := p.mention, p.mention.sent
	sort := func(o *player) string {
		switch e := o.mention.entity; {
		case o.mention.place || e.isPlace():
			return "place"
		case o.mention.form == nounForm:
			return s.lemma(o.mention.head)
		default:
			return string(e.kind)
		}
	}
	switch {
	case s.head(m.head) == o.mention.head && s.isNominal(o.mention.head) && !isRel(s.rel(m.head), "conj"):
		f.Add("inside", s.rel(m.head), s.caseOf(m.head), class)
		f.Add("inside", sort(o), kind)
		f.Add("inside", sort(o), s.rel(m.head))
	case s.head(o.mention.head) == m.head && !isRel(s.rel(o.mention.head), "conj"):
		f.Add("holds", s.rel(o.mention.head), s.caseOf(o.mention.head), class)
		f.Add("holds", sort(p), s.rel(o.mention.head), kind)
		f.Add("holds", sort(o), kind)
	}
}

// held adds which act of the sentence a mention hangs on: this one, or another and how that hangs on this.
func (d *document) held(f *classify.Features, t *trigger, m *mention, kind, class, who string) {
	s := t.s
	by, step, act := s.holder(m.head, t.at)
	whose := "other"
	switch {
	case by == t.at || by >= 0 && (by == t.carrier || slices.Contains(t.also, by)):
		whose = "own"
	case by < 0:
		whose = "none"
	case s.within(t.at, by):
		whose = "above"
	case s.within(by, t.at):
		whose = "below"
	}
	f.Add("held", whose, class)
	f.Add("held", whose, step, kind)
	f.Add("held", whose, step, class)
	f.Add("held", whose, act, kind)
	f.Add("held", whose, act, step)
	f.Add("held", whose, step, who)
	lo, hi := min(t.at, m.head), max(t.at, m.head)
	between := 0
	for k := lo + 1; k < hi; k++ {
		if k < len(s.acts) && s.acts[k] > 0 && !slices.Contains(t.also, k) {
			between++
		}
	}
	f.Add("acts between", strconv.Itoa(min(between, 3)), whose, class)
}

// holder is the nearest word above a token that may name an act by the frames, or is the word asked for; negative where there is none. step is
// the relation by which the token's branch hangs on it, act the type that the frames give it.
func (s *sentence) holder(i, asked int) (by int, step, act string) {
	const farthest = 10
	for v, n := i, 0; n < farthest; n++ {
		h := s.head(v)
		if h < 0 {
			return -1, "", ""
		}
		if h == asked || h < len(s.acts) && s.acts[h] > 0 {
			step = s.rel(v)
			if c := s.caseOf(v); c != "" {
				step += ":" + c
			}
			if h < len(s.acts) && s.acts[h] > 0 {
				act = actClasses[s.acts[h]]
			}
			return h, step, act
		}
		v = h
	}
	return -1, "", ""
}
