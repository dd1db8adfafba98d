package extract

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"casus/schema"
)

// report is a text of our own that has a bit of everything.
const report = `Government troops retook the town of Azaz from rebels on Tuesday after a week of heavy fighting, a monitoring group said.
Russian airstrikes on the nearby village killed at least 14 civilians, including three children, according to activists.
Foreign Minister Sergei Lavrov denied that Russian planes had bombed the hospital.
The United States and Russia agreed a ceasefire in Geneva late on Friday. It will come into force on Monday.
If the truce holds for a week, Moscow and Washington will set up a joint command centre.
"We will not leave the city," said Abu Omar, a commander of the rebels.
Turkey, which backs the rebels, called on Iran to withdraw its militias.`

func article() schema.Article {
	return schema.Article{Title: "Troops retake town", Source: "Northbridge Wire", Text: report, PublishedAt: schema.MustTime("2016-09-10")}
}

func TestExtractIsValidAndDeterministic(t *testing.T) {
	x := extractor(t)
	first := x.Extract(article())
	if err := first.Check(); err != nil {
		t.Fatal(err)
	}
	a, err := json.Marshal(first)
	if err != nil {
		t.Fatal(err)
	}
	for range 5 {
		b, err := json.Marshal(x.Extract(article()))
		if err != nil {
			t.Fatal(err)
		}
		if string(a) != string(b) {
			t.Fatalf("two runs differ:\n%s\n%s", a, b)
		}
	}
}

func TestHeadlineIsNotRead(t *testing.T) {
	x := extractor(t)
	a := article()
	plain := x.Extract(a)
	a.Text = a.Title + "\n\n" + a.Text
	titled := x.Extract(a)
	if err := titled.Check(); err != nil {
		t.Fatal(err)
	}
	shift := len(a.Title) + 2
	if len(titled.Events) != len(plain.Events) || len(plain.Events) == 0 {
		t.Fatalf("%d events with the headline, %d without", len(titled.Events), len(plain.Events))
	}
	for i, e := range titled.Events {
		if p := plain.Events[i]; e.Type != p.Type || e.Status != p.Status || e.Date != p.Date || e.Trigger.Start != p.Trigger.Start+shift {
			t.Errorf("event %d: %+v, without the headline %+v", i, e, p)
		}
	}
}

func FuzzExtract(f *testing.F) {
	x, err := New(Options{})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(report, "2016-09-10")
	f.Add("THREE KILLED IN BLAST\n\n\"«’s - of the the\" said said said.", "")
	f.Add("\xff\xfe A\u0301 \U0001F600 who which both sides, they — it: 1,000 of of.", "2016-09-10T08:00:00Z")
	f.Fuzz(func(t *testing.T, text, day string) {
		if len(text) > 1<<14 {
			t.Skip("long inputs are for the benchmark")
		}
		published, err := schema.ParseTime(day)
		if err != nil {
			published = schema.Time{}
		}
		text = strings.ToValidUTF8(text, "\ufffd")
		if text == "" {
			return
		}
		got := x.Extract(schema.Article{Text: text, PublishedAt: published})
		if err := got.Check(); err != nil {
			t.Fatalf("%q: %v", text, err)
		}
	})
}

// BenchmarkExtract reads a report of 120 words; the metrics are articles and tokens a second on one core.
func BenchmarkExtract(b *testing.B) {
	x := extractor(b)
	a := article()
	tokens := 0
	for _, s := range x.language.Analyse(a.Text) {
		tokens += len(s.Tokens)
	}
	b.ReportAllocs()
	for b.Loop() {
		x.Extract(a)
	}
	perSecond := float64(b.N) / b.Elapsed().Seconds()
	b.ReportMetric(perSecond, "articles/s")
	b.ReportMetric(perSecond*float64(tokens), "tokens/s")
}

// BenchmarkLength reads texts of 50 and of 400 kilobytes: what a byte takes must not grow with the text.
func BenchmarkLength(b *testing.B) {
	x := extractor(b)
	a := article()
	for _, size := range []int{50_000, 400_000} {
		long := a
		long.Text = strings.Repeat(a.Text+"\n\n", size/len(a.Text))
		b.Run(fmt.Sprintf("%dKB", size/1000), func(b *testing.B) {
			b.SetBytes(int64(len(long.Text)))
			for b.Loop() {
				x.Extract(long)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(long.Text)), "ns/byte")
		})
	}
}

// TestSummary reads what an event is called by: its sentence, without the dateline.
func TestSummary(t *testing.T) {
	x := extractor(t)
	for text, want := range map[string]string{
		"DAMASCUS - Rebels captured the town of Azaz.":                          "Rebels captured the town of Azaz.",
		"KYIV, Sept. 20 (Wire) — Rebels captured the town of Azaz.":             "Rebels captured the town of Azaz.",
		"Rebels captured the town of Azaz - for an hour.":                       "Rebels captured the town of Azaz - for an hour.",
		"ISIS fighters captured the town of Azaz on Monday - nobody was there.": "ISIS fighters captured the town of Azaz on Monday - nobody was there.",
	} {
		got := x.Extract(schema.Article{Text: text, PublishedAt: schema.MustTime("2016-09-21")})
		if len(got.Events) == 0 || got.Events[0].Summary != want {
			t.Errorf("%q: %+v, want %q", text, got.Events, want)
		}
	}
}
