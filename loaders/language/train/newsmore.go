package main

// The second half of the grammar: what a parser takes for the verb of a sentence though it is none, and the other way round.

// reduced is a participle that describes a noun: "signed on Monday", "brokered by Qatar and approved in May".
func (g *newswire) reduced() phrase {
	one := func() phrase {
		v := word(g.of(list("agreed reached signed announced brokered imposed negotiated declared endorsed approved launched backed mediated ordered proposed extended")), "VBN")
		switch g.rng.IntN(4) {
		case 0:
			return join(head(v), mark("advmod", g.of([]string{"late", "early"}), "RB"), as("obl", behind("on", word(g.of(days), "NNP"))))
		case 1:
			return join(head(v), as("obl", behind("in", word(g.of(months), "NNP"))))
		case 2:
			return join(head(v), g.when())
		}
		return join(head(v), as("obl:agent", behind("by", g.choose(g.power, g.nation))))
	}
	if g.chance(0.4) {
		return join(head(one()), as("conj", join(mark("cc", "and", "CC"), head(one()))))
	}
	return one()
}

func (g *newswire) determined(noun string) phrase {
	return join(mark("det", g.of([]string{"the", "a"}), "DT"), head(word(noun, "NN")))
}

// accord is a deal with a participle, within commas or not, and what became of it.
func (g *newswire) accord() phrase {
	reduced := g.reduced()
	if g.chance(0.5) {
		reduced = join(comma(), head(reduced), comma())
	}
	noun := g.of(list("truce deal ceasefire agreement accord plan resolution treaty offensive embargo blockade pact"))
	parts := []part{as("nsubj", join(head(g.determined(noun)), as("acl", reduced)))}
	switch g.rng.IntN(4) {
	case 0:
		parts[0].rel = "nsubj:pass"
		parts = append(parts, as("aux", aux("has", "VBZ")), as("aux:pass", aux("been", "VBN")))
		if g.chance(0.5) {
			parts = append(parts, mark("advmod", g.of([]string{"repeatedly", "largely", "already"}), "RB"))
		}
		parts = append(parts, head(word(g.of(list("broken violated ignored suspended rejected breached tested")), "VBN")), as("obl:agent", behind("by", g.group())))
	case 1:
		parts = append(parts, as("aux", aux(g.of([]string{"would", "will", "could"}), "MD")), head(word(g.of([]string{"take", "come", "enter"}), "VB")), as("obl", behind("into", word(g.of([]string{"force", "effect"}), "NN"))), g.when())
	case 2:
		parts = append(parts, head(word(g.of(list("collapsed failed held expired ended")), "VBD")), g.when())
	default:
		parts = append(parts, as("aux", aux("has", "VBZ")), head(word(g.of(list("collapsed failed held expired angered divided")), "VBN")), g.where())
	}
	return join(parts...)
}

// holds is a relative clause with a condition in it: "which, if it holds, could end the siege".
func (g *newswire) holds() phrase {
	condition := join(comma(), sconj("mark", "if"), as("nsubj", word("it", "PRP")), head(word(g.of(list("holds succeeds works lasts")), "VBZ")), comma())
	relative := join(comma(), as("nsubj", word("which", "WDT")), as("advcl", condition), as("aux", aux(g.of([]string{"could", "would", "may"}), "MD")), head(g.act(base, "VB")))
	deal := join(head(g.determined(g.of(list("truce deal ceasefire plan accord")))), as("nmod", behind("on", g.nation())), as("acl:relcl", relative))
	return join(as("nsubj", join(head(g.nation()), as("conj", join(mark("cc", "and", "CC"), head(g.nation()))))), head(word(g.of(list("reached signed announced agreed")), "VBD")), as("obj", deal))
}

// needed is "desperately needed aid" and whom it reaches.
func (g *newswire) needed() phrase {
	kind := join(mark("advmod", g.of(list("desperately urgently badly sorely")), "RB"), head(word("needed", "VBN")))
	aid := join(as("amod", kind), mark("amod", g.of(list("humanitarian medical military financial")), "JJ"), head(word(g.of(list("aid access help assistance relief support")), "NN")))
	to := join(mark("amod", g.of(list("besieged trapped displaced wounded isolated")), "VBN"), head(word(g.of(list("communities civilians areas towns families residents")), "NNS")))
	if g.chance(0.5) {
		allow := join(comma(), head(word(g.of(list("allowing bringing sending delivering promising")), "VBG")), as("obj", aid), as("obl", behind("to", to)))
		return join(head(g.clause()), as("advcl", allow))
	}
	verb := join(as("mark", word("to", "TO")), head(word(g.of(list("deliver send bring allow provide")), "VB")), as("obj", aid), as("obl", behind("to", to)))
	return join(as("nsubj", g.choose(g.power, g.nation)), mark("advmod", "also", "RB"), head(word(g.of(list("needs wants plans hopes agreed")), "VBZ")), as("xcomp", verb))
}

// advance is a noun that could be a verb as subject: "The rebel advance further cut off the town".
func (g *newswire) advance() phrase {
	subject := join(mark("det", "the", "DT"), mark("compound", g.of(sides), "NN"), head(word(g.of(list("advance attack strike retreat march raid push assault offensive protest bombing siege")), "NN")))
	parts := []part{as("nsubj", subject)}
	if g.chance(0.5) {
		parts = append(parts, mark("advmod", g.of(list("further also again briefly effectively")), "RB"))
	}
	if g.chance(0.5) {
		parts = append(parts, head(word(g.of(list("sealed cut closed shut")), "VBD")), mark("compound:prt", "off", "RP"))
	} else {
		parts = append(parts, head(word(g.of(list("isolated threatened encircled damaged closed cleared")), "VBD")))
	}
	return join(append(parts, as("obj", g.held()))...)
}

// held is a place and who holds it: "Aleppo's rebel-held districts", "government-controlled Homs".
func (g *newswire) held() phrase {
	who := word(g.of(list("rebel government opposition regime militant insurgent army separatist")), "NN")
	kind := as("amod", join(as("obl:unmarked", who), mark("punct", "-", "HYPH"), head(word(g.of(list("held controlled run")), "VBN"))))
	if g.chance(0.4) {
		return join(kind, head(g.place()))
	}
	owner := join(head(g.place()), mark("case", g.of([]string{"'s", "’s"}), "POS"))
	return join(as("nmod:poss", owner), kind, mark("amod", g.of(features[1:5]), "JJ"), head(word(g.of(list("districts suburbs areas outskirts villages neighborhoods")), "NNS")))
}

// secretary is an office of several words before a name, and a second person.
func (g *newswire) secretary() phrase {
	office := join(mark("compound", g.of([]string{"U.S.", "UN", "Vatican"}), "NNP"), head(word("Secretary", "NNP")), as("nmod", join(preposition("of"), head(word("State", "NNP")))))
	first := flat(g.of(firsts)+" "+g.of(lasts), "PER")
	p := join(as("nmod:desc", office), head(first))
	other := join(mark("amod", g.of(peoples), "JJ"), as("nmod:desc", join(mark("amod", g.of([]string{"Foreign", "Prime", "Defense"}), "NNP"), head(word("Minister", "NNP")))), head(flat(g.of(firsts)+" "+g.of(lasts), "PER")))
	subject := p
	switch g.rng.IntN(3) {
	case 0:
		subject = join(head(p), as("conj", join(mark("cc", "and", "CC"), head(other))))
	case 1:
		subject = other
	}
	content := join(sconj("mark", "that"), head(g.choose(g.accord, g.clause)))
	return join(as("nsubj", subject), head(word("said", "VBD")), as("ccomp", content))
}
