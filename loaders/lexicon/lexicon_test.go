package lexicon

import (
	"math"
	"strings"
	"testing"
	"time"
)

func defaultForTest(t testing.TB) *Lexicon {
	t.Helper()
	l, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestLongest(t *testing.T) {
	l := defaultForTest(t)
	for _, c := range []struct {
		text, id string
		words    int
	}{
		{"Al - Nusra Front fighters", "group:al-nusra-front", 4},
		{"the Free Syrian Army said", "group:free-syrian-army", 4},
		{"UN Security Council", "org:un-security-council", 3},
		{"U.N. envoy", "org:un", 1},
		{"the Kremlin", "state:RU", 2},
		{"White House", "state:US", 2},
		{"Downing Street", "state:GB", 2},
		{"State Department", "org:us-state-department", 2},
		{"Syrian Observatory for Human Rights", "org:syrian-observatory-for-human-rights", 5},
		{"Hmeimim airbase", "place:hmeimim-air-base", 2},
		{"Incirlik", "place:incirlik-air-base", 1},
		{"Bagram", "place:bagram-airfield", 1},
		{"Lord 's Resistance Army", "group:lords-resistance-army", 4},
		{"Sergey Lavrov", "person:sergei-lavrov", 2},
		{"Libyan National Army", "group:libyan-national-army", 3},
		{"Congolese army", "mil:CD", 2},
		{"ISIS", "group:islamic-state", 1},
		{"IS", "group:islamic-state", 1},
		{"Is", "", 0},
		{"who", "", 0},
		{"WHO", "org:who", 1},
		{"us", "", 0},
	} {
		m, n := l.Longest(strings.Fields(c.text))
		got := ""
		if n > 0 {
			got = m.Entries[0].ID
		}
		if got != c.id || n != c.words {
			t.Errorf("%q: %s with %d words, want %s with %d", c.text, got, n, c.id, c.words)
		}
	}
}

func TestLookupByDay(t *testing.T) {
	l := defaultForTest(t)
	day := func(y int) time.Time { return time.Date(y, 6, 1, 0, 0, 0, 0, time.UTC) }
	for _, c := range []struct {
		name string
		on   time.Time
		id   string
	}{
		{"President Bush", day(1991), "person:george-h-w-bush"},
		{"President Bush", day(2005), "person:george-w-bush"},
		{"US-led coalition", day(2004), "coalition:mnf-iraq"},
		{"US-led coalition", day(2016), "coalition:anti-is-coalition"},
		{"Kabila", day(1999), "person:laurent-desire-kabila"},
		{"Kabila", day(2010), "person:joseph-kabila"},
	} {
		found := l.Lookup(c.name, c.on)
		if len(found) == 0 || found[0].ID != c.id {
			got := "nothing"
			if len(found) > 0 {
				got = found[0].ID
			}
			t.Errorf("%s in %d: %s, want %s", c.name, c.on.Year(), got, c.id)
		}
	}
}

func TestMatchOn(t *testing.T) {
	l := defaultForTest(t)
	m, _ := l.Longest([]string{"US", "-", "led", "coalition"})
	for year, id := range map[int]string{1991: "coalition:gulf-war", 2005: "coalition:mnf-iraq", 2017: "coalition:anti-is-coalition"} {
		if on := m.On(time.Date(year, 3, 1, 0, 0, 0, 0, time.UTC)); on.Entries[0].ID != id || len(on.Entries) != len(m.Entries) || on.Words != m.Words {
			t.Errorf("%d: %s, want %s", year, on.Entries[0].ID, id)
		}
	}
}

// TestTowns asks for towns of wars under the names that reports give them, and for larger ones with the same names.
func TestTowns(t *testing.T) {
	l := defaultForTest(t)
	for _, c := range []struct {
		name, country       string
		latitude, longitude float64
	}{
		{"Maarat al-Numan", "SY", 35.6, 36.7}, {"Maaret al-Nouman", "SY", 35.6, 36.7}, {"Qamishli", "SY", 37.1, 41.2}, {"Hajin", "SY", 34.7, 40.8},
		{"Bint Jbeil", "LB", 33.1, 35.4}, {"Marjayoun", "LB", 33.4, 35.6}, {"Tajoura", "LY", 32.9, 13.4}, {"Kelbajar", "AZ", 40.1, 46},
		{"Minova", "CD", -1.7, 29}, {"Laiza", "MM", 24.8, 97.6}, {"Mir Ali", "PK", 33, 70.3}, {"Zabarmari", "NG", 11.9, 13.2}, {"Rann", "NG", 12.3, 14.5},
		{"Aguelhok", "ML", 19.5, 0.9}, {"Boulikessi", "ML", 14.6, -1.2}, {"Diabaly", "ML", 14.7, -6}, {"Likoni", "KE", -4.1, 39.7}, {"Mpeketoni", "KE", -2.4, 40.7},
		{"Palma", "ES", 39.6, 2.7}, {"Quito", "EC", -0.2, -78.5}, {"Geneva", "CH", 46.2, 6.15}, {"Munich", "DE", 48.1, 11.6},
	} {
		found := l.Lookup(c.name, time.Time{})
		if len(found) == 0 {
			t.Errorf("%s is missing", c.name)
			continue
		}
		if e := found[0]; e.Country != c.country || math.Abs(e.Latitude-c.latitude) > 0.15 || math.Abs(e.Longitude-c.longitude) > 0.15 {
			t.Errorf("%s: %s in %s at %v, %v", c.name, e.Name, e.Country, e.Latitude, e.Longitude)
		}
	}
}

// TestMatchInUse asks for a name of two coalitions, one of which was gone long before the other.
// TestMatchJustLeft takes a surname for who left his office some days before, not for a namesake who still has one.
func TestMatchJustLeft(t *testing.T) {
	l := defaultForTest(t)
	m, _ := l.Longest([]string{"Assad"})
	if on := m.On(time.Date(2024, 12, 9, 0, 0, 0, 0, time.UTC)); on.Entries[0].Name != "Bashar al-Assad" {
		t.Errorf("the day after his fall %s comes first", on.Entries[0].Name)
	}
}

func TestMatchInUse(t *testing.T) {
	l := defaultForTest(t)
	m, _ := l.Longest([]string{"US", "-", "led", "coalition"})
	for year, id := range map[int]string{1991: "coalition:gulf-war", 2016: "coalition:anti-is-coalition"} {
		on := m.InUse(time.Date(year, 2, 1, 0, 0, 0, 0, time.UTC))
		if len(on.Entries) != 1 || len(on.Aliases) != 1 || on.Entries[0].ID != id {
			t.Errorf("%d: %v, want %s", year, on.Entries, id)
		}
	}
	if on := m.InUse(time.Time{}); len(on.Entries) != len(m.Entries) {
		t.Errorf("without a day %d of %d entries are left", len(on.Entries), len(m.Entries))
	}
	if on := m.InUse(time.Date(1950, 2, 1, 0, 0, 0, 0, time.UTC)); len(on.Entries) == 0 {
		t.Error("nothing is left where no name was in use")
	}
}

const userFile = "# ours\n" +
	"id\tname\tkind\tcountry\taliases\tlinks\n" +
	"group:valley-guard\tValley Guard\t\tSY\tReuters|VG {x 2014/2016}\tPART_OF group:free-syrian-army 2014/\n" +
	"group:hezbollah\t\t\t\tParty of the Cedar\t\n" +
	`{"id":"person:a-b","name":"Abu Somebody","country":"SY","offices":["leader group:valley-guard 2014-05/2016"]}` + "\n"

func TestWith(t *testing.T) {
	base := defaultForTest(t)
	l, err := base.With(strings.NewReader(userFile), "mine.tsv")
	if err != nil {
		t.Fatal(err)
	}
	if m, n := l.Longest([]string{"Reuters"}); n != 1 || m.Entries[0].ID != "group:valley-guard" || len(m.Entries) != 1 {
		t.Errorf("Reuters: the user's file does not win: %v", m.Entries)
	}
	if m, _ := base.Longest([]string{"Reuters"}); m.Entries[0].ID != "media:reuters" {
		t.Errorf("the lexicon that the file was put over has changed: Reuters is %s", m.Entries[0].ID)
	}
	for _, name := range []string{"Party of the Cedar", "Hizbollah"} {
		if found := l.Lookup(name, time.Time{}); len(found) != 1 || found[0].ID != "group:hezbollah" || found[0].Country != "LB" {
			t.Errorf("%s: %v, want Hezbollah with what both files say", name, found)
		}
	}
	if h := l.Holder("leader", "group:valley-guard", time.Date(2015, 1, 1, 0, 0, 0, 0, time.UTC)); h == nil || h.Name != "Abu Somebody" {
		t.Errorf("leader of the Valley Guard: %v", h)
	}
}

func TestWithErrors(t *testing.T) {
	base := defaultForTest(t)
	for _, c := range []struct{ file, want string }{
		{"name\tkinds\n", `line 1: column "kinds" is not known`},
		{"name\tkind=GROUP\n", `kind "GROUP" is not known`},
		{"name\tkind\nX Front\tGROUP\n", `line 2: entry "X Front": kind "GROUP" is not known`},
		{"name\tcountry\nX Front\tSY\n", `line 2: entry "X Front": no kind`},
		{"name\tcountry\tkind=ARMED_GROUP\nX Front\tSyria\n", `country "Syria" is no ISO 3166-1`},
		{"name\tlinks\tkind=ARMED_GROUP\nX Front\tPART_OF group:nobody\n", "link to group:nobody, which neither the file nor the lexicon has"},
		{"name\taliases\tkind=ARMED_GROUP\nX Front\tX {q}\n", "flag 'q' is not known"},
		{"name\taliases\tkind=ARMED_GROUP\nX Front\tX {2016/2014}\n", "ends before it begins"},
		{"id\tkind\ngroup:hezbollah\tPARTY\n", "kind PARTY, but the lexicon has it as ARMED_GROUP"},
		{"id\tname\ngroup:new\t\n", "no name, and not an entry that the lexicon has"},
		{"{\"name\":\"X\",\"colour\":1}\n", `line 1: json: unknown field "colour"`},
	} {
		_, err := base.With(strings.NewReader(c.file), "mine.tsv")
		if err == nil || !strings.Contains(err.Error(), c.want) || !strings.HasPrefix(err.Error(), "load lexicon mine.tsv: ") {
			t.Errorf("%q: error %v, want one with %q", c.file, err, c.want)
		}
	}
}

func TestPersonWithoutOffice(t *testing.T) {
	entries, err := parseFile(strings.NewReader("name\tcountry\toffices\taliases\tkind=PERSON\nSaif al-Islam Gaddafi\tLY\n"))
	if err != nil {
		t.Fatal(err)
	}
	if e := entries[0]; e.Kind != Person || e.ID != "person:saif-al-islam-gaddafi" || len(e.Links) != 0 {
		t.Errorf("%+v", e)
	}
}

// Common words and surnames are not taken for places, and what is a place is found.
func TestPlaces(t *testing.T) {
	l := defaultForTest(t)
	for _, word := range []string{"Of", "The", "Reading", "Mobile", "Split", "Nice", "Police", "Date", "March", "Bush", "Kerry", "Obama", "Annan"} {
		m, n := l.Longest([]string{word})
		if n > 0 && m.Entries[0].Place && !m.Aliases[0].Ambiguous {
			t.Errorf("%s is taken for %s without support", word, m.Entries[0].ID)
		}
	}
	for _, c := range []struct{ name, country string }{
		{"Aleppo", "SY"}, {"Manbij", "SY"}, {"Deir ez-Zor", "SY"}, {"Kobani", "SY"}, {"Eastern Ghouta", "SY"}, {"Khan Sheikhoun", "SY"}, {"al-Hol", "SY"},
		{"Sheikh Maqsoud", "SY"}, {"Mosul", "IQ"}, {"Sadr City", "IQ"}, {"Sinjar", "IQ"}, {"Sirte", "LY"}, {"Zuwara", "LY"}, {"Hodeidah", "YE"}, {"Taiz", "YE"},
		{"Rafah", "PS"}, {"Khan Younis", "PS"}, {"Bakhmut", "UA"}, {"Bucha", "UA"}, {"Mariupol", "UA"}, {"Irpin", "UA"}, {"Grozny", "RU"}, {"Srebrenica", "BA"},
		{"Lashkar Gah", "AF"}, {"Kunduz", "AF"}, {"Miranshah", "PK"}, {"El Fasher", "SD"}, {"Kismayo", "SO"}, {"Goma", "CD"}, {"Maiduguri", "NG"}, {"Kidal", "ML"},
		{"Dadaab", "KE"}, {"Torkham", "PK"}, {"Bab al-Hawa", "SY"}, {"Marawi", "PH"}, {"Jaffna", "LK"}, {"Stepanakert", "AZ"}, {"Tskhinvali", "GE"},
	} {
		found := false
		for _, e := range l.Lookup(c.name, time.Time{}) {
			found = found || e.Place && e.Country == c.country
		}
		if !found {
			t.Errorf("%s is no place in %s", c.name, c.country)
		}
	}
}

// Codes of states and bodies that everything else refers to, and the noun table.
func TestNouns(t *testing.T) {
	l := defaultForTest(t)
	for _, c := range []struct {
		form, lemma, kind string
		plural            bool
	}{
		{"gunmen", "gunman", ArmedGroup, true}, {"tribesmen", "tribesman", ArmedGroup, true}, {"peacekeepers", "peacekeeper", InternationalOrganization, true},
		{"worshippers", "worshipper", Population, true}, {"lawmaker", "lawmaker", Person, false}, {"settlers", "settler", Population, true}, {"junta", "junta", State, false},
		{"coup leaders", "coup leader", Person, true}, {"Security Forces", "security force", Military, true}, {"secretary-general", "secretary general", Person, false},
		{"loyalists", "loyalist", ArmedGroup, true}, {"monitors", "monitor", Organization, true}, {"defense ministers", "defence minister", Person, true},
	} {
		n, ok := l.Noun(c.form)
		if !ok || n.Lemma != c.lemma || n.Kind != c.kind || n.Plural != c.plural {
			t.Errorf("%s: %+v, %v", c.form, n, ok)
		}
	}
	if _, ok := l.Noun("table"); ok {
		t.Error("a table is an actor")
	}
}

func FuzzParseFile(f *testing.F) {
	f.Add(userFile)
	f.Add("name\tkind=PERSON\nA B\n")
	f.Add("id\tlatitude\tlongitude\nplace:x\tNaN\t1e400\n")
	f.Add("name\taliases\n{\nx\ty {c 2014-02-30/}\n")
	f.Add("{\"id\":\"a\",\"offices\":[\"\",\"x y:z /\"]}")
	f.Add("\ufeffname\r\nx\r\n")
	f.Fuzz(func(t *testing.T, text string) {
		entries, err := parseFile(strings.NewReader(text))
		if err != nil {
			if !strings.HasPrefix(err.Error(), "line ") {
				t.Fatalf("error without its line: %v", err)
			}
			return
		}
		for _, e := range entries {
			if e.ID == "" || prefixOfKind[e.Kind] == "" || e.Name != "" && e.Aliases[0].Name != e.Name {
				t.Fatalf("an entry that breaks the rules passed: %+v", e)
			}
		}
		l := &Lexicon{layers: []*layer{newLayer(entries, nil)}}
		for _, e := range entries {
			if e.Name == "" {
				continue
			}
			if l.Entry(e.ID) != e {
				t.Fatalf("%s is not found by its id", e.ID)
			}
			l.Longest(strings.Fields(e.Name))
		}
		_, _ = l.With(strings.NewReader(text), "again")
	})
}

func FuzzLongest(f *testing.F) {
	f.Add("the al - Nusra Front of Syria")
	f.Add("' ’ - \x00 \xff Ş‘ã’")
	l, err := Default()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		words := strings.Fields(text)
		m, n := l.Longest(words)
		if n > len(words) || n > 0 && len(m.Entries) == 0 || len(m.Entries) != len(m.Aliases) {
			t.Fatalf("%q: %d words, %d entries, %d names", text, n, len(m.Entries), len(m.Aliases))
		}
	})
}
