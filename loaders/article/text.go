package article

import (
	"regexp"
	"strings"

	"casus/schema"
)

// readText makes an article of a text as people paste it from a web page: the headline and the paragraphs remain.
func readText(text string, g Given) found {
	p := newPage(text)
	p.findEnd()
	if g.Title != "" {
		p.givenTitle(g.Title)
	} else {
		p.findTitle()
	}
	var out found
	out.article = p.article()
	if t, ok := p.date(); ok {
		out.article.PublishedAt, out.dated = t, DateText
	}
	return out
}

// givenTitle looks for a headline that is known; where the text does not have it, the text is the body.
func (p *page) givenTitle(title string) {
	want := fold(strings.Join(strings.Fields(title), " "))
	p.body = max(p.firstProse(), 0)
	for i, l := range p.lines[:min(p.body+1, len(p.lines))] {
		if low := fold(l.text); low == want || headlineOf(low) == want {
			p.title = i
			p.body = max(p.body, i+1)
		}
	}
}

// article puts headline and paragraphs together.
func (p *page) article() schema.Article {
	p.findHead()
	p.credits()
	paragraphs := p.content()
	paragraphs = dropBiography(paragraphs, p.author)
	if kept, all := totalWords(paragraphs), p.articleWords(); kept*5 < all*2 {
		paragraphs = p.everything()
	}
	if n := len(paragraphs); n > 0 {
		paragraphs[n-1] = trailingAgency.ReplaceAllString(paragraphs[n-1], "$1")
	}
	a := schema.Article{Author: p.author, Source: p.agency}
	if p.title >= 0 {
		a.Title = p.lines[p.title].text
		paragraphs = append([]string{a.Title}, paragraphs...)
	}
	a.Text = strings.Join(paragraphs, "\n\n")
	return a
}

// trailingAgency is the agency's name behind the last sentence ("... he said. (AFP)", "... he said. — Reuters").
var trailingAgency = regexp.MustCompile(`([.!?]["”’]?) ?(?:[(\[](?:` + agencyName + `)[)\]]|[—–-] ?(?:` + agencyName + `))\.?$`)

func totalWords(paragraphs []string) int {
	n := 0
	for _, s := range paragraphs {
		n += countWords(s)
	}
	return n
}

// articleWords counts the words of all lines from the headline to the end that are no furniture.
func (p *page) articleWords() int {
	n := 0
	for _, l := range p.lines[max(p.title+1, 0):p.last] {
		if l.kind == prose || l.kind == short || l.kind == bullet {
			n += l.words
		}
	}
	return n
}

// everything is what a text gives that has not the shape of an article (a list of incidents, say): all its lines but furniture.
func (p *page) everything() []string {
	var out []string
	for _, l := range p.lines[max(p.title+1, 0):p.last] {
		if l.kind == prose || l.kind == short || l.kind == bullet {
			out = append(out, l.text)
		}
	}
	return out
}

// credits finds author and agency: the byline above the body, the agency in the dateline or in a byline.
func (p *page) credits() {
	for i, l := range p.lines[:min(p.head+1, p.last)] {
		switch {
		case p.author != "" || p.agency != "":
		case l.kind == byline:
			p.byline(l.text)
		case l.kind == credit && agencyOnly.MatchString(l.text):
			p.agency = l.text
		case i > p.title && l.kind == short && l.words >= 2 && l.words <= 4 && nameShape.MatchString(l.text) && i+1 < p.head && isDateLine(p.lines[i+1].text):
			p.author = titleCase(l.text) // a name alone above the date
		}
	}
	if p.agency == "" && p.head < p.last && len(p.lines) > 0 {
		if m := dateline.FindStringSubmatch(p.lines[p.head].text); m != nil {
			if name := m[dateline.SubexpIndex("agency")]; agencyOnly.MatchString(name) {
				p.agency = name
			}
		}
	}
}

var (
	agencyOnly = regexp.MustCompile(`^(?:` + agencyName + `|[A-Z][A-Za-z]+ (?:News|News Agency|Newswire|Wire))(?: [Ss]taff)?$`)
	bylineRest = regexp.MustCompile(`(?i)(?:\s*[|•·,;]|\s+[-–—]\s?|\s+(?:in|at|for|on|from)\s|\s+(?:and|&) agencies|\s+[-–—]).*$`)
)

