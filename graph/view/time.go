package view

import (
	"time"

	"casus/schema"
)

// TimeBounds is a time taken apart, for clients that do not read EDTF.
type TimeBounds struct {
	Edtf schema.Time
	// Earliest and Latest are the first and the last instant that it allows; nil where open.
	Earliest, Latest       *time.Time
	Precision              schema.Precision
	Approximate, Uncertain bool
}

// Bounds takes a time apart; nil for the zero Time.
func Bounds(t schema.Time) *TimeBounds {
	if t.IsZero() {
		return nil
	}
	b := &TimeBounds{Edtf: t, Precision: t.Precision(), Approximate: t.Approximate(), Uncertain: t.Uncertain()}
	if earliest, ok := t.Earliest(); ok {
		b.Earliest = &earliest
	}
	if latest, ok := t.Latest(); ok {
		b.Latest = &latest
	}
	return b
}
