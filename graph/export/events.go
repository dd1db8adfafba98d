package export

import (
	"bufio"
	"context"
	"encoding/json"

	"casus/schema"
)

// eventLine is an event as the store has it, with names beside the ids and the articles of its reports.
type eventLine struct {
	*schema.Event
	Participants []participantLine `json:"participants"`
	Places       []placeLine       `json:"places"`
	Reports      []reportLine      `json:"reports"`
}

type participantLine struct {
	Role  schema.Role `json:"role"`
	Actor string      `json:"actor"`
	Name  string      `json:"name"`
}

type placeLine struct {
	ID        string   `json:"id"`
	Name      string   `json:"name"`
	Country   string   `json:"country,omitempty"`
	Latitude  *float64 `json:"latitude,omitempty"`
	Longitude *float64 `json:"longitude,omitempty"`
}

type reportLine struct {
	schema.Report
	Article articleLine `json:"article"`
}

type articleLine struct {
	ID         string      `json:"id"`
	ExternalID string      `json:"externalId,omitempty"`
	Source     string      `json:"source,omitempty"`
	Title      string      `json:"title,omitempty"`
	URL        string      `json:"url,omitempty"`
	Published  schema.Time `json:"publishedAt"`
}

func writeEvents(ctx context.Context, w *bufio.Writer, from Source, o Options) error {
	enc := json.NewEncoder(w)
	return batches(ctx, from, o, func(b *batch) error {
		for _, e := range b.events {
			if err := enc.Encode(b.line(e)); err != nil {
				return err
			}
		}
		return nil
	})
}

func (b *batch) line(e *schema.Event) eventLine {
	l := eventLine{Event: e, Participants: []participantLine{}, Places: []placeLine{}, Reports: []reportLine{}}
	for _, p := range e.Participants {
		line := participantLine{Role: p.Role, Actor: p.ActorID}
		if a := b.actors[p.ActorID]; a != nil {
			line.Name = a.Name
		}
		l.Participants = append(l.Participants, line)
	}
	for _, id := range e.PlaceIDs {
		line := placeLine{ID: id}
		if p := b.places[id]; p != nil {
			line.Name, line.Country, line.Latitude, line.Longitude = p.Name, p.Country, p.Latitude, p.Longitude
		}
		l.Places = append(l.Places, line)
	}
	for _, r := range e.Reports {
		line := reportLine{Report: r, Article: articleLine{ID: r.ArticleID, Source: r.Source, Published: r.PublishedAt}}
		if a := b.articles[r.ArticleID]; a != nil {
			line.Article = articleLine{a.ID, a.ExternalID, a.Source, a.Title, a.URL, a.PublishedAt}
		}
		l.Reports = append(l.Reports, line)
	}
	return l
}
