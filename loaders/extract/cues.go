package extract

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"casus/loaders/extract/classify"
	"casus/loaders/lexicon/frames"
	"casus/schema"
)

// reach is how many words away from a trigger other words still have to do with it.
const reach = 60

// noAct is the class of words that name no act.
const noAct = "-"

// kindClasses are the kinds of mentions that cues tell apart.
var kindClasses = []string{"person", "armed", "state", "body", "people", "place"}

// kindOf says roughly what stands at a token.
func (d *document) kindOf(s *sentence, i int) string {
	for _, c := range kindClasses {
		if d.isA(s, i, c) {
			return c
		}
	}
	switch {
	case s.upos(i) == "NUM":
		return "number"
	case d.x.frames.In("anybody", s.lemma(i)):
		return "anybody"
	case s.isNominal(i):
		return "thing"
	}
	return "other"
}

// scene is what a candidate's surroundings share: the types that frames give in the sentence and before it.
type scene struct {
	s      *sentence
	all    []*candidate
	here   map[schema.EventType]int
	before map[schema.EventType]bool
	// at is the candidate whose words cover a token.
	at []*candidate
	// topics are the word classes of other subjects that occur in the sentence.
	topics  []string
	average [dimensions]float32
	// near is how likely the subject is conflict, far how likely one far from it.
	near, far float64
}

var otherTopics = []string{"game", "business", "disaster", "accident", "prize", "work", "election", "crime", "captive", "war"}

func (d *document) scene(s *sentence, all []*candidate, before map[schema.EventType]bool) *scene {
	near, far := d.distance(s)
	c := &scene{s: s, all: all, near: near, far: far, here: map[schema.EventType]int{}, before: before, at: make([]*candidate, len(s.Tokens))}
	s.acts = make([]uint8, len(s.Tokens))
	for _, x := range all {
		if x.known != "" {
			c.here[x.known]++
			s.acts[x.at] = uint8(slices.Index(actClasses, string(x.known)))
		}
		c.at[x.at] = x
		for _, k := range x.also {
			if c.at[k] == nil {
				c.at[k] = x
			}
		}
	}
	for _, topic := range otherTopics {
		for i := range s.Tokens {
			if s.isNominal(i) && d.x.frames.In(topic, s.lemma(i)) {
				c.topics = append(c.topics, topic)
				break
			}
		}
	}
	n := 0
	for i := range s.Tokens {
		if (s.isNominal(i) || s.isVerb(i) || s.upos(i) == "ADJ") && d.x.learned.vectors.add(&c.average, s.lower[i]) {
			n++
		}
	}
	if n > 0 {
		for k := range c.average {
			c.average[k] /= float32(n)
		}
	}
	return c
}

// after are the types that frames gave up to and with a scene's sentence.
func (c *scene) after() map[schema.EventType]bool {
	out := maps.Clone(c.before)
	for t := range c.here {
		out[t] = true
	}
	return out
}

// cues are the features by which the classifier tells whether a candidate names an act, and of which type.
func (d *document) cues(c *candidate, sc *scene) classify.Features {
	s, i := c.s, c.at
	f := make(classify.Features, 0, 600)
	lemma, known := s.lemma(i), c.knows()
	weight := "0"
	if c.frame != nil {
		weight = strconv.Itoa(min(3, c.frame.Weight()))
	}
	xpos := s.tok(i).XPOS
	f.Add("bias")
	f.Add("known", known)
	f.Add("known", known, weight)
	f.Add("known", known, string(c.part), xpos)
	f.Add("known", known, lemma)
	f.Add("lemma", lemma)
	f.Add("lemma", lemma, xpos)
	f.Add("lemma", lemma, s.rel(i))
	f.Add("word", s.lower[i])
	f.Add("xpos", xpos)
	f.Add("rel", s.rel(i))
	f.Add("rel", s.rel(i), known)
	for _, fr := range d.x.frames.Of(c.part, lemma) {
		f.Add("may", string(fr.Type))
	}
	drop := ""
	if c.drop {
		drop = "drop"
	}
	f.Add("status", string(c.status), drop)
	f.Add("status", string(c.status), drop, known)
	d.above(&f, c, sc, known)
	d.around(&f, c, known, lemma)
	for t, n := range sc.here {
		if t == c.known {
			n--
		}
		if n > 0 {
			f.Add("here", string(t))
			f.Add("here", string(t), known)
		}
	}
	others, akin := 0, 0
	for t, n := range sc.here {
		others += n
		if t.Class() == c.known.Class() {
			akin += n
		}
	}
	if c.known != "" {
		others, akin = others-1, akin-1
	}
	crowd := strconv.Itoa(min(2, others)) + strconv.Itoa(min(2, akin))
	f.Add("crowd", crowd, known)
	f.Add("crowd", crowd, lemma)
	f.Add("crowd", crowd, known, s.rel(i))
	if c.known != "" && sc.before[c.known] {
		f.Add("again", known)
		f.Add("again")
	}
	f.Add("sentence", strconv.Itoa(min(3, s.index)))
	for _, t := range sc.topics {
		f.Add("topic", t)
		f.Add("topic", t, known)
	}
	d.dense(&f, c, sc)
	return f
}

