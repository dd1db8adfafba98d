package extract

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"casus/loaders/extract/classify"
	"casus/loaders/lexicon/frames"
	"casus/schema"
)

// figure is somebody who acts in a document, with where it is mentioned as an actor.
type figure struct {
	entity *entity
	// mentions are in reading order.
	mentions []*mention
	// weight is how much the text is about it; rank is its place by that, from 0.
	weight float64
	rank   int
}

// figures are who acts in a document.
type figures struct {
	of map[*entity]*figure
	// ranked are the weightiest first.
	ranked []*figure
	// in are those whom a sentence mentions.
	in [][]*figure
}

const (
	// leading is how many of those that a text is about most may have a part in an act anywhere in it.
	leading = 10
	// lately is how many sentences before those around an act somebody named there may still have a part in it.
	lately = 6
	// absent is how many who are not mentioned around an act are asked for it.
	absent = 6
)

// actors are who acts in the document, found once.
func (d *document) actors() *figures {
	if d.figures != nil {
		return d.figures
	}
	all := &figures{of: map[*entity]*figure{}, in: make([][]*figure, len(d.sents))}
	for k, s := range d.sents {
		for _, m := range s.mentions {
			if m.entity == nil || m.place || m.entity.isPlace() || s.dateline(m) {
				continue
			}
			for _, e := range withMembers(m.entity) {
				f := all.of[e]
				if f == nil {
					f = &figure{entity: e}
					all.of[e] = f
					all.ranked = append(all.ranked, f)
				}
				f.mentions = append(f.mentions, m)
				f.weight += weightOf(m)
				if !slices.Contains(all.in[k], f) {
					all.in[k] = append(all.in[k], f)
				}
			}
		}
	}
	slices.SortStableFunc(all.ranked, func(a, b *figure) int { return cmp.Compare(b.weight, a.weight) })
	for i, f := range all.ranked {
		f.rank = i
	}
	d.figures = all
	return all
}

// weightOf is what a mention adds to how much a text is about somebody: subjects and who is named at the beginning count more.
func weightOf(m *mention) float64 {
	w := 1.0
	if isRel(m.sent.rel(m.head), "nsubj") {
		w++
	}
	if m.sent.index < 2 {
		w++
	}
	if m.form == adjectiveForm {
		w /= 2
	}
	return w
}

// absentees are those whom the sentences around an act do not mention and who may yet have a part in it: whom the text is about most and
// who was named lately, a few of them, so that reading stays linear. near are those whom they mention.
func (d *document) absentees(t *trigger, near []*player) []*player {
	all, first := d.actors(), t.s.index-2
	type choice struct {
		*figure
		score float64
	}
	var list []choice
	add := func(f *figure) {
		if slices.ContainsFunc(list, func(c choice) bool { return c.figure == f }) || slices.ContainsFunc(near, func(p *player) bool { return slices.Contains(p.entities, f.entity) }) {
			return
		}
		score := f.weight
		if i := f.upTo(first); i > 0 {
			score += 8 / float64(t.s.index-f.mentions[i-1].sent.index)
		}
		list = append(list, choice{f, score})
	}
	for _, f := range all.ranked[:min(leading, len(all.ranked))] {
		add(f)
	}
	for k := max(0, first-lately); k < first; k++ {
		for _, f := range all.in[k] {
			add(f)
		}
	}
	slices.SortStableFunc(list, func(a, b choice) int { return cmp.Compare(b.score, a.score) })
	var out []*player
	for _, c := range list[:min(absent, len(list))] {
		out = append(out, &player{mention: c.standIn(first), entities: []*entity{c.entity}, absent: true})
	}
	return out
}

// upTo is how many mentions stand before a sentence.
func (f *figure) upTo(index int) int {
	i, _ := slices.BinarySearchFunc(f.mentions, index, func(m *mention, index int) int { return cmp.Compare(m.sent.index, index) })
	return i
}

// standIn is the mention that stands for somebody whom the sentences from index on do not mention: the last name before, or the last
// description, or else the first mention behind.
func (f *figure) standIn(index int) *mention {
	const farthest = 8
	i := f.upTo(index)
	for k := i - 1; k >= max(0, i-farthest); k-- {
		if f.mentions[k].form == nameForm {
			return f.mentions[k]
		}
	}
	return f.mentions[max(0, i-1)]
}

// storyCues adds what the rest of the text says of a player: how much it is about it, and what it had to do with acts before. away is where it
// is mentioned, needs which parts the frame fills.
func (d *document) storyCues(f *classify.Features, t *trigger, p *player, away, kind, class, who, needs string) {
	f.Add("needs", needs, away, kind)
	f.Add("needs", needs, away, who, class)
	f.Add("needs", needs, away, p.mention.sent.rel(p.mention.head), class)
	var a *figure
	for _, e := range p.entities {
		if a = d.actors().of[e]; a != nil {
			break
		}
	}
	if a == nil {
		f.Add("rank", "none", away)
		return
	}
	rank, length := "low", "long"
	switch {
	case a.rank < 3:
		rank = strconv.Itoa(a.rank)
	case a.rank < 6:
		rank = "6"
	}
	if len(d.sents) <= 4 {
		length = "short"
	}
	f.Add("rank", rank, away, length)
	f.Add("rank", rank, away, class, needs)
	f.Add("rank", rank, who, class, length)
	i := a.upTo(t.s.index)
	if i == 0 {
		f.Add("earlier", "never", away)
		return
	}
	last := a.mentions[i-1]
	f.Add("earlier", distance(t.s.index-last.sent.index), away)
	f.Add("earlier", distance(t.s.index-last.sent.index), last.sent.rel(last.head), class)
	f.Add("paragraph", strconv.FormatBool(last.sent.Paragraph == t.s.Paragraph), away, needs)
	for _, m := range a.mentions[max(0, i-3):i] {
		_, step, act := m.sent.holder(m.head, -1)
		if act == "" {
			continue
		}
		alike := "other"
		switch {
		case act == kind:
			alike = "same"
		case string(schema.EventType(act).Class()) == class:
			alike = "class"
		}
		f.Add("did", step, act, kind)
		f.Add("did", step, alike, class)
		f.Add("did", step, alike, away)
	}
}

// needsOf tells which parts of an act its frame finds filled, and which of its slots hold somebody or something else.
func needsOf(t *trigger, filled []part) string {
	agent, target, parties := "-", "-", 0
	for _, p := range filled {
		switch p.role {
		case schema.Agent:
			agent = "A"
		case schema.Target:
			target = "T"
		case schema.Party:
			parties++
		}
	}
	if agent == "-" && len(t.args["subj"]) > 0 && t.frame.Part == frames.Verb {
		agent = "s"
	}
	if target == "-" && len(t.args["obj"]) > 0 {
		target = "o"
	}
	return agent + target + strings.Repeat("P", min(parties, 2))
}
