package lexicon

import (
	"strings"
	"time"
)

// office is what somebody can hold: "president" of "state:SY".
type office struct{ role, object string }

type tenure struct {
	holder *Entry
	time   interval
}

// leading are the offices whose holder leads the body; holders of other offices represent it.
var leading = map[string]bool{}

func init() {
	for _, role := range []string{"president", "prime minister", "king", "queen", "emir", "sultan", "chancellor", "leader",
		"supreme leader", "head of state", "head of government", "commander", "commander-in-chief", "chief", "head",
		"secretary general", "director general", "ruler", "pope", "caliph", "chairman", "chair", "co-chair", "governor", "grand duke", "prince",
		"emperor", "regent", "premier", "taoiseach", "founder", "co-leader", "deputy leader", "deputy commander", "spiritual leader", "political leader", "military leader",
		"military commander", "field commander", "chief of staff", "army chief", "high commissioner", "mayor", "warlord", "field marshal", "captain regent", "presidency chairman",
		"presidency member", "high representative", "chief prosecutor", "chief executive", "first minister", "crown prince", "general secretary", "party leader", "force commander", "political bureau chief"} {
		leading[role] = true
	}
}

// roleNames gives the role under which an office is kept for each of its other names.
var roleNames = map[string]string{"secretary of state": "foreign minister", "foreign secretary": "foreign minister",
	"minister of foreign affairs": "foreign minister", "minister for foreign affairs": "foreign minister",
	"external affairs minister": "foreign minister", "minister of defence": "defence minister", "secretary of defence": "defence minister",
	"defence secretary": "defence minister", "minister of the interior": "interior minister", "home secretary": "interior minister",
	"home minister": "interior minister", "premier": "prime minister", "taoiseach": "prime minister", "chancellor": "prime minister",
	"secretary-general": "secretary general", "director-general": "director general", "pm": "prime minister", "fm": "foreign minister"}

// canonicalRole brings the name of an office to the form in which it is looked up: lower case, British spelling, without
// "acting", "interim" or a country's own title.
func canonicalRole(role string) string {
	role = strings.ToLower(strings.Join(strings.Fields(role), " "))
	role = strings.ReplaceAll(role, "defense", "defence")
	for _, p := range [...]string{"acting ", "interim ", "transitional ", "caretaker "} {
		role = strings.TrimPrefix(role, p)
	}
	if name := roleNames[role]; name != "" {
		return name
	}
	return role
}

// officeRelation tells what the holder of an office is to the body.
func officeRelation(role string) string {
	role = strings.ToLower(role)
	for _, p := range [...]string{"acting ", "interim ", "transitional ", "caretaker "} {
		role = strings.TrimPrefix(role, p)
	}
	if leading[role] {
		return Leads
	}
	return Represents
}

// holdersOf makes the table of who held which office when.
func holdersOf(l *Lexicon) map[office][]tenure {
	table := make(map[office][]tenure)
	l.Each(func(e *Entry) bool {
		for _, link := range e.Links {
			if link.Role == "" || link.Type != Leads && link.Type != Represents || link.Since == "" {
				continue
			}
			iv, err := newInterval(link.Since, link.Until)
			if err != nil {
				continue
			}
			key := office{canonicalRole(link.Role), link.Object}
			table[key] = append(table[key], tenure{e, iv})
		}
		return true
	})
	return table
}

// Holder gives who held an office on a day: "president", "prime minister", "foreign minister", "king", "secretary
// general" and so on, of a country by its ISO code or of a body by its entry's id. It is nil where nobody is known or more
// than one person may have held it then; on a day of handover the successor holds it.
func (l *Lexicon) Holder(role, country string, on time.Time) *Entry {
	if isCountryCode(country) {
		country = "state:" + country
	}
	day := dayNumber(on)
	var sure, may []tenure
	for _, t := range l.holders[office{canonicalRole(role), country}] {
		switch {
		case t.time.surely(day):
			sure = append(sure, t)
		case t.time.may(day):
			may = append(may, t)
		}
	}
	if e := only(sure); e != nil {
		if len(may) == 0 || onlyOther(may, e) == nil {
			return e
		}
		return nil
	}
	if len(sure) == 0 {
		return only(may)
	}
	// The last day of one and the first day of the next.
	var later []tenure
	for _, t := range sure {
		if t.time.endedLast != day {
			later = append(later, t)
		}
	}
	if len(may) > 0 {
		return nil
	}
	return only(later)
}

// only gives the holder if all tenures are of one person.
func only(list []tenure) *Entry {
	if len(list) == 0 || onlyOther(list, list[0].holder) != nil {
		return nil
	}
	return list[0].holder
}

func onlyOther(list []tenure, e *Entry) *Entry {
	for _, t := range list {
		if t.holder != e {
			return t.holder
		}
	}
	return nil
}
