package store

import (
	"cmp"
	"slices"
	"strings"

	"github.com/kljensen/snowball/english"

	"casus/schema"
)

// truce is a ceasefire with all that its state on a day follows from.
type truce struct {
	agreement *schema.Event
	// announced is the day from which it holds as later reports say ahead of it; zero for none.
	announced schema.Time
	// starts are events that tell that it took effect.
	starts []*schema.Event
	// breaches are the violations tied to it, those that ended it among them.
	breaches []*schema.Event
	// later are truces of the same parties about the same place that were agreed after it.
	later []*schema.Event
}

// begins is the first instant that a time allows, EndOfTime for one that is not known. One with an open start begins at its end: that is
// all that it vouches for.
func begins(t schema.Time) int64 {
	_, at, _ := slot(t)
	return at
}

// effective is when the truce takes effect: as its reports say, else as later ones say ahead of it, else as the first event that tells of it, else when it was
// agreed, as a truce of which nothing else is known holds at once.
func (c truce) effective() schema.Time {
	if g := c.agreement.Agreement; g != nil && !g.Effective.IsZero() {
		return g.Effective
	}
	if !c.announced.IsZero() {
		return c.announced
	}
	if len(c.starts) > 0 {
		return c.starts[0].Time
	}
	return c.agreement.Time
}

// change is a moment from which on a truce is in another state.
type change struct {
	at    int64
	state schema.AgreementState
	since schema.Time
	by    []*schema.Event
}

// standing is the state of the truce at the end of a day. False where it was not agreed by then, or never was: what is only proposed is
// DECLARED at most. The rules:
//
//   - DECLARED from when it was agreed, IN_FORCE from when it takes effect;
//   - COLLAPSED from the first violation that tells its end (see ends), SUPERSEDED from when a later truce of the same parties and
//     place takes effect, EXPIRED after the day that it was to end: whichever comes first is the last state;
//   - BREACHED where it is none of these and a violation has happened since it took effect.
func (c truce) standing(asOf schema.Time) (schema.Standing, bool) {
	_, day := asOf.Bounds()
	a := c.agreement
	if begins(a.Time) > day {
		return schema.Standing{}, false
	}
	now := change{begins(a.Time), schema.StateDeclared, a.Time, nil}
	if a.Status != schema.Occurred {
		return now.standing(a), true
	}
	effective := c.effective()
	in := max(begins(effective), now.at)
	if in <= day {
		now = change{in, schema.StateInForce, effective, c.starts}
	}
	var last []change
	var breaches []*schema.Event
	for _, v := range c.breaches {
		at := begins(v.Time)
		switch _, latest := v.Time.Bounds(); {
		case v.Status != schema.Occurred || at > day || latest < begins(a.Time):
		case ends(v) == lapse:
			last = append(last, change{at, schema.StateExpired, v.Time, []*schema.Event{v}})
		case ends(v) == collapse:
			last = append(last, change{at, schema.StateCollapsed, v.Time, []*schema.Event{v}})
		case latest >= in:
			breaches = append(breaches, v)
		}
	}
	if g := a.Agreement; g != nil && !g.Ends.IsZero() {
		if _, end := g.Ends.Bounds(); end < day {
			last = append(last, change{end + 1, schema.StateExpired, g.Ends.End(), nil})
		}
	}
	for _, l := range c.later {
		effective := truce{agreement: l}.effective()
		if at := max(begins(effective), begins(l.Time)); at <= day {
			last = append(last, change{at, schema.StateSuperseded, effective, []*schema.Event{l}})
		}
	}
	if len(last) > 0 {
		// Of changes at one moment an end by date counts before a collapse, that before a successor.
		rank := []schema.AgreementState{schema.StateExpired, schema.StateCollapsed, schema.StateSuperseded}
		first := slices.MinFunc(last, func(x, y change) int {
			return cmp.Or(cmp.Compare(x.at, y.at), cmp.Compare(slices.Index(rank, x.state), slices.Index(rank, y.state)))
		})
		return first.standing(a), true
	}
	if len(breaches) > 0 && now.state == schema.StateInForce {
		slices.SortFunc(breaches, inOrder)
		now = change{begins(breaches[0].Time), schema.StateBreached, breaches[0].Time, breaches}
	}
	return now.standing(a), true
}

func (c change) standing(a *schema.Event) schema.Standing {
	st := schema.Standing{State: c.state, Since: c.since, BecauseIDs: []string{a.ID}}
	for _, e := range c.by {
		st.BecauseIDs = append(st.BecauseIDs, e.ID)
	}
	return st
}

