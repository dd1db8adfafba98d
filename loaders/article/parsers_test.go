package article

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"os"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"

	"casus/schema"
)

func TestParseDate(t *testing.T) {
	tests := map[string]string{
		"2016-09-10":                      "2016-09-10",
		"2016-09":                         "2016-09",
		"2016-09-10T08:15:00+02:00":       "2016-09-10T06:15:00Z",
		"2016-09-10T08:15:00+0200":        "2016-09-10T06:15:00Z",
		"2016-09-10 08:15:30":             "2016-09-10",
		"20160910":                        "2016-09-10",
		"2016/9/10":                       "2016-09-10",
		"September 10, 2016":              "2016-09-10",
		"Sept. 10th, 2016":                "2016-09-10",
		"SEP 10, 2016, 5:00 AM SGT":       "2016-09-10",
		"10 September 2016":               "2016-09-10",
		"10-Sep-2016":                     "2016-09-10",
		"the 10th of September, 2016":     "2016-09-10",
		"10.09.2016":                      "2016-09-10",
		"13/09/2016":                      "2016-09-13",
		"09/13/2016":                      "2016-09-13",
		"09/10/2016":                      "",
		"Sat, 10 Sep 2016 23:30:00 -0500": "2016-09-11T04:30:00Z",
		"Published: September 10, 2016 9:15 PM ET": "2016-09-10",
		"September 10, 2016 at 8:17 pm GMT":        "2016-09-10T20:17Z",
		"10:15 BST, 10 September 2016":             "2016-09-10T09:15Z",
		"31 February 2016":                         "",
		"10 September":                             "",
		"soon":                                     "",
		"":                                         "",
		"may 2016 was hot":                         "",
		"3016-09-10T99:99":                         "",
	}
	for in, want := range tests {
		got, ok := ParseDate(in)
		if got.String() != want || ok != (want != "") {
			t.Errorf("ParseDate(%q) = %q, %v, want %q", in, got, ok, want)
		}
	}
}

func TestDateOfText(t *testing.T) {
	const lead = "The army and the rebels agreed on a truce in the northern valley on Friday, both sides said.\n"
	tests := []struct {
		name, text, want string
		dated            DateSource
	}{
		{"label", "Truce in the valley\nPublished: 10 Sep 2016\n" + lead, "2016-09-10", DateText},
		{"label of its own", "Truce in the valley\nPublished\n10 Sep 2016\n" + lead, "2016-09-10", DateText},
		{"published wins over updated", "Truce in the valley\nUpdated 12 Sep 2016\nPublished 10 Sep 2016\n" + lead, "2016-09-10", DateText},
		{"updated is better than nothing", "Truce in the valley\nLast updated: 12 Sep 2016\n" + lead, "2016-09-12", DateText},
		{"below the headline", "Monday, September 12, 2016\nTruce in the valley\nSeptember 10, 2016\n" + lead, "2016-09-10", DateText},
		{"above the headline", "Monday, September 12, 2016\nTruce in the valley\n" + lead, "2016-09-12", DateText},
		{"dateline", "ALEPPO, Sept. 10, 2016 (AFP) - " + lead, "2016-09-10", DateText},
		{"dateline, year elsewhere", "ALEPPO, Sept. 10 (AFP) - " + lead + lead + "© 2016 Agence France-Presse", "2016-09-10", DateText},
		{"a day in the body is none", lead + "The last truce had been agreed on 12 March 2015 in the capital.", "2020-01-02", DateFile},
		{"comment", lead + "2 comments\nJane Doe September 12, 2016 - 8:17 pm\nThey lie, all of them, every day.\nJo Roe September 11, 2016 - 8:17 pm\nNo, they do not lie at all, Jane.", "2016-09-11", DateText},
		{"footer", lead + lead + "First published: 10 Sep 2016", "2016-09-10", DateText},
		{"file", lead, "2020-01-02", DateFile},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			it := one(t, tt.text, "a.txt", Options{})
			if it.Article.PublishedAt.String() != tt.want || it.Dated != tt.dated {
				t.Errorf("got %s from %s, want %s from %s", it.Article.PublishedAt, it.Dated, tt.want, tt.dated)
			}
			given := one(t, tt.text, "a.txt", Options{Published: schema.MustTime("2011-01-01")})
			if given.Article.PublishedAt.String() != "2011-01-01" || given.Dated != DateGiven {
				t.Errorf("the caller's date did not win: %s from %s", given.Article.PublishedAt, given.Dated)
			}
		})
	}
	for address, want := range map[string]string{
		"https://a.example/2016/09/10/truce":    "2016-09-10",
		"https://a.example/world/2016/sep/10/x": "2016-09-10",
		"https://a.example/news/20160910_truce": "2016-09-10",
		"https://a.example/2016/99/10/truce":    "",
		"https://a.example/story-201609101":     "",
		"https://a.example/?day=/2016/09/10/":   "",
	} {
		if got, _ := dateOfAddress(address); got.String() != want {
			t.Errorf("dateOfAddress(%q) = %q, want %q", address, got, want)
		}
	}
}

