package eval

import (
	"slices"
	"strings"
)

// ErrorKind is how a coding differs from the gold.
type ErrorKind string

// The kinds of errors, in the order in which they are printed.
const (
	MissedEvent    ErrorKind = "missed event"
	ExtraEvent     ErrorKind = "extra event"
	WrongType      ErrorKind = "other type of the same class"
	MissedRole     ErrorKind = "missed participant"
	ExtraRole      ErrorKind = "extra participant"
	WrongRole      ErrorKind = "participant in another role"
	WrongStatus    ErrorKind = "status"
	WrongDate      ErrorKind = "date"
	WrongPlace     ErrorKind = "place"
	MissedRelation ErrorKind = "missed relation"
	ExtraRelation  ErrorKind = "extra relation"
)

// ErrorKinds returns every kind, in the order in which they are printed.
func ErrorKinds() []ErrorKind {
	return []ErrorKind{MissedEvent, ExtraEvent, WrongType, MissedRole, ExtraRole, WrongRole, WrongStatus, WrongDate, WrongPlace, MissedRelation, ExtraRelation}
}

// Error is one difference.
type Error struct {
	Report string    `json:"report"`
	Kind   ErrorKind `json:"kind"`
	// Type is the event or relation type, the gold's where there is one.
	Type string `json:"type"`
	// Gold and Found are what each coding has; empty for nothing.
	Gold  string `json:"gold,omitempty"`
	Found string `json:"found,omitempty"`
	// Context is the sentence, the words that the code rests on between « and ».
	Context string `json:"context,omitempty"`
}

func (c *comparison) fail(kind ErrorKind, typ, gold, found string, at span) {
	c.score.Errors = append(c.score.Errors, Error{Report: c.report, Kind: kind, Type: typ, Gold: gold, Found: found, Context: c.text.context(at)})
}

// differ notes a field of matched events that is not the same.
func (c *comparison) differ(kind ErrorKind, g, f event, gold, found string, right bool) {
	if !right {
		c.fail(kind, g.kind, gold, found, firstOf(g.at, f.at))
	}
}

// eventErrors notes the events without a partner of the same type; those with one of the same class only are of another type.
func (c *comparison) eventErrors(gold, found []event, strict, loose []pairing) {
	paired := func(ps []pairing, goldSide bool, i int) bool {
		return slices.ContainsFunc(ps, func(p pairing) bool { return goldSide && p.gold == i || !goldSide && p.found == i })
	}
	otherGold, otherFound := map[int]bool{}, map[int]bool{}
	for _, p := range loose {
		if g, f := gold[p.gold], found[p.found]; g.kind != f.kind && !paired(strict, true, p.gold) && !paired(strict, false, p.found) {
			otherGold[p.gold], otherFound[p.found] = true, true
			c.fail(WrongType, g.kind, g.label, f.label, firstOf(g.at, f.at))
		}
	}
	for i, g := range gold {
		if !otherGold[i] && !paired(strict, true, i) {
			c.fail(MissedEvent, g.kind, g.label+names(g), "", g.at)
		}
	}
	for j, f := range found {
		if !otherFound[j] && !paired(strict, false, j) {
			c.fail(ExtraEvent, f.kind, "", f.label, f.at)
		}
	}
}

func names(e event) string {
	var out []string
	for _, p := range e.roles {
		out = append(out, p.role+" "+p.name)
	}
	if len(out) == 0 {
		return ""
	}
	return " (" + strings.Join(out, ", ") + ")"
}

// roleErrors notes the participants of matched events without a partner; one who is on both lists has another role.
func (c *comparison) roleErrors(g, f event, missed, extra []int) {
	at := firstOf(g.at, f.at)
	moved := map[int]bool{}
	for _, i := range missed {
		k := slices.IndexFunc(extra, func(j int) bool { return !moved[j] && c.text.same(g.roles[i].spans, f.roles[j].spans) })
		if k < 0 {
			c.fail(MissedRole, g.kind, g.roles[i].role+" "+g.roles[i].name, "", at)
			continue
		}
		moved[extra[k]] = true
		c.fail(WrongRole, g.kind, g.roles[i].role+" "+g.roles[i].name, f.roles[extra[k]].role+" "+f.roles[extra[k]].name, at)
	}
	for _, j := range extra {
		if !moved[j] {
			c.fail(ExtraRole, g.kind, "", f.roles[j].role+" "+f.roles[j].name, at)
		}
	}
}

func (c *comparison) relationErrors(gold, found []link, missed, extra []int) {
	for _, i := range missed {
		c.fail(MissedRelation, gold[i].kind, gold[i].label, "", gold[i].at)
	}
	for _, j := range extra {
		c.fail(ExtraRelation, found[j].kind, "", found[j].label, found[j].at)
	}
}

func firstOf(a, b span) span {
	if a != (span{}) {
		return a
	}
	return b
}

// widest is how many characters of a sentence are shown on either side.
const widest = 160

// context is the sentence around a span, which stands between « and »; "" where it lies outside of the text.
func (t text) context(s span) string {
	if s.start < 0 || s.end > len(t) || s.start >= s.end {
		return ""
	}
	stop := func(i int) bool {
		return i > 0 && i < len(t) && t[i] == ' ' && strings.ContainsRune(".!?”\"", t[i-1]) && i+1 < len(t) && !isLowerOrDigit(t[i+1])
	}
	from := s.start
	for from > 0 && !stop(from-1) && s.start-from < widest {
		from--
	}
	to := s.end
	for to < len(t) && !stop(to) && to-s.end < widest {
		to++
	}
	return string(t[from:s.start]) + "«" + string(t[s.start:s.end]) + "»" + string(t[s.end:to])
}

func isLowerOrDigit(r rune) bool { return r >= 'a' && r <= 'z' || r >= '0' && r <= '9' }
