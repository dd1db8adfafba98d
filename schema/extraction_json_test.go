package schema

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"
)

// fillAny fills in a value of any type by chance, every field of it now and then.
func fillAny(t testing.TB, v reflect.Value, r *rand.Rand) {
	texts := []string{"", "a", "AIRSTRIKE", "Aleppo", `say "no" \ <b>&`, "line\nand\ttab", "é’\u2028世\U0001f600", "\x01\x7f", "\xff\xfe", "x y"}
	switch {
	case v.Type() == reflect.TypeFor[Time]():
		times := []string{"", "2016-09-10", "2016-09", "2016-09-10/..", "2016-09-10T11:12:13Z"}
		if s := times[r.IntN(len(times))]; s != "" {
			tm, err := ParseTime(s)
			if err != nil {
				t.Fatal(err)
			}
			v.Set(reflect.ValueOf(tm))
		}
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			fillAny(t, v.Field(i), r)
		}
	case v.Kind() == reflect.Slice:
		if n := r.IntN(4) - 1; n >= 0 {
			v.Set(reflect.MakeSlice(v.Type(), n, n))
			for i := range n {
				fillAny(t, v.Index(i), r)
			}
		}
	case v.Kind() == reflect.Pointer:
		if r.IntN(3) > 0 {
			v.Set(reflect.New(v.Type().Elem()))
			fillAny(t, v.Elem(), r)
		}
	case v.Kind() == reflect.String:
		v.SetString(texts[r.IntN(len(texts))])
	case v.Kind() == reflect.Int:
		v.SetInt([]int64{0, 1, -7, 123456789}[r.IntN(4)])
	case v.Kind() == reflect.Uint64:
		v.SetUint([]uint64{0, 1, 99}[r.IntN(3)])
	case v.Kind() == reflect.Float64:
		v.SetFloat([]float64{0, 0.58, -33.5, 1, 1e-9, 1.5e-7, 2e21, 0.1 + 0.2}[r.IntN(8)])
	case v.Kind() == reflect.Bool:
		v.SetBool(r.IntN(2) == 0)
	default:
		t.Fatalf("a field of type %s", v.Type())
	}
}

// TestExtractionJSON writes and reads extractions of all kinds as encoding/json does.
func TestExtractionJSON(t *testing.T) {
	plain := 0
	for seed := range uint64(2000) {
		var x Extraction
		fillAny(t, reflect.ValueOf(&x).Elem(), rand.New(rand.NewPCG(1, seed)))
		want, err := json.Marshal(&x)
		if err != nil {
			t.Fatal(err)
		}
		b := AppendExtraction([]byte("before"), &x)
		if b = bytes.TrimPrefix(b, []byte("before")); !bytes.Equal(b, want) {
			t.Fatalf("seed %d:\n%s\nwant\n%s", seed, b, want)
		}
		if samePlain(t, b) {
			plain++
		}
	}
	if plain < 1900 {
		t.Errorf("only %d are plain", plain)
	}
}

// samePlain tells whether bytes are plain; then they must be what encoding/json reads.
func samePlain(t testing.TB, b []byte) bool {
	got, ok := PlainExtraction(b)
	if !ok {
		return false
	}
	want := new(Extraction)
	if err := json.Unmarshal(b, want); err != nil {
		t.Fatalf("%s is plain: %v", b, err)
	}
	if !reflect.DeepEqual(got, want) {
		t.Fatalf("%s\n%+v\nwant\n%+v", b, got, want)
	}
	return true
}

func TestPlainExtraction(t *testing.T) {
	for _, c := range []struct {
		json  string
		plain bool
	}{
		{`{"article":{"id":"a","text":"b"}}`, true},
		{` { "article" : { "text" : "b" } , "events" : [ ] , "actors":null} `, true},
		{`{"article":{"text":"\u00e9\n\/"},"events":[{"type":"SIEGE","confidence":5.8e-1,"killed":{"low":null,"high":-3}}]}`, true},
		{`{}`, false},
		{`{"article":null}`, false},
		{`{"article":{"text":null}}`, false},
		{`{"article":{"text":"b"}} x`, false},
		{`{"article":{"text":"b"},"article":{"text":"c"}}`, false},
		{`{"Article":{"text":"b"}}`, false},
		{`{"article":{"text":"b"},"more":1}`, false},
		{`{"article":{"text":"\ud83d\ude00"}}`, false},
		{"{\"article\":{\"text\":\"b\n\"}}", false},
		{`{"article":{"text":"b","publishedAt":"soon"}}`, false},
		{`{"article":{"text":"b","retractedBy":-1}}`, false},
		{`{"article":{"text":"b"},"events":[{"confidence":01}]}`, false},
		{`{"article":{"text":"b"},"events":[{"confidence":1.}]}`, false},
		{`{"article":{"text":"b"},"events":[{}`, false},
		{`{"article":{"text":"b"},"events":[{},]}`, false},
		{`{"article":{"text":"b"},"places":[{"geonames":1.5}]}`, false},
	} {
		if got := samePlain(t, []byte(c.json)); got != c.plain {
			t.Errorf("%s: plain %v", c.json, got)
		}
	}
}

func FuzzPlainExtraction(f *testing.F) {
	for seed := range uint64(20) {
		var x Extraction
		fillAny(f, reflect.ValueOf(&x).Elem(), rand.New(rand.NewPCG(2, seed)))
		f.Add(AppendExtraction(nil, &x))
	}
	f.Add([]byte(`{"article":{"text":"\u00e9"},"events":[{"confidence":5.8e-1}]}`))
	f.Fuzz(func(t *testing.T, b []byte) { samePlain(t, b) })
}

func BenchmarkExtractionJSON(b *testing.B) {
	x := Extraction{Article: Article{ID: "art", Text: fmt.Sprintf("%01000d", 1)}}
	for i := range 8 {
		x.Actors = append(x.Actors, ExtractedActor{ID: fmt.Sprintf("a%d", i), Name: "Actor", Kind: ActorKinds()[0], Mentions: []Selector{{Start: 1, End: 2, Exact: "0"}}})
	}
	line := AppendExtraction(nil, &x)
	b.Run("write", func(b *testing.B) {
		b.SetBytes(int64(len(line)))
		for b.Loop() {
			line = AppendExtraction(line[:0], &x)
		}
	})
	b.Run("read", func(b *testing.B) {
		b.SetBytes(int64(len(line)))
		for b.Loop() {
			if _, ok := PlainExtraction(line); !ok {
				b.Fatal("not plain")
			}
		}
	})
}
