package export

import (
	"bufio"
	"context"
	"html"
	"strings"
	"time"

	"casus/schema"
)

// The parts of TimelineJS 3's JSON (https://timeline.knightlab.com/docs/json-format.html) that are written.
type slide struct {
	UniqueID  string     `json:"unique_id"`
	StartDate slideDate  `json:"start_date"`
	EndDate   *slideDate `json:"end_date,omitempty"`
	Text      slideText  `json:"text"`
	Group     string     `json:"group"`
	// DisplayDate is the date as EDTF, where no day is known.
	DisplayDate string `json:"display_date,omitempty"`
}

type slideDate struct {
	Year  int `json:"year"`
	Month int `json:"month,omitempty"`
	Day   int `json:"day,omitempty"`
}

type slideText struct {
	Headline string `json:"headline"`
	// Text is HTML.
	Text string `json:"text"`
}

// writeTimelineJS writes the events that have a date: a slide cannot be without one.
func writeTimelineJS(ctx context.Context, w *bufio.Writer, from Source, o Options) error {
	return writeArray(ctx, w, from, o, `{"title":{"text":{"headline":"Timeline of events"}},"events":[`, "]}\n", (*batch).slide)
}

func (b *batch) slide(e *schema.Event) (slide, bool) {
	from, hasStart := e.Time.Earliest()
	until, hasEnd := e.Time.Latest()
	if !hasStart {
		if !hasEnd {
			return slide{}, false
		}
		from = until
	}
	s := slide{UniqueID: e.ID, StartDate: dateOf(from), Group: string(e.Class())}
	if hasStart && hasEnd && until.Sub(from) >= 24*time.Hour {
		end := dateOf(until)
		s.EndDate = &end
	}
	if len(e.Time.String()) != len("2006-01-02") {
		s.DisplayDate = e.Time.String()
	}
	var t strings.Builder
	t.WriteString("<p>" + html.EscapeString(e.Summary) + "</p>")
	if q := quote(e); q != "" && q != e.Summary {
		t.WriteString("<blockquote>" + html.EscapeString(q) + "</blockquote>")
	}
	if from := sources(e); len(from) > 0 {
		t.WriteString("<p>" + html.EscapeString(strings.Join(from, ", ")) + "</p>")
	}
	s.Text = slideText{Headline: html.EscapeString(b.headline(e)), Text: t.String()}
	return s, true
}

func dateOf(t time.Time) slideDate { return slideDate{t.Year(), int(t.Month()), t.Day()} }

// headline is a line that names an event: what, who, where.
func (b *batch) headline(e *schema.Event) string {
	name := strings.ToLower(strings.ReplaceAll(string(e.Type), "_", " "))
	h := strings.ToUpper(name[:1]) + name[1:]
	if e.Status != schema.Occurred {
		h += " (" + strings.ToLower(string(e.Status)) + ")"
	}
	if who := b.names(e, schema.Agent, schema.Party); len(who) > 0 {
		h += ": " + strings.Join(who, ", ")
	}
	if at := b.names(e, schema.Target); len(at) > 0 {
		h += " → " + strings.Join(at, ", ")
	}
	if p := b.place(e); p != nil {
		h += " — " + p.Name
	}
	return h
}