// one reads a stream that holds one item.
func one(t *testing.T, content, name string, o Options) Item {
	t.Helper()
	its := all(content, name, o)
	if len(its) != 1 {
		t.Fatalf("%d items", len(its))
	}
	return its[0]
}

func all(content, name string, o Options) []Item {
	var out []Item
	from := Origin{Name: name, Modified: time.Date(2020, 1, 2, 3, 4, 5, 0, time.UTC)}
	for it := range Read(strings.NewReader(content), from, o) {
		out = append(out, it)
	}
	return out
}

func TestEncodings(t *testing.T) {
	const text = "The army’s café “hit by shells”\n\nThe army said that its café had been hit by shells – 12 of them – on Friday, and the rebels’ spokesman denied it."
	latin, err := charmap.Windows1252.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	units := utf16.Encode([]rune(text))
	var le, be []byte
	for _, u := range units {
		le = append(le, byte(u), byte(u>>8))
		be = append(be, byte(u>>8), byte(u))
	}
	var z bytes.Buffer
	w := gzip.NewWriter(&z)
	_, _ = io.WriteString(w, text)
	_ = w.Close()
	line := `{"text":"The army’s café was hit by shells on Friday."}`
	var jsonLE []byte
	for _, u := range utf16.Encode([]rune(line)) {
		jsonLE = append(jsonLE, byte(u), byte(u>>8))
	}
	tests := map[string]string{
		"UTF-8":                text,
		"UTF-8 with a mark":    "\ufeff" + text,
		"windows-1252":         latin,
		"UTF-16LE with a mark": "\xff\xfe" + string(le),
		"UTF-16BE with a mark": "\xfe\xff" + string(be),
		"UTF-16LE":             string(le),
		"UTF-16BE":             string(be),
		"gzip":                 z.String(),
		"two in one":           strings.Replace(text, "café had", "caf\xe9 had", 1),
		"scrambled":            scramble(text),
		"declared":             `<html><head><meta charset="windows-1252"><title>The army` + "\x92" + `s café</title></head><body><p>` + latin + `</p></body></html>`,
	}
	for name, content := range tests {
		t.Run(name, func(t *testing.T) {
			it := one(t, content, "a", Options{})
			if it.Err != nil || !strings.Contains(it.Article.Text, "The army said that its café had been hit by shells – 12 of them – on Friday, and the rebels’ spokesman denied it.") {
				t.Errorf("got %q, %v", it.Article.Text, it.Err)
			}
		})
	}
	for name, content := range map[string]string{"JSON in UTF-16": "\xff\xfe" + string(jsonLE), "JSON with a mark": "\ufeff" + line} {
		if it := one(t, content, "a", Options{}); it.Err != nil || it.Article.Text != "The army’s café was hit by shells on Friday." {
			t.Errorf("%s: %q, %v", name, it.Article.Text, it.Err)
		}
	}
}

// scramble reads UTF-8 as windows-1252.
func scramble(s string) string {
	out := make([]rune, 0, len(s))
	for _, b := range []byte(s) {
		r := charmap.Windows1252.DecodeByte(b)
		if r == '\ufffd' {
			r = rune(b)
		}
		out = append(out, r)
	}
	return string(out)
}

