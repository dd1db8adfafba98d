package main

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"casus/loaders/language"
)

// The treebanks have little news of wars and hardly a headline. A small grammar makes sentences with the constructions that such
// news is written in, with their trees: verbs in the present that could be nouns ("rebels attack the town"), passives with their
// agents, participles, relative clauses, reported speech, control. What it says is made up.

type newswire struct{ rng *rand.Rand }

// newswireSentences makes n sentences; a seed always gives the same.
func newswireSentences(n int, seed uint64) []language.Example {
	g := &newswire{rand.New(rand.NewPCG(seed, 5))}
	out := make([]language.Example, n)
	for i := range out {
		out[i] = g.sentence().example()
	}
	return out
}

func (g *newswire) of(list []string) string { return list[g.rng.IntN(len(list))] }
func (g *newswire) chance(p float64) bool   { return g.rng.Float64() < p }

// choose calls one of the makers.
func (g *newswire) choose(makers ...func() phrase) phrase { return makers[g.rng.IntN(len(makers))]() }

func (g *newswire) place() phrase { return flat(g.of(places), language.Location) }

func (g *newswire) nation() phrase { return flat(g.of(nations), language.Location) }

func (g *newswire) person() phrase {
	n := flat(g.of(firsts)+" "+g.of(lasts), language.Person)
	switch g.rng.IntN(4) {
	case 0:
		return join(mark("nmod:desc", g.of(titleSet), "NNP"), head(n))
	case 1:
		title := join(mark("amod", g.of([]string{"Foreign", "Prime", "Defense", "Interior"}), "NNP"), head(word("Minister", "NNP")))
		return join(as("nmod:desc", title), head(n))
	case 2:
		return flat(g.of(lasts), language.Person)
	}
	return n
}

// group is who acts in the plural; bare leaves the article out.
func (g *newswire) group() phrase {
	noun := word(g.of(fighters), "NNS")
	switch g.rng.IntN(7) {
	case 0:
		return join(mark("compound", g.of(sides), "NN"), head(word(g.of([]string{"forces", "troops", "soldiers", "fighters", "warplanes"}), "NNS")))
	case 1:
		return join(mark("amod", g.of(peoples), "JJ"), head(noun))
	case 2:
		return join(as("amod", join(as("obl:unmarked", g.nation()), mark("punct", "-", "HYPH"), head(word(g.of([]string{"backed", "led", "trained"}), "VBN")))), head(noun))
	case 3:
		return join(head(noun), as("amod", join(head(word("loyal", "JJ")), as("obl", behind("to", g.power())))))
	case 4:
		return join(mark("amod", g.of([]string{"armed", "masked", "foreign", "pro-government"}), "JJ"), head(noun))
	}
	return noun
}

// power is who acts in the singular.
func (g *newswire) power() phrase {
	switch g.rng.IntN(5) {
	case 0:
		return g.nation()
	case 1:
		return join(mark("det", "the", "DT"), mark("amod", g.of(peoples), "JJ"), head(word(g.of(powers), "NN")))
	case 2:
		n := join(mark("amod", "United", "NNP"), head(word(g.of([]string{"Nations", "States"}), "NNPS")))
		kind := language.Organization
		if n.tokens[1].Text == "States" {
			kind = language.Location
		}
		n.names = []language.Entity{{First: 0, Last: 1, Kind: kind}}
		return join(mark("det", "the", "DT"), head(n))
	case 3:
		return flat(g.of(bodies), language.Organization)
	}
	return join(mark("det", "the", "DT"), head(word(g.of(powers), "NN")))
}

// goal is what is attacked.
func (g *newswire) goal() phrase {
	if g.chance(0.2) {
		return join(mark("compound", g.of(sides), "NN"), head(word(g.of(many), "NNS")))
	}
	parts := []part{mark("det", g.of([]string{"the", "a", "the"}), "DT")}
	if g.chance(0.4) {
		parts = append(parts, mark("amod", g.of(features), "JJ"))
	}
	parts = append(parts, head(word(g.of(goals), "NN")))
	if g.chance(0.4) {
		parts = append(parts, as("nmod", behind(g.of([]string{"of", "in", "near", "of"}), g.place())))
	}
	return join(parts...)
}

