package store

import (
	"slices"
	"strings"
	"testing"

	"casus/schema"
)

// happening makes an event of one report whose trigger is the first words of its sentence up to a slash.
func happening(id string, kind schema.EventType, date, sentence string) *schema.Event {
	trigger, rest, _ := strings.Cut(sentence, "/")
	r := schema.Report{ID: "rep_" + id, Type: kind, Status: schema.Occurred, Time: schema.MustTime(date),
		Trigger:  &schema.Selector{Start: 0, End: len(trigger), Exact: trigger},
		Evidence: []schema.Evidence{{Selector: schema.Selector{Start: 0, End: len(trigger) + len(rest), Exact: trigger + rest}}}}
	return &schema.Event{ID: id, Type: kind, Status: schema.Occurred, Time: schema.MustTime(date), Reports: []schema.Report{r}}
}

func agreed(id, date, effective, until string) *schema.Event {
	e := happening(id, schema.CeasefireAgreementType, date, "agreed/ a truce")
	e.Agreement = &schema.Agreement{}
	if effective != "" {
		e.Agreement.Effective = schema.MustTime(effective)
	}
	if until != "" {
		e.Agreement.Ends = schema.MustTime(until)
	}
	return e
}

func breach(id, date, sentence string) *schema.Event {
	return happening(id, schema.CeasefireViolationType, date, sentence)
}

func with(e *schema.Event, s schema.Status) *schema.Event {
	e.Status = s
	return e
}

