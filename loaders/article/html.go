package article

import (
	"cmp"
	"net/url"
	"regexp"
	"strings"
	"unicode"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

var htmlStart = regexp.MustCompile(`(?i)^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|main|meta|title|script|div|section|p|h1)\b`)

// looksLikeHTML tells whether a text begins as a page or a part of one does.
func looksLikeHTML(start string) bool {
	return htmlStart.MatchString(start[:min(len(start), sniffBytes)])
}

// mostElements is how large a page may be for the search for its main content; of a larger one all text is taken.
const mostElements = 100_000

// leastWords is how many words the main content has to have to be believed; else all of the page's text is looked through.
const leastWords = 25

// readHTML makes an article of a page: the main content, cleaned as a pasted text is, and what the page says of itself.
func readHTML(text string, g Given) found {
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		// The parser refuses only what is nested beyond all measure.
		return readText(stripTags(text), g)
	}
	m := readMetadata(doc)
	whole := newPage(render(doc))
	if m.title == "" {
		m.title, m.site = whole.windowTitle(m.window, m.site)
	}
	title := cmp.Or(g.Title, m.title)

	p := newPage(mainContent(doc, cmp.Or(g.URL, m.url)))
	if totalProse(p) < leastWords {
		p = newPage(render(cmp.Or(firstOf(doc, atom.Article), firstOf(doc, atom.Main), doc)))
	}
	p.findEnd()
	if title != "" {
		p.givenTitle(title)
	} else {
		p.findTitle()
	}
	out := found{article: p.article(), dated: DateMetadata}
	a := &out.article
	if p.title < 0 && title != "" && g.Title == "" {
		// The page shows its headline outside of the main content.
		a.Text = title + "\n\n" + a.Text
	}
	a.Title = cmp.Or(m.title, a.Title)
	a.Author = cmp.Or(m.author, a.Author, whole.authorAbove())
	a.Source = cmp.Or(m.site, a.Source, hostOf(cmp.Or(g.URL, m.url)))
	a.URL = m.url
	a.Language = m.language
	a.PublishedAt = m.published
	if a.PublishedAt.IsZero() {
		whole.findEnd()
		whole.findTitle()
		whole.findHead()
		if t, ok := whole.date(); ok {
			a.PublishedAt, out.dated = t, DateText
		}
	}
	if a.PublishedAt.IsZero() {
		out.dated = DateNone
	}
	return out
}

// windowTitle parts a window's title into headline and name of the site: the part that stands on the page by itself is the
// headline, another one besides it the site.
func (p *page) windowTitle(window, site string) (headline, outlet string) {
	for _, mark := range siteMarks {
		parts := strings.Split(window, mark)
		for i, part := range parts {
			if len(parts) < 2 || !p.hasLine(part) {
				continue
			}
			if len(parts) == 2 && site == "" {
				site = parts[1-i]
			}
			return part, site
		}
	}
	return headlineOf(window), site
}

func (p *page) hasLine(s string) bool {
	s = fold(s)
	for _, l := range p.lines {
		if fold(l.text) == s {
			return true
		}
	}
	return false
}

func totalProse(p *page) int {
	n := 0
	for _, l := range p.lines {
		if l.kind == prose {
			n += l.words
		}
	}
	return n
}

// authorAbove is the author in the byline of a page, wherever that stands.
func (p *page) authorAbove() string {
	for _, l := range p.lines {
		if l.kind == byline {
			p.byline(l.text)
			return p.author
		}
	}
	return ""
}

// mainContent is the text of the element that holds the article; "" where none is found.
func mainContent(doc *html.Node, address string) string {
	u, err := url.Parse(address)
	if err != nil || !u.IsAbs() {
		u = nil
	}
	parser := readability.NewParser()
	parser.MaxElemsToParse = mostElements
	parser.DisableJSONLD = true // readMetadata reads it
	a, err := parser.ParseDocument(doc, u)
	if err != nil || a.Node == nil {
		return ""
	}
	return render(a.Node)
}

