package extract

import (
	"strconv"

	"casus/loaders/extract/classify"
)

// endKind is what an entity is as an end of a link.
func endKind(e *entity) string {
	if e.isPlace() {
		return "place:" + string(e.place)
	}
	return string(e.kind)
}

// tieCues are the features by which the model tells the link of two mentions.
func (d *document) tieCues(s *sentence, t tie, given map[[2]*entity][]*relation, acts deeds) classify.Features {
	f := make(classify.Features, 0, 120)
	a, b := t.a, t.b
	ka, kb := endKind(t.x), endKind(t.y)
	kinds := ka + " " + kb
	forms := strconv.Itoa(int(a.form)) + strconv.Itoa(int(b.form))
	f.Add("bias")
	f.Add("kinds", kinds)
	f.Add("kinds", kinds, forms)
	f.Add("a", ka, strconv.Itoa(int(a.form)))
	f.Add("b", kb, strconv.Itoa(int(b.form)))
	na, nb := "name", "name"
	if a.form != nameForm {
		na = s.lemma(a.head)
	}
	if b.form != nameForm {
		nb = s.lemma(b.head)
	}
	f.Add("noun a", na)
	f.Add("noun b", nb)
	f.Add("noun a", na, kb)
	f.Add("noun b", nb, ka)
	f.Add("nouns", na, nb)
	gap := distance(t.gap())
	if b.last <= a.last {
		gap = "within"
	}
	f.Add("gap", gap)
	f.Add("gap", gap, kinds)
	between := 0
	for k := a.last + 1; k < b.first; k++ {
		if m := s.at[k]; m != nil && m.first == k {
			between++
		}
	}
	f.Add("between", strconv.Itoa(min(between, 4)))
	f.Add("between", strconv.Itoa(min(between, 4)), gap, kinds)
	path := s.path(a.head, b.head)
	f.Add("path", path)
	f.Add("path", path, kinds)
	f.Add("path", path, forms)
	ca, cb := s.caseOf(a.head), s.caseOf(b.head)
	f.Add("cases", ca, cb)
	f.Add("cases", ca, cb, kinds)
	f.Add("case b", cb, kinds)
	top := s.meeting(a.head, b.head)
	if top >= 0 {
		l := s.lemma(top)
		f.Add("top", l)
		f.Add("top", l, kinds)
		f.Add("top", l, ca, cb)
		f.Add("top path", l, path)
	}
	d.governors(&f, s, a.head, "a", kinds)
	d.governors(&f, s, b.head, "b", kinds)
	d.linking(&f, s, t, kinds)
	d.beside(&f, s, a, "a")
	d.beside(&f, s, b, "b")
	if n := t.x.office; n != nil {
		f.Add("office a", n.Role, n.Relation, n.Side)
		f.Add("office a", n.Role, kb)
	}
	if n := t.y.office; n != nil {
		f.Add("office b", n.Role, n.Relation, n.Side)
		f.Add("office b", n.Role, ka)
	}
	d.listedLink(&f, t.x, t.y, "")
	d.listedLink(&f, t.y, t.x, backward)
	if t.x.country != "" && t.x.country == t.y.country {
		f.Add("same country", kinds)
	}
	for _, r := range given[[2]*entity{t.x, t.y}] {
		giveLink(&f, r, "", kinds)
	}
	for _, r := range given[[2]*entity{t.y, t.x}] {
		giveLink(&f, r, backward, kinds)
	}
	d.together(&f, s, t, kinds, acts)
	return f
}

// giveLink adds a link that the text's words give.
func giveLink(f *classify.Features, r *relation, way, kinds string) {
	sure := "0"
	if r.confidence >= 0.75 {
		sure = "2"
	} else if r.confidence >= 0.6 {
		sure = "1"
	}
	f.Add("given", way+string(r.kind))
	f.Add("given", way+string(r.kind), sure)
	f.Add("given", way+string(r.kind), kinds)
}

// governors adds what a mention hangs on.
func (d *document) governors(f *classify.Features, s *sentence, i int, side, kinds string) {
	h := s.head(i)
	if h < 0 {
		f.Add("governor "+side, "root")
		return
	}
	f.Add("governor "+side, s.lemma(h))
	f.Add("governor "+side, s.lemma(h), s.rel(i))
	f.Add("governor "+side, s.lemma(h), kinds)
	f.Add("rel "+side, s.rel(i), kinds)
}

// linking adds the words between two mentions.
func (d *document) linking(f *classify.Features, s *sentence, t tie, kinds string) {
	const most = 12
	n := t.gap() - 1
	if n > most {
		return
	}
	run := ""
	for k := t.a.last + 1; k < t.b.first; k++ {
		l := s.lemma(k)
		f.Add("word", l)
		if s.upos(k) != "DET" && s.upos(k) != "PUNCT" {
			f.Add("word", l, kinds)
		}
		run += " " + l
	}
	if n <= 4 {
		f.Add("run", run)
		f.Add("run", run, kinds)
	}
}

// beside adds the words right before and behind a mention.
func (d *document) beside(f *classify.Features, s *sentence, m *mention, side string) {
	before, behind := "^", "$"
	if m.first > 0 {
		before = s.lower[m.first-1]
	}
	if m.last+1 < len(s.Tokens) {
		behind = s.lower[m.last+1]
		if behind == "-" && m.last+2 < len(s.Tokens) {
			f.Add("half "+side, s.lower[m.last+2])
		}
	}
	f.Add("before "+side, before)
	f.Add("behind "+side, behind)
	if m.skip > 0 {
		f.Add("affix "+side, s.lower[m.first][:min(m.skip, len(s.lower[m.first]))])
	}
	// Within a phrase what stands before its head says whose or which it is.
	for k := m.first; k < m.head; k++ {
		f.Add("in "+side, s.lemma(k))
	}
}

// listed adds what the lexicon knows of two actors.
func (d *document) listedLink(f *classify.Features, x, y *entity, way string) {
	if x.entry == nil {
		return
	}
	for _, l := range x.entry.Links {
		if y.entry != nil && (l.Object == y.entry.ID || l.Object == d.end(y)) {
			now := "then"
			if d.during(l.Since, l.Until) {
				now = "now"
			}
			f.Add("listed", way+l.Type, now)
		}
	}
}

// together adds the acts that two have a part in.
func (d *document) together(f *classify.Features, s *sentence, t tie, kinds string, acts deeds) {
	both := acts.both[[2]*entity{t.x, t.y}]
	for _, j := range both {
		kind, class := string(j.e.kind), string(j.e.kind.Class())
		f.Add("both", kind, string(j.x), string(j.y))
		f.Add("both", kind, string(j.x), string(j.y), kinds)
		f.Add("both", class, string(j.x), string(j.y))
		f.Add("both", kind, string(j.x), string(j.y), string(j.e.status))
	}
	if len(both) > 0 {
		return
	}
	for _, p := range acts.at[deed{t.x, s}] {
		f.Add("acts a", string(p.e.kind), string(p.role), kinds)
	}
	for _, q := range acts.at[deed{t.y, s}] {
		f.Add("acts b", string(q.e.kind), string(q.role), kinds)
	}
}
