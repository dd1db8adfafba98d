package extract

import (
	"slices"
	"strings"

	"casus/schema"
)

// retellTitle joins what the headline tells to the body's account of it: a headline leaves out when and whether.
func (d *document) retellTitle() {
	title := strings.Join(strings.Fields(d.article.Title), " ")
	if title == "" {
		return
	}
	for _, e := range d.events {
		s := e.first().s
		if s.index > 2 || !strings.Contains(title, strings.Join(strings.Fields(d.sentence(s).Exact), " ")) {
			continue
		}
		for _, o := range d.events {
			if o == e || o.dropped || o.first().s.index <= s.index || !sameSort(o, e) || disjoint(o, e) && !agreementLike(e.kind) {
				continue
			}
			e.source = schema.TimeDefault
			d.absorb(o, e)
			break
		}
	}
	d.events = slices.DeleteFunc(d.events, func(e *event) bool { return e.dropped })
}

func sameSort(a, b *event) bool {
	return a.kind == b.kind || isAgreement(a) && isAgreement(b)
}

// losers gives a capture the side that loses by it, where the sentence says whose gains were undone: "rolling back nearly every gain
// from the rebel offensive".
func (d *document) losers() {
	for _, e := range d.events {
		if e.kind != schema.TerritoryCapture || len(e.with(schema.Target)) > 0 {
			continue
		}
		s := e.first().s
		for i := range s.Tokens {
			if l := s.lemma(i); l != "gain" && l != "advance" || !s.isNominal(i) {
				continue
			}
			for k := max(0, i-3); k < min(len(s.Tokens), i+10); k++ {
				m := s.at[k]
				if m == nil || m.entity == nil || m.entity.isPlace() || !armed(m.entity) || m.entity.kind == schema.StateActor || containsEntity(e.with(schema.Agent), m.entity) {
					continue
				}
				e.parts = append(e.parts, part{role: schema.Target, entity: m.entity, mention: m})
				break
			}
		}
	}
}
