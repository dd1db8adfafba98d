package extract

import (
	"slices"

	"casus/schema"
)

// siteNouns stand between a word for a capture and the name of the place: "took control of the strategic port city of Aden".
var siteNouns = set("control city town village district port area region capital province neighbourhood neighborhood suburb base airport island hill border crossing town side part half centre center outskirts governorate state")

// captured are the places that stand right behind a word for a capture, which the tree of a long sentence often hangs elsewhere: "take
// control of the city of Saraqib, and the nearby town of Sarmin". Nil where something else stands there.
func (d *document) captured(t *trigger) []*mention {
	s, k := t.s, t.at
	for _, i := range t.also {
		k = max(k, i)
	}
	if !s.isVerb(t.at) && !(s.lemma(k) == "control" || s.lemma(t.at) == "capture" || s.lemma(t.at) == "seizure") || s.isVerb(t.at) && s.passive(t.at) {
		return nil
	}
	var found []*mention
	for k++; k < len(s.Tokens); k++ {
		m := s.at[k]
		switch {
		case m != nil && (m.place || m.entity != nil && m.entity.isPlace()) && m.form == nameForm:
			found = append(found, m)
			k = m.last
		case s.upos(k) == "DET" || s.upos(k) == "NUM" || s.upos(k) == "ADJ" || s.upos(k) == "ADV" || siteNouns[s.lemma(k)] || s.lower[k] == "of" || s.lower[k] == "over" || s.lower[k] == "both":
			if len(found) > 0 && s.lower[k] == "of" && s.at[k-1] == found[len(found)-1] {
				return found
			}
		case (s.upos(k) == "CCONJ" || s.lower[k] == ",") && len(found) > 0:
		default:
			return found
		}
	}
	return found
}

// takePlaces gives a capture the places behind its word, besides those of its arguments that none of them lies in.
func (d *document) takePlaces(e *event) {
	if e.kind != schema.TerritoryCapture {
		return
	}
	var found []*mention
	for _, t := range e.triggers {
		found = append(found, d.captured(t)...)
	}
	for _, m := range found {
		if !slices.ContainsFunc(e.places, func(o *mention) bool { return o.entity == m.entity }) {
			e.places = append(e.places, m)
		}
	}
}
