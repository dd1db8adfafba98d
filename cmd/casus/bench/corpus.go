package bench

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"casus/schema"
)

// Corpus says what to make. Actors, places, types and words are drawn by Zipf's law, as those of wars are spread: a few are in
// most of what happens.
type Corpus struct {
	Seed       uint64 `json:"seed"`
	Articles   int    `json:"articles"`
	Reports    int    `json:"reports"`
	Actors     int    `json:"actors"`
	Places     int    `json:"places"`
	Countries  int    `json:"countries"`
	Years      int    `json:"years"`
	Vocabulary int    `json:"vocabulary"`
	Relations  int    `json:"relations"`
	// Retold is the share of reports, 0 to 1, that tell again what an article shortly before told.
	Retold float64 `json:"retold"`
}

// Check tells what is wrong with a corpus's size.
func (c Corpus) Check() error {
	switch {
	case c.Articles < 1 || c.Reports < c.Articles || c.Reports > 100*c.Articles:
		return fmt.Errorf("%d articles with %d reports: there must be 1 to 100 reports an article", c.Articles, c.Reports)
	case c.Actors < 10 || c.Places < 1 || c.Years < 2 || c.Vocabulary < 500 || c.Relations < 0:
		return fmt.Errorf("at least 10 actors, a place, 2 years and 500 words are needed")
	case c.Countries < 1 || c.Countries > len(countryCodes):
		return fmt.Errorf("%d countries: there must be 1 to %d", c.Countries, len(countryCodes))
	case !(c.Retold >= 0 && c.Retold <= 1):
		return fmt.Errorf("%v of the reports retold: it is a share, 0 to 1", c.Retold)
	}
	return nil
}

// The exponent and the offset of the Zipf laws.
const (
	zipfExponent = 1.1
	zipfOffset   = 3
)

// firstDay is the day of the first article.
var firstDay = time.Date(2011, 1, 1, 0, 0, 0, 0, time.UTC)

// types are those of the codebook, the violent ones, of which there are most, first.
var types = func() []schema.EventType {
	var violent, other []schema.EventType
	for _, c := range schema.Codebook() {
		if c.Class == schema.ClassViolence {
			violent = append(violent, c.Type)
		} else {
			other = append(other, c.Type)
		}
	}
	return append(violent, other...)
}()

var relationTypes = []schema.RelationType{schema.Backs, schema.Opposes, schema.Fights, schema.AlliedWith, schema.PartOf}

// The streams of random numbers of one seed.
const (
	streamOccurrence = iota
	streamReport
	streamRelation
	streamPlace
	streamDraw
)

func (c Corpus) random(stream, n int) *rand.Rand {
	return rand.New(rand.NewPCG(c.Seed, uint64(stream)<<56|uint64(n)))
}

// rank draws a rank below n by Zipf's law.
func rank(r *rand.Rand, n int) int {
	return int(rand.NewZipf(r, zipfExponent, zipfOffset, uint64(n-1)).Uint64())
}

func (c Corpus) days() int { return c.Years * 365 }

// published is the day of an article, counted from the first; those past the corpus's end go on at the same pace.
func (c Corpus) published(article int) int {
	return int(int64(article) * int64(c.days()) / int64(c.Articles))
}

func day(n int) schema.Time { return schema.Day(firstDay.AddDate(0, 0, n)) }

// reportsOf is the range of reports of an article.
func (c Corpus) reportsOf(article int) (from, to int) {
	at := func(a int) int { return int(int64(a) * int64(c.Reports) / int64(c.Articles)) }
	return at(article), at(article + 1)
}

// articleOf is the article that a report stands in.
func (c Corpus) articleOf(report int) int {
	a := int(int64(report) * int64(c.Articles) / int64(c.Reports))
	for from, to := c.reportsOf(a); report < from || report >= to; from, to = c.reportsOf(a) {
		if report < from {
			a--
		} else {
			a++
		}
	}
	return a
}

// occurrence is what a report tells.
type occurrence struct {
	kind   schema.EventType
	day    int
	actors []int
	place  int
}

// occurred makes the occurrence that a report is the first to tell.
func (c Corpus) occurred(report int) occurrence {
	r := c.random(streamOccurrence, report)
	o := occurrence{kind: types[rank(r, len(types))], place: rank(r, c.Places), day: max(0, c.published(c.articleOf(report))-r.IntN(4))}
	for n := 1 + r.IntN(4); len(o.actors) < n; {
		if a := rank(r, c.Actors); !slices.Contains(o.actors, a) {
			o.actors = append(o.actors, a)
		}
	}
	return o
}

// retoldWithin is how many articles before a report that tells an occurrence again lies the one that told it.
const retoldWithin = 50

// told is what a report tells: its own occurrence, or that of a report shortly before.
func (c Corpus) told(r *rand.Rand, report int) occurrence {
	article := c.articleOf(report)
	if r.Float64() >= c.Retold || article == 0 {
		return c.occurred(report)
	}
	from, to := c.reportsOf(article - 1 - r.IntN(min(retoldWithin, article)))
	return c.occurred(from + r.IntN(to-from))
}

