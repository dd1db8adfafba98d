package eval

import (
	"errors"
	"fmt"
	"strings"

	"casus/schema"
)

// check tells what in a coded report can be nobody's reading of it: a code that the codebook does not have, a date that is none, a phrase that the text does
// not have. Counted as the extractor's errors they would go unseen.
func (g *Gold) check() error {
	if g.ID == "" || strings.TrimSpace(g.Text) == "" {
		return errors.New("a report needs an id and a text")
	}
	t, _ := squash(g.Text)
	var faults []error
	wrong := func(where, format string, a ...any) {
		faults = append(faults, fmt.Errorf("report %s: %s"+format, append([]any{g.ID, where}, a...)...))
	}
	dated := func(where, date string) {
		if _, err := schema.ParseTime(date); date != "" && err != nil {
			wrong(where, "date: %w", err)
		}
	}
	said := func(where, field string, phrases ...string) {
		for _, p := range phrases {
			if len(t.occurrences(p)) == 0 {
				wrong(where, "%s %q is not in the text", field, p)
			}
		}
	}
	dated("", g.Date)
	for i, e := range g.Events {
		where := fmt.Sprintf("event %d: ", i+1)
		if !schema.EventType(e.Type).Valid() {
			wrong(where, "type %q is not in the codebook", e.Type)
		}
		if e.Status != "" && !schema.Status(e.Status).Valid() {
			wrong(where, "status %q is not in the codebook", e.Status)
		}
		dated(where, e.Date)
		if e.Trigger != "" {
			said(where, "trigger", e.Trigger)
		}
		said(where, "agent", e.Agent...)
		said(where, "target", e.Target...)
		said(where, "party", e.Party...)
		said(where, "mediator", e.Mediator...)
		said(where, "place", e.Place...)
	}
	for i, r := range g.Relations {
		where := fmt.Sprintf("relation %d: ", i+1)
		if !schema.RelationType(r.Type).Valid() {
			wrong(where, "type %q is not in the codebook", r.Type)
		}
		said(where, "subject", r.Subject)
		said(where, "object", r.Object)
	}
	return errors.Join(faults...)
}
