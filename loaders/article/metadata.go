package article

import (
	"bytes"
	"cmp"
	"encoding/json"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"casus/schema"
)

// metadata is what a page says of itself.
type metadata struct {
	title, author, site, url, language string
	// window is the title of the page's window, which often names the site too.
	window    string
	published schema.Time
}

// readMetadata reads what a page says of itself: JSON-LD (schema.org's NewsArticle and its kin), OpenGraph, Dublin Core and
// the names that publishers use in meta elements. Where several give a date of the same day the most exact one holds.
func readMetadata(doc *html.Node) metadata {
	meta := map[string]string{}
	var ld []ldNode
	var canonical, window, headline, language, stamped string
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.DataAtom {
		case atom.Html:
			language = attribute(n, "lang")
		case atom.Meta:
			key := strings.ToLower(cmp.Or(attribute(n, "property"), attribute(n, "name"), attribute(n, "itemprop")))
			if value := tidyLine(attribute(n, "content")); value != "" && meta[key] == "" {
				meta[key] = value
			}
		case atom.Link:
			if strings.EqualFold(attribute(n, "rel"), "canonical") && canonical == "" {
				canonical = addressOf(attribute(n, "href"))
			}
		case atom.Title:
			if window == "" && n.Parent != nil && n.Parent.DataAtom == atom.Head {
				window = tidyLine(content(n))
			}
		case atom.H1:
			if headline == "" {
				headline = tidyLine(content(n))
			}
		case atom.Time:
			if day := attribute(n, "datetime"); stamped == "" && day != "" && isPublication(n) {
				stamped = day
			}
		case atom.Script:
			if strings.HasPrefix(strings.ToLower(attribute(n, "type")), "application/ld+json") {
				ld = append(ld, ldNodes(json.RawMessage(content(n)), 0)...)
			}
		}
	}
	about := ldArticle(ld)
	site := cmp.Or(meta["og:site_name"], about.Publisher.first(), meta["application-name"], meta["dc.publisher"], meta["publisher"])
	m := metadata{
		site:     site,
		url:      cmp.Or(canonical, addressOf(meta["og:url"]), addressOf(about.URL.first()), addressOf(about.Page.first())),
		window:   cutSite(window, site),
		language: cmp.Or(about.Language.first(), language, meta["og:locale"]),
	}
	m.title = cmp.Or(cutSite(about.Headline.first(), m.site), cutSite(meta["og:title"], m.site), headline, cutSite(meta["twitter:title"], m.site),
		cutSite(meta["dc.title"], m.site))
	m.author = authorOf(about.Author, meta)
	for _, s := range []string{about.Published.first(), meta["article:published_time"], meta["og:published_time"], meta["datepublished"], meta["parsely-pub-date"],
		meta["sailthru.date"], meta["dc.date.issued"], meta["dcterms.issued"], meta["dcterms.created"], meta["dc.date"], meta["pubdate"], meta["publishdate"],
		meta["publish-date"], meta["publication_date"], meta["article.published"], meta["citation_publication_date"], meta["date"], stamped} {
		if t, ok := ParseDate(s); ok && s != "" {
			m.published = finer(m.published, t)
		}
	}
	return m
}

// isPublication tells whether a time element is in the article's head and not under a comment or a teaser.
func isPublication(n *html.Node) bool {
	if attribute(n, "itemprop") == "datePublished" || attribute(n, "pubdate") != "" {
		return true
	}
	for p := n.Parent; p != nil; p = p.Parent {
		class := strings.ToLower(attribute(p, "class") + " " + attribute(p, "id"))
		if containsAny(class, []string{"comment", "related", "sidebar", "widget", "teaser"}) || p.DataAtom == atom.Aside || p.DataAtom == atom.Footer {
			return false
		}
	}
	return true
}

// cutSite takes the name of the site off a title.
func cutSite(title, site string) string {
	for _, mark := range siteMarks {
		if site != "" {
			title = strings.TrimSuffix(title, mark+site)
		}
	}
	if strings.ContainsAny(title, "|»›") {
		title = headlineOf(title)
	}
	return title
}

