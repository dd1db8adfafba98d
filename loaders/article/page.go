package article

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// line is a line of a page: a paragraph, a headline, a button.
type line struct {
	text  string
	kind  kind
	words int
	// apart is true where an empty line stands before it.
	apart bool
}

// page is a page's lines, tidied and told apart, and what was found in them.
type page struct {
	lines []line
	// title is the index of the headline, -1 where there is none.
	title int
	// body is the first line of prose, last the one after the article's last. head is where byline and date end: body, or
	// beyond a standfirst.
	body, head, last int
	author           string
	agency           string
}

// newPage tidies a text and tells its lines apart.
func newPage(text string) *page {
	p := &page{title: -1}
	apart := false
	for _, s := range unwrap(strings.Split(tidy(text), "\n")) {
		if s == "" {
			apart = true
			continue
		}
		words := countWords(s)
		p.lines = append(p.lines, line{text: s, kind: classify(s, words), words: words, apart: apart})
		apart = false
	}
	p.captions()
	p.labelled()
	p.stamps()
	return p
}

// tidy makes every line break a line feed and every other white space one blank, trims lines, and takes out characters that
// have no width.
func tidy(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	blank, start := false, true
	for _, r := range strings.NewReplacer("\r\n", "\n").Replace(text) {
		switch {
		case r == '\n', r == '\r', r == '\u2028', r == '\u2029', r == '\v', r == '\f', r == 0x85:
			b.WriteByte('\n')
			blank, start = false, true
		case unicode.IsSpace(r):
			blank = !start
		case r == '\u00ad', r == '\ufeff', r == '\u200b', r == '\u200e', r == '\u200f', r == '\u2060', unicode.IsControl(r):
		default:
			if blank {
				b.WriteByte(' ')
			}
			b.WriteRune(r)
			blank, start = false, false
		}
	}
	return b.String()
}

// The width at which mail and agencies' terminals break lines.
const (
	narrowest = 50
	widest    = 100
)

// unwrap joins the lines of paragraphs that were broken at a fixed width, where a text has such: no line is longer, and
// many that have another right below are long and end in the middle of a sentence.
func unwrap(in []string) []string {
	followed, full, width := 0, 0, 0
	for i, s := range in {
		n := utf8.RuneCountInString(s)
		if n > widest {
			return in
		}
		width = max(width, n)
		if i+1 < len(in) && s != "" && in[i+1] != "" {
			followed++
			if n >= narrowest && !isSentence(s, 1) && startsLower(in[i+1]) {
				full++
			}
		}
	}
	if full < 2 || full*3 < followed {
		return in
	}
	var out []string
	open := false // whether the line before ran to the right edge
	for _, s := range in {
		if open && s != "" && !isBullet(s) {
			last := &out[len(out)-1]
			if !strings.HasSuffix(*last, "-") {
				*last += " "
			}
			*last += s
		} else {
			out = append(out, s)
		}
		open = utf8.RuneCountInString(s)*10 >= width*7
	}
	return out
}

func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

func countWords(s string) int {
	n := 0
	for w := range strings.FieldsSeq(s) {
		if strings.IndexFunc(w, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) >= 0 {
			n++
		}
	}
	return n
}

// captions drops the lines that a photographer's credit stands right below, with no empty line between where the page has
// such between paragraphs, or that say by themselves that they describe a picture.
func (p *page) captions() {
	apart := 0
	for _, l := range p.lines {
		if l.apart {
			apart++
		}
	}
	spaced := apart*2 > len(p.lines)
	for i := 1; i < len(p.lines); i++ {
		above := &p.lines[i-1]
		if p.lines[i].kind != credit || above.kind != prose && above.kind != short || above.words > 60 || above.words < 4 {
			continue
		}
		if spaced && !p.lines[i].apart && i > 1 && above.apart || picturesque(above.text) {
			above.kind = furniture
		}
	}
}

// stamps finds the comments whose writer stands on a line above or below the time: "Jane Doe says:", "janedoe". "Minister Doe
// said:" above a paragraph is none.
func (p *page) stamps() {
	for i := range p.lines {
		l := &p.lines[i]
		if i > 0 && l.words <= 8 && isDateLine(l.text) && stampClock.MatchString(l.text) {
			above := &p.lines[i-1]
			if above.kind == short && (isName(above.text) || stampSays.MatchString(fold(above.text))) {
				above.kind = stamp
			} else if i+1 < len(p.lines) && p.lines[i+1].kind == short && isName(p.lines[i+1].text) {
				l.kind = stamp
			}
		}
	}
}

// imageLabel is the word that stands, alone, before a picture's description.
func imageLabel(s string) bool {
	switch fold(s) {
	case "image", "photo", "picture", "video", "slide", "photograph":
		return true
	}
	return false
}

// labelled drops what stands between the label of a picture and its credit.
func (p *page) labelled() {
	for i, l := range p.lines {
		if !imageLabel(l.text) {
			continue
		}
		for j := i + 1; j < min(i+4, len(p.lines)); j++ {
			if k := p.lines[j].kind; k != furniture && k != credit {
				continue
			}
			for ; j > i; j-- {
				p.lines[j].kind = furniture
			}
			break
		}
	}
}