// notText are elements that hold no text of an article.
var notText = map[atom.Atom]bool{atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Svg: true, atom.Head: true,
	atom.Figcaption: true, atom.Nav: true, atom.Aside: true, atom.Form: true, atom.Button: true, atom.Iframe: true, atom.Select: true,
	atom.Textarea: true, atom.Object: true, atom.Video: true, atom.Audio: true, atom.Canvas: true, atom.Math: true}

// inlineElements do not break a line; all others do.
var inlineElements = map[atom.Atom]bool{atom.A: true, atom.Abbr: true, atom.Acronym: true, atom.B: true, atom.Bdi: true, atom.Bdo: true, atom.Big: true,
	atom.Cite: true, atom.Code: true, atom.Data: true, atom.Del: true, atom.Dfn: true, atom.Em: true, atom.Font: true, atom.I: true,
	atom.Ins: true, atom.Kbd: true, atom.Label: true, atom.Mark: true, atom.Q: true, atom.S: true, atom.Samp: true, atom.Small: true, atom.Span: true,
	atom.Strike: true, atom.Strong: true, atom.Sub: true, atom.Sup: true, atom.Time: true, atom.Tt: true, atom.U: true, atom.Var: true, atom.Wbr: true}

// renderer writes the text of elements, a paragraph a line.
type renderer struct {
	out  strings.Builder
	line strings.Builder
	// linked counts the characters of the line that stand in links, all those that are no blanks.
	linked, all int
	links       int
	bullet      bool
}

// render is the text below a node, paragraphs apart by an empty line. A paragraph that is nothing but a link leads to
// something else and is left out, unless it is a heading.
func render(n *html.Node) string {
	if n == nil {
		return ""
	}
	var r renderer
	r.node(n, false)
	r.flush(false)
	return r.out.String()
}

func (r *renderer) node(n *html.Node, heading bool) {
	switch n.Type {
	case html.TextNode:
		r.text(n.Data)
		return
	case html.ElementNode:
		if notText[n.DataAtom] || hidden(n) {
			return
		}
	case html.CommentNode, html.DoctypeNode:
		return
	}
	breaks := n.Type == html.ElementNode && !inlineElements[n.DataAtom]
	switch n.DataAtom {
	case atom.Br:
		r.flush(heading)
		return
	case atom.Td, atom.Th:
		r.line.WriteByte(' ')
		breaks = false
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		heading = true
	}
	if breaks {
		r.flush(heading)
		r.bullet = n.DataAtom == atom.Li
	}
	if n.DataAtom == atom.A {
		r.links++
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		r.node(c, heading)
	}
	if n.DataAtom == atom.A {
		r.links--
	}
	if breaks {
		r.flush(heading)
		r.bullet = false
	}
}

func (r *renderer) text(s string) {
	for _, c := range s {
		// A line feed in the source is a blank on the page.
		if unicode.IsSpace(c) {
			c = ' '
		} else {
			r.all++
			if r.links > 0 {
				r.linked++
			}
		}
		r.line.WriteRune(c)
	}
}

func (r *renderer) flush(heading bool) {
	s := strings.TrimSpace(r.line.String())
	if s != "" && (heading || r.linked < r.all) {
		if r.bullet && !isBullet(s) {
			r.out.WriteString("• ")
		}
		r.out.WriteString(s)
		r.out.WriteString("\n\n")
	}
	r.line.Reset()
	r.linked, r.all = 0, 0
}

// hidden tells whether a page does not show an element.
func hidden(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "aria-hidden":
			if a.Val == "true" {
				return true
			}
		case "style":
			style := strings.ReplaceAll(strings.ToLower(a.Val), " ", "")
			if strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden") {
				return true
			}
		}
	}
	return false
}

// firstOf is the first element of a kind, nil for none.
func firstOf(n *html.Node, kind atom.Atom) *html.Node {
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && d.DataAtom == kind {
			return d
		}
	}
	return nil
}

var tag = regexp.MustCompile(`<[^>]*>`)

func stripTags(s string) string { return html.UnescapeString(tag.ReplaceAllString(s, " ")) }

// hostOf is the host of an address without "www.".
func hostOf(address string) string {
	u, err := url.Parse(address)
	if address == "" || err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}

// addressOf is a web address as it is written, "" for what is none.
func addressOf(s string) string {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return u.String()
}
