package store

import (
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"casus/schema"
)

// fillWith sets every field of a value that is reachable, so that a field that the codec forgets is missed. Times are set from a list.
func fillWith(t *rapid.T, v reflect.Value) {
	if v.Type() == reflect.TypeFor[schema.Time]() {
		v.Set(reflect.ValueOf(rapid.SampledFrom([]schema.Time{{}, schema.MustTime("2016-09-09"), schema.MustTime("../2011~"), schema.MustTime("2016-09-12T19:00:00Z")}).Draw(t, "time")))
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			f := v.Field(i)
			if f.CanSet() && f.Kind() == reflect.Uint64 {
				continue // Positions of corrections, which no record has.
			}
			if !f.CanSet() {
				f = reflect.NewAt(f.Type(), f.Addr().UnsafePointer()).Elem()
			}
			fillWith(t, f)
		}
	case reflect.Pointer:
		if rapid.Bool().Draw(t, "there") {
			v.Set(reflect.New(v.Type().Elem()))
			fillWith(t, v.Elem())
		}
	case reflect.Slice:
		n := rapid.IntRange(-1, 3).Draw(t, "items")
		if n >= 0 {
			v.Set(reflect.MakeSlice(v.Type(), n, n))
		}
		for i := range max(n, 0) {
			fillWith(t, v.Index(i))
		}
	case reflect.String:
		v.SetString(rapid.String().Draw(t, "text"))
	case reflect.Int:
		v.SetInt(int64(rapid.Int().Draw(t, "int")))
	case reflect.Float64:
		v.SetFloat(rapid.Float64().Draw(t, "float"))
	case reflect.Bool:
		v.SetBool(rapid.Bool().Draw(t, "bool"))
	case reflect.Uint8, reflect.Uint32:
		v.SetUint(rapid.Uint64().Draw(t, "number") & (1<<v.Type().Bits() - 1))
	case reflect.Uint64:
		v.SetUint(rapid.Uint64().Draw(t, "hash"))
	default:
		t.Fatalf("no values for %s", v.Type())
	}
}

func TestRecordsAreReadAsWritten(t *testing.T) {
	times := cmp.AllowUnexported(schema.Time{}, traits{}, part{}, spotted{}, tie{})
	rapid.Check(t, func(t *rapid.T) {
		var rec eventRecord
		fillWith(t, reflect.ValueOf(&rec).Elem())
		// Each report has its traits.
		rec.Traits = make([]traits, len(rec.Reports))
		for i := range rec.Traits {
			fillWith(t, reflect.ValueOf(&rec.Traits[i]).Elem())
		}
		for i := range rec.Reports {
			// JSON knows no difference between an empty and a missing list, and takes any bytes for text as UTF-8.
			rec.Reports[i].Agreement = rapid.SampledFrom([]*schema.Agreement{nil, {Effective: schema.MustTime("2016-09-12"), Purpose: schema.PurposeHoliday, Terms: []schema.Term{{Text: "stop", WhoIDs: []string{"a"}, Evidence: []schema.Evidence{}}}}}).Draw(t, "agreement")
		}
		b, err := encodeEvent(rec)
		if err != nil {
			t.Fatal(err)
		}
		got, err := decodeEvent(b)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(rec, got, times); d != "" {
			t.Fatalf("event:\n%s", d)
		}
		cut := rapid.IntRange(0, len(b)-1).Draw(t, "cut")
		if _, err := decodeEvent(b[:cut]); err == nil {
			t.Fatalf("%d of %d bytes are taken for an event", cut, len(b))
		}
		var as schema.Assertion
		fillWith(t, reflect.ValueOf(&as).Elem())
		gotAs, err := decodeAssertion(encodeAssertion(as))
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(as, gotAs, times); d != "" {
			t.Fatalf("assertion:\n%s", d)
		}
	})
}

func FuzzRecord(f *testing.F) {
	n := 12
	b, err := encodeEvent(eventRecord{ID: "evt_1", Reports: []schema.Report{{ID: "rep_1", Time: schema.MustTime("2016"), Killed: &schema.Count{Low: &n}, Evidence: []schema.Evidence{{ArticleID: "a"}}}},
		Traits: []traits{{parts: []part{{1, 2}}, places: []spotted{{3, true, []uint32{4}}}, ties: []tie{{"rep_2", 0.5}}}}})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b)
	f.Add(encodeAssertion(schema.Assertion{Role: "envoy"}))
	f.Add([]byte{recordVersion, 0xff, 0xff, 0xff, 0xff, 0x0f})
	f.Fuzz(func(t *testing.T, b []byte) {
		rec, err := decodeEvent(b)
		if err == nil {
			again, err := encodeEvent(rec)
			if err != nil {
				t.Fatal(err)
			}
			if back, err := decodeEvent(again); err != nil || !cmp.Equal(rec, back, cmp.AllowUnexported(schema.Time{}, traits{}, part{}, spotted{}, tie{})) {
				t.Errorf("%+v, then %+v, %v", rec, back, err)
			}
		}
		if as, err := decodeAssertion(b); err == nil {
			if back, err := decodeAssertion(encodeAssertion(as)); err != nil || !cmp.Equal(as, back, cmp.AllowUnexported(schema.Time{})) {
				t.Errorf("%+v, then %+v, %v", as, back, err)
			}
		}
	})
}