// victims is people, counted.
func (g *newswire) victims() phrase {
	number := word(g.of([]string{"two", "three", "12", "40", "seven", "25", "150", "five", "1,200"}), "CD")
	noun := word(g.of(harmed), "NNS")
	switch g.rng.IntN(5) {
	case 0:
		return join(as("nummod", join(as("nmod", join(preposition("at"), head(word("least", "JJS")))), head(number))), head(noun))
	case 1:
		return join(head(word(g.of([]string{"dozens", "hundreds", "scores", "thousands"}), "NNS")), as("nmod", behind("of", noun)))
	case 2:
		more := join(head(tagged("more", "JJR", "ADJ")), mark("fixed", "than", "IN"))
		return join(as("nummod", join(as("advmod", more), head(number))), head(noun))
	}
	return join(as("nummod", number), head(noun))
}

// when is a time, where a place, as they hang on a verb.
func (g *newswire) when() part {
	switch g.rng.IntN(4) {
	case 0:
		return as("obl:unmarked", join(mark("amod", "last", "JJ"), head(word(g.of([]string{"week", "month", "year", "night"}), "NN"))))
	case 1:
		return as("obl:unmarked", word(g.of(days), "NNP"))
	case 2:
		return as("obl", behind("in", word(g.of(months), "NNP")))
	}
	return as("obl", behind("on", word(g.of(days), "NNP")))
}

func (g *newswire) where() part {
	if g.chance(0.3) {
		border := join(mark("det", "the", "DT"), head(word("border", "NN")), as("nmod", behind("with", g.nation())))
		return as("obl", behind("near", border))
	}
	return as("obl", behind(g.of([]string{"in", "in", "near", "outside"}), g.place()))
}

// act is a verb in a form with its object.
func (g *newswire) act(form int, x string) phrase {
	v, object := attacks[g.rng.IntN(len(attacks))], g.goal
	if g.chance(0.35) {
		v, object = harms[g.rng.IntN(len(harms))], g.victims
	}
	parts := []part{head(word(v[form], x)), as("obj", object())}
	if g.chance(0.15) {
		parts = []part{head(word([]string{"take", "takes", "took", "taken", "taking"}[form], x)), mark("advmod", "back", "RB"), as("obj", g.goal())}
	}
	return join(parts...)
}

// clause is somebody doing something, with time or place: in the past, the present or the perfect.
func (g *newswire) clause() phrase {
	subject, plural := g.group(), true
	if g.chance(0.35) {
		subject, plural = g.power(), false
	}
	var before []part
	form, x := past, "VBD"
	switch p := g.rng.Float64(); {
	case p < 0.3 && plural:
		form, x = base, "VBP"
	case p < 0.3:
		form, x = third, "VBZ"
	case p < 0.42:
		form, x = participle, "VBN"
		have, tag := "have", "VBP"
		if !plural {
			have, tag = "has", "VBZ"
		}
		before = append(before, as("aux", aux(have, tag)))
	case p < 0.5:
		form, x = base, "VB"
		before = append(before, as("aux", aux(g.of([]string{"will", "could", "may", "would"}), "MD")))
	}
	act := g.choose(func() phrase { return g.act(form, x) }, func() phrase { return g.act(form, x) },
		func() phrase { return word(moves[g.rng.IntN(len(moves))][form], x) },
		func() phrase {
			return join(head(word(opines[g.rng.IntN(len(opines))][form], x)), as("obj", g.deal()))
		})
	parts := append([]part{as("nsubj", subject)}, before...)
	parts = append(parts, head(act))
	if g.chance(0.35) {
		parts = append(parts, g.where())
	}
	if g.chance(0.4) {
		parts = append(parts, g.when())
	}
	return join(parts...)
}

// deal is an agreement or an event, as a noun.
func (g *newswire) deal() phrase {
	noun := g.of(deals)
	x := "NN"
	if strings.HasSuffix(noun, "s") {
		x = "NNS"
	}
	p := join(mark("det", "the", "DT"), head(word(noun, x)))
	if g.chance(0.3) {
		p = join(mark("det", "the", "DT"), head(word(g.of(events), "NN")), as("nmod", behind("on", g.goal())))
	} else if g.chance(0.4) {
		p = join(head(p), as("nmod", behind("with", g.power())))
	}
	return p
}

