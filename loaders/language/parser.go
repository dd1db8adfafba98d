package language

// greedyParser is an arc-hybrid parser: a stack, the words not read yet, and at each step the action that scores best. The
// root stands behind the last word, so that exactly one word comes to depend on it.
type greedyParser struct {
	w        *weights
	labels   []string
	clusters *clusters
}

// Actions: 0 shifts the next word; 1+l makes the next word the head of the stack's top with label l; 1+n+l makes the word
// below the top its head.
const shift = 0

// state is a parse under way. Positions are words; n stands for the root behind the last word, -1 for nothing.
type state struct {
	n     int
	stack []int
	next  int
	head  []int
	label []uint8
	// the two outermost children on either side, -1 for none
	left, left2, right, right2 []int
	valency                    []uint8
}

func newState(n int) *state {
	s := &state{n: n, stack: make([]int, 0, n+1), head: make([]int, n+1), label: make([]uint8, n+1),
		left: make([]int, n+1), left2: make([]int, n+1), right: make([]int, n+1), right2: make([]int, n+1)}
	for i := range s.head {
		s.head[i], s.left[i], s.left2[i], s.right[i], s.right2[i] = -1, -1, -1, -1, -1
	}
	return s
}

func (s *state) done() bool { return s.next == s.n && len(s.stack) == 0 }

func (s *state) top(k int) int {
	if len(s.stack) <= k {
		return -1
	}
	return s.stack[len(s.stack)-1-k]
}

func (s *state) buffer(k int) int {
	if s.next+k > s.n {
		return -1
	}
	return s.next + k
}

// may tells which kinds of action are allowed: shift, left, right.
func (s *state) may() (shift, left, right bool) {
	shift = s.next < s.n
	left = len(s.stack) > 0 && (s.next < s.n || len(s.stack) == 1)
	right = len(s.stack) > 1
	return
}

func (s *state) apply(action int, labels int) {
	switch {
	case action == shift:
		s.stack = append(s.stack, s.next)
		s.next++
	case action <= labels:
		d := s.pop()
		h := s.next
		s.head[d], s.label[d] = h, uint8(action-1)
		s.left[h], s.left2[h] = d, s.left[h]
	default:
		d := s.pop()
		h := s.top(0)
		s.head[d], s.label[d] = h, uint8(action-1-labels)
		s.right[h], s.right2[h] = d, s.right[h]
	}
}

func (s *state) pop() int {
	d := s.stack[len(s.stack)-1]
	s.stack = s.stack[:len(s.stack)-1]
	return d
}

// parseWord is what the parser's features see of a word.
type parseWord struct{ lower, pos, upos, cluster, coarse uint64 }

var (
	nothing  = parseWord{11, 11, 11, 11, 11}
	rootWord = parseWord{12, 12, 12, 12, 12}
)

func (c *clusters) parseWords(tokens []Token) []parseWord {
	words := make([]parseWord, len(tokens)+1)
	infos := c.infos(tokens)
	for i := range tokens {
		words[i] = parseWord{infos[i].lower, hashString(tokens[i].XPOS), hashString(string(tokens[i].UPOS)), infos[i].cluster, infos[i].coarse}
	}
	words[len(tokens)] = rootWord
	return words
}

func (p *greedyParser) Parse(tokens []Token) {
	words := p.clusters.parseWords(tokens)
	s := newState(len(tokens))
	scores := make([]float32, 1+2*len(p.labels))
	features := make([]uint64, 0, 80)
	for !s.done() {
		clear(scores)
		features = parseFeatures(features[:0], s, words)
		p.w.score(features, scores)
		s.apply(bestAllowed(s, scores, len(p.labels)), len(p.labels))
	}
	for i := range tokens {
		tokens[i].Head, tokens[i].Rel = s.head[i], p.labels[s.label[i]]
		if s.head[i] == len(tokens) {
			tokens[i].Head, tokens[i].Rel = -1, "root"
		} else if tokens[i].Rel == "root" {
			tokens[i].Rel = "dep"
		}
	}
}

func bestAllowed(s *state, scores []float32, labels int) int {
	sh, l, r := s.may()
	best := -1
	consider := func(from, to int) {
		for k := from; k < to; k++ {
			if best < 0 || scores[k] > scores[best] {
				best = k
			}
		}
	}
	if sh {
		consider(0, 1)
	}
	if l {
		consider(1, 1+labels)
	}
	if r {
		consider(1+labels, 1+2*labels)
	}
	return best
}