// above adds the words that a candidate hangs on, and the acts that they or its own dependents name.
func (d *document) above(f *classify.Features, c *candidate, sc *scene, known string) {
	s := c.s
	h := s.head(c.at)
	if h < 0 {
		f.Add("root", known)
		return
	}
	f.Add("head", s.lemma(h))
	f.Add("head", s.lemma(h), s.rel(c.at), s.caseOf(c.at))
	f.Add("head", s.lemma(h), known)
	for v, n := h, 0; v >= 0 && n < 4; v, n = s.head(v), n+1 {
		if o := sc.at[v]; o != nil && o != c && (o.known != "" || o.ruled) {
			f.Add("under", string(o.known))
			f.Add("under", string(o.known), known)
			f.Add("under", string(o.known), known, s.rel(c.at))
			break
		}
	}
	for k := max(0, c.at-reach); k < min(len(s.Tokens), c.at+reach); k++ {
		o := sc.at[k]
		if o == nil || o == c || o.at != k || o.known == "" {
			continue
		}
		for v, n := s.head(k), 0; v >= 0 && n < 4; v, n = s.head(v), n+1 {
			if v == c.at || v == c.carrier {
				f.Add("over", string(o.known))
				f.Add("over", string(o.known), known)
				break
			}
			if x := sc.at[v]; x != nil && x.known != "" {
				break
			}
		}
	}
	if c.carrier >= 0 {
		f.Add("carrier", s.lemma(c.carrier))
		f.Add("carrier", s.lemma(c.carrier), known)
	}
}

// around adds what stands in a candidate's slots and beside it.
func (d *document) around(f *classify.Features, c *candidate, known, lemma string) {
	s := c.s
	for _, slot := range c.args.slots() {
		f.Add("slot", slot)
		f.Add("slot", slot, known)
		f.Add("slot", slot, lemma)
		for n, i := range c.args[slot] {
			if n > 2 {
				break
			}
			k := d.kindOf(s, i)
			f.Add("kind", slot, k)
			f.Add("kind", slot, k, known)
			f.Add("kind", slot, k, lemma)
			f.Add("fill", slot, s.lemma(i))
			f.Add("fill", slot, s.lemma(i), lemma)
			f.Add("fill", s.lemma(i), known)
		}
	}
	for _, k := range []int{-2, -1, 1, 2} {
		w := ""
		if i := c.at + k; i >= 0 && i < len(s.Tokens) {
			w = s.lower[i]
		}
		f.Add("near", strconv.Itoa(k), w)
		if k == 1 || k == -1 {
			f.Add("near", strconv.Itoa(k), w, lemma)
		}
	}
	det := ""
	for _, k := range s.children[c.at] {
		switch r := s.rel(k); {
		case r == "det":
			det = s.lower[k]
		case isRel(r, "aux"):
			f.Add("aux", s.lower[k], known)
		case isRel(r, "compound", "amod"):
			f.Add("mod", s.lemma(k))
			f.Add("mod", s.lemma(k), lemma)
			f.Add("mod", s.lemma(k), known)
		case isRel(r, "advmod"):
			f.Add("adv", s.lower[k], known)
		case isRel(r, "nummod"):
			f.Add("counted", known)
		}
	}
	if c.part == frames.Noun {
		f.Add("det", det, known)
		f.Add("det", det, strconv.FormatBool(strings.HasSuffix(s.tok(c.at).XPOS, "S")))
	}
	if s.passive(c.at) {
		f.Add("passive", known)
		f.Add("passive", lemma)
	}
}

// dense adds the vectors of a candidate's word, of what stands in its subject and object, and of the sentence.
func (d *document) dense(f *classify.Features, c *candidate, sc *scene) {
	v := d.x.learned.vectors
	s := c.s
	put := func(slot int, sum *[dimensions]float32, weight float32) {
		for i, x := range sum {
			if x != 0 {
				*f = append(*f, classify.Feature{ID: dense[slot][i], Value: x * weight})
			}
		}
	}
	var own, subject, object [dimensions]float32
	if v.add(&own, s.lemma(c.at)) || v.add(&own, s.lower[c.at]) {
		put(0, &own, 1.5)
	}
	for _, i := range c.args["subj"] {
		if v.add(&subject, s.lemma(i)) {
			put(1, &subject, 1)
			break
		}
	}
	for _, slot := range []string{"obj", "of", "on", "to", "with"} {
		if is := c.args[slot]; len(is) > 0 && v.add(&object, s.lemma(is[0])) {
			put(2, &object, 1)
			break
		}
	}
	put(3, &sc.average, 2)
}

// dense are the names of the dense features.
var dense = func() (out [4][dimensions]uint32) {
	for s := range out {
		for i := range out[s] {
			out[s][i] = classify.Hash("dense", strconv.Itoa(s), strconv.Itoa(i))
		}
	}
	return out
}()