// passive is a clause whose subject suffers.
func (g *newswire) passive() phrase {
	var subject phrase
	var v verb
	be := aux("was", "VBD")
	if g.chance(0.5) {
		subject, v, be = g.victims(), harms[g.rng.IntN(len(harms))], aux("were", "VBD")
	} else {
		subject, v = g.goal(), attacks[g.rng.IntN(len(attacks))]
		if subject.tokens[len(subject.tokens)-1].XPOS == "NNS" {
			be = aux("were", "VBD")
		}
	}
	parts := []part{as("nsubj:pass", subject)}
	if g.chance(0.2) {
		parts = append(parts, as("aux", aux("had", "VBD")))
		be = aux("been", "VBN")
	}
	parts = append(parts, as("aux:pass", be), head(word(v[participle], "VBN")))
	if g.chance(0.6) {
		by := g.group
		if g.chance(0.3) {
			by = g.power
		}
		parts = append(parts, as("obl:agent", behind("by", by())))
	}
	if g.chance(0.3) {
		parts = append(parts, as("obl", behind("in", join(mark("det", "the", "DT"), head(word(g.of(events), "NN"))))))
	}
	if g.chance(0.4) {
		parts = append(parts, g.when())
	}
	return join(parts...)
}

func (g *newswire) any() phrase {
	return g.choose(g.clause, g.passive, g.clause)
}

func stop(p phrase) phrase { return join(head(p), mark("punct", ".", ".")) }

// sentence is one of the patterns.
func (g *newswire) sentence() phrase {
	if g.chance(0.15) {
		return g.headline()
	}
	if g.chance(0.4) {
		return stop(g.choose(g.accord, g.accord, g.holds, g.needed, g.advance, g.secretary))
	}
	switch g.rng.IntN(14) {
	case 0, 1:
		return stop(g.any())
	case 2: // reported, the speaker first or last
		speaker := g.choose(g.person, g.power, func() phrase { return join(mark("det", "a", "DT"), head(word(g.of(agents), "NN"))) })
		if g.chance(0.5) {
			return stop(join(as("ccomp", g.any()), comma(), as("nsubj", speaker), head(word("said", "VBD")), g.when()))
		}
		content := g.any()
		if g.chance(0.6) {
			content = join(sconj("mark", "that"), head(content))
		}
		return stop(join(as("nsubj", speaker), head(word("said", "VBD")), as("ccomp", content)))
	case 3: // "after", "when", "as"
		mark := sconj("mark", g.of([]string{"after", "as", "before", "while", "because"}))
		return stop(join(head(g.any()), as("advcl", join(mark, head(g.any())))))
	case 4: // ", killing at least 30 people"
		result := join(comma(), head(word(harms[g.rng.IntN(len(harms))][gerund], "VBG")), as("obj", g.victims()))
		return stop(join(head(g.clause()), as("advcl", result)))
	case 5: // "fighters who had guarded the depot"
		relative := join(as("nsubj", word("who", "WP")), as("aux", aux("had", "VBD")), head(g.act(participle, "VBN")))
		parts := []part{as("nsubj", join(head(word(g.of(fighters), "NNS")), as("acl:relcl", relative)))}
		if g.chance(0.5) {
			parts[0].rel = "nsubj:pass"
			return stop(join(append(parts, as("aux:pass", aux("were", "VBD")), head(word(harms[g.rng.IntN(len(harms))][participle], "VBN")), g.where())...))
		}
		return stop(join(append(parts, head(g.act(past, "VBD")))...))
	case 6: // "a convoy attacked by rebels"
		reduced := join(head(word(attacks[g.rng.IntN(len(attacks))][participle], "VBN")), as("obl:agent", behind("by", g.group())))
		noun := join(mark("det", "the", "DT"), head(word(g.of(goals), "NN")), as("acl", reduced))
		return stop(join(as("nsubj", g.group()), head(word(attacks[g.rng.IntN(len(attacks))][past], "VBD")), as("obj", noun)))
	case 7: // two verbs with one subject
		second := join(mark("cc", "and", "CC"), head(g.act(past, "VBD")))
		return stop(join(as("nsubj", g.group()), head(g.act(past, "VBD")), as("conj", second)))
	case 8: // control
		v := g.of(list("agreed vowed refused threatened pledged decided failed began tried promised"))
		to := join(as("mark", word("to", "TO")), head(g.act(base, "VB")))
		return stop(join(as("nsubj", g.choose(g.group, g.power, g.person)), head(word(v, "VBD")), as("xcomp", to)))
	case 9: // "urged rebels to withdraw"
		v := g.of(list("urged forced ordered told asked allowed pressed warned"))
		to := join(as("mark", word("to", "TO")), head(word(moves[g.rng.IntN(len(moves))][base], "VB")))
		return stop(join(as("nsubj", g.choose(g.group, g.power, g.person)), head(word(v, "VBD")), as("obj", g.group()), as("xcomp", to)))
	case 10: // "the army's shelling of the village"
		noun := join(as("nmod:poss", join(head(g.power()), mark("case", "'s", "POS"))), head(word(g.of(events), "NN")), as("nmod", behind(g.of([]string{"on", "of", "in"}), g.goal())))
		return stop(join(as("nsubj", noun), head(word(harms[g.rng.IntN(len(harms))][past], "VBD")), as("obj", g.victims()), g.when()))
	case 11: // "talks between Turkey and Russia collapsed"
		and := join(head(g.nation()), as("conj", join(mark("cc", "and", "CC"), head(g.nation()))))
		noun := join(head(word(g.of([]string{"talks", "negotiations", "clashes", "hostilities", "tensions"}), "NNS")), as("nmod", behind("between", and)))
		v := word(g.of(list("collapsed resumed began ended continued erupted stalled failed")), "VBD")
		return stop(join(as("nsubj", noun), head(v), g.where(), as("advcl", join(sconj("mark", g.of([]string{"after", "as"})), head(g.any())))))
	case 12: // apposition, and names that are joined
		if g.chance(0.5) {
			and := join(head(g.person()), as("conj", join(mark("cc", "and", "CC"), head(g.person()))))
			v := g.of(list("met spoke agreed talked arrived"))
			return stop(join(as("nsubj", and), head(word(v, "VBD")), g.where(), g.when()))
		}
		role := join(comma(), mark("det", "the", "DT"), head(word(g.of([]string{"leader", "commander", "head", "spokesman"}), "NN")), as("nmod", behind("of", g.power())), comma())
		return stop(join(as("nsubj:pass", join(head(g.person()), as("appos", role))), as("aux:pass", aux("was", "VBD")), head(word(harms[g.rng.IntN(len(harms))][participle], "VBN")),
			as("obl:agent", behind("by", g.group())), g.when()))
	}
	// "accused the army of shelling the village"
	of := join(sconj("mark", "of"), head(g.act(gerund, "VBG")))
	return stop(join(as("nsubj", g.choose(g.power, g.person)), head(word("accused", "VBD")), as("obj", g.choose(g.power, g.group)), as("advcl", of)))
}