func parseFeatures(f []uint64, s *state, words []parseWord) []uint64 {
	get := func(i int) *parseWord {
		if i < 0 {
			return &nothing
		}
		return &words[i]
	}
	label := func(i int) uint64 {
		if i < 0 {
			return 999
		}
		return uint64(s.label[i])
	}
	kid := func(list []int, i int) int {
		if i < 0 {
			return -1
		}
		return list[i]
	}
	i0, i1, i2, j0, j1, j2 := s.top(0), s.top(1), s.top(2), s.buffer(0), s.buffer(1), s.buffer(2)
	s0, s1, s2, b0, b1, b2 := get(i0), get(i1), get(i2), get(j0), get(j1), get(j2)
	s0l, s0r, s1l, s1r, b0l := kid(s.left, i0), kid(s.right, i0), kid(s.left, i1), kid(s.right, i1), kid(s.left, j0)
	s0l2, s0r2, s1r2, b0l2 := kid(s.left2, i0), kid(s.right2, i0), kid(s.right2, i1), kid(s.left2, j0)
	lead := get(j0 - 1)
	if j0 <= 0 {
		lead = &nothing
	}
	return append(f,
		feature1(1, s0.lower), feature1(2, s0.pos), feature2(3, s0.lower, s0.pos), feature1(4, s1.lower), feature1(5, s1.pos), feature2(6, s1.lower, s1.pos),
		feature1(7, b0.lower), feature1(8, b0.pos), feature2(9, b0.lower, b0.pos), feature1(10, b1.lower), feature1(11, b1.pos), feature1(12, b2.pos),
		feature1(13, s2.pos), feature1(14, s0.cluster), feature1(15, s1.cluster), feature1(16, b0.cluster),
		feature2(17, s0.lower, b0.lower), feature3(18, s0.lower, s0.pos, b0.pos), feature3(19, s0.pos, b0.lower, b0.pos), feature2(20, s0.pos, b0.pos),
		feature2(21, s0.lower, s1.lower), feature3(22, s0.lower, s0.pos, s1.pos), feature3(23, s0.pos, s1.lower, s1.pos), feature2(24, s0.pos, s1.pos),
		feature3(25, s1.pos, s0.pos, b0.pos), feature3(26, s0.pos, b0.pos, b1.pos), feature3(27, s2.pos, s1.pos, s0.pos), feature4(28, s1.pos, s0.pos, b0.pos, b1.pos),
		feature3(29, s0.pos, get(s0l).pos, b0.pos), feature3(30, s0.pos, get(s0r).pos, b0.pos), feature3(31, s0.pos, b0.pos, get(b0l).pos),
		feature3(32, s1.pos, s0.pos, get(s0l).pos), feature3(33, s1.pos, s0.pos, get(s0r).pos), feature3(34, s1.pos, get(s1l).pos, s0.pos), feature3(35, s1.pos, get(s1r).pos, s0.pos),
		feature2(36, s0.lower, label(s0l)), feature2(37, s0.pos, label(s0l)), feature2(38, s0.lower, label(s0r)), feature2(39, s0.pos, label(s0r)),
		feature2(40, s1.lower, label(s1l)), feature2(41, s1.pos, label(s1l)), feature2(42, s1.lower, label(s1r)), feature2(43, s1.pos, label(s1r)),
		feature2(44, b0.lower, label(b0l)), feature2(45, b0.pos, label(b0l)),
		feature3(46, s0.pos, label(s0l), label(s0l2)), feature3(47, s0.pos, label(s0r), label(s0r2)), feature3(48, s1.pos, label(s1r), label(s1r2)), feature3(49, b0.pos, label(b0l), label(b0l2)),
		feature2(50, s0.cluster, b0.cluster), feature2(51, s0.cluster, s1.cluster), feature3(52, s0.cluster, s0.pos, b0.pos), feature3(53, b0.cluster, b0.pos, s0.pos), feature3(54, s1.cluster, s1.pos, s0.pos),
		feature2(55, s0.coarse, b0.coarse), feature2(56, s0.coarse, s1.coarse),
		feature3(57, s1.lower, s0.lower, b0.pos), feature3(58, s1.pos, s0.lower, b0.pos), feature3(59, s1.lower, s0.pos, b0.lower), feature3(60, s1.pos, s0.pos, b0.lower), feature3(61, s1.cluster, s0.lower, b0.cluster),
		feature3(62, s0.pos, b0.lower, b1.lower), feature2(63, b0.pos, b1.lower), feature2(64, lead.lower, b0.pos), feature3(65, b0.pos, b1.pos, b2.pos),
		feature3(66, s0.lower, get(s0l).lower, b0.pos), feature3(67, s1.lower, get(s0l).lower, s0.pos), feature3(68, s1.cluster, get(s0l).lower, s0.cluster), feature3(69, s1.pos, get(s0l).lower, s0.lower),
		feature2(70, s0.upos, b0.upos), feature3(71, s2.upos, s1.upos, s0.upos), feature4(72, s1.upos, s0.upos, b0.upos, b1.upos),
		feature3(73, s1.lower, label(s1r), s0.pos), feature3(74, s1.pos, label(s1r), s0.lower), feature3(75, b0.lower, label(b0l), s0.pos))
}
