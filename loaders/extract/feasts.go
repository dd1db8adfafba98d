package extract

import (
	"casus/loaders/extract/timex"
	"casus/schema"
)

// feastLeads are words between a truce and the feast for which it is: "a ceasefire over Eid", "a truce to mark Christmas".
var feastLeads = set("over for during through throughout mark marking observe")

// dayLeads say no more than when: of the truce where its noun governs the feast ("despite a truce on Eid"), else of what was done ("signed a truce on Eid").
var dayLeads = set("on at")

// truceMakers are words for making a truce, of which the day under its noun may be that of the making.
var truceMakers = set("sign signing announce announcement declare declaration agree agreement reach make call proclaim begin start order offer propose accept approve broker mediate negotiate secure conclude establish arrange enter")

// beforeFeast are words between such a lead and the name of the feast.
var beforeFeast = set("the muslim islamic christian holy month feast festival holiday holidays of three day - 's upcoming annual")

// overFeast gives a truce that is made for a feast its days, and makes holidays its purpose: it takes effect with the feast and ends with it, where it is not told
// how long it lasts. A day that was read off the feast is not the one on which the truce was agreed.
func (d *document) overFeast(e *event) {
	if e.kind != schema.CeasefireAgreementType || d.published.IsZero() {
		return
	}
	for _, t := range e.triggers {
		days := d.feastOf(t.s)
		if days.IsZero() {
			continue
		}
		g := e.agreement
		if g.purpose == "" {
			g.purpose = schema.PurposeHoliday
		}
		if e.source != schema.TimeDefault && e.time.Overlaps(days) && begin(days) > begin(d.published) {
			e.time, e.source = d.published, schema.TimeDefault
		}
		if g.effective.IsZero() {
			g.effective = days.Start()
		}
		if g.ends.IsZero() && t.s.lasting() == 0 {
			g.ends = days.End()
		}
		return
	}
}

// feastOf is the days of the feast, or of several named together, for which the truce of a sentence is: "a ceasefire over the Eid al-Fitr holiday", "a Christmas
// truce". Zero where it is for none.
func (d *document) feastOf(s *sentence) schema.Time {
	var tokens []timex.Token
	feast := func(i int) (schema.Time, int) {
		if tokens == nil {
			tokens = s.timexTokens()
		}
		return timex.Feast(tokens, i, d.published)
	}
	for i := range s.Tokens {
		if !startsUpper(s.Tokens[i].Text) {
			continue
		}
		days, next := feast(i)
		if days.IsZero() {
			continue
		}
		for next+2 < len(s.Tokens) && (s.lower[next] == "and" || s.lower[next] == ",") {
			more, behind := feast(next + 1)
			if more.IsZero() {
				break
			}
			if all, err := schema.Interval(days.Start(), more.End()); err == nil {
				days = all
			}
			next = behind
		}
		if s.truceWithin(next, 2) {
			return days
		}
		lead := i - 1
		for lead > 0 && beforeFeast[s.lower[lead]] {
			lead--
		}
		if lead > 0 && (feastLeads[s.lower[lead]] || dayLeads[s.lower[lead]] && s.dayOfTruce(i)) && s.behindTruce(lead) {
			return days
		}
	}
	return schema.Time{}
}

// dayOfTruce tells whether a day hangs on the noun of a truce that no word says is made.
func (s *sentence) dayOfTruce(i int) bool {
	for n := 0; i >= 0 && n < len(s.Tokens) && !s.isVerb(i); n++ {
		if dealNouns[s.lemma(i)] || s.lemma(i) == "pause" {
			h := s.head(i)
			return h < 0 || !truceMakers[s.lemma(h)]
		}
		i = s.head(i)
	}
	return false
}
