package language

import (
	"math"

	"casus/loaders/language/neural"
)

// bestTree gives each word its head so that the heads are a tree with one root and the scores add up to the most:
// Chu and Liu (1965), Edmonds (1967). scores has a row a word and a column a head, the diagonal for the root. The root's
// head is -1.
func bestTree(scores *neural.Node) []int {
	n := scores.Rows
	heads := make([]int, n)
	roots := 0
	for i := range n {
		row := scores.Row(i)[:n]
		best := 0
		for j, v := range row {
			if v > row[best] {
				best = j
			}
		}
		heads[i] = best
		if best == i {
			heads[i] = n
			roots++
		}
	}
	if roots != 1 || findCycle(heads, n) != nil {
		heads = spanningTree(scores)
	}
	for i, h := range heads {
		if h == n {
			heads[i] = -1
		}
	}
	return heads
}

// rootCost makes a second root dearer than anything else, so that the best tree has one.
const rootCost = 1e6

// spanningTree is the general case; the root is n.
func spanningTree(scores *neural.Node) []int {
	n := scores.Rows
	s := make([][]float64, n)
	for i := range s {
		s[i] = make([]float64, n+1)
		for j, v := range scores.Row(i)[:n] {
			s[i][j] = float64(v)
		}
		s[i][n] = s[i][i] - rootCost
		s[i][i] = never
	}
	return edmonds(s)
}

const never = -1e18

// edmonds finds the best heads: s has a row a node and a column a head, the last column for the root.
func edmonds(s [][]float64) []int {
	n := len(s)
	heads := make([]int, n)
	for i := range s {
		best := n
		for j, v := range s[i] {
			if j != i && v > s[i][best] {
				best = j
			}
		}
		heads[i] = best
	}
	cycle := findCycle(heads, n)
	if cycle == nil {
		return heads
	}
	// The cycle becomes one node, the last but the root.
	in := make([]bool, n)
	for _, i := range cycle {
		in[i] = true
	}
	var old []int
	for i := range n {
		if !in[i] {
			old = append(old, i)
		}
	}
	m := len(old)
	small := make([][]float64, m+1)
	for i := range small {
		small[i] = make([]float64, m+2)
	}
	// leave[i] is the word of the cycle that would be the head of old[i]; enter[j] the one that would hang on old[j].
	leave, enter := make([]int, m), make([]int, m+2)
	column := func(j int) int {
		if j < m {
			return old[j]
		}
		return n
	}
	for i, o := range old {
		for j := range m {
			small[i][j] = s[o][old[j]]
		}
		small[i][m+1] = s[o][n]
		small[i][m] = never * 2
		for _, c := range cycle {
			if s[o][c] > small[i][m] {
				small[i][m], leave[i] = s[o][c], c
			}
		}
	}
	for j := range m + 2 {
		small[m][j] = never * 2
		if j == m {
			continue
		}
		for _, c := range cycle {
			if v := s[c][column(j)] - s[c][heads[c]]; v > small[m][j] {
				small[m][j], enter[j] = v, c
			}
		}
	}
	for i, h := range edmonds(small) {
		switch {
		case i == m:
			heads[enter[h]] = column(h)
		case h == m:
			heads[old[i]] = leave[i]
		default:
			heads[old[i]] = column(h)
		}
	}
	return heads
}

// findCycle returns the nodes of a cycle among heads; nil where all lead to the root.
func findCycle(heads []int, root int) []int {
	state := make([]int, len(heads))
	for i := range heads {
		at := i
		for at != root && state[at] == 0 {
			state[at] = i + 1
			at = heads[at]
		}
		if at != root && state[at] == i+1 {
			var cycle []int
			for k := at; ; {
				cycle = append(cycle, k)
				if k = heads[k]; k == at {
					return cycle
				}
			}
		}
	}
	return nil
}

// nameTags are the classes of a token in the search for names.
var nameTags = []string{"O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"}

// nameClasses is how many nameTags there are.
const nameClasses = 7

// mayFollow tells which tag may stand behind which: an inside follows its own kind. nameClasses stands for the beginning.
func mayFollow(from, to int) bool { return to == 0 || to%2 == 1 || from == to || from == to-1 }

// bestNames finds the best sequence of name tags (Viterbi) and the names in it. scores has a row a token; step, if any, what the
// step from one tag to the next adds, its last row being the beginning.
func bestNames(scores *neural.Node, s neural.Span, step *neural.Param) []Entity {
	n := s.To - s.From
	back := make([][nameClasses]int8, n)
	var best [nameClasses]float32
	for i := range n {
		var next [nameClasses]float32
		for k, v := range scores.Row(s.From + i)[:nameClasses] {
			top, from := float32(math.Inf(-1)), 0
			for p := range nameClasses + 1 {
				if (i == 0) != (p == nameClasses) || !mayFollow(p, k) {
					continue
				}
				sum := float32(0)
				if i > 0 {
					sum = best[p]
				}
				if step != nil {
					sum += step.W[p*step.Cols+k]
				}
				if sum > top {
					top, from = sum, p
				}
			}
			next[k], back[i][k] = top+v, int8(from)
		}
		best = next
	}
	tags := make([]int, n)
	for i, k := n-1, argmax(best[:], -1); i >= 0; i-- {
		tags[i], k = k, int(back[i][k])
	}
	var out []Entity
	for i, t := range tags {
		switch {
		case t%2 == 1:
			out = append(out, Entity{First: i, Last: i, Kind: EntityKind(nameTags[t][2:])})
		case t > 0 && len(out) > 0:
			out[len(out)-1].Last = i
		}
	}
	return out
}