// byline takes a byline apart: "by AFP", "By Jane Doe in Beirut", "By Jane Doe, Reuters".
func (p *page) byline(s string) {
	low := fold(s)
	m := bylineStart.FindStringSubmatchIndex(low)
	if m == nil {
		return
	}
	from := m[2]
	if from < 0 {
		from = m[4]
	}
	// Folding keeps the number of characters, not of bytes.
	name := string([]rune(s)[len([]rune(low[:from])):])
	if ds := findDates(name); len(ds) > 0 {
		name = strings.TrimRight(name[:ds[0].start], " ,|•·-–—")
	}
	for _, part := range strings.FieldsFunc(name, func(r rune) bool { return strings.ContainsRune(",|/", r) }) {
		if part = strings.TrimSpace(part); agencyOnly.MatchString(part) {
			p.agency = strings.TrimSuffix(part, " Staff")
		}
	}
	name = strings.TrimSpace(bylineRest.ReplaceAllString(name, ""))
	switch {
	case agencyOnly.MatchString(name):
		p.agency = strings.TrimSuffix(name, " Staff")
	case name != "" && countWords(name) <= 8:
		p.author = titleCase(name)
	}
}

// titleCase writes a name that is all capitals as names are written.
func titleCase(s string) string {
	if s != strings.ToUpper(s) {
		return s
	}
	words := strings.Fields(s)
	for i, w := range words {
		r := []rune(strings.ToLower(w))
		words[i] = strings.ToUpper(string(r[:1])) + string(r[1:])
		if w == "AND" {
			words[i] = "and"
		}
	}
	return strings.Join(words, " ")
}

// dropBiography leaves out what the last paragraphs say of the author.
func dropBiography(paragraphs []string, author string) []string {
	n := len(paragraphs)
	for i := n - 1; i >= max(1, n-2); i-- {
		rest, known := strings.CutPrefix(paragraphs[i], author+" ")
		if author != "" && known && biography.MatchString(rest) || journalist.MatchString(paragraphs[i]) {
			return paragraphs[:i]
		}
	}
	return paragraphs
}

// journalist is a sentence that presents a writer.
var journalist = regexp.MustCompile(`^\p{Lu}[\p{L}.'’-]+(?: \p{L}[\p{L}.'’-]*){1,3} is (?:a|an|the|our|[\p{L}’']+[’']s) (?:\p{L}+ ){0,6}?(?:correspondent|reporter|journalist|editor|bureau chief|columnist|staff writer|contributor)\b`)

var biography = regexp.MustCompile(`^(?:is|was|has|writes|reports|covers|reported|contributed)\b`)

var (
	publishedLabel = regexp.MustCompile(`(?i)\b(?:first published|published|posted|publish(?:ed)? date|publication date|date|issued|released|created|filed|sent)\b`)
	updatedLabel   = regexp.MustCompile(`(?i)\b(?:updated?|modified|accessed|retrieved|corrected)\b`)
)

// date finds the day of publication in what a page says, the surest first.
func (p *page) date() (schema.Time, bool) {
	var labelled, below, above, updated, comment schema.Time
	year := 0
	for i, l := range p.lines {
		year = max(year, copyrightYear(l.text))
		text := l.text
		head := i < p.head && i < p.last
		if l.words > 25 || l.kind == prose && i >= p.body {
			continue
		}
		ds := findDates(text)
		if len(ds) == 0 {
			continue
		}
		if year == 0 {
			if t, ok := ds[0].time.Earliest(); ok {
				year = t.Year()
			}
		}
		before := text[:ds[0].start]
		if i > 0 && strings.TrimSpace(before) == "" && p.lines[i-1].words <= 3 {
			before = p.lines[i-1].text // the label on a line of its own
		}
		isUpdate := updatedLabel.MatchString(before) && !publishedLabel.MatchString(before)
		switch {
		case i >= p.last && (l.kind == stamp || isDateLine(text) && stampClock.MatchString(text)):
			if comment.IsZero() || ds[0].time.Compare(comment) < 0 {
				comment = ds[0].time
			}
		case i > p.last:
		case isUpdate:
			first(&updated, ds[0].time)
		case publishedLabel.MatchString(before):
			first(&labelled, ds[0].time)
		case !head || l.words > 15 || tells(text):
		case i > p.title:
			first(&below, ds[0].time)
		default:
			above = ds[0].time
		}
	}
	var line schema.Time
	if p.head < p.last && p.head < len(p.lines) {
		lead := p.lines[p.head].text
		lead = lead[:min(len(lead), 200)]
		if ds := findDates(lead); len(ds) > 0 && isDatelineDate(lead, ds[0]) {
			line = ds[0].time
		} else if t, ok := yearless(lead, year); ok {
			line = t
		}
	}
	for _, t := range []schema.Time{labelled, below, line, above, updated, comment} {
		if !t.IsZero() {
			return t, true
		}
	}
	return schema.Time{}, false
}

// tells whether a line with a date says more than who and where: a caption has words in lower case.
func tells(s string) bool {
	n := 0
	for w := range strings.FieldsSeq(s) {
		if startsLower(w) && len(w) >= 4 && !labels[strings.Trim(w, ".,:")] {
			n++
		}
	}
	return n >= 2
}

func first(t *schema.Time, u schema.Time) {
	if t.IsZero() {
		*t = u
	}
}
