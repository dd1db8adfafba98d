package language

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// perceptronTagger gives each token the pair of tags that scores best, from left to right.
type perceptronTagger struct {
	w        *weights
	tags     []string // "VERB/VBD"
	clusters *clusters
	// verbs are the lemmas that the treebanks know as verbs; nil while training.
	verbs map[string]bool
}

// wordInfo is what the models see of a token, computed once.
type wordInfo struct {
	word, lower, shape, suffix3, suffix2, suffix1, prefix uint64
	cluster, coarse                                       uint64
}

func (c *clusters) info(text string, truecase bool) wordInfo {
	n := Normal(text)
	l := strings.ToLower(n)
	if truecase {
		n = l
	}
	i := wordInfo{word: hashString(n), lower: hashString(l), shape: hashString(shape(n))}
	i.suffix1, i.suffix2, i.suffix3 = hashString(suffix(l, 1)), hashString(suffix(l, 2)), hashString(suffix(l, 3))
	i.prefix = hashString(l[:min(len(l), 3)])
	id := c.of(l)
	i.cluster, i.coarse = uint64(id)+1000, uint64(id>>3)+100000
	if id == 0 {
		i.cluster, i.coarse = 1, 2
	}
	return i
}

func suffix(s string, n int) string {
	i := len(s)
	for ; n > 0 && i > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
	}
	return s[i:]
}

// shape is the pattern of a word: X upper, x lower, d digit, runs folded.
func shape(s string) string {
	var b [12]byte
	n := 0
	for _, r := range s {
		c := byte('-')
		switch {
		case unicode.IsUpper(r):
			c = 'X'
		case unicode.IsLetter(r):
			c = 'x'
		case unicode.IsDigit(r):
			c = 'd'
		case r == '.':
			c = '.'
		}
		if n >= 2 && b[n-1] == c && b[n-2] == c {
			continue
		}
		if n == len(b) {
			break
		}
		b[n] = c
		n++
	}
	return string(b[:n])
}

// allCapitals tells whether a sentence is written in capitals or title case throughout, so that capitals tell nothing.
func allCapitals(tokens []Token) bool {
	upper, words := 0, 0
	for _, t := range tokens {
		r, _ := utf8.DecodeRuneInString(t.Text)
		if !unicode.IsLetter(r) {
			continue
		}
		words++
		if len(t.Text) > 1 && strings.ToUpper(t.Text) == t.Text {
			upper++
		}
	}
	return words >= 4 && upper*10 >= words*8
}

func (t *perceptronTagger) Tag(tokens []Token) {
	infos := t.clusters.infos(tokens)
	var prev, prev2 uint64 = 1, 2
	scores := make([]float32, len(t.tags))
	features := make([]uint64, 0, 40)
	for i := range tokens {
		clear(scores)
		features = tagFeatures(features[:0], infos, i, prev, prev2)
		t.w.score(features, scores)
		best := 0
		for k, v := range scores {
			if v > scores[best] {
				best = k
			}
		}
		tokens[i].setTag(t.tags[best])
		prev2, prev = prev, hashString(t.tags[best])
	}
	t.mendVerbs(tokens)
}

func (t *Token) setTag(tag string) {
	u, x, _ := strings.Cut(tag, "/")
	t.UPOS, t.XPOS = UPOS(u), x
}

func (c *clusters) infos(tokens []Token) []wordInfo {
	folded := allCapitals(tokens)
	infos := make([]wordInfo, len(tokens))
	for i := range tokens {
		infos[i] = c.info(tokens[i].Text, folded)
	}
	return infos
}

var edge = wordInfo{word: 3, lower: 3, shape: 3, suffix1: 3, suffix2: 3, suffix3: 3, prefix: 3, cluster: 3, coarse: 3}

func around(infos []wordInfo, i int) *wordInfo {
	if i < 0 || i >= len(infos) {
		return &edge
	}
	return &infos[i]
}

func tagFeatures(f []uint64, infos []wordInfo, i int, prev, prev2 uint64) []uint64 {
	w, p, n := &infos[i], around(infos, i-1), around(infos, i+1)
	pp, nn := around(infos, i-2), around(infos, i+2)
	first := uint64(0)
	if i == 0 {
		first = 1
	}
	return append(f,
		feature1(1, w.word), feature1(2, w.lower), feature2(3, w.shape, first), feature1(4, w.suffix3), feature1(5, w.suffix2), feature1(6, w.suffix1),
		feature1(7, w.prefix), feature1(8, w.cluster), feature1(9, w.coarse),
		feature1(10, prev), feature2(11, prev, prev2), feature2(12, prev, w.lower), feature2(13, prev, w.suffix3),
		feature1(14, p.lower), feature1(15, n.lower), feature1(16, pp.lower), feature1(17, nn.lower),
		feature2(18, p.lower, w.lower), feature2(19, w.lower, n.lower), feature1(20, n.suffix3), feature1(21, p.suffix3), feature1(22, n.shape),
		feature2(23, p.cluster, w.cluster), feature2(24, w.cluster, n.cluster), feature1(25, n.cluster), feature1(26, p.cluster),
		feature2(27, prev, w.cluster), feature2(28, prev, n.cluster), feature3(29, prev, w.shape, first), feature2(30, w.suffix2, n.suffix2),
		feature3(31, prev, prev2, w.cluster), feature2(32, n.lower, nn.lower), feature1(33, 7), feature2(34, w.shape, n.shape), feature2(35, w.shape, p.shape))
}
