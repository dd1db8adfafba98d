package extract

import (
	"sort"
	"strings"
	"time"
	"unicode/utf8"

	"casus/loaders/extract/count"
	"casus/loaders/extract/timex"
	"casus/loaders/language"
	"casus/loaders/lexicon"
	"casus/schema"
)

// document is an article while it is read.
type document struct {
	x         *Extractor
	article   schema.Article
	published schema.Time
	// day is the article's date as an instant, for questions to the lexicon; zero where it is not known.
	day      time.Time
	offsets  offsets
	sents    []*sentence
	entities []*entity
	// halved see halves.
	halved map[string]lexicon.Match
	// countries weighs the countries that the document is about; settings are those where it says that something is, goes or happens.
	countries map[string]float64
	settings  map[string]bool
	// initials has the bodies that an acronym can stand for; made with the first acronym.
	initials map[string]*entity
	// byEntry has the first indexed entities by their lexicon entry.
	byEntry map[string]*entity
	indexed int
	// figures are who acts in the document; made when they are first asked for.
	figures *figures
	// history is set where the text is one: it tells of an earlier year, from date to date; story is the first date that it names then.
	history   bool
	story     schema.Time
	events    []*event
	relations []*relation
	// ended are links of support that acts tell the end of.
	ended []relation
}

// sentence is a sentence of the document with what stands where in it.
type sentence struct {
	language.Sentence
	index int
	// lower has each token's text in lower case, with plain quotes and hyphens.
	lower    []string
	children [][]int
	// at has the mention that covers each token, headed the mention whose head the token is; nil where there is none.
	at, headed []*mention
	mentions   []*mention
	// inner are listed names inside longer ones ("Iraq" in "Iraq Body Count"): they refer, but fill no slot.
	inner   []*mention
	offices []*office
	times   []timex.Expression
	numbers []count.Number
	// acts are the types of act that frames give the tokens, as numbered by actClasses, once they are known; 0 is none.
	acts []uint8
	// capitals is set where no letter of the sentence is small, so that capitals tell no names.
	capitals bool
	// quoted marks the tokens inside quotation marks; speaker is the mention who says them.
	quoted []bool
}

// mention is a stretch of a sentence that stands for an actor or a place.
type mention struct {
	sent *sentence
	// first to last are the tokens it covers, head the one that its dependents hang on.
	first, last, head int
	// skip is how many bytes of the first token do not belong to it: "pro-" of "pro-Russian".
	skip int
	// reach is the last token that is shown of it; 0 where that is last.
	reach int
	// entries are what the lexicon has for the name, best first; alias the name's entry line.
	entries []*lexicon.Entry
	alias   lexicon.Alias
	noun    *lexicon.Noun
	form    form
	entity  *entity
	// beside is who else the noun is said of: the Sunni gunmen of "Sunni and Alawite gunmen".
	beside *mention
	// place is true where the mention is used as a place rather than as an actor.
	place bool
}

// form is how a mention refers.
type form int

const (
	nameForm      form = iota // "Sergei Lavrov", "Aleppo", "the Army of Conquest"
	adjectiveForm             // "Russian" before a noun
	nounForm                  // "the rebels", "government forces"
	pronounForm               // "he", "both sides"
)

// entity is an actor or a place of the document with its mentions.
type entity struct {
	id      int
	name    string
	kind    schema.ActorKind
	place   schema.PlaceKind
	entry   *lexicon.Entry
	country string
	generic bool
	// thing is set for what is no people although it acts or suffers as people do, as models take it: "a tanker".
	thing    bool
	plural   bool
	mentions []*mention
	// members are the entities that a joint mention stands for: "both sides", "the two powers".
	members []*entity
	// office is the head noun of the title or apposition that a person carries, as a lexicon noun.
	office *lexicon.Noun
	// within is the place that a described place lies in ("a district of Aleppo").
	within *entity
	// governs is the place whose authority this actor is.
	governs *entity
	used    bool
	actor   string
	where   string
}

func (e *entity) isPlace() bool { return e.place != "" }

// offsets converts byte offsets of a text to code points.
type offsets struct {
	text string
	// marks has the code point of every 256th byte, moved back to the start of its rune.
	marks []int
}

const markEvery = 256

func newOffsets(text string) offsets {
	o := offsets{text: text, marks: make([]int, 0, len(text)/markEvery+1)}
	n := 0
	for i := 0; i < len(text); i++ {
		if i%markEvery == 0 {
			o.marks = append(o.marks, n)
		}
		if utf8.RuneStart(text[i]) {
			n++
		}
	}
	return o
}

// point is the code point offset of a byte offset at the start of a rune.
func (o offsets) point(b int) int {
	if len(o.marks) == 0 {
		return 0
	}
	m := min(b/markEvery, len(o.marks)-1)
	n := o.marks[m]
	for i := m * markEvery; i < b && i < len(o.text); i++ {
		if utf8.RuneStart(o.text[i]) {
			n++
		}
	}
	return n
}

func (d *document) selector(start, end int) schema.Selector {
	return schema.Selector{Start: d.offsets.point(start), End: d.offsets.point(end), Exact: d.article.Text[start:end]}
}

