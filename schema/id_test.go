package schema

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func typeName(v any) string { return strings.TrimPrefix(fmt.Sprintf("%T", v), "schema.") }

func TestContentID(t *testing.T) {
	// Pinned: an id that changes makes strangers of all that is stored.
	for _, tt := range []struct {
		prefix string
		parts  []string
		want   string
	}{
		{ActorPrefix, []string{"state", "SY"}, "act_wr1m6mcc8vv99tcnqnqm"},
		{PlacePrefix, nil, "plc_werc8gmrzge196qvyk49"},
	} {
		if got := ContentID(tt.prefix, tt.parts...); got != tt.want {
			t.Errorf("ContentID(%q, %q) = %q, want %q", tt.prefix, tt.parts, got, tt.want)
		}
	}
	// Where one part ends and the next begins counts.
	seen := map[string][]string{}
	for _, parts := range [][]string{{"ab", "c"}, {"a", "bc"}, {"abc"}, {"abc", ""}, {"", "abc"}, {}, {""}, {"", ""}} {
		id := ContentID(EventPrefix, parts...)
		if other, ok := seen[id]; ok {
			t.Errorf("%q and %q are both %s", parts, other, id)
		}
		seen[id] = parts
	}
}

func TestPrefixesDiffer(t *testing.T) {
	seen := map[string]bool{}
	for _, p := range []string{ArticlePrefix, EventPrefix, ReportPrefix, ActorPrefix, PlacePrefix, RelationPrefix} {
		if seen[p] || !strings.HasSuffix(p, "_") {
			t.Errorf("prefix %q", p)
		}
		seen[p] = true
	}
}

func TestArticleID(t *testing.T) {
	base := Article{Title: "Truce holds", Text: "The truce held.\nNobody died.", Source: "Wire", PublishedAt: MustTime("2016-09-14")}
	id := ArticleID(base)
	change := func(f func(*Article)) string { a := base; f(&a); return ArticleID(a) }
	for what, got := range map[string]string{
		"white space":       change(func(a *Article) { a.Text = " The  truce held. Nobody\tdied. " }),
		"composed letters":  change(func(a *Article) { a.Title = "Truce holds" }),
		"hour of the day":   change(func(a *Article) { a.PublishedAt = MustTime("2016-09-14T10:00:00Z") }),
		"when it was read":  change(func(a *Article) { a.RetrievedAt = MustTime("2020-01-01") }),
		"id it came with":   change(func(a *Article) { a.ExternalID = "x" }),
		"address, language": change(func(a *Article) { a.URL, a.Language, a.Author = "https://example.org", "en", "A" }),
	} {
		if got != id {
			t.Errorf("another %s makes another article", what)
		}
	}
	for what, got := range map[string]string{
		"text":   change(func(a *Article) { a.Text += " One did." }),
		"title":  change(func(a *Article) { a.Title = "Truce broken" }),
		"outlet": change(func(a *Article) { a.Source = "Post" }),
		"day":    change(func(a *Article) { a.PublishedAt = MustTime("2016-09-15") }),
		"no day": change(func(a *Article) { a.PublishedAt = Time{} }),
	} {
		if got == id {
			t.Errorf("another %s makes the same article", what)
		}
	}
	nfc, nfd := change(func(a *Article) { a.Text = "caf\u00e9" }), change(func(a *Article) { a.Text = "cafe\u0301" })
	if nfc != nfd {
		t.Error("the same letters in another form make another article")
	}
}

func TestNameKey(t *testing.T) {
	for in, want := range map[string]string{
		"":                      "",
		"The United Nations":    "united nations",
		"the":                   "the",
		"Theodore":              "theodore",
		"Al-Nusra Front":        "al nusra front",
		"al Nusra  Front":       "al nusra front",
		"Şan‘ā’":                "sana",
		"Jabhat Fateh al-Sham":  "jabhat fateh al sham",
		"U.S.":                  "us",
		"Côte d'Ivoire":         "cote divoire",
		"Gen. Qassem Soleimani": "gen qassem soleimani",
		"  (People's) Army #3 ": "peoples army 3",
		"ﬁne":                   "fine",
		"ΑΘΉΝΑ":                 "αθηνα",
		"---":                   "",
	} {
		if got := NameKey(in); got != want {
			t.Errorf("NameKey(%q) = %q, want %q", in, got, want)
		}
	}
}

// A name of ASCII has the key that a name of any letters would have.
func TestNameKeyOfASCII(t *testing.T) {
	letters := rapid.SampledFrom([]rune("abthe THE09.'`-_#\t\n\x00\x7f"))
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.StringOf(letters).Draw(t, "name")
		key, ok := plainNameKey(name)
		if want := anyNameKey(name); !ok || key != want {
			t.Fatalf("the key of %q is %q, want %q", name, key, want)
		}
	})
}

func TestNameKeyIsItsOwnKey(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		key := NameKey(rapid.String().Draw(t, "name"))
		// A name "the the X" loses one article at a time.
		if again := NameKey(key); again != key && !strings.HasPrefix(key, "the ") {
			t.Fatalf("key %q has key %q", key, again)
		}
		if strings.Contains(key, "  ") || strings.TrimSpace(key) != key {
			t.Fatalf("key %q has blanks that mean nothing", key)
		}
	})
}

func TestCountry(t *testing.T) {
	if a, b := CountryPlaceID("SY"), CountryPlaceID("TR"); a == b || !strings.HasPrefix(a, PlacePrefix) {
		t.Errorf("%s, %s", a, b)
	}
	for code, want := range map[string]string{"SY": "Syria", "US": "United States", "XX": "XX", "": "", "nonsense": "nonsense"} {
		if got := CountryName(code); got != want {
			t.Errorf("CountryName(%q) = %q, want %q", code, got, want)
		}
	}
}

func TestArticleKnown(t *testing.T) {
	for date, want := range map[string]int64{"": BeginningOfTime, "1970-01-02": 86400, "1970-01-01T00:00:10Z": 10, "../1970": BeginningOfTime, "1970": 0} {
		var a Article
		if date != "" {
			a.PublishedAt = MustTime(date)
		}
		if got := a.Known(); got != want {
			t.Errorf("published %q is known from %d, want %d", date, got, want)
		}
	}
}

func TestIsID(t *testing.T) {
	for text, want := range map[string]bool{
		ContentID(PlacePrefix, "x"):       true,
		ContentID(ActorPrefix, "x"):       false,
		ContentID(PlacePrefix, "x")[:23]:  false,
		ContentID(PlacePrefix, "x") + "0": false,
		"plc_0000000000000000000u":        false,
		"plc_0000000000000000000A":        false,
		"plc_":                            false,
		"Aleppo":                          false,
		"":                                false,
	} {
		if got := IsID(PlacePrefix, text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestCountryCode(t *testing.T) {
	for text, want := range map[string]string{
		"SY": "SY", "sy": "SY", " SYR ": "SY", "Syria": "SY", "côte d’ivoire": "CI", "Cote d'Ivoire": "CI", "Bosnia and Herzegovina": "BA", "Myanmar": "MM", "Myanmar (Burma)": "MM",
		"the United Kingdom": "GB", "UK": "GB", "XK": "XK", "Kosovo": "XK",
		"XX": "", "ZZ": "", "EU": "", "UN": "", "001": "", "C00": "", "": "", "Syrai": "", "World": "",
	} {
		if got, ok := CountryCode(text); ok != (want != "") || ok && got != want {
			t.Errorf("%q: %q, %v, want %q", text, got, ok, want)
		}
	}
}
