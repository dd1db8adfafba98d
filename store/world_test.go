package store

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"casus/schema"
)

// draft builds an extraction sentence by sentence, so that its evidence fits its text.
type draft struct{ x schema.Extraction }

func newDraft(source, published string) *draft {
	d := &draft{}
	d.x.Extractor = "test 1"
	d.x.Article = schema.Article{Source: source, Title: "Report"}
	if published != "" {
		d.x.Article.PublishedAt = schema.MustTime(published)
	}
	return d
}

// says adds a sentence to the text and returns where it stands.
func (d *draft) says(sentence string) schema.Selector {
	a := &d.x.Article
	if a.Text != "" {
		a.Text += " "
	}
	start := len([]rune(a.Text))
	a.Text += sentence
	return schema.Selector{Start: start, End: start + len([]rune(sentence)), Exact: sentence}
}

// actor is the id of an actor with a key, which is its name.
func (d *draft) actor(name string) string {
	id := "a:" + name
	for _, a := range d.x.Actors {
		if a.ID == id {
			return id
		}
	}
	d.x.Actors = append(d.x.Actors, schema.ExtractedActor{ID: id, Name: name, Key: name, Kind: schema.ArmedGroupActor})
	return id
}

// place is the id of a town; "" of a country puts it in none.
func (d *draft) place(name, country string) string {
	id := "p:" + name
	for _, p := range d.x.Places {
		if p.ID == id {
			return id
		}
	}
	d.x.Places = append(d.x.Places, schema.ExtractedPlace{ID: id, Name: name, Key: name, Country: country, Kind: schema.CityPlace})
	return id
}

func (d *draft) country(code string) string {
	id := "c:" + code
	for _, p := range d.x.Places {
		if p.ID == id {
			return id
		}
	}
	d.x.Places = append(d.x.Places, schema.ExtractedPlace{ID: id, Name: schema.CountryName(code), Country: code, Kind: schema.CountryPlace})
	return id
}

// event adds an event with a sentence of its own, whose first word is the trigger. Who are actors as "AGENT:name", in order.
func (d *draft) event(kind schema.EventType, date, sentence string, who ...string) *schema.ExtractedEvent {
	at := d.says(sentence)
	first, _, _ := strings.Cut(sentence, " ")
	e := schema.ExtractedEvent{ID: fmt.Sprintf("e%d", len(d.x.Events)), Type: kind, Summary: sentence, Confidence: 0.8, Evidence: []schema.Selector{at},
		Trigger: &schema.Selector{Start: at.Start, End: at.Start + len([]rune(first)), Exact: first}}
	if date != "" {
		e.Date, e.TimeSource = schema.MustTime(date), schema.TimeStated
	}
	for _, w := range who {
		role, name, _ := strings.Cut(w, ":")
		e.Participants = append(e.Participants, schema.ExtractedParticipant{Role: schema.Role(role), Actor: d.actor(name)})
	}
	d.x.Events = append(d.x.Events, e)
	return &d.x.Events[len(d.x.Events)-1]
}

func (d *draft) relation(kind schema.RelationType, subject, object string) *schema.ExtractedRelation {
	at := d.says(subject + " " + strings.ToLower(string(kind)) + " " + object + ".")
	r := schema.ExtractedRelation{Type: kind, Subject: d.actor(subject), Confidence: 0.7, Evidence: []schema.Selector{at}}
	if kind == schema.Controls {
		r.Object = d.place(object, "SY")
	} else {
		r.Object = d.actor(object)
	}
	d.x.Relations = append(d.x.Relations, r)
	return &d.x.Relations[len(d.x.Relations)-1]
}

func actorNamed(name string) string { return schema.ContentID(schema.ActorPrefix, "key", name) }
func placeNamed(name string) string { return schema.ContentID(schema.PlacePrefix, "key", name) }

// open opens a store in memory for one test.
func open(t testing.TB) *Store {
	t.Helper()
	s, err := Open(Options{InMemory: true})
	if err != nil {
		t.Fatal(err)
	}
	// Small corpora are to be folded too.
	s.foldSize = 3000
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// load appends drafts and returns the events that they made, in order.
func load(t testing.TB, s *Store, ds ...*draft) []string {
	t.Helper()
	var ids []string
	for _, d := range ds {
		out, err := s.Append(context.Background(), &d.x)
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, out.NewEvents...)
	}
	return ids
}