// picturesque tells whether a line says where to look: captions do.
func picturesque(s string) bool {
	low := fold(s)
	return containsAny(low, []string{"seen here", "is seen", "are seen", "is pictured", "are pictured", "(left)", "(right)", "(l)", "(r)", ", left,", ", right,",
		"pictured", "in this photo", "in this picture", "in this image", "file photo", "during a rally", "pose for", "poses for", "shake hands"})
}

// findEnd sets last: the line at which what comes after the article begins.
func (p *page) findEnd() {
	p.last = len(p.lines)
	before := 0 // words of prose
	for i, l := range p.lines {
		switch {
		case l.kind == prose:
			before += l.words
		case (l.kind == stamp || l.kind == end) && before > 0 && p.endsAt(i, before):
			p.last = i
			return
		}
	}
}

// endsAt tells whether the heading of comments at i is that and not a link to them above the article: there is an article
// before it, or a reader's comment soon after it, or nothing.
func (p *page) endsAt(i, before int) bool {
	const enough = 60
	if before >= enough {
		return true
	}
	after := 0
	for j, l := range p.lines[i+1:] {
		switch {
		case j < 8 && p.lines[i].kind == end && (l.kind == stamp || l.kind == end && strings.HasPrefix(fold(l.text), "reply")):
			return true
		case l.kind == prose:
			after += l.words
		}
	}
	return after < before
}

// findHead sets head: where a standfirst comes first, byline and date stand between it and the article's first paragraph.
func (p *page) findHead() {
	p.head = p.body
	for range 2 {
		signed := false
		for i := p.head + 1; i < min(p.head+10, p.last); i++ {
			l := p.lines[i]
			if l.kind == prose {
				if signed && p.lines[p.head].words <= 40 {
					p.head = i
				}
				break
			}
			signed = signed || l.kind == byline || isDateLine(l.text)
		}
	}
}

// content gives the article's paragraphs: from the body on, without furniture, lists of links and boxes of other articles.
func (p *page) content() []string {
	var out []string
	seen := map[string]bool{}
	if p.title >= 0 {
		seen[fold(p.lines[p.title].text)] = true
	}
	keep := func(l line) {
		key := fold(l.text)
		if l.words >= 3 && seen[key] {
			return
		}
		seen[key] = true
		out = append(out, l.text)
	}
	if s, ok := p.standfirst(); ok {
		keep(s)
	}
	boxed := false
	for i := p.body; i < p.last; i++ {
		l := p.lines[i]
		switch l.kind {
		case box:
			boxed = true
		case prose:
			if boxed && !p.resumes(i) {
				continue
			}
			boxed = false
			keep(l)
		case bullet:
			if !boxed {
				keep(l)
			}
		case short:
			if boxed || i < p.head {
				continue
			}
			if n := p.shortRun(i); n > mostSubheads || !p.proseAfter(i+n) {
				i += n - 1
			} else if !p.repeats(i) {
				keep(l)
			}
		}
	}
	return out
}

// standfirst is the line right below the headline where it has no stop but tells of what the article does, in words and not
// in names only.
func (p *page) standfirst() (line, bool) {
	i := p.title + 1
	if p.title < 0 || i >= p.body || i >= p.last || p.lines[i].kind != short || p.lines[i].words < 5 {
		return line{}, false
	}
	plain := 0
	for w := range strings.FieldsSeq(p.lines[i].text) {
		if startsLower(w) && utf8.RuneCountInString(w) >= 4 {
			plain++
		}
	}
	used := p.wordsUsed()
	for _, w := range stems(p.lines[i].text) {
		if used[w] && plain >= 2 {
			return p.lines[i], true
		}
	}
	return line{}, false
}

// mostSubheads is how many short lines in a row can be subheads; more are a list of links.
const mostSubheads = 2

// resumes tells whether the article goes on at the line of prose i behind a box of other articles: their summaries are
// single lines between their headlines, an article's paragraphs follow each other.
func (p *page) resumes(i int) bool {
	for j := i + 1; j < p.last; j++ {
		switch p.lines[j].kind {
		case prose:
			return true
		case furniture, credit, bullet:
		default:
			return false
		}
	}
	return false
}

// shortRun is the number of short lines from i on, furniture between them not counted out.
func (p *page) shortRun(i int) int {
	n := 0
	for i+n < p.last && (p.lines[i+n].kind == short || n > 0 && (p.lines[i+n].kind == furniture || p.lines[i+n].kind == credit)) {
		n++
	}
	for n > 1 && p.lines[i+n-1].kind != short {
		n--
	}
	return n
}

func (p *page) proseAfter(i int) bool {
	for ; i < p.last; i++ {
		switch p.lines[i].kind {
		case prose, bullet:
			return true
		case box:
			return false
		}
	}
	return false
}

// repeats tells whether a short line stands in a paragraph near by too: a pull quote.
func (p *page) repeats(i int) bool {
	s := strings.Trim(fold(p.lines[i].text), `"' .`)
	if p.lines[i].words < 4 {
		return false
	}
	for j := max(0, i-6); j < min(len(p.lines), i+7); j++ {
		if j != i && p.lines[j].kind == prose && strings.Contains(fold(p.lines[j].text), s) {
			return true
		}
	}
	return false
}