func TestRefused(t *testing.T) {
	tests := []struct {
		name, file, content string
		want                error
		says                string
	}{
		{"empty", "a.txt", "", ErrEmpty, ""},
		{"blank", "a.txt", " \n\t\n", ErrEmpty, ""},
		{"PDF", "a.txt", "%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", ErrBinary, "application/pdf"},
		{"zeros", "a.txt", "abc\x00\x01\x02" + strings.Repeat("x", 50), ErrBinary, "zero bytes"},
		{"noise", "a.txt", strings.Repeat("\x01\x02ab\x03", 50), ErrBinary, "control characters"},
		{"long", "a.txt", strings.Repeat("The army left. ", 100), ErrTooLong, "more than 1000 bytes"},
		{"menus only", "a.txt", "Home\nNews\nSport\nLog in\n", ErrNoText, ""},
		{"French", "a.txt", "Les forces du régime ont repris un quartier important au sud d'Alep, ont indiqué samedi des sources militaires.", ErrNotEnglish, "(French)"},
		{"Arabic", "a.txt", "أعلنت الولايات المتحدة وروسيا عن اتفاق لوقف إطلاق النار في سوريا", ErrNotEnglish, "(Arabic)"},
		{"empty page", "a.html", "<html><body></body></html>", ErrNoText, ""},
		{"broken gzip", "a.txt", "\x1f\x8bnonsense and more nonsense", nil, "decompress"},
		{"no text", "a.jsonl", `{"id":"1"}`, ErrNoText, ""},
		{"blank text", "a.jsonl", `{"id":"1","text":" \n"}`, ErrNoText, ""},
		{"truncated", "a.jsonl", `{"id":"1","text":"The army le`, nil, "truncated after"},
		{"wrong type", "a.jsonl", `{"id":"1","text":5}`, nil, `field "text" cannot be a number`},
		{"no object", "a.jsonl", `"text"`, nil, "an object is wanted, not a string"},
		{"no date", "a.jsonl", `{"text":"The army left the town.","date":"tomorrow"}`, nil, `date "tomorrow"`},
		{"bad bytes", "a.jsonl", "{\"text\":\"The army left \xff the town.\"}", ErrBinary, "byte 23"},
		{"long line", "a.jsonl", `{"text":"` + strings.Repeat("The army left. ", 100) + `"}`, ErrTooLong, ""},
		{"output form without text", "a.jsonl", `{"article":{"id":"x"},"events":[]}`, nil, "article: no text"},
		{"output form, wrong quote", "a.jsonl", `{"article":{"text":"The army left."},"actors":[{"id":"a","name":"army","mentions":[{"start":4,"end":8,"exact":"navy"}]}]}`, nil, `the text has "army"`},
		{"output form, bad date", "a.jsonl", `{"article":{"text":"The army left.","publishedAt":"soon"}}`, nil, "soon"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			it := one(t, tt.content, tt.file, Options{MaxBytes: 1000})
			if it.Err == nil || tt.want != nil && !errors.Is(it.Err, tt.want) || !strings.Contains(it.Err.Error(), tt.says) {
				t.Errorf("got %v, want %v with %q", it.Err, tt.want, tt.says)
			}
		})
	}
}

