package extract

import (
	"errors"
	"os"
	"strings"
	"testing"

	page "casus/loaders/article"
	"casus/schema"
)

// TestSeedArticle reads the article that the project started from as a reader pastes it, and wants all that it says of the
// truce, its terms, the fighting and who stands behind whom.
func TestSeedArticle(t *testing.T) {
	raw, err := os.ReadFile("../../../shared/seed/us-russia-syria-truce.txt")
	if errors.Is(err, os.ErrNotExist) {
		t.Skip("../shared/seed is not there")
	} else if err != nil {
		t.Fatal(err)
	}
	item := page.Parse(page.Given{Text: string(raw), Published: schema.MustTime("2016-09-10")})
	if item.Err != nil {
		t.Fatal(item.Err)
	}
	x := extractor(t).Extract(item.Article)
	if err := x.Check(); err != nil {
		t.Fatal(err)
	}
	r := read(x)
	r.check(t, []wanted{
		{kind: schema.CeasefireAgreementType, status: schema.Occurred, date: "2016-09-09", parties: []string{"state:US", "state:RU"}, effective: "2016-09-12", covers: "place:SY", excludes: "Nusra"},
		{kind: schema.Withdrawal, status: schema.Planned, agent: "Syrian|regime forces"},
		{kind: schema.Aid, status: schema.Planned, target: "communities"},
		{kind: schema.Airstrike, status: schema.Conditional, agent: "state:RU"},
		{kind: schema.Talks, status: schema.Occurred, parties: []string{"Kerry", "Lavrov"}, place: "Geneva"},
		{kind: schema.CeasefireAgreementType, status: schema.Occurred, date: "2016-02"},
		{kind: schema.Endorsement, agent: "Security Council", aboutDate: "2016-02"},
		{kind: schema.CeasefireViolationType, status: schema.Occurred, agent: "regime|government", aboutDate: "2016-02"},
		{kind: schema.CeasefireViolationType, status: schema.Occurred, agent: "rebels|opposition", aboutDate: "2016-02"},
		{kind: schema.TerritoryCapture, status: schema.Occurred, agent: "Pro-regime forces", target: "rebel", place: "district"},
		{kind: schema.Siege, status: schema.Occurred, agent: "government", place: "eastern districts"},
		{kind: schema.TargetedKilling, status: schema.Occurred, date: "2016-09-08", target: "military commander", by: []string{"Islamist"}},
		{kind: schema.Casualties, status: schema.Occurred, killed: "290000"},
		{kind: schema.Displacement, status: schema.Occurred, target: "population"},
		{kind: schema.Endorsement, agent: "Steinmeier", aboutDate: "2016-09-09"},
	}, []link{
		{schema.Backs, "state:RU", "regime|Assad", false},
		{schema.Backs, "state:US", "coalition", false},
		{schema.Backs, "state:US", "opposition groups", false},
		{schema.Opposes, "Western powers", "Assad", false},
		{schema.Represents, "Kerry", "state:US", false},
		{schema.Represents, "Lavrov", "state:RU", false},
		{schema.Leads, "Obama", "state:US", false},
		{schema.Leads, "Ban Ki-moon", "U.N.|United Nations", false},
		{schema.Represents, "de Mistura", "U.N.|United Nations", false},
		{schema.Represents, "Steinmeier", "state:DE", false},
		{schema.Leads, "Assad", "state:SY|regime", false},
		{schema.Succeeds, "Fateh al-Sham", "Nusra", false},
		{schema.PartOf, "Nusra", "Qaeda", true},
		{schema.Controls, "rebel", "Aleppo", false},
		{schema.Controls, "opposition", "eastern districts", false},
		{schema.Leads, "military commander", "Army of Conquest", false},
	})
	deal := r.event(wanted{kind: schema.CeasefireAgreementType, date: "2016-09-09"})
	for _, w := range []struct {
		text, who, condition string
		status               schema.Status
	}{
		{"withdrawal of Syrian regime forces", "Syrian|regime", "", schema.Planned},
		{"humanitarian access", "", "", schema.Planned},
		{"stop strikes", "state:RU", "", schema.Planned},
		{"separate themselves", "state:US", "", schema.Planned},
		{"joint coordination unit", "state:RU", "for a week", schema.Conditional},
		{"airstrikes against", "state:US", "for a week", schema.Conditional},
		{"joint strikes", "state:US", "seven days", schema.Conditional},
	} {
		if !r.term(deal, w.text, w.status, w.who, w.condition) {
			t.Errorf("no term %q of %s, %s if %q\n%s", w.text, w.who, w.status, w.condition, r.dump())
		}
	}
	for _, s := range []string{"Comey", "Barnes", "Sibel", "Coffrini", "Hillary", "Mubarak"} {
		if strings.Contains(r.dump(), s) {
			t.Errorf("%s of the comments or the credits came out", s)
		}
	}
}