// inOrder is the order of time, of events of one instant that of their ids.
func inOrder(a, b *schema.Event) int {
	return cmp.Or(cmp.Compare(begins(a.Time), begins(b.Time)), cmp.Compare(a.ID, b.ID))
}

// ending is whether and how a violation ends a truce.
type ending int

const (
	goesOn ending = iota
	collapse
	lapse
)

// The words that tell the end of a truce, or its beginning, by their stems; "a b" is a verb with its particle.
var (
	collapseWords = strings.Fields(`end collaps breakdown suspend suspens termin cancel abandon scrap renounc withdraw withdrew withdrawn
		repudi revok abrog annul unravel crumbl fail failur over dead quit rescind disintegr`)
	collapsePairs = []string{"break down", "broke down", "broken down", "break off", "broke off", "broken off", "fall apart", "fell apart",
		"fallen apart", "fall through", "fell through", "call off", "pull out", "back out", "tear up", "tore up", "torn up", "resum hostil", "resum fight"}
	lapseWords = []string{"expir", "laps", "run out", "ran out"}
	// overWords tell an end of which the rest of the sentence may say that it was due, by dueWords.
	overWords   = []string{"end", "over", "fail", "failur"}
	longerWords = []string{"extend", "extens", "renew", "prolong"}
	dueWords    = append([]string{"expir", "laps", "deadlin"}, longerWords...)
	startWords  = []string{"began", "begin", "begun", "start", "commenc", "take effect", "took effect", "taken effect", "take hold", "took hold",
		"into effect", "into forc", "in effect", "in forc"}
)

// ends tells whether a violation is the end of the truce, by the word that each report names the act with.
func ends(e *schema.Event) ending {
	for i := range e.Reports {
		words, more := act(&e.Reports[i])
		switch {
		case tells(words, more, lapseWords) || due(&e.Reports[i], tells(words, more, overWords)):
			return lapse
		case tells(words, more, collapseWords) || tells(words, more, collapsePairs):
			return collapse
		}
	}
	return goesOn
}

// due tells whether a report of an end says that it came in its time: at a deadline, or as nobody would extend it.
func due(r *schema.Report, over bool) bool {
	for _, ev := range r.Evidence {
		words := stems(ev.Exact)
		unsettled := slices.Contains(words, "fail") || unsettledBy(words)
		if tells(words, words, dueWords) && (over || unsettled && !tells(words, words, []string{"collaps"})) {
			return true
		}
	}
	return false
}

var agree = english.Stem("agree", true)

// unsettledBy tells whether words say that nobody agreed on a longer time: "not" before a word for that or for an agreement on it. That a truce does not extend to a town says
// where it holds.
func unsettledBy(words []string) bool {
	for i, w := range words {
		if w != "not" || i+1 == len(words) {
			continue
		}
		if next := words[i+1]; next == agree || next == "reach" {
			return tells(words, words, longerWords)
		} else if slices.Contains(longerWords, next) && !slices.Contains(words[i+1:min(len(words), i+3)], "to") {
			return true
		}
	}
	return false
}

// tellsStart tells whether an agreement event is a truce taking effect rather than being agreed.
func tellsStart(e *schema.Event) bool {
	for i := range e.Reports {
		if words, more := act(&e.Reports[i]); tells(words, more, startWords) {
			return true
		}
	}
	return false
}

// act is the stems of the words with which a report names the act, which is its trigger, or the summary where it has none; and the
// same with the next two words of the text, since a particle stands behind its verb.
func act(r *schema.Report) (words, more []string) {
	if r.Trigger == nil {
		words = stems(r.Summary)
		return words, words
	}
	words = stems(r.Trigger.Exact)
	for _, ev := range r.Evidence {
		quote := []rune(ev.Exact)
		if from := r.Trigger.End - ev.Start; from > 0 && from <= len(quote) && r.Trigger.Start >= ev.Start {
			next := strings.Fields(string(quote[from:]))
			return words, append(slices.Clip(words), stems(strings.Join(next[:min(2, len(next))], " "))...)
		}
	}
	return words, words
}

func stems(text string) []string {
	words := strings.Fields(schema.NameKey(text))
	for i, w := range words {
		words[i] = english.Stem(w, true)
	}
	return words
}

// tells tells whether one of the expressions is there: one word among words, two in a row among more.
func tells(words, more, expressions []string) bool {
	return slices.ContainsFunc(expressions, func(x string) bool {
		first, second, pair := strings.Cut(x, " ")
		if !pair {
			return slices.Contains(words, first)
		}
		i := slices.Index(more, first)
		return i >= 0 && i+1 < len(more) && more[i+1] == second
	})
}