func TestLines(t *testing.T) {
	const text = " The army left the town on Friday. \n It went north.\t"
	in := `{"id":7,"date":"2016-09-10","title":"Army leaves","text":" The army left the town on Friday. \n It went north.\t","source":"Wire","url":"https://a.example/x","topic":"war"}`
	it := one(t, in+"\r\n\r\n", "a.jsonl", Options{Published: schema.MustTime("2011-01-01"), Source: "Other"})
	a := it.Article
	if it.Err != nil || a.Text != text || a.Title != "Army leaves" || a.ID != "7" || a.ExternalID != "7" || a.Source != "Wire" || a.URL != "https://a.example/x" ||
		a.PublishedAt.String() != "2016-09-10" || it.Dated != DateMetadata || it.Place != "a.jsonl: line 1" {
		t.Errorf("%+v", it)
	}
	it = one(t, `{"text":"The army left the town."}`, "a", Options{Published: schema.MustTime("2011-01-01"), Source: "Other"})
	if it.Article.PublishedAt.String() != "2011-01-01" || it.Dated != DateGiven || it.Article.Source != "Other" {
		t.Errorf("what the caller fills in: %+v", it)
	}
	if it = one(t, `{"text":"The army left the town."}`, "a.jsonl", Options{}); it.Dated != DateNone || !it.Article.PublishedAt.IsZero() {
		t.Errorf("a line has no date of its file: %+v", it)
	}
	out := `{"article":{"id":"x9","text":"L’armée a quitté la ville."},"actors":[{"id":"a","name":"army","mentions":[{"start":2,"end":7,"exact":"armée"}]}],"new":1}`
	if it = one(t, out, "a.jsonl", Options{}); it.Err != nil || it.Extraction == nil || it.Extraction.Article.ID != "x9" || len(it.Extraction.Actors) != 1 {
		t.Errorf("output form: %+v", it)
	}
	for name, content := range map[string]string{
		"array":  "[\n {\"id\":\"1\",\"text\":\"The army left the town.\"},\n {\"id\":\"2\"},\n {\"id\":\"3\",\"text\":\"The army is back in the town.\"}\n]\n",
		"pretty": "{\n \"id\": \"1\",\n \"text\": \"The army left the town.\"\n}\n",
	} {
		its := all(content, "a.json", Options{})
		want := map[string]int{"array": 3, "pretty": 1}[name]
		if len(its) != want || its[0].Article.ID != "1" || its[0].Err != nil || want == 3 && (its[1].Err == nil || its[2].Place != "a.json: item 3") {
			t.Errorf("%s: %+v", name, its)
		}
	}
	its := all("{\"id\":\"1\",\"te\n{\"id\":\"2\",\"text\":\"The army left the town.\"}\n", "a.jsonl", Options{})
	if len(its) != 2 || its[0].Err == nil || its[1].Err != nil || its[1].Place != "a.jsonl: line 2" {
		t.Errorf("broken first line: %+v", its)
	}
}

func TestFormats(t *testing.T) {
	const s = "The army and the rebels agreed on a truce on Friday."
	for _, tt := range []struct {
		content, name string
		forced        Format
		want          string
	}{
		{"<p>" + s + "</p>", "a.txt", Auto, s},
		{"<p>" + s + "</p>", "a.txt", Text, "<p>" + s + "</p>"},
		{s, "a.html", Auto, s},
		{"{curly} " + s, "a.txt", Auto, "{curly} " + s},
		{`{"text":"` + s + `"}`, "a.txt", Auto, s},
		{`{"text":"` + s + `"}`, "-", JSONL, s},
	} {
		if it := one(t, tt.content, tt.name, Options{Format: tt.forced}); it.Err != nil || it.Article.Text != tt.want {
			t.Errorf("%q as %q: %q, %v", tt.content, tt.forced, it.Article.Text, it.Err)
		}
	}
	if f, err := ParseFormat("AUTO"); f != Auto || err != nil {
		t.Error(f, err)
	}
	if _, err := ParseFormat("pdf"); err == nil {
		t.Error("pdf is a format")
	}
}

