package language

import (
	"encoding/binary"
	"math/rand/v2"
	"sort"
	"strings"

	"github.com/klauspost/compress/zstd"
)

// Learning: what the program in train calls. It is deterministic: the order of the sentences comes from a seeded generator,
// and sums are taken in a fixed order.

// Config says how models are trained.
type Config struct {
	TaggerEpochs, ParserEpochs int
	// Folds is into how many parts the data is cut so that the parser learns on tags that the tagger predicted.
	Folds int
	Seed  uint64
	// The averaged weights below these are dropped.
	TaggerPrune, ParserPrune float64
	Report                   func(format string, args ...any)
}

// WordClusters are the classes of words that the models see besides the words: the words in order and the number of each.
type WordClusters struct {
	Words []string
	IDs   []uint16
}

// averaged is an averaged perceptron under training.
type averaged struct {
	rows  map[uint64]*row
	steps float64
}

type row struct {
	class []uint8
	w     []cell
}

type cell struct{ now, total, stamp float64 }

func (a *averaged) score(features []uint64, scores []float64) {
	for _, f := range features {
		r := a.rows[f]
		if r == nil {
			continue
		}
		for k, c := range r.class {
			scores[c] += r.w[k].now
		}
	}
}

func (a *averaged) update(features []uint64, class int, delta float64) {
	for _, f := range features {
		r := a.rows[f]
		if r == nil {
			r = &row{}
			a.rows[f] = r
		}
		k := 0
		for k < len(r.class) && r.class[k] != uint8(class) {
			k++
		}
		if k == len(r.class) {
			r.class = append(r.class, uint8(class))
			r.w = append(r.w, cell{stamp: a.steps})
		}
		c := &r.w[k]
		c.total += (a.steps - c.stamp) * c.now
		c.stamp = a.steps
		c.now += delta
	}
}

func (a *averaged) finish(prune float64) map[uint64]map[uint8]float64 {
	out := make(map[uint64]map[uint8]float64, len(a.rows))
	for f, r := range a.rows {
		m := map[uint8]float64{}
		for k, c := range r.class {
			v := (r.w[k].total + (a.steps-r.w[k].stamp)*r.w[k].now) / a.steps
			if v > prune || v < -prune {
				m[c] = v
			}
		}
		if len(m) > 0 {
			out[f] = m
		}
	}
	return out
}

// Train learns all models from treebank sentences, whose tokens have their gold tags, lemmas and heads.
func Train(gold [][]Token, wc WordClusters, cfg Config) []byte {
	c := &clusters{words: wc.Words, ids: wc.IDs}
	tags, labels := inventory(gold)
	cfg.Report("%d sentences, %d tags, %d labels", len(gold), len(tags), len(labels))
	// Jackknifed tags: what the parser sees in training is as wrong as what it will see later.
	predicted := make([][]Token, len(gold))
	for f := range cfg.Folds {
		var rest [][]Token
		for i, s := range gold {
			if i%cfg.Folds != f {
				rest = append(rest, s)
			}
		}
		fold := cfg
		fold.TaggerEpochs = max(2, cfg.TaggerEpochs-2)
		rows := trainTagger(rest, tags, c, fold)
		t := tagger(rows, tags, c)
		for i, s := range gold {
			if i%cfg.Folds == f {
				predicted[i] = append([]Token(nil), s...)
				t.Tag(predicted[i])
			}
		}
		cfg.Report("fold %d of %d tagged", f+1, cfg.Folds)
	}
	tagRows := trainTagger(gold, tags, c, cfg)
	cfg.Report("tagger trained: %d features", len(tagRows))
	parseRows := trainParser(gold, predicted, labels, c, cfg)
	cfg.Report("parser trained: %d features", len(parseRows))
	return encode(tags, tagRows, labels, parseRows, wc, lemmaTable(gold))
}

func tagger(rows map[uint64]map[uint8]float64, tags []string, c *clusters) *perceptronTagger {
	w, err := readWeights(writeWeights(rows), len(tags))
	if err != nil {
		panic(err) // what was just written cannot be read: a defect of this file
	}
	return &perceptronTagger{w: w, tags: tags, clusters: c}
}

func inventory(gold [][]Token) (tags, labels []string) {
	seenTag, seenLabel := map[string]bool{}, map[string]bool{}
	for _, s := range gold {
		for _, t := range s {
			seenTag[string(t.UPOS)+"/"+t.XPOS] = true
			seenLabel[t.Rel] = true
		}
	}
	return keys(seenTag), keys(seenLabel)
}

func keys(m map[string]bool) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}

func index(list []string) map[string]int {
	m := make(map[string]int, len(list))
	for i, s := range list {
		m[s] = i
	}
	return m
}

