package article

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"casus/schema"
)

// seedWith adds the pages of a folder of testdata.
func seedWith(f *testing.F, folder string) {
	f.Helper()
	files, err := filepath.Glob("testdata/" + folder + "/*")
	if err != nil || len(files) == 0 {
		f.Fatalf("no seeds in %s: %v", folder, err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, ".golden") {
			continue
		}
		b, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(b))
	}
}

// checkItem holds an item to what every item promises.
func checkItem(t *testing.T, it Item) {
	t.Helper()
	a := it.Article
	switch {
	case it.Err == nil && strings.TrimSpace(a.Text) == "":
		t.Error("an article without text")
	case !utf8.ValidString(a.Text + a.Title + a.Author + a.Source + a.URL):
		t.Errorf("not UTF-8: %+v", a)
	case a.PublishedAt.IsZero() != (it.Dated == DateNone):
		t.Errorf("dated %q: %q", a.PublishedAt, it.Dated)
	}
	if _, err := schema.ParseTime(a.PublishedAt.String()); !a.PublishedAt.IsZero() && err != nil {
		t.Errorf("date %q: %v", a.PublishedAt, err)
	}
}

func FuzzText(f *testing.F) {
	seedWith(f, "text")
	f.Fuzz(func(t *testing.T, text string) {
		it := Parse(Given{Text: text, Format: Text})
		checkItem(t, it)
		if strings.ContainsAny(it.Article.Title, "\n\r") {
			t.Errorf("a title of several lines: %q", it.Article.Title)
		}
		// Nothing is made up: every paragraph's letters stand in the text.
		squeeze := func(s string) string { return strings.Join(strings.Fields(tidy(s)), "") }
		if !utf8.ValidString(text) {
			return
		}
		all := squeeze(unscramble(text))
		for p := range strings.SplitSeq(it.Article.Text, "\n\n") {
			if !strings.Contains(all, squeeze(p)) {
				t.Errorf("%q is not in %q", p, text)
			}
		}
	})
}

func FuzzHTML(f *testing.F) {
	seedWith(f, "html")
	f.Add(`<script type="application/ld+json">[[[{"@type":["Article"],"headline":{"@value":"x"},"author":[{"name":["a","b"]}],"@graph":[{}]}]]]</script><p>The army left.`)
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<15 {
			t.Skip("long pages take the parser's time, not ours")
		}
		checkItem(t, Parse(Given{Text: text, Format: HTML}))
	})
}

func FuzzLines(f *testing.F) {
	f.Add(`{"id":7,"date":"2016-09-10","title":"T","text":" The army left. ","source":"W","url":"u"}` + "\n\n" + `{"te`)
	f.Add("[\n{\"text\":\"The army left.\"},{}]")
	f.Add(`{"article":{"id":"x","text":"The army left."},"actors":[{"id":"a","name":"army","mentions":[{"start":4,"end":8,"exact":"army"}]}],"events":[{"type":"WITHDRAWAL","participants":[{"role":"AGENT","actor":"a"}],"evidence":[{"start":0,"end":14,"exact":"The army left."}]}]}`)
	f.Add("\xff\xfe{\x00\"\x00")
	f.Fuzz(func(t *testing.T, text string) {
		for it := range Read(strings.NewReader(text), Origin{Name: "a.jsonl"}, Options{Format: JSONL, MaxBytes: 1 << 16}) {
			if it.Extraction != nil {
				if it.Err == nil && it.Extraction.Check() != nil {
					t.Error("an extraction that does not hold")
				}
				continue
			}
			checkItem(t, it)
		}
	})
}

// FuzzLineText holds that the text of a line of JSON comes through as it is.
func FuzzLineText(f *testing.F) {
	f.Add("The army left.\n\n Read more: x \u2028\tHome")
	f.Fuzz(func(t *testing.T, text string) {
		line, err := json.Marshal(map[string]string{"text": text})
		if err != nil || !utf8.ValidString(text) || strings.TrimSpace(text) == "" {
			t.Skip("not for JSON")
		}
		if it := readLine(line, Options{}); it.Article.Text != text {
			t.Errorf("%q became %q", text, it.Article.Text)
		}
	})
}

func FuzzDate(f *testing.F) {
	for _, s := range []string{"2016-09-10T08:15:00+02:00", "Sat, 10 Sep 2016 23:30:00 -0500", "Published: September 10, 2016 9:15 PM GMT | Updated 11.09.2016",
		"10:15 BST, 10 September 2016", "09/13/2016", "© 1999-2016 A", "ALEPPO, Sept 10 (AFP) - x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, ok := ParseDate(s)
		if ok == got.IsZero() {
			t.Errorf("%q: %q, %v", s, got, ok)
		}
		if _, err := schema.ParseTime(got.String()); ok && err != nil {
			t.Errorf("%q: %v", s, err)
		}
		for _, d := range findDates(s) {
			if d.start < 0 || d.end > len(s) || d.start >= d.end || d.time.IsZero() {
				t.Errorf("%q: %+v", s, d)
			}
		}
		yearless(s, copyrightYear(s))
		dateOfAddress(s)
	})
}

// FuzzRead reads what any file may hold, with the format told from the content.
func FuzzRead(f *testing.F) {
	seedWith(f, "text")
	seedWith(f, "html")
	f.Add("\x1f\x8b\x08\x00")
	f.Add("\xfe\xff\x00a")
	f.Fuzz(func(t *testing.T, content string) {
		if len(content) > 1<<15 {
			t.Skip("long inputs are for the benchmark")
		}
		n := 0
		for it := range Read(strings.NewReader(content), Origin{Name: "a"}, Options{MaxBytes: 1 << 16}) {
			n++
			if it.Extraction == nil {
				checkItem(t, it)
			}
			if it.Place == "" {
				t.Error("no place")
			}
		}
		if n == 0 && strings.TrimSpace(content) != "" && formatOf([]byte(content), "a") != JSONL {
			t.Error("nothing came out, not even an error")
		}
	})
}
