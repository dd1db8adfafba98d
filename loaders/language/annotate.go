package language

import (
	"math"
	"strings"
	"sync"

	"casus/loaders/language/neural"
)

// reader is the network as an Annotator.
type reader struct {
	network *network
	// names is nil in a model that has not learnt names yet: it finds none.
	names *recogniser
	root  int
	// graphs are used again: each has the memory of a batch.
	graphs sync.Pool
}

func newReader(n *network, names *recogniser) *reader {
	r := &reader{network: n, names: names, root: -1}
	for i, l := range n.labels {
		if l == "root" {
			r.root = i
		}
	}
	r.graphs.New = func() any { return neural.NewGraph() }
	return r
}

// batchTokens is about how many tokens are read at once.
const batchTokens = 400

func (r *reader) Annotate(sentences []Sentence) {
	g := r.graphs.Get().(*neural.Graph)
	defer r.graphs.Put(g)
	for len(sentences) > 0 {
		n, tokens := 0, 0
		for n < len(sentences) && (n == 0 || tokens+len(sentences[n].Tokens) <= batchTokens) {
			tokens += len(sentences[n].Tokens)
			n++
		}
		g.Reset()
		r.annotate(g, sentences[:n])
		sentences = sentences[n:]
	}
}

func (r *reader) annotate(g *neural.Graph, sentences []Sentence) {
	n := r.network
	var w words
	for i := range sentences {
		n.look(&w, sentences[i].Tokens)
	}
	read := n.read(g, &w, 0)
	tags, arcs := read.tags, n.arcScores(read)
	heads := make([]int, len(w.vectors))
	for i, s := range w.spans {
		for k, h := range bestTree(arcs[i]) {
			t := &sentences[i].Tokens[k]
			t.Head, heads[s.From+k] = h, s.From+h
			if h < 0 {
				heads[s.From+k] = s.From + k
			}
			t.setTag(n.tags[argmax(tags.Row(s.From + k)[:len(n.tags)], -1)])
		}
		sentences[i].States = steps(read.high.V[s.From*width : s.To*width])
	}
	if r.names != nil {
		r.names.find(g, read, &w, sentences)
	}
	labels := n.labelScores(read, heads)
	for i, s := range w.spans {
		for k := range sentences[i].Tokens {
			t := &sentences[i].Tokens[k]
			if t.Head < 0 {
				t.Rel = "root"
			} else {
				t.Rel = n.labels[argmax(labels.Row(s.From + k)[:len(n.labels)], r.root)]
			}
		}
	}
}

// steps are values as whole numbers of StateStep.
func steps(values []float32) []int8 {
	out := make([]int8, len(values))
	for i, v := range values {
		out[i] = int8(max(-127, min(127, math.RoundToEven(float64(v)/StateStep))))
	}
	return out
}

// argmax is the place of the greatest score other than at not.
func argmax(scores []float32, not int) int {
	best := -1
	for k, v := range scores {
		if k != not && (best < 0 || v > scores[best]) {
			best = k
		}
	}
	return best
}

func (t *Token) setTag(tag string) {
	u, x, _ := strings.Cut(tag, "/")
	t.UPOS, t.XPOS = UPOS(u), x
}

func lowered(text string) string { return strings.ToLower(Normal(text)) }