// TestCleanTextStays holds the cleaning to what it promises: what it leaves, it leaves when it is read again.
func TestCleanTextStays(t *testing.T) {
	for _, file := range []string{"magazine", "broadcaster", "wire", "channel", "blog", "archive", "statement", "tabloid", "mail"} {
		raw, err := os.ReadFile("testdata/text/" + file + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		first := Parse(Given{Text: string(raw)}).Article
		again := Parse(Given{Text: first.Text}).Article
		if again.Text != first.Text || again.Title != first.Title {
			t.Errorf("%s: read again\n%s\nwas\n%s", file, again.Text, first.Text)
		}
	}
}

// TestSeed reads the article that the project started from.
func TestSeed(t *testing.T) {
	raw, err := os.ReadFile("../../../shared/seed/us-russia-syria-truce.txt")
	if errors.Is(err, os.ErrNotExist) {
		t.Skip("../shared is not there")
	} else if err != nil {
		t.Fatal(err)
	}
	a := Parse(Given{Text: string(raw)}).Article
	for _, s := range []string{"Home", "Coffrini", "Related Articles", "1 comment", "Reid Barnes", "Comey", "Edmonds", "youtube", "Reply", "by AFP"} {
		if strings.Contains(a.Text, s) {
			t.Errorf("%q is in the text", s)
		}
	}
	paragraphs := strings.Split(a.Text, "\n\n")
	if a.Title != "U.S., Russia Agree to New Syria Truce Plan" || a.Source != "AFP" || a.PublishedAt.String() != "2016-09-10" ||
		paragraphs[0] != a.Title || !strings.HasSuffix(a.Text, "Islamist sources said on Thursday.") || len(paragraphs) != 20 {
		t.Errorf("title %q, source %q, date %s, %d paragraphs:\n%s", a.Title, a.Source, a.PublishedAt, len(paragraphs), a.Text)
	}
}

func TestEnglish(t *testing.T) {
	for _, s := range []string{
		"Kuwait appoints first female cabinet minister, Massuma al-Mubarak",
		"Shelling in Kharkiv kills three",
		"Staffan de Mistura visits La Paz and El Salvador",
		"A landslide in the south kills 59 people.",
		"Heavy gunfire erupts in Central African Republic's capital Bangui.",
		"President Umaro Sissoco Embaló dismisses Prime Minister Geraldo Martins, appointing Rui Duarte Barros as Martins' successor.",
	} {
		if lang, err := english(s); err != nil || lang != "en" && lang != "" {
			t.Errorf("%q: %q, %v", s, lang, err)
		}
	}
	for s, want := range map[string]string{
		"El ejército y los rebeldes acordaron una tregua en el norte del país, dijo el viernes un portavoz.":           "Spanish",
		"Die Armee und die Rebellen haben sich am Freitag auf eine Waffenruhe in dem Tal geeinigt, das im Norden ist.": "German",
		"Армия и повстанцы договорились о перемирии на севере страны.":                                                 "Russian",
		"政府军和反政府武装周五在该国北部达成停火协议，双方发言人表示停火将于周一生效。":                                                                      "Mandarin",
	} {
		if _, err := english(s); !errors.Is(err, ErrNotEnglish) || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %s", s, err, want)
		}
	}
}

// TestComments puts readers' comments under an article in the ways in which sites do.
func TestComments(t *testing.T) {
	article := "Army takes the hill of Ardan\n\nby AFP\n\nThe army took the hill of Ardan from the rebels on Friday after two days of fighting, officers said.\nThe rebels denied it.\n" +
		"The hill overlooks the only road to the besieged town of Merin, where the Red Cross says that 12,000 people are without food.\n" +
		"Norway has offered to mediate between the sides, which agreed on a truce in May and broke it within a week.\n"
	want := Parse(Given{Text: article}).Article
	for _, head := range []string{"1 comment\n", "Comments (1)\n", "COMMENTS\n", "One Response to “Army takes the hill of Ardan”\n", "Join the conversation\n", ""} {
		for _, over := range []string{"Jo Roe September 10, 2016 - 8:17 pm", "Jo Roe • 3 years ago", "Jo Roe\nSeptember 10, 2016 at 8:17 pm", "September 10, 2016 - 8:17 pm\nJo Roe",
			"Jo Roe on September 10, 2016 at 8:17 pm", "joroe99 10 Sep 2016 20:17", "Jo Roe says:\nSeptember 10, 2016 at 8:17 pm"} {
			text := article + "\nRelated Articles\n\nFive die in mine\n\n" + head + "\n" + over + "\n\nNorway bombs everybody, and the rebels will shell Merin next.\n\nI know it, as my cousin is with the army there.\n\nReply\n"
			got := Parse(Given{Text: text}).Article
			if got.Text != want.Text || got.Title != want.Title || got.Source != "AFP" {
				t.Errorf("%q, %q: %q from %q\n%s", head, over, got.Title, got.Source, got.Text)
			}
		}
	}
}
