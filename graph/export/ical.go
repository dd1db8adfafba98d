package export

import (
	"bufio"
	"context"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"

	"casus/schema"
)

// icalLines writes calendars as RFC 5545 asks: CRLF, folded lines.
var icalLines = &ics.SerializationConfiguration{MaxLength: 75, NewLine: "\r\n", PropertyMaxLength: 75}

// writeICal writes a VEVENT an event that has a date. It is an all-day entry over the days that the event's time allows; an
// open end is cut to the one day that is known.
func writeICal(ctx context.Context, w *bufio.Writer, from Source, o Options) error {
	if _, err := w.WriteString("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//casus//casus//EN\r\nCALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\n"); err != nil {
		return err
	}
	err := batches(ctx, from, o, func(b *batch) error {
		for _, e := range b.events {
			v, ok := b.entry(e)
			if !ok {
				continue
			}
			if err := v.SerializeTo(w, icalLines); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	_, err = w.WriteString("END:VCALENDAR\r\n")
	return err
}

func (b *batch) entry(e *schema.Event) (*ics.VEvent, bool) {
	from, hasStart := e.Time.Earliest()
	until, hasEnd := e.Time.Latest()
	switch {
	case !hasStart && !hasEnd:
		return nil, false
	case !hasStart:
		from = until
	case !hasEnd:
		until = from
	}
	v := ics.NewEvent(e.ID + "@casus")
	v.SetDtStampTime(stamp(e))
	v.SetAllDayStartAt(from)
	// DTEND of an all-day entry is the day after the last one.
	v.SetAllDayEndAt(until.Truncate(24*time.Hour).AddDate(0, 0, 1))
	v.SetSummary(b.headline(e))
	description := e.Summary
	if s := sources(e); len(s) > 0 {
		description += "\n" + strings.Join(s, ", ")
	}
	v.SetDescription(description)
	v.AddCategory(string(e.Class()))
	switch e.Status {
	case schema.Planned, schema.Conditional:
		v.SetStatus(ics.ObjectStatusTentative)
	case schema.Denied:
		v.SetStatus(ics.ObjectStatusCancelled)
	default:
		v.SetStatus(ics.ObjectStatusConfirmed)
	}
	if p := b.place(e); p != nil {
		v.SetLocation(p.Name)
		if p.Latitude != nil && p.Longitude != nil {
			v.SetGeo(*p.Latitude, *p.Longitude)
		}
	}
	return v, true
}

// stamp is when the entry came to be what it is: when the latest of its reports was published, so that the same events give
// the same calendar.
func stamp(e *schema.Event) time.Time {
	at := time.Unix(0, 0).UTC()
	for _, r := range e.Reports {
		if t, ok := r.PublishedAt.Earliest(); ok && t.After(at) {
			at = t
		}
	}
	return at
}