// authorOf joins the authors' names; an address or an outlet in their place is none.
func authorOf(names ldNames, meta map[string]string) string {
	for _, list := range []ldNames{names, {meta["author"]}, {meta["article:author"]}, {meta["parsely-author"]}, {meta["dc.creator"]}, {meta["byl"]}} {
		var out []string
		for _, name := range list {
			name = strings.TrimPrefix(strings.TrimPrefix(tidyLine(name), "By "), "by ")
			if name != "" && !strings.Contains(name, "://") && !strings.HasPrefix(name, "@") {
				out = append(out, name)
			}
		}
		if len(out) > 0 {
			return strings.Join(out, ", ")
		}
	}
	return ""
}

func tidyLine(s string) string {
	return strings.Join(strings.Fields(html.UnescapeString(tidy(s))), " ")
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// content is all text below a node.
func content(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

// ldNode is what of a JSON-LD object is of use here, whatever its type.
type ldNode struct {
	Type      ldNames         `json:"@type"`
	Graph     json.RawMessage `json:"@graph"`
	Headline  ldNames         `json:"headline"`
	Published ldNames         `json:"datePublished"`
	Author    ldNames         `json:"author"`
	Publisher ldNames         `json:"publisher"`
	Language  ldNames         `json:"inLanguage"`
	URL       ldNames         `json:"url"`
	Page      ldNames         `json:"mainEntityOfPage"`
}

// ldNames are the texts of a JSON-LD value, which may be a text, an object with a name or an address, or a list of these.
type ldNames []string

func (n ldNames) first() string {
	for _, s := range n {
		if s = tidyLine(s); s != "" {
			return s
		}
	}
	return ""
}

// deepest bounds how far lists and graphs of JSON-LD are followed.
const deepest = 4

// UnmarshalJSON implements json.Unmarshaler. What is none of the forms gives nothing: one odd field must not lose the rest.
func (n *ldNames) UnmarshalJSON(b []byte) error {
	*n = namesOf(b, 0)
	return nil
}

func namesOf(b []byte, depth int) ldNames {
	b = bytes.TrimSpace(b)
	if len(b) == 0 || depth > deepest {
		return nil
	}
	switch b[0] {
	case '"':
		var s string
		if json.Unmarshal(b, &s) == nil {
			return ldNames{s}
		}
	case '{':
		var o struct {
			Name  json.RawMessage `json:"name"`
			Value json.RawMessage `json:"@value"`
			ID    json.RawMessage `json:"@id"`
		}
		if json.Unmarshal(b, &o) != nil {
			return nil
		}
		for _, v := range [][]byte{o.Name, o.Value, o.ID} {
			if names := namesOf(v, depth+1); len(names) > 0 {
				return names
			}
		}
	case '[':
		var list []json.RawMessage
		if json.Unmarshal(b, &list) != nil {
			return nil
		}
		var out ldNames
		for _, v := range list {
			out = append(out, namesOf(v, depth+1)...)
		}
		return out
	}
	return nil
}

// ldNodes are the objects of a JSON-LD script, those in lists and graphs too.
func ldNodes(raw json.RawMessage, depth int) []ldNode {
	raw = bytes.TrimSpace(raw)
	if len(raw) == 0 || depth > deepest {
		return nil
	}
	if raw[0] == '[' {
		var list []json.RawMessage
		if json.Unmarshal(raw, &list) != nil {
			return nil
		}
		var out []ldNode
		for _, v := range list {
			out = append(out, ldNodes(v, depth+1)...)
		}
		return out
	}
	var n ldNode
	if json.Unmarshal(raw, &n) != nil {
		return nil
	}
	return append([]ldNode{n}, ldNodes(n.Graph, depth+1)...)
}

// ldArticle is the object that describes the page's article: the first whose type says so.
func ldArticle(nodes []ldNode) ldNode {
	for _, n := range nodes {
		for _, t := range n.Type {
			if strings.HasSuffix(t, "Article") || strings.HasSuffix(t, "BlogPosting") || strings.HasSuffix(t, "Report") {
				return n
			}
		}
	}
	return ldNode{}
}
