package extract

import (
	"iter"
	"slices"
	"strings"

	"casus/loaders/extract/classify"
	"casus/loaders/language/neural"
	"casus/schema"
)

// stretch is about how many words the networks read at once.
const stretch = 300

// scenes are what surrounds the candidates, sentence by sentence, each candidate with what the networks make of it. They are made a stretch at a
// time and one sentence ahead, so that a long text does not keep them all.
func (d *document) scenes() iter.Seq[*scene] {
	return func(yield func(*scene) bool) {
		told := map[schema.EventType]bool{}
		var kept []*scene
		for from, first := 0, 0; from < len(d.sents); {
			to, words := from, 0
			for to < len(d.sents) && (to == from || words+len(d.sents[to].Tokens) <= stretch) {
				words += len(d.sents[to].Tokens)
				to++
			}
			for i := first + len(kept); i < min(to+1, len(d.sents)); i++ {
				sc := d.scene(d.sents[i], d.candidates(d.sents[i]), told)
				told = sc.after()
				kept = append(kept, sc)
			}
			d.ask(kept, from-first, to-first)
			for i := from; i < to; i++ {
				if !yield(kept[i-first]) {
					return
				}
			}
			kept = slices.Clone(kept[to-1-first:])
			first, from = to-1, to
		}
	}
}

// ask lets the networks read scenes and answer for the candidates of those from from up to but without to.
func (d *document) ask(scenes []*scene, from, to int) {
	networks := d.x.learned.networks
	if len(networks) == 0 {
		return
	}
	p := d.passage(scenes, from, to)
	g := d.x.learned.graphs.Get().(*neural.Graph)
	defer d.x.learned.graphs.Put(g)
	for _, n := range networks {
		all := n.Scores(g, p)
		for _, sc := range scenes[from:to] {
			for _, c := range sc.all {
				if c.scores == nil {
					c.scores = make([]float64, len(actClasses))
				}
				for k, v := range all[0] {
					c.scores[k] += v / float64(len(networks))
				}
				all = all[1:]
			}
		}
	}
}

// passage is some sentences as the networks read them, with the candidates of those from from up to but without to as questions.
func (d *document) passage(scenes []*scene, from, to int) *classify.Passage {
	p := &classify.Passage{}
	for k, sc := range scenes {
		first := len(p.Words)
		for i := range sc.s.Tokens {
			p.Words = append(p.Words, d.word(sc.s, i, sc))
		}
		p.Sentences = append(p.Sentences, neural.Span{From: first, To: len(p.Words)})
		if k < from || k >= to {
			continue
		}
		for _, c := range sc.all {
			p.Questions = append(p.Questions, classify.Question{At: first + c.at, Sentence: k, Near: d.bearing(c, first)})
		}
	}
	return p
}

// bearing are the words that bear on a candidate: its head, or the verb that carries it; its subject; its object.
func (d *document) bearing(c *candidate, from int) [classify.Parts]int {
	near := [classify.Parts]int{-1, -1, -1}
	h := c.s.head(c.at)
	if c.carrier >= 0 {
		h = c.carrier
	}
	if h >= 0 {
		near[0] = from + h
	}
	if is := c.args["subj"]; len(is) > 0 {
		near[1] = from + is[0]
	}
	for _, slot := range []string{"obj", "of", "on", "against", "to", "with", "for", "in"} {
		if is := c.args[slot]; len(is) > 0 {
			near[2] = from + is[0]
			break
		}
	}
	return near
}

func (d *document) word(s *sentence, i int, sc *scene) classify.Word {
	t := s.tok(i)
	w := classify.Word{Vector: make([]float32, wordWidth)}
	d.wordInto(w.Vector, s, i)
	add := func(parts ...string) { w.Features = append(w.Features, classify.Hash(parts...)) }
	add("word", s.lower[i])
	add("lemma", s.lemma(i))
	add("tag", t.XPOS)
	add("rel", t.Rel)
	add("kind", d.kindOf(s, i))
	if t.Text != strings.ToLower(t.Text) {
		add("capital")
	}
	for _, topic := range otherTopics {
		if d.x.frames.In(topic, s.lemma(i)) {
			add("topic", topic)
		}
	}
	if c := sc.at[i]; c != nil {
		if c.at != i {
			add("also")
		} else {
			known := c.knows()
			add("known", known)
			add("known", known, string(c.part), t.XPOS)
			for _, fr := range d.x.frames.Of(c.part, s.lemma(i)) {
				add("may", string(fr.Type))
			}
			drop := ""
			if c.drop {
				drop = "drop"
			}
			add("status", string(c.status), drop)
			for _, slot := range c.args.slots() {
				add("slot", slot)
				add("slot", slot, d.kindOf(s, c.args[slot][0]))
			}
			if s.passive(i) {
				add("passive")
			}
		}
	}
	return w
}

// knows is what frames say of a candidate: a type, that it is none, nothing, or behind a tilde the type that it lacks something of.
func (c *candidate) knows() string {
	switch {
	case c.ruled:
		return noAct
	case c.known != "":
		return string(c.known)
	case c.near != nil:
		return "~" + string(c.near.Type)
	}
	return "?"
}