func argmax(scores []float64) int {
	best := 0
	for k, v := range scores {
		if v > scores[best] {
			best = k
		}
	}
	return best
}

func trainTagger(gold [][]Token, tags []string, c *clusters, cfg Config) map[uint64]map[uint8]float64 {
	a := &averaged{rows: map[uint64]*row{}}
	of := index(tags)
	rng := rand.New(rand.NewPCG(cfg.Seed, 1))
	order := permutation(len(gold))
	scores := make([]float64, len(tags))
	hashes := make([]uint64, len(tags))
	for i, t := range tags {
		hashes[i] = hashString(t)
	}
	var f []uint64
	for range cfg.TaggerEpochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, n := range order {
			s := gold[n]
			infos := c.infos(s)
			var prev, prev2 uint64 = 1, 2
			for i := range s {
				clear(scores)
				f = tagFeatures(f[:0], infos, i, prev, prev2)
				a.score(f, scores)
				guess, truth := argmax(scores), of[string(s[i].UPOS)+"/"+s[i].XPOS]
				a.steps++
				if guess != truth {
					a.update(f, truth, 1)
					a.update(f, guess, -1)
				}
				prev2, prev = prev, hashes[guess]
			}
		}
	}
	return a.finish(cfg.TaggerPrune)
}

func permutation(n int) []int {
	p := make([]int, n)
	for i := range p {
		p[i] = i
	}
	return p
}

// oracle tells which actions of a state lose no arc that could still be had: the dynamic oracle of arc-hybrid.
type oracle struct {
	head  []int // the root's position for the root word
	label []int
	kids  [][]int
}

func newOracle(s []Token, labels map[string]int) *oracle {
	o := &oracle{head: make([]int, len(s)+1), label: make([]int, len(s)+1), kids: make([][]int, len(s)+1)}
	for i, t := range s {
		h := t.Head
		if h < 0 {
			h = len(s)
		}
		o.head[i], o.label[i] = h, labels[t.Rel]
		o.kids[h] = append(o.kids[h], i)
	}
	o.head[len(s)] = -1
	return o
}

// costs are how many gold arcs each kind of action loses.
func (o *oracle) costs(s *state, inStack []bool) (shift, left, right int) {
	b := s.next
	s0, s1 := s.top(0), s.top(1)
	// shift: b can no more get a head from below the top, nor dependents from the stack
	if h := o.head[b]; h >= 0 && h < b && inStack[h] && h != s0 {
		shift++
	}
	for _, k := range o.kids[b] {
		if k < b && inStack[k] {
			shift++
		}
	}
	if s0 < 0 {
		return
	}
	h := o.head[s0]
	inBuffer := 0
	for _, k := range o.kids[s0] {
		if k >= b {
			inBuffer++
		}
	}
	left, right = inBuffer, inBuffer
	if h == s1 && s1 >= 0 || h > b {
		left++
	}
	if h >= b {
		right++
	}
	return
}

func trainParser(gold, predicted [][]Token, labels []string, c *clusters, cfg Config) map[uint64]map[uint8]float64 {
	a := &averaged{rows: map[uint64]*row{}}
	of := index(labels)
	n := len(labels)
	rng := rand.New(rand.NewPCG(cfg.Seed, 2))
	order := permutation(len(gold))
	scores := make([]float64, 1+2*n)
	var f []uint64
	for epoch := range cfg.ParserEpochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		right := 0
		total := 0
		for _, k := range order {
			if !projectiveEnough(gold[k]) {
				continue
			}
			o := newOracle(gold[k], of)
			words := c.parseWords(predicted[k])
			s := newState(len(gold[k]))
			inStack := make([]bool, len(gold[k])+1)
			for !s.done() {
				clear(scores)
				f = parseFeatures(f[:0], s, words)
				a.score(f, scores)
				guess := bestAction(s, scores, n, nil)
				good := o.zeroCost(s, inStack, n)
				truth := bestAction(s, scores, n, good)
				a.steps++
				total++
				if !good[guess] {
					a.update(f, truth, 1)
					a.update(f, guess, -1)
				} else {
					right++
				}
				// Explore: follow the model's own mistakes from the second epoch on.
				next := truth
				if epoch > 0 && rng.Float64() < 0.9 {
					next = guess
				}
				top := s.top(0)
				if next == shift {
					inStack[s.next] = true
				} else {
					inStack[top] = false
				}
				s.apply(next, n)
			}
		}
		cfg.Report("parser epoch %d: %.4f of the actions right", epoch+1, float64(right)/float64(total))
	}
	return a.finish(cfg.ParserPrune)
}