func TestStanding(t *testing.T) {
	a := agreed("a", "2016-09-09", "2016-09-12", "")
	week := agreed("w", "2016-09-09", "2016-09-12", "2016-09-19")
	shelled := breach("v1", "2016-09-14", "shelled/ the town in breach of the truce")
	again := breach("v2", "2016-09-16", "broken/ over fifty times")
	early := breach("v0", "2016-09-10", "violated/ it")
	collapsed := breach("x", "2016-09-19", "collapsed/ on Monday")
	broke := breach("x", "2016-09-19", "broke/ down on Monday")
	expired := breach("x", "2016-09-19", "expired/ on Monday")
	later := agreed("l", "2016-12-29", "2016-12-30", "")
	starts := happening("s", schema.CeasefireAgreementType, "2016-09-12", "took/ effect at sunset")
	for _, c := range []struct {
		name  string
		truce truce
		asOf  string
		want  string // "" where it was not agreed by then
	}{
		{"before it was agreed", truce{agreement: a}, "2016-09-08", ""},
		{"on the day it was agreed", truce{agreement: a}, "2016-09-09", "DECLARED 2016-09-09 a"},
		{"the day before it takes effect", truce{agreement: a}, "2016-09-11", "DECLARED 2016-09-09 a"},
		{"the day it takes effect", truce{agreement: a}, "2016-09-12", "IN_FORCE 2016-09-12 a"},
		{"the month in which it takes effect", truce{agreement: a}, "2016-09", "IN_FORCE 2016-09-12 a"},
		{"for all that is known", truce{agreement: a}, "", "IN_FORCE 2016-09-12 a"},
		{"an instant before", truce{agreement: a}, "2016-09-11T23:59:59Z", "DECLARED 2016-09-09 a"},
		{"one that does not say when holds at once", truce{agreement: agreed("a", "2016-09-09", "", "")}, "2016-09-09", "IN_FORCE 2016-09-09 a"},
		{"one that an event starts", truce{agreement: agreed("a", "2016-09-09", "", ""), starts: []*schema.Event{starts}}, "2016-09-10", "DECLARED 2016-09-09 a"},
		{"one that an event started", truce{agreement: agreed("a", "2016-09-09", "", ""), starts: []*schema.Event{starts}}, "2016-09-12", "IN_FORCE 2016-09-12 a s"},
		{"a proposal stays one", truce{agreement: with(agreed("a", "2016-09-09", "2016-09-12", ""), schema.Planned)}, "2016-10-01", "DECLARED 2016-09-09 a"},
		{"a breach before it holds", truce{agreement: a, breaches: []*schema.Event{early}}, "2016-09-13", "IN_FORCE 2016-09-12 a"},
		{"a breach to come", truce{agreement: a, breaches: []*schema.Event{shelled}}, "2016-09-13", "IN_FORCE 2016-09-12 a"},
		{"a breach", truce{agreement: a, breaches: []*schema.Event{shelled}}, "2016-09-14", "BREACHED 2016-09-14 a v1"},
		{"two breaches, out of order", truce{agreement: a, breaches: []*schema.Event{again, shelled}}, "2016-09-17", "BREACHED 2016-09-14 a v1 v2"},
		{"a breach that is denied", truce{agreement: a, breaches: []*schema.Event{with(breach("v", "2016-09-14", "shelled/ it"), schema.Denied)}}, "2016-09-17", "IN_FORCE 2016-09-12 a"},
		{"a collapse", truce{agreement: a, breaches: []*schema.Event{shelled, collapsed}}, "2016-09-19", "COLLAPSED 2016-09-19 a x"},
		{"before the collapse", truce{agreement: a, breaches: []*schema.Event{shelled, collapsed}}, "2016-09-18", "BREACHED 2016-09-14 a v1"},
		{"a verb with its particle", truce{agreement: a, breaches: []*schema.Event{broke}}, "2016-09-20", "COLLAPSED 2016-09-19 a x"},
		{"called off before it held", truce{agreement: a, breaches: []*schema.Event{breach("x", "2016-09-10", "called/ off the truce")}}, "2016-09-13", "COLLAPSED 2016-09-10 a x"},
		{"its last day", truce{agreement: week}, "2016-09-19", "IN_FORCE 2016-09-12 w"},
		{"past its end", truce{agreement: week}, "2016-09-20", "EXPIRED 2016-09-19 w"},
		{"breached and past its end", truce{agreement: week, breaches: []*schema.Event{shelled}}, "2016-09-20", "EXPIRED 2016-09-19 w"},
		{"said to have expired", truce{agreement: a, breaches: []*schema.Event{expired}}, "2016-09-20", "EXPIRED 2016-09-19 a x"},
		{"ended at a deadline", truce{agreement: a, breaches: []*schema.Event{breach("x", "2016-09-19", "ends/ as the deadline expires")}}, "2016-09-20", "EXPIRED 2016-09-19 a x"},
		{"not extended", truce{agreement: a, breaches: []*schema.Event{breach("x", "2016-09-19", "failed/ to agree on an extension")}}, "2016-09-20", "EXPIRED 2016-09-19 a x"},
		{"no agreement on an extension", truce{agreement: a, breaches: []*schema.Event{breach("x", "2016-09-19", "could/ not agree on extending it")}}, "2016-09-20", "EXPIRED 2016-09-19 a x"},
		{"a breach where it is not extended to", truce{agreement: a, breaches: []*schema.Event{breach("x", "2016-09-19", "shelled/ a town to which the truce does not extend, to the anger of all")}}, "2016-09-20", "BREACHED 2016-09-19 a x"},
		{"ended the day after its end", truce{agreement: week, breaches: []*schema.Event{breach("x", "2016-09-20", "ended/ it")}}, "2016-09-20", "EXPIRED 2016-09-19 w"},
		{"said ahead of it to take effect later", truce{agreement: agreed("a", "2016-09-09", "", ""), announced: schema.MustTime("2016-09-12")}, "2016-09-11", "DECLARED 2016-09-09 a"},
		{"collapsed before its end", truce{agreement: week, breaches: []*schema.Event{breach("x", "2016-09-15", "ended/ it")}}, "2016-10-01", "COLLAPSED 2016-09-15 w x"},
		{"ended after its end", truce{agreement: week, breaches: []*schema.Event{breach("x", "2016-09-22", "ended/ it")}}, "2016-10-01", "EXPIRED 2016-09-19 w"},
		{"a later one, agreed", truce{agreement: a, later: []*schema.Event{later}}, "2016-12-29", "IN_FORCE 2016-09-12 a"},
		{"a later one, in force", truce{agreement: a, later: []*schema.Event{later}}, "2016-12-30", "SUPERSEDED 2016-12-30 a l"},
		{"a later one after a collapse", truce{agreement: a, breaches: []*schema.Event{collapsed}, later: []*schema.Event{later}}, "2017-01-01", "COLLAPSED 2016-09-19 a x"},
	} {
		asOf := schema.Time{}
		if c.asOf != "" {
			asOf = schema.MustTime(c.asOf)
		}
		got := ""
		if st, ok := c.truce.standing(asOf); ok {
			got = strings.Join(append([]string{string(st.State), st.Since.String()}, st.BecauseIDs...), " ")
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestHistory(t *testing.T) {
	day := schema.MustTime
	took := func(id, date string, actors ...string) fact {
		return fact{kind: taken, at: day(date), actors: actors, id: id}
	}
	leave := func(id, date string, actors ...string) fact {
		return fact{kind: left, at: day(date), actors: actors, id: id}
	}
	claims := func(id, date, until, actor string) fact {
		f := fact{kind: claimed, at: day(date), actors: []string{actor}, id: id}
		if until != "" {
			f.until = day(until)
		}
		return f
	}
	sides := func(a, b string) bool { return a == "army" && b == "state" || a == "state" && b == "army" }
	for _, c := range []struct {
		name  string
		facts []fact
		asOf  string
		want  []string
	}{
		{"nothing", nil, "", nil},
		{"a capture", []fact{took("e1", "2016-01-05", "army")}, "", []string{"army 2016-01-05/ e1"}},
		{"two captures, loaded the wrong way round", []fact{took("e2", "2016-02-01", "rebels"), took("e1", "2016-01-05", "army")}, "",
			[]string{"army 2016-01-05/2016-02-01 e1 e2", "rebels 2016-02-01/ e2"}},
		{"as of the day before", []fact{took("e1", "2016-01-05", "army"), took("e2", "2016-02-01", "rebels")}, "2016-01-31", []string{"army 2016-01-05/2016-02-01 e1 e2"}},
		{"as of the day it fell", []fact{took("e1", "2016-01-05", "army"), took("e2", "2016-02-01", "rebels")}, "2016-02-01", []string{"rebels 2016-02-01/ e2"}},
		{"as of a day before all", []fact{took("e1", "2016-01-05", "army")}, "2016-01-04", nil},
		{"in an unknown day of a month either may hold", []fact{took("e1", "2016-01-05", "army"), took("e2", "2016-02", "rebels")}, "2016-02-10",
			[]string{"army 2016-01-05/2016-02 e1 e2", "rebels 2016-02/ e2"}},
		{"a withdrawal", []fact{took("e1", "2016-01-05", "army"), leave("e2", "2016-03-01", "army")}, "2016-03-01", nil},
		{"who withdraws from what he was not said to hold", []fact{leave("e2", "2016-03-01", "army")}, "", nil},
		{"his own side withdraws", []fact{claims("r1", "2016-01-05", "", "state"), leave("e2", "2016-03-01", "army")}, "", []string{"state 2016-01-05/2016-03-01 r1 e2"}},
		{"his own side captures", []fact{claims("r1", "2016-01-05", "", "state"), took("e2", "2016-03-01", "army")}, "",
			[]string{"state 2016-01-05/ r1", "army 2016-03-01/ e2"}},
		{"handed over", []fact{took("e1", "2016-01-05", "army"), {kind: left, at: day("2016-03-01"), actors: []string{"army"}, losers: []string{"police"}, id: "e2"}}, "",
			[]string{"army 2016-01-05/2016-03-01 e1 e2", "police 2016-03-01/ e2"}},
		{"two who claim it", []fact{claims("r1", "2016-01-05", "", "state"), claims("r2", "2016-02-01", "", "rebels")}, "",
			[]string{"state 2016-01-05/ r1 contested", "rebels 2016-02-01/ r2 contested"}},
		{"a claim a year after the last word of another", []fact{took("e1", "2014-01-05", "army"), claims("r1", "2015-02-01", "", "rebels")}, "",
			[]string{"army 2014-01-05/2015-02-01 e1 r1", "rebels 2015-02-01/ r1"}},
		{"a claim within a year of the last word of another", []fact{took("e1", "2014-01-05", "army"), claims("r2", "2014-09-01", "", "army"), claims("r1", "2015-02-01", "", "rebels")}, "",
			[]string{"army 2014-01-05/ e1 r2 contested", "rebels 2015-02-01/ r1 contested"}},
		{"a claim yields to a capture", []fact{claims("r1", "2016-01-05", "", "rebels"), took("e1", "2016-02-01", "army")}, "", []string{"rebels 2016-01-05/2016-02-01 r1 e1", "army 2016-02-01/ e1"}},
		{"a claim after it was lost", []fact{claims("r1", "2016-01-05", "", "rebels"), took("e1", "2016-02-01", "army"), claims("r1", "2016-03-01", "", "rebels")}, "",
			[]string{"rebels 2016-01-05/2016-02-01 r1 e1", "army 2016-02-01/ e1 contested", "rebels 2016-03-01/ r1 contested"}},
		{"a claim with an end", []fact{claims("r1", "2016-01-05", "2016-04-01", "rebels")}, "2016-04-02", nil},
		{"a claim of who holds it", []fact{took("e1", "2016-01-05", "army"), claims("r1", "2016-02-01", "", "army")}, "", []string{"army 2016-01-05/ e1 r1"}},
		{"a capture by nobody named", []fact{claims("r1", "2016-01-05", "", "rebels"), {kind: taken, at: day("2016-02-01"), losers: []string{"rebels"}, id: "e1"}}, "",
			[]string{"rebels 2016-01-05/2016-02-01 r1 e1"}},
		{"what was over by the day of the recapture", []fact{took("e2", "2016-02-01", "army"), took("e9", "../2016-02-01", "rebels")}, "2016-02-01", []string{"army 2016-02-01/ e2"}},
		{"a part taken", []fact{took("e1", "2016-01-05", "army"), {kind: partTaken, at: day("2016-02-01"), actors: []string{"rebels"}, id: "e2"}}, "",
			[]string{"army 2016-01-05/ e1 contested"}},
		{"a part taken before", []fact{took("e1", "2016-01-05", "army"), {kind: partTaken, at: day("2016-01-01"), actors: []string{"rebels"}, id: "e2"}}, "", []string{"army 2016-01-05/ e1"}},
	} {
		asOf := schema.Time{}
		if c.asOf != "" {
			asOf = day(c.asOf)
		}
		var got []string
		for _, h := range history("p", c.facts, sides) {
			if asOf.IsZero() || holdsOn(&h, asOf) {
				s := h.ActorID + " " + h.Since.String() + "/" + h.Until.String() + " " + strings.Join(h.BecauseIDs, " ")
				if h.Contested {
					s += " contested"
				}
				got = append(got, s)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
	}
}
