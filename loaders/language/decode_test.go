package language

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"casus/loaders/language/neural"
)

// TestBestTree compares with all trees there are.
func TestBestTree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 5).Draw(t, "words")
		scores := &neural.Node{Rows: n, Cols: neural.Padded(n)}
		scores.V = make([]float32, n*scores.Cols)
		for i := range n {
			for j := range n {
				scores.V[i*scores.Cols+j] = float32(rapid.IntRange(-20, 20).Draw(t, "score"))
			}
		}
		sum := func(heads []int) (total float32) {
			for i, h := range heads {
				if h < 0 {
					h = i
				}
				total += scores.V[i*scores.Cols+h]
			}
			return total
		}
		best := float32(-1e9)
		heads := make([]int, n)
		var try func(i int)
		try = func(i int) {
			if i == n {
				if isTree(heads) {
					best = max(best, sum(heads))
				}
				return
			}
			for h := -1; h < n; h++ {
				heads[i] = h
				try(i + 1)
			}
		}
		try(0)
		got := bestTree(scores)
		if !isTree(got) {
			t.Fatalf("%v is no tree with one root", got)
		}
		if sum(got) != best {
			t.Fatalf("%v scores %g, the best tree %g", got, sum(got), best)
		}
	})
}

func isTree(heads []int) bool {
	roots := 0
	for i, h := range heads {
		if h < 0 {
			roots++
		}
		steps := 0
		for at := i; at >= 0; at = heads[at] {
			if steps++; steps > len(heads) {
				return false
			}
		}
	}
	return roots == 1
}

func TestNamesFollowTheirBeginning(t *testing.T) {
	// The columns are those of nameTags: O, B-PER, I-PER, B-ORG, I-ORG, B-LOC, I-LOC.
	scores := &neural.Node{Rows: 5, Cols: 16, V: make([]float32, 80)}
	set := func(i int, tag string, v float32) {
		for k, n := range nameTags {
			if n == tag {
				scores.V[16*i+k] = v
			}
		}
	}
	set(0, "I-PER", 3)
	set(0, "B-PER", 2)
	set(1, "I-PER", 3)
	set(2, "I-LOC", 3)
	set(2, "O", 1)
	set(3, "B-ORG", 5)
	set(4, "B-ORG", 5)
	want := []Entity{{0, 1, Person}, {3, 3, Organization}, {4, 4, Organization}}
	if diff := cmp.Diff(want, bestNames(scores, neural.Span{From: 0, To: 5}, nil)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	// What the steps add decides: a person is dear at the beginning, and so is what follows an organization.
	step := neural.NewSet(1).Weights("step", nameClasses+1, 16)
	clear(step.W)
	step.W[16*nameClasses+1] = -9
	step.W[16*3+3] = -9
	want = []Entity{{1, 2, Location}, {3, 3, Organization}}
	if diff := cmp.Diff(want, bestNames(scores, neural.Span{From: 0, To: 5}, step)); diff != "" {
		t.Errorf("with steps, -want +got:\n%s", diff)
	}
}