func (d *document) tokens(s *sentence, first, last int) schema.Selector {
	return d.selector(s.Tokens[first].Start, s.Tokens[last].End)
}

func (d *document) sentence(s *sentence) schema.Selector {
	return d.selector(s.Tokens[0].Start, s.Tokens[len(s.Tokens)-1].End)
}

// bodyStart is the byte at which the body begins: behind the headline, where the text begins with it. Headlines have a
// grammar and tenses of their own ("agree to", "to stage"), and the body tells what they tell.
func bodyStart(a schema.Article) int {
	rest, ok := strings.CutPrefix(a.Text, a.Title)
	if a.Title == "" || !ok || !strings.HasPrefix(rest, "\n") || strings.TrimSpace(rest) == "" {
		return 0
	}
	return len(a.Title)
}

func newDocument(x *Extractor, a schema.Article) *document {
	d := &document{x: x, article: a, published: dayOf(a.PublishedAt), offsets: newOffsets(a.Text), countries: map[string]float64{}, settings: map[string]bool{}, byEntry: map[string]*entity{}}
	if t, ok := a.PublishedAt.Earliest(); ok {
		d.day = t
	}
	open := false
	body := bodyStart(a)
	for _, ls := range x.language.Analyse(a.Text) {
		if len(ls.Tokens) == 0 || ls.Start < body {
			continue
		}
		s := &sentence{Sentence: mendHyphens(ls, x.hyphened), index: len(d.sents)}
		nameOfThing(s.Sentence)
		misreadPlurals(s.Sentence)
		s.shareAuxiliary()
		s.tellerBehind()
		s.capitals = isUpperWord(a.Text[s.Tokens[0].Start:s.Tokens[len(s.Tokens)-1].End]) && len(s.Tokens) > 2
		n := len(s.Tokens)
		s.lower = make([]string, n)
		s.children = make([][]int, n)
		s.at, s.headed = make([]*mention, n), make([]*mention, n)
		s.quoted = make([]bool, n)
		if len(d.sents) == 0 || ls.Paragraph != d.sents[len(d.sents)-1].Paragraph {
			open = false
		}
		for i, t := range s.Tokens {
			s.lower[i] = plain(strings.ToLower(t.Text))
			if t.Head >= 0 {
				s.children[t.Head] = append(s.children[t.Head], i)
			}
			switch t.Text {
			case "“", "``":
				open = true
			case "”", "''":
				open = false
			case `"`:
				open = !open
			default:
				s.quoted[i] = open
			}
		}
		s.times = timex.Find(s.timexTokens(), d.published)
		s.numbers = count.Find(s.lower)
		d.sents = append(d.sents, s)
	}
	d.settleYears()
	return d
}

// timexTokens are the tokens as the reader of times has them.
func (s *sentence) timexTokens() []timex.Token {
	out := make([]timex.Token, len(s.Tokens))
	for i, t := range s.Tokens {
		out[i] = timex.Token{Text: t.Text, Lower: s.lower[i], Start: t.Start, End: t.End}
	}
	return out
}

// shareAuxiliary hangs a participle behind "and" on the perfect before it, with which it shares the auxiliary: "has killed 290,000
// and displaced half the population". Parsers like to hang it on the main verb.
func (s *sentence) shareAuxiliary() {
	for i := 2; i < len(s.Tokens); i++ {
		t := &s.Tokens[i]
		if t.UPOS != "VERB" || t.XPOS != "VBN" && t.XPOS != "VBD" || t.Rel != "conj" || s.Tokens[i-1].UPOS != "CCONJ" {
			continue
		}
		for k := i - 2; k >= 0 && s.Tokens[k].UPOS != "PUNCT"; k-- {
			if s.Tokens[k].UPOS != "VERB" {
				continue
			}
			perfect := k > 0 && (s.Tokens[k-1].Lemma == "have" || k > 1 && s.Tokens[k-1].UPOS == "ADV" && s.Tokens[k-2].Lemma == "have")
			if perfect && s.Tokens[k].XPOS == "VBN" && t.Head != k && !s.within(k, i) {
				t.Head = k
			}
			break
		}
	}
}

var plainer = strings.NewReplacer("’", "'", "‘", "'", "–", "-", "—", "-", "‑", "-", "“", `"`, "”", `"`)

func plain(s string) string { return plainer.Replace(s) }

// dayOf is the day of a publication moment: events are dated to the day.
func dayOf(t schema.Time) schema.Time {
	if e, ok := t.Earliest(); ok {
		return schema.Day(e)
	}
	return schema.Time{}
}

func (s *sentence) tok(i int) *language.Token { return &s.Tokens[i] }

func (s *sentence) lemma(i int) string { return strings.ToLower(s.Tokens[i].Lemma) }

// text is the text of the tokens first to last, blanks between words that have one.
func (s *sentence) text(d *document, first, last int) string {
	return d.article.Text[s.Tokens[first].Start:s.Tokens[last].End]
}

// sortMentions orders by position.
func sortMentions(ms []*mention) {
	sort.SliceStable(ms, func(i, j int) bool {
		a, b := ms[i], ms[j]
		if a.sent.index != b.sent.index {
			return a.sent.index < b.sent.index
		}
		return a.first < b.first
	})
}
