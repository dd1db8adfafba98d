package extract

import (
	"slices"
	"strings"

	"casus/loaders/lexicon"
	"casus/schema"
)

// issuer is the state or body that issues the article and that its text names: the first one that its source is called by ("Delegation of the European
// Union", "Indian Navy spokesperson"), else that the title of a statement names. Nil where it is a paper's or nobody is named.
func (d *document) issuer() *entity {
	press := func(w string) bool { return pressWords[strings.ToLower(w)] }
	if source := nameWords(d.article.Source); !slices.ContainsFunc(source, press) {
		if e := d.bodyIn(source); e != nil {
			return e
		}
	}
	title := nameWords(d.article.Title)
	if slices.ContainsFunc(title, func(w string) bool { return statements[strings.ToLower(w)] }) {
		return d.bodyIn(title)
	}
	return nil
}

// pressWords are words that the names of papers have and that bodies lack.
var pressWords = set("post times newspaper paper herald journal daily tribune observer guardian telegraph liveblog blog gazette weekly magazine reporter correspondent wikinews wikipedia reuters bbc cnn")

// nameWords are the words of a name as the lexicon looks for them.
func nameWords(s string) []string {
	var out []string
	for _, w := range strings.Fields(s) {
		w = strings.Trim(w, ",;:()\"")
		if stem, ok := strings.CutSuffix(w, "'s"); ok {
			out = append(out, stem, "'s")
		} else if w != "" {
			out = append(out, w)
		}
	}
	return out
}

// bodyIn is the first body or state that some words name and that the text mentions.
func (d *document) bodyIn(words []string) *entity {
	named := map[string]*entity{}
	ids := map[string]*entity{}
	for _, e := range d.entities {
		if len(e.mentions) == 0 || e.kind == schema.PersonActor || e.kind == schema.PopulationActor || len(e.members) > 0 {
			continue
		}
		if e.entry != nil && (!e.isPlace() || e.place == schema.CountryPlace) {
			ids[e.entry.ID] = e
		}
		if e.isPlace() {
			continue
		}
		for _, m := range e.mentions {
			if m.form == nameForm {
				named[strings.ToLower(m.sent.text(d, m.first, m.last))] = e
			}
		}
	}
	for i := range words {
		if !startsUpper(words[i]) {
			continue
		}
		for n := min(len(words)-i, 8); n > 0; n-- {
			if e := named[strings.ToLower(strings.Join(words[i:i+n], " "))]; e != nil {
				return e
			}
		}
		found, _ := d.x.lexicon.Longest(words[i:])
		for _, entry := range found.On(d.day).Entries {
			switch {
			case entry.Kind == string(schema.PersonActor):
			case entry.Kind == lexicon.Country || entry.Kind == lexicon.State:
				if ids["state:"+entry.Country] != nil || ids[entry.ID] != nil {
					return d.entityOf("state:" + entry.Country)
				}
			case !entry.Place && ids[entry.ID] != nil:
				return ids[entry.ID]
			}
		}
	}
	return nil
}

// introduced is who says what follows a sentence that ends in a colon.
func (d *document) introduced(s *sentence) *entity {
	n := len(s.Tokens)
	if n < 2 || s.lower[n-1] != ":" {
		return nil
	}
	for i := n - 2; i >= 0; i-- {
		if !s.isVerb(i) || !speech[s.lemma(i)] && !(issuing[s.lemma(i)] && slices.ContainsFunc(s.children[i], func(k int) bool { return statements[s.lemma(k)] })) {
			continue
		}
		if sub := s.subject(i); sub >= 0 {
			if m := d.mentionAt(s, sub); m != nil && m.entity != nil && !m.entity.isPlace() {
				return m.entity
			}
		}
	}
	return nil
}

// issuing are verbs whose object may be what somebody says, statements nouns for that.
var (
	issuing    = set("provide issue make give release publish send")
	statements = set("statement declaration communique communiqué message remark comment account speech address")
)

// opinions are verbs for what a statement does to those that it is about, and to its readers.
var opinions = set("condemn welcome call urge support reiterate reaffirm express commend deplore regret remain stand note recognize recognise applaud denounce demand wish inform announce appeal thank confirm comply continue")

// opinion is the state or body that a sentence says has an opinion now: "The European Union welcomes".
func (d *document) opinion(s *sentence) *entity {
	for i := range s.Tokens {
		if x := s.tok(i).XPOS; x != "VBZ" && x != "VBP" || !opinions[s.lemma(i)] || s.rel(i) != "root" || s.quoted[i] {
			continue
		}
		sub := s.ownSubject(i)
		if sub < 0 {
			continue
		}
		m := d.mentionAt(s, s.nominal(sub))
		if m == nil || m.entity == nil || m.form == pronounForm {
			continue
		}
		if m.entity.isPlace() || m.place {
			return d.stateOf(m)
		}
		switch m.entity.kind {
		case schema.StateActor, schema.InternationalBody, schema.OrganizationActor, schema.CoalitionActor:
			return m.entity
		}
	}
	return nil
}