// How many words a sentence and a summary have besides names.
const (
	sentenceWords = 25
	summaryWords  = 12
)

// Article makes the article of a number, with what an extractor would make of it. Numbers past the corpus's size are its
// continuation.
func (c Corpus) Article(n int) *schema.Extraction {
	pub := day(c.published(n))
	x := &schema.Extraction{Extractor: "casus bench", Article: schema.Article{ID: fmt.Sprintf("art%07d", n), Title: fmt.Sprintf("Report %d", n),
		Source: fmt.Sprintf("Outlet %d", n%40), PublishedAt: pub, Language: "en"}}
	w := lineWriter{c: c, x: x}
	from, to := c.reportsOf(n)
	for id := from; id < to; id++ {
		w.report(id)
	}
	x.Article.Text = w.text.String()
	for id := range c.relationsOf(n) {
		w.relation(id)
	}
	return x
}

// relationsOf are the numbers of the relations that an article states.
func (c Corpus) relationsOf(article int) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		at := func(a int) int { return int(int64(a) * int64(c.Relations) / int64(c.Articles)) }
		for id := at(article); id < at(article+1); id++ {
			if !yield(id) {
				return
			}
		}
	}
}

// lineWriter makes one line of the contract.
type lineWriter struct {
	c    Corpus
	x    *schema.Extraction
	text strings.Builder
}

func (w *lineWriter) report(id int) {
	r := w.c.random(streamReport, id)
	o := w.c.told(r, id)
	start := w.text.Len()
	sentence, trigger := w.c.sentence(r, sentenceWords, o)
	w.text.WriteString(sentence + " ")
	spot := func(s string) schema.Selector {
		at := start + strings.Index(sentence, s)
		return schema.Selector{Start: at, End: at + len(s), Exact: s}
	}
	summary, _ := w.c.sentence(r, summaryWords, o)
	place := w.place(o.place, spot(PlaceName(o.place)))
	act := schema.Selector{Start: start + trigger, End: start + trigger + len(triggerWord), Exact: triggerWord}
	e := schema.ExtractedEvent{Type: o.kind, Status: schema.Occurred, Date: day(o.day), TimeSource: schema.TimeStated, Summary: summary, Places: []string{place}, Trigger: &act,
		Confidence: float64(50+r.IntN(50)) / 100, Evidence: []schema.Selector{spot(sentence)}}
	for i, a := range o.actors {
		role := []schema.Role{schema.Agent, schema.Target, schema.Party, schema.Mediator}[i]
		e.Participants = append(e.Participants, schema.ExtractedParticipant{Role: role, Actor: w.actor(a, spot(ActorName(a)))})
	}
	if o.kind.Class() == schema.ClassViolence {
		low := r.IntN(30)
		high := low + 5
		e.Killed = &schema.Count{Low: &low, High: &high}
	}
	w.x.Events = append(w.x.Events, e)
}

func (w *lineWriter) actor(n int, mention ...schema.Selector) string {
	id := fmt.Sprintf("a%d", n)
	i := slices.IndexFunc(w.x.Actors, func(a schema.ExtractedActor) bool { return a.ID == id })
	if i < 0 {
		i = len(w.x.Actors)
		w.x.Actors = append(w.x.Actors, schema.ExtractedActor{ID: id, Name: ActorName(n), Kind: schema.ArmedGroupActor})
	}
	w.x.Actors[i].Mentions = append(w.x.Actors[i].Mentions, mention...)
	return id
}

func (w *lineWriter) place(n int, mention schema.Selector) string {
	id := fmt.Sprintf("p%d", n)
	i := slices.IndexFunc(w.x.Places, func(p schema.ExtractedPlace) bool { return p.ID == id })
	if i < 0 {
		i = len(w.x.Places)
		r := w.c.random(streamPlace, n)
		lat, lon := r.Float64()*120-60, r.Float64()*340-170
		w.x.Places = append(w.x.Places, schema.ExtractedPlace{ID: id, Name: PlaceName(n), Kind: schema.CityPlace, Country: w.c.country(n), Latitude: &lat, Longitude: &lon})
	}
	w.x.Places[i].Mentions = append(w.x.Places[i].Mentions, mention)
	return id
}

func (w *lineWriter) relation(id int) {
	r := w.c.random(streamRelation, id)
	subject, object := rank(r, w.c.Actors), rank(r, w.c.Actors)
	for object == subject {
		object = rank(r, w.c.Actors)
	}
	pub, _ := w.x.Article.PublishedAt.Earliest()
	since := max(0, int(pub.Sub(firstDay).Hours()/24)-r.IntN(400))
	e := &w.x.Events[r.IntN(len(w.x.Events))]
	w.x.Relations = append(w.x.Relations, schema.ExtractedRelation{Type: relationTypes[r.IntN(len(relationTypes))], Subject: w.actor(subject), Object: w.actor(object),
		Status: schema.Occurred, Since: day(since), Until: day(since + 1 + r.IntN(1200)), Confidence: e.Confidence, Evidence: e.Evidence})
}