// synthetic is a seeded corpus. Article i is the same whatever other articles are made.
type synthetic struct {
	seed   uint64
	events int // in each article, on average
	actors int
	places int
	years  int
}

var small1 = synthetic{seed: 1, events: 3, actors: 12, places: 10, years: 2}

// The values that a synthetic corpus draws from.
var (
	countries  = []string{"SY", "IQ", "LY", "EG", "TR", "YE"}
	sources    = []string{"AFP", "Northbridge Wire", "The Damascus Courier", "Radio Levant"}
	vocabulary = strings.Fields(`shelled raided captured stormed advanced militants civilians convoy hospital market bridge airport checkpoint
		ceasefire envoy ministers sanctions rebels army brigade tanks rockets mortar drone warplanes siege aid refugees border town village`)
)

// zipf draws below n, small numbers more often.
func zipf(r *rand.Rand, n int) int {
	f := r.Float64()
	return int(f * f * float64(n))
}

func (c synthetic) article(i int) *schema.Extraction {
	r := rand.New(rand.NewPCG(c.seed, uint64(i)))
	epoch := time.Date(2010, 1, 1, 0, 0, 0, 0, time.UTC)
	day := epoch.AddDate(0, 0, r.IntN(365*c.years))
	d := newDraft(sources[r.IntN(len(sources))], day.Format("2006-01-02"))
	d.x.Article.Title = fmt.Sprintf("Report %d", i)
	name := func(k int) string { return fmt.Sprintf("Group %d", k) }
	for range 1 + r.IntN(2*c.events-1) {
		codings := schema.Codebook()
		kind := codings[zipf(r, len(codings))].Type
		date := day.AddDate(0, 0, -r.IntN(4))
		text := date.Format("2006-01-02")
		switch r.IntN(12) {
		case 0:
			text = date.Format("2006-01")
		case 1:
			text = date.Format("2006")
		case 2:
			text = date.AddDate(0, 0, -r.IntN(60)).Format("2006-01-02") + "/" + text
		case 3:
			text += "/.."
		case 4:
			text = "../" + text
		case 5:
			text = date.AddDate(-2, 0, 0).Format("2006") + "/" + text
		case 6:
			text = ""
		}
		words := make([]string, 4+r.IntN(5))
		for k := range words {
			words[k] = vocabulary[zipf(r, len(vocabulary))]
		}
		e := d.event(kind, text, strings.Join(words, " ")+fmt.Sprintf(" %d.", r.IntN(1000)))
		for range r.IntN(3) {
			e.Participants = append(e.Participants, schema.ExtractedParticipant{Role: schema.Roles()[r.IntN(4)], Actor: d.actor(name(zipf(r, c.actors)))})
		}
		if r.IntN(5) > 0 {
			k := zipf(r, c.places)
			e.Places = append(e.Places, d.place(fmt.Sprintf("Town %d", k), countries[k%len(countries)]))
		}
		e.Status = schema.Statuses()[zipf(r, 4)]
		e.Confidence = float64(1+r.IntN(10)) / 10
		if r.IntN(4) == 0 {
			n := r.IntN(40)
			e.Killed = &schema.Count{Low: &n, High: &n}
		}
		if len(d.x.Events) > 1 && r.IntN(4) == 0 {
			e.About = d.x.Events[r.IntN(len(d.x.Events)-1)].ID
		}
	}
	if r.IntN(3) == 0 {
		a, b := zipf(r, c.actors), zipf(r, c.actors)
		if a != b {
			rel := d.relation(schema.RelationTypes()[r.IntN(7)], name(a), name(b))
			if r.IntN(2) == 0 {
				rel.Since = schema.MustTime(day.AddDate(0, -r.IntN(12), 0).Format("2006-01"))
			}
			if r.IntN(4) == 0 {
				rel.Until = schema.MustTime(day.AddDate(0, 0, 20).Format("2006-01-02"))
			}
		}
	}
	return &d.x
}

// fill appends articles from a number on.
func (c synthetic) fill(t testing.TB, s *Store, from, to int) (events []string) {
	t.Helper()
	for i := from; i < to; i++ {
		out, err := s.Append(context.Background(), c.article(i))
		if err != nil {
			t.Fatal(err)
		}
		events = append(events, out.NewEvents...)
	}
	return events
}
