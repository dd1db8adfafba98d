package language

import "casus/loaders/language/neural"

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

// names finds the best sequence of name tags in which each inside follows its own kind (Viterbi), and the names in it.
func names(scores *neural.Node, from, to int) []Entity {
	const classes = 7
	n := to - from
	back := make([][classes]int8, n)
	var best [classes]float32
	for i := range n {
		row := scores.Row(from + i)
		var next [classes]float32
		for k := range classes {
			inside := k > 0 && k%2 == 0
			top := -1
			for p := range classes {
				if inside && (i == 0 || p != k && p != k-1) {
					continue
				}
				if top < 0 || best[p] > best[top] {
					top = p
				}
			}
			if top < 0 {
				next[k] = -1e30
				continue
			}
			next[k] = best[top] + row[k]
			back[i][k] = int8(top)
		}
		best = next
	}
	k := 0
	for c, v := range best {
		if v > best[k] {
			k = c
		}
	}
	tags := make([]int, n)
	for i := n - 1; i >= 0; i-- {
		tags[i] = k
		k = int(back[i][k])
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