// projectiveEnough leaves out sentences with many crossing arcs: they teach the parser arcs that it cannot build.
func projectiveEnough(s []Token) bool {
	crossing := 0
	for i, t := range s {
		if t.Head < 0 {
			continue
		}
		lo, hi := min(i, t.Head), max(i, t.Head)
		for k := lo + 1; k < hi; k++ {
			if h := s[k].Head; h >= 0 && (h < lo || h > hi) {
				crossing++
				break
			}
		}
	}
	return crossing <= 2
}

// zeroCost marks the actions that lose no gold arc, or, where every action loses some, those that lose the fewest.
func (o *oracle) zeroCost(s *state, inStack []bool, labels int) map[int]bool {
	mayShift, mayLeft, mayRight := s.may()
	cs, cl, cr := o.costs(s, inStack)
	// A wrong label on the right arc is an error of its own.
	const big = 1 << 20
	if !mayShift {
		cs = big
	}
	if !mayLeft {
		cl = big
	}
	if !mayRight {
		cr = big
	}
	least := min(cs, cl, cr)
	good := map[int]bool{}
	if cs == least {
		good[shift] = true
	}
	s0 := s.top(0)
	if cl == least {
		if o.head[s0] == s.next {
			good[1+o.label[s0]] = true
		} else {
			for l := range labels {
				good[1+l] = true
			}
		}
	}
	if cr == least {
		if o.head[s0] == s.top(1) {
			good[1+labels+o.label[s0]] = true
		} else {
			for l := range labels {
				good[1+labels+l] = true
			}
		}
	}
	return good
}

func bestAction(s *state, scores []float64, labels int, among map[int]bool) int {
	mayShift, mayLeft, mayRight := s.may()
	best := -1
	for k, v := range scores {
		if k == shift && !mayShift || k > 0 && k <= labels && !mayLeft || k > labels && !mayRight {
			continue
		}
		if among != nil && !among[k] {
			continue
		}
		if best < 0 || v > scores[best] {
			best = k
		}
	}
	return best
}

// lemmaTable keeps what the rules would get wrong, and every lemma, so that the rules can ask whether a stem is a word.
func lemmaTable(gold [][]Token) string {
	counts := map[string]map[string]int{}
	words, verbs := map[string]bool{}, map[string]bool{}
	for _, s := range gold {
		for _, t := range s {
			l := strings.ToLower(t.Lemma)
			if t.UPOS == "VERB" && len(l) > 2 && !strings.ContainsAny(l, "-_ ") {
				verbs[l] = true
			}
			if t.UPOS == "PROPN" || t.Lemma == "_" || strings.ContainsAny(t.Lemma, "\t\n") || t.UPOS == "PUNCT" || t.UPOS == "NUM" {
				continue
			}
			if t.UPOS == "VERB" || t.UPOS == "NOUN" || t.UPOS == "ADJ" || t.UPOS == "ADV" {
				words[l] = true
			}
			key := strings.ToLower(Normal(t.Text)) + "/" + t.XPOS
			if counts[key] == nil {
				counts[key] = map[string]int{}
			}
			counts[key][l]++
		}
	}
	rules := &tableLemmatizer{table: map[string]string{}, words: words}
	var lines []string
	for key, c := range counts {
		best := ""
		for l, n := range c {
			if best == "" || n > c[best] || n == c[best] && l < best {
				best = l
			}
		}
		i := strings.LastIndexByte(key, '/')
		if rules.lemma(key[:i], "X", key[i+1:]) != best {
			lines = append(lines, key+"\t"+best)
		}
	}
	for w := range words {
		lines = append(lines, w)
	}
	for w := range verbs {
		lines = append(lines, "+"+w)
	}
	sort.Strings(lines)
	return strings.Join(lines, "\n")
}

func encode(tags []string, tagRows map[uint64]map[uint8]float64, labels []string, parseRows map[uint64]map[uint8]float64, wc WordClusters, lemmas string) []byte {
	ids := make([]byte, 0, 2*len(wc.IDs))
	for _, id := range wc.IDs {
		ids = binary.LittleEndian.AppendUint16(ids, id)
	}
	var plain []byte
	for _, section := range [][]byte{[]byte(strings.Join(tags, "\n")), writeWeights(tagRows), []byte(strings.Join(labels, "\n")),
		writeWeights(parseRows), []byte(strings.Join(wc.Words, "\n")), ids, []byte(lemmas)} {
		plain = appendSection(plain, section)
	}
	z, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithEncoderConcurrency(1))
	if err != nil {
		panic(err) // the options above are constants
	}
	return append([]byte(magic), z.EncodeAll(plain, nil)...)
}
