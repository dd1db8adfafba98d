package article

import (
	"regexp"
	"strings"
	"unicode"
)

// findTitle sets title and body. The headline is one of the short lines above the first paragraph: the one whose words the
// article uses most, that is repeated (in the bread crumbs, in the window's title), and that is as long as headlines are.
func (p *page) findTitle() {
	p.body = p.firstProse()
	if p.body < 0 {
		p.body = 0
		p.titleOfShort()
		return
	}
	if p.titleLabelled() {
		return
	}
	used := p.wordsUsed()
	scores := make([]float64, p.body)
	best, candidates := -1, 0
	for i := range p.lines[:p.body] {
		l := &p.lines[i]
		if l.kind != short || l.words < 2 || l.words > 30 {
			continue
		}
		candidates++
		if scores[i] = p.titleScore(i, used); best < 0 || scores[i] >= scores[best] {
			best = i
		}
	}
	if best >= 0 && (scores[best] >= leastTitle || candidates == 1) {
		p.title = p.above(best, scores)
	}
	if p.title < 0 && p.headlineLike(p.body) {
		p.title, p.body = p.body, p.body+1
	}
	if p.title >= 0 {
		p.cutSiteName()
	}
}

// leastTitle is the score below which a line is no headline, unless there is no other.
const leastTitle = 1.5

// above is the headline above a standfirst or a list of highlights, which score as high: the first of the lines right above
// that come near it.
func (p *page) above(best int, scores []float64) int {
	title := best
	for i := best - 1; i >= max(0, title-3); i-- {
		if p.lines[i].words >= 4 && scores[i] >= 0.6*scores[best] {
			title = i
		}
	}
	return title
}

var titleLabel = regexp.MustCompile(`(?i)^(?:headline|title|subject|re|fwd?): ?(.{3,})$`)

// titleLabelled takes the headline from a line that says that it is one, as archives and mails have it.
func (p *page) titleLabelled() bool {
	for i := range p.lines[:p.body] {
		l := &p.lines[i]
		if m := titleLabel.FindStringSubmatch(l.text); m != nil && l.words <= 40 {
			p.title, l.text, l.words = i, m[1], countWords(m[1])
			return true
		}
	}
	return false
}

// firstProse is the first line that is prose and belongs to the article: -1 for none.
func (p *page) firstProse() int {
	for i, l := range p.lines[:p.last] {
		if l.kind == prose {
			return i
		}
	}
	return -1
}

// titleOfShort is for a page without a paragraph: its first line with the shape of a headline or of a sentence begins it.
func (p *page) titleOfShort() {
	for i, l := range p.lines[:p.last] {
		if l.kind == short && l.words >= 3 {
			if !isSentence(l.text, l.words) {
				p.title = i
				i++
			}
			p.body = i
			return
		}
	}
}

// wordsUsed are the longer words of the article's first paragraphs, cut to what endings leave alone.
func (p *page) wordsUsed() map[string]bool {
	used := map[string]bool{}
	n := 0
	for _, l := range p.lines[p.body:p.last] {
		if l.kind != prose {
			continue
		}
		for _, w := range stems(l.text) {
			used[w] = true
		}
		if n++; n == 12 {
			break
		}
	}
	return used
}

func stems(s string) []string {
	var out []string
	for w := range strings.FieldsFuncSeq(fold(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		r := []rune(w)
		if len(r) < 4 && !unicode.IsDigit(r[0]) || functionWords[w] {
			continue
		}
		out = append(out, string(r[:min(len(r), 5)]))
	}
	return out
}

func (p *page) titleScore(i int, used map[string]bool) float64 {
	l := p.lines[i]
	text := headlineOf(l.text)
	shared := map[string]bool{}
	for _, w := range stems(text) {
		if used[w] {
			shared[w] = true
		}
	}
	score := 0.6 * float64(min(len(shared), 6))
	switch words := countWords(text); {
	case words >= 5 && words <= 20:
		score += 1.5
	case words >= 3:
		score += 0.5
	}
	low := fold(text)
	for j, o := range p.lines[:p.body] {
		other := fold(o.text)
		switch {
		case j == i || o.words < 3:
		case other == low || strings.HasSuffix(other, " "+low) || strings.HasPrefix(other, low+" "):
			score += 1.5
		case strings.HasSuffix(low, " "+other) && o.words >= 4:
			return 0 // bread crumbs that end with the headline
		}
	}
	if isSentence(text, 1) && !strings.HasSuffix(text, "?") {
		score -= 0.5
	}
	// The byline and the date stand right below the headline.
	for j := i + 1; j < min(i+4, p.body); j++ {
		if p.lines[j].kind == byline || len(findDates(p.lines[j].text)) > 0 {
			score += 0.75
			break
		}
	}
	return score
}

// siteMarks divide a headline from the name of section and site in a window's title.
var siteMarks = []string{" | ", " » ", " › ", " :: ", " — ", " – ", " - "}

// headlineOf cuts the name of the site off what a window's title has: the longest part is the headline.
func headlineOf(s string) string {
	for _, mark := range siteMarks {
		parts := strings.Split(s, mark)
		if len(parts) == 1 {
			continue
		}
		long := parts[0]
		for _, part := range parts[1:] {
			if countWords(part) > countWords(long) {
				long = part
			}
		}
		rest := countWords(s) - countWords(long)
		if rest <= 4 && countWords(long) >= 4 || strings.ContainsAny(mark, "|»›:") {
			return strings.TrimSpace(long)
		}
	}
	return s
}

// cutSiteName leaves of the headline's line the headline, where the rest only names the site.
func (p *page) cutSiteName() {
	l := &p.lines[p.title]
	if strings.ContainsAny(l.text, "|»›") {
		l.text = headlineOf(l.text)
		l.words = countWords(l.text)
	}
}

// headlineLike tells whether the first line of prose is the headline: alone at the top, short, a question or in capitals.
func (p *page) headlineLike(i int) bool {
	l := p.lines[i]
	if l.words > 20 || i+1 >= p.last || !p.proseAfter(i+1) {
		return false
	}
	if strings.HasSuffix(l.text, "?") {
		return true
	}
	upper, words := 0, 0
	for w := range strings.FieldsSeq(l.text) {
		r := []rune(w)
		if len(r) < 4 || !unicode.IsLetter(r[0]) {
			continue
		}
		words++
		if unicode.IsUpper(r[0]) {
			upper++
		}
	}
	return words >= 4 && upper*5 >= words*4
}