// headline has no articles and tells what was in the present.
func (g *newswire) headline() phrase {
	goal := word(g.of(goals), "NN")
	if g.chance(0.5) {
		goal = join(mark("amod", g.of(features), "JJ"), head(goal))
	}
	switch g.rng.IntN(6) {
	case 0:
		return join(as("nsubj", word(g.of(powers[:8]), "NN")), head(word(attacks[g.rng.IntN(len(attacks))][third], "VBZ")), as("obj", goal), as("obl", behind(g.of([]string{"from", "in"}), g.choose(g.place, func() phrase { return word(g.of(fighters), "NNS") }))))
	case 1:
		return join(as("nsubj", g.group()), head(word(attacks[g.rng.IntN(len(attacks))][base], "VBP")), as("obj", goal), as("obl", behind("in", g.place())))
	case 2:
		number := word(fmt.Sprint(2+g.rng.IntN(90)), "CD")
		return join(as("nsubj:pass", number), head(word(harms[g.rng.IntN(4)][participle], "VBN")), as("obl", behind("in", join(as("compound", g.place()), head(word(g.of(events), "NN"))))))
	case 3:
		return join(as("nsubj", g.choose(g.nation, g.person)), as("mark", word("to", "TO")), head(word(g.of([]string{"withdraw", "send", "resume", "halt", "release"}), "VB")), as("obj", g.choose(func() phrase { return word(g.of(fighters), "NNS") }, func() phrase { return word("talks", "NNS") })))
	case 4:
		return join(as("nsubj", join(mark("compound", g.of([]string{"Car", "Suicide", "Truck"}), "NN"), head(word("bomb", "NN")))), head(word(harms[g.rng.IntN(3)][third], "VBZ")), as("obj", join(as("nummod", word(fmt.Sprint(2+g.rng.IntN(90)), "CD")), head(word(g.of(harmed), "NNS")))), as("obl", behind("in", g.place())))
	}
	subject, form, x := g.nation(), third, "VBZ"
	if g.chance(0.5) {
		subject, form, x = g.group(), base, "VBP"
	}
	return join(as("nsubj", subject), head(word(opines[g.rng.IntN(len(opines))][form], x)), as("obj", word(g.of(deals[:4]), "NN")), as("obl", behind("with", g.nation())))
}
