package extract

import (
	"casus/loaders/extract/classify"
)

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
func (d *document) listed(f *classify.Features, x, y *entity, way string) {
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
func (d *document) together(f *classify.Features, s *sentence, t tie, kinds string, acts map[*entity][]acted) {
	both := false
	for _, p := range acts[t.x] {
		for _, q := range acts[t.y] {
			if p.e != q.e {
				continue
			}
			both = true
			kind, class := string(p.e.kind), string(p.e.kind.Class())
			f.Add("both", kind, string(p.role), string(q.role))
			f.Add("both", kind, string(p.role), string(q.role), kinds)
			f.Add("both", class, string(p.role), string(q.role))
			f.Add("both", kind, string(p.role), string(q.role), string(p.e.status))
		}
	}
	if both {
		return
	}
	for _, p := range acts[t.x] {
		if p.e.first().s == s {
			f.Add("acts a", string(p.e.kind), string(p.role), kinds)
		}
	}
	for _, q := range acts[t.y] {
		if q.e.first().s == s {
			f.Add("acts b", string(q.e.kind), string(q.role), kinds)
		}
	}
}
