package store

import (
	"testing"

	"pgregory.net/rapid"

	"casus/schema"
)

// Postings name types, statuses and roles by their place in the codebook: if this fails, the layout's version has to change too.
func TestPostingsKnowTheCodebooksOrder(t *testing.T) {
	if len(kindOrder) != 30 || kindOrder[0] != schema.CeasefireAgreementType || kindOrder[3] != schema.TerritoryCapture || kindOrder[6] != schema.Battle ||
		kindOrder[14] != schema.Protest || kindOrder[18] != schema.Talks || kindOrder[24] != schema.Aid || kindOrder[29] != schema.Casualties {
		t.Errorf("types: %v", kindOrder)
	}
	if statusOrder[0] != schema.Occurred || statusOrder[3] != schema.Denied || roleOrder[0] != schema.Agent || roleOrder[3] != schema.Mediator {
		t.Errorf("statuses %v, roles %v", statusOrder, roleOrder)
	}
}

func drawInstant(t *rapid.T, label string) int64 {
	return rapid.OneOf(rapid.Int64Range(-1e10, 1e10), rapid.Int64(), rapid.SampledFrom([]int64{schema.BeginningOfTime, schema.EndOfTime})).Draw(t, label)
}

func TestStretchesAreReadAsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		at := drawInstant(t, "at")
		var b []byte
		var all []stretch
		from := drawInstant(t, "from")
		for range rapid.IntRange(1, 4).Draw(t, "stretches") {
			st := stretch{from: from, until: schema.EndOfTime, latest: drawInstant(t, "latest"), kind: rapid.Uint8Range(0, 29).Draw(t, "kind"),
				status: rapid.Uint8Range(0, 3).Draw(t, "status"), confidence: rapid.Uint16Range(0, confidenceOne).Draw(t, "confidence"), roles: roleSet(rapid.Uint8Range(0, 15).Draw(t, "roles"))}
			if n := len(all); n > 0 {
				all[n-1].until = from
			}
			all = append(all, st)
			if from > schema.EndOfTime-1e6 {
				break
			}
			from += rapid.Int64Range(1, 1e6).Draw(t, "later")
		}
		for _, st := range all {
			b = appendStretch(b, at, st)
		}
		for _, st := range all {
			if got, ok := stretchAt(b, at, st.from); !ok || got != st {
				t.Fatalf("at its start: %+v, %v, want %+v", got, ok, st)
			}
			if st.until != schema.EndOfTime {
				if got, ok := stretchAt(b, at, st.until-1); !ok || got != st {
					t.Fatalf("before its end: %+v, %v, want %+v", got, ok, st)
				}
			}
		}
		if all[0].from > schema.BeginningOfTime {
			if got, ok := stretchAt(b, at, all[0].from-1); ok {
				t.Fatalf("before all: %+v", got)
			}
		}
	})
}

func FuzzStretch(f *testing.F) {
	f.Add(appendStretch(nil, 5, stretch{from: 1, until: 9, latest: 7, confidence: 3}), int64(5), int64(6))
	f.Add([]byte{0, 1, 2, 0x80}, int64(0), int64(0))
	f.Fuzz(func(t *testing.T, b []byte, at, by int64) {
		if st, ok := stretchAt(b, at, by); ok && (st.from > by || by >= st.until && st.until != schema.EndOfTime) {
			t.Errorf("%+v does not hold at %d", st, by)
		}
	})
}
