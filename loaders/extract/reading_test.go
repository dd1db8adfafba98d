package extract

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"casus/schema"
)

// reading is an extraction with its ids replaced by names, for tests.
type reading struct {
	x     schema.Extraction
	names map[string][]string
}

func read(x schema.Extraction) *reading {
	r := &reading{x: x, names: map[string][]string{}}
	for _, a := range x.Actors {
		r.names[a.ID] = []string{a.Name, a.Key}
		for _, m := range a.Mentions {
			r.names[a.ID] = append(r.names[a.ID], m.Exact)
		}
	}
	for _, p := range x.Places {
		r.names[p.ID] = []string{p.Name, p.Key}
		for _, m := range p.Mentions {
			r.names[p.ID] = append(r.names[p.ID], m.Exact)
		}
	}
	return r
}

// is tells whether an id's name or one of its mentions holds one of the alternatives, which stand with bars.
func (r *reading) is(id, want string) bool {
	for _, w := range strings.Split(want, "|") {
		if slices.ContainsFunc(r.names[id], func(n string) bool { return n == w || strings.Contains(strings.ToLower(n), strings.ToLower(w)) }) {
			return true
		}
	}
	return false
}

func (r *reading) any(ids []string, want string) bool {
	return slices.ContainsFunc(ids, func(id string) bool { return r.is(id, want) })
}

// wanted is what an event has to have; empty fields are not asked for.
type wanted struct {
	kind                                schema.EventType
	status                              schema.Status
	date, agent, target, place, trigger string
	parties, by                         []string
	aboutDate, killed                   string
	effective, covers, excludes         string
}

func (r *reading) event(w wanted) *schema.ExtractedEvent {
	with := func(e schema.ExtractedEvent, role schema.Role, name string) bool {
		return slices.ContainsFunc(e.Participants, func(p schema.ExtractedParticipant) bool { return p.Role == role && r.is(p.Actor, name) })
	}
	for i, e := range r.x.Events {
		ok := e.Type == w.kind &&
			(w.status == "" || e.Status == w.status) && (w.date == "" || e.Date.String() == w.date) &&
			(w.agent == "" || with(e, schema.Agent, w.agent)) && (w.target == "" || with(e, schema.Target, w.target)) &&
			(w.place == "" || r.any(e.Places, w.place)) && (w.trigger == "" || strings.Contains(e.Trigger.Exact, w.trigger))
		for _, p := range w.parties {
			ok = ok && with(e, schema.Party, p)
		}
		for _, b := range w.by {
			ok = ok && r.any(e.AttributedTo, b)
		}
		if w.killed != "" {
			ok = ok && e.Killed != nil && e.Killed.Low != nil && fmt.Sprint(*e.Killed.Low) == w.killed
		}
		if w.aboutDate != "" {
			ok = ok && slices.ContainsFunc(r.x.Events, func(o schema.ExtractedEvent) bool { return o.ID == e.About && o.Date.String() == w.aboutDate })
		}
		if w.effective != "" {
			ok = ok && e.Agreement != nil && e.Agreement.Effective.String() == w.effective
		}
		if w.covers != "" {
			ok = ok && e.Agreement != nil && r.any(e.Agreement.Covers, w.covers)
		}
		if w.excludes != "" {
			ok = ok && e.Agreement != nil && r.any(e.Agreement.Excludes, w.excludes)
		}
		if ok {
			return &r.x.Events[i]
		}
	}
	return nil
}

// term finds a term of an agreement by a part of its text.
func (r *reading) term(e *schema.ExtractedEvent, text string, status schema.Status, who, condition string) bool {
	if e == nil || e.Agreement == nil {
		return false
	}
	return slices.ContainsFunc(e.Agreement.Terms, func(t schema.ExtractedTerm) bool {
		return strings.Contains(t.Text, text) && t.Status == status && (who == "" || r.any(t.Who, who)) && (condition == "") == (t.Condition == "") && strings.Contains(t.Condition, condition)
	})
}

// relates finds a relation; until asks for one that holds no more.
func (r *reading) relates(kind schema.RelationType, subject, object string, until bool) bool {
	return slices.ContainsFunc(r.x.Relations, func(x schema.ExtractedRelation) bool {
		return x.Type == kind && r.is(x.Subject, subject) && r.is(x.Object, object) && x.Until.IsZero() != until
	})
}

// dump prints what was read, for the message of a test that fails.
func (r *reading) dump() string {
	var b strings.Builder
	name := func(id string) string {
		if n := r.names[id]; len(n) > 0 {
			return n[0]
		}
		return id
	}
	for _, e := range r.x.Events {
		fmt.Fprintf(&b, "%s %s %s %s", e.ID, e.Type, e.Status, e.Date)
		for _, p := range e.Participants {
			fmt.Fprintf(&b, " %s=%s", p.Role, name(p.Actor))
		}
		for _, p := range e.Places {
			fmt.Fprintf(&b, " @%s", name(p))
		}
		fmt.Fprintf(&b, " %q about %s\n", e.Trigger.Exact, e.About)
		if e.Agreement != nil {
			for _, t := range e.Agreement.Terms {
				fmt.Fprintf(&b, "  term %s %q if %q\n", t.Status, t.Text, t.Condition)
			}
		}
	}
	for _, x := range r.x.Relations {
		fmt.Fprintf(&b, "%s %s %s %s %s\n", name(x.Subject), x.Type, name(x.Object), x.Status, x.Until)
	}
	return b.String()
}

// check reports every event and relation that is not there.
func (r *reading) check(t *testing.T, events []wanted, relations []link) {
	t.Helper()
	missed := false
	for _, w := range events {
		if r.event(w) == nil {
			missed = true
			t.Errorf("no event %+v", w)
		}
	}
	for _, l := range relations {
		if !r.relates(l.kind, l.subject, l.object, l.until) {
			missed = true
			t.Errorf("no relation %+v", l)
		}
	}
	if missed {
		t.Log(r.dump())
	}
}

// link is a relation that a test wants.
type link struct {
	kind            schema.RelationType
	subject, object string
	until           bool
}
