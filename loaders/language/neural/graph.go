package neural

import "math/rand/v2"

// Node is a matrix that a graph computed: a row a token.
type Node struct {
	Rows, Cols int
	V          []float32
	// G is the gradient of the loss; nil where the graph does not learn.
	G []float32
}

// Row is the values of row i.
func (n *Node) Row(i int) []float32 { return n.V[i*n.Cols : (i+1)*n.Cols] }

// Span is a sentence's rows: From up to but without To.
type Span struct{ From, To int }

// Graph computes. It is for one goroutine; any number may share a Set that is not being trained.
type Graph struct {
	grads *Gradients
	rng   *rand.Rand
	tape  []func()
	pack  []float32
	slabs [][]float32
	slab  int
	used  int
}

// NewGraph returns a graph that only computes.
func NewGraph() *Graph { return &Graph{} }

// NewLearner returns a graph that sums gradients into g and draws its dropout from rng.
func NewLearner(g *Gradients, rng *rand.Rand) *Graph { return &Graph{grads: g, rng: rng} }

// Learning tells whether the graph records gradients.
func (g *Graph) Learning() bool { return g.grads != nil }

// Reset forgets all nodes; their memory is used again.
func (g *Graph) Reset() {
	g.tape = g.tape[:0]
	g.slab, g.used = 0, 0
}

const slabSize = 1 << 18

// alloc returns n zeros.
func (g *Graph) alloc(n int) []float32 {
	out := g.room(n)
	clear(out)
	return out
}

// room returns n values that are still to be set.
func (g *Graph) room(n int) []float32 {
	for g.slab < len(g.slabs) && g.used+n > len(g.slabs[g.slab]) {
		g.slab++
		g.used = 0
	}
	if g.slab == len(g.slabs) {
		g.slabs = append(g.slabs, make([]float32, max(n, slabSize)))
	}
	out := g.slabs[g.slab][g.used : g.used+n : g.used+n]
	g.used += n
	return out
}

// raw returns a node whose values are still to be set.
func (g *Graph) raw(rows, cols int) *Node {
	n := &Node{Rows: rows, Cols: cols, V: g.room(rows * cols)}
	if g.grads != nil {
		n.G = g.alloc(rows * cols)
	}
	return n
}

// NewNode returns a node of zeros.
func (g *Graph) NewNode(rows, cols int) *Node {
	n := &Node{Rows: rows, Cols: cols, V: g.alloc(rows * cols)}
	if g.grads != nil {
		n.G = g.alloc(rows * cols)
	}
	return n
}

// back records a step of the way back; only for a graph that learns.
func (g *Graph) back(step func()) {
	if g.grads != nil {
		g.tape = append(g.tape, step)
	}
}

// Backward goes back through everything that was computed since Reset and adds to the gradients.
func (g *Graph) Backward() {
	for i := len(g.tape) - 1; i >= 0; i-- {
		g.tape[i]()
	}
}

func (g *Graph) packed(k int) []float32 {
	if len(g.pack) < k*wide {
		g.pack = make([]float32, k*wide)
	}
	return g.pack
}

// Gradients are the gradients of a set of parameters.
type Gradients struct {
	of [][]float32
	// touched are the rows of the sparse tables that have a gradient.
	touched [][]int32
	marked  [][]bool
}

// NewGradients returns zeros for a set.
func NewGradients(s *Set) *Gradients {
	g := &Gradients{of: make([][]float32, len(s.Params)), touched: make([][]int32, len(s.Params)), marked: make([][]bool, len(s.Params))}
	for i, p := range s.Params {
		g.of[i] = make([]float32, len(p.W))
		if p.sparse {
			g.marked[i] = make([]bool, p.Rows)
		}
	}
	return g
}

func (g *Gradients) touch(p *Param, row int) []float32 {
	if !g.marked[p.index][row] {
		g.marked[p.index][row] = true
		g.touched[p.index] = append(g.touched[p.index], int32(row))
	}
	return g.of[p.index][row*p.Cols : (row+1)*p.Cols]
}

// Add adds other and clears it.
func (g *Gradients) Add(s *Set, other *Gradients) {
	for i, p := range s.Params {
		if !p.sparse {
			addTo(g.of[i], other.of[i])
			clear(other.of[i])
			continue
		}
		for _, r := range other.touched[i] {
			from := other.of[i][int(r)*p.Cols : (int(r)+1)*p.Cols]
			addTo(g.touch(p, int(r)), from)
			clear(from)
			other.marked[i][r] = false
		}
		other.touched[i] = other.touched[i][:0]
	}
}

func addTo(to, from []float32) {
	from = from[:len(to)]
	for i, v := range from {
		to[i] += v
	}
}
