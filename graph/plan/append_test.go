package plan

import (
	"bytes"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"pgregory.net/rapid"
)

// Strings are what gqlgen makes of them, wherever in them what must be escaped is.
func TestAppendString(t *testing.T) {
	check := func(t interface{ Fatalf(string, ...any) }, s string) {
		var want bytes.Buffer
		graphql.MarshalString(s).MarshalGQL(&want)
		if got := AppendString(nil, s); !bytes.Equal(got, want.Bytes()) {
			t.Fatalf("%q is %s, gqlgen writes %s", s, got, want.Bytes())
		}
	}
	for c := range 256 {
		for at := range 20 {
			check(t, strings.Repeat("a", at)+string([]byte{byte(c)})+strings.Repeat("z", 20-at))
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		check(t, string(rapid.SliceOf(rapid.SampledFrom([]byte("\x00\x1f\x20\x21\"#[\\]\x7f\x80\xa2\xdc\xffab\n"))).Draw(t, "text")))
	})
}

func BenchmarkAppendString(b *testing.B) {
	for _, s := range []string{"2016-02-27", "act_0123456789abcdefghij", strings.Repeat("Shells fell on the town. ", 8)} {
		b.Run(s[:min(len(s), 12)], func(b *testing.B) {
			out := make([]byte, 0, 1<<10)
			b.SetBytes(int64(len(s)))
			for b.Loop() {
				out = AppendString(out[:0], s)
			}
		})
	}
}
