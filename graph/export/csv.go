package export

import (
	"bufio"
	"context"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/language"

	"casus/schema"
)

// columns are the header of the CSV. Those up to "tags" are ACLED's (ACLED codebook, 2023), filled as far as casus knows and by
// its own rules; the others have no counterpart there.
var columns = []string{
	"event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type",
	"actor1", "assoc_actor_1", "actor2", "assoc_actor_2", "civilian_targeting",
	"iso", "country", "admin1", "location", "latitude", "longitude", "geo_precision",
	"source", "source_scale", "notes", "fatalities", "tags",
	"casus_type", "casus_class", "status", "date_edtf", "killed_low", "killed_high", "injured_low", "injured_high",
	"abducted_low", "abducted_high", "displaced_low", "displaced_high", "weapon", "mediators", "confidence", "reports", "quote",
}

func writeCSV(ctx context.Context, w *bufio.Writer, from Source, o Options) error {
	out := csv.NewWriter(w)
	if err := out.Write(columns); err != nil {
		return err
	}
	err := batches(ctx, from, o, func(b *batch) error {
		for _, e := range b.events {
			if err := out.Write(b.row(e)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	out.Flush()
	return out.Error()
}

func (b *batch) row(e *schema.Event) []string {
	day, year, precision := acledDate(e.Time)
	disorder, kind, sub := b.acledType(e)
	actor1, with1 := headAndRest(b.names(e, schema.Agent, schema.Party))
	actor2, with2 := headAndRest(b.names(e, schema.Target))
	if len(b.names(e, schema.Agent)) == 0 && actor2 == "" {
		// Of equal sides the second one stands where ACLED has its second actor.
		if parties := b.names(e, schema.Party); len(parties) > 1 {
			actor1, with1, actor2, with2 = parties[0], "", parties[1], strings.Join(parties[2:], "; ")
		}
	}
	civilians := ""
	if e.Class() == schema.ClassViolence && b.hitsCivilians(e) {
		civilians = "Civilian targeting"
	}
	iso, country, admin1, location, lat, lon, geo := b.where(e)
	fatalities := ""
	if e.Killed != nil && e.Killed.Low != nil {
		fatalities = strconv.Itoa(*e.Killed.Low)
	}
	return []string{
		e.ID, day, year, precision, disorder, kind, sub, actor1, with1, actor2, with2, civilians,
		iso, country, admin1, location, lat, lon, geo,
		strings.Join(sources(e), "; "), "", e.Summary, fatalities, "",
		string(e.Type), string(e.Class()), string(e.Status), e.Time.String(),
		low(e.Killed), high(e.Killed), low(e.Injured), high(e.Injured), low(e.Abducted), high(e.Abducted), low(e.Displaced), high(e.Displaced),
		e.Weapon, strings.Join(b.names(e, schema.Mediator), "; "), strconv.FormatFloat(e.Confidence, 'f', 3, 64), strconv.Itoa(len(e.Reports)), quote(e),
	}
}

// acledDate is the day that ACLED would give an event, and how exact it is: 1 the day, 2 about a week, 3 a month or wider.
func acledDate(t schema.Time) (day, year, precision string) {
	from, ok := t.Earliest()
	if !ok {
		if from, ok = t.Latest(); !ok {
			return "", "", "3"
		}
	}
	precision = "3"
	if until, bounded := t.Latest(); bounded && !t.OpenStart() {
		switch width := until.Sub(from); {
		case width < 24*time.Hour:
			precision = "1"
		case width <= 7*24*time.Hour:
			precision = "2"
		}
	}
	return from.Format("2006-01-02"), strconv.Itoa(from.Year()), precision
}

// acledType is what ACLED calls an event; empty for types that it has none for.
func (b *batch) acledType(e *schema.Event) (disorder, kind, sub string) {
	coding, _ := schema.CodingOf(e.Type)
	if len(coding.ACLED) == 0 {
		return "", "", ""
	}
	name := coding.ACLED[0]
	if e.Type == schema.TerritoryCapture && !b.byGovernment(e) {
		name = coding.ACLED[1]
	}
	if e.Type == schema.Bombing && strings.Contains(strings.ToLower(e.Weapon), "suicide") {
		name = coding.ACLED[1]
	}
	kind, sub, _ = strings.Cut(name, " / ")
	switch kind {
	case "Protests", "Riots":
		disorder = "Demonstrations"
	case "Strategic developments":
		disorder = "Strategic developments"
	default:
		disorder = "Political violence"
	}
	return disorder, kind, sub
}

// byGovernment tells whether a state or its forces act.
func (b *batch) byGovernment(e *schema.Event) bool {
	for _, p := range e.Participants {
		if a := b.actors[p.ActorID]; p.Role == schema.Agent && a != nil && (a.Kind == schema.StateActor || a.Kind == schema.MilitaryActor) {
			return true
		}
	}
	return false
}

func (b *batch) hitsCivilians(e *schema.Event) bool {
	for _, p := range e.Participants {
		if a := b.actors[p.ActorID]; p.Role == schema.Target && a != nil && a.Kind == schema.PopulationActor {
			return true
		}
	}
	return false
}

// where is the event's place in ACLED's columns; geo is its precision: 1 a town or less, 2 a region, 3 a country.
func (b *batch) where(e *schema.Event) (iso, country, admin1, location, lat, lon, geo string) {
	p := b.place(e)
	if p == nil {
		return
	}
	location, geo = p.Name, "1"
	switch p.Kind {
	case schema.RegionPlace, schema.AreaPlace:
		geo = "2"
	case schema.CountryPlace:
		geo = "3"
	}
	if p.Country != "" {
		country = schema.CountryName(p.Country)
		if r, err := language.ParseRegion(p.Country); err == nil && r.M49() > 0 {
			iso = fmt.Sprintf("%03d", r.M49())
		}
	}
	for _, id := range append([]string{p.ID}, p.WithinIDs...) {
		if q := b.places[id]; q != nil && q.Kind == schema.RegionPlace {
			admin1 = q.Name
		}
	}
	if p.Latitude != nil && p.Longitude != nil {
		lat, lon = degrees(*p.Latitude), degrees(*p.Longitude)
	}
	return
}

func degrees(v float64) string { return strconv.FormatFloat(v, 'f', 4, 64) }

func headAndRest(names []string) (head, rest string) {
	if len(names) == 0 {
		return "", ""
	}
	return names[0], strings.Join(names[1:], "; ")
}

func low(c *schema.Count) string {
	if c == nil || c.Low == nil {
		return ""
	}
	return strconv.Itoa(*c.Low)
}

func high(c *schema.Count) string {
	if c == nil || c.High == nil {
		return ""
	}
	return strconv.Itoa(*c.High)
}
