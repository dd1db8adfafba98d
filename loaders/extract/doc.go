// Package extract reads an article and says what happened: mentions, actors, places, events and relations, each with the
// sentence that it rests on. It is a pure function of the article, the models and the lexicon.
//
// The way of an article, a file a stage:
//
//	extract.go     Extractor.Extract runs the stages below over one document
//	document.go    the text as sentences with a dependency tree each (loaders/language), times and numbers found in them
//	mentions.go    stretches that name or describe an actor or a place: lexicon, capitalised names, noun phrases
//	halves.go      states called by the word that tells them apart: "the North"
//	runs.go        runs of capitalised words taken apart into offices, listed names and unlisted ones
//	ofnames.go     names that go on behind a preposition: "Army of Conquest"
//	names.go       what an unknown name is: a person, a group, a place
//	offices.go     nouns that say what somebody is: of whom, and of which body
//	bodies.go      whose office it is
//	coref.go       mentions of the same name become one entity: listed names, surnames, acronyms
//	descriptions.go whom a description means: titles and appositions, "the group", "the country"
//	joint.go       who is meant together: "both sides", "the two men", "the rivals"
//	factions.go    whom what is left of a name means: "the brigade", "the rebels"
//	coordinated.go two of whom one noun is said: "Sunni and Alawite gunmen"
//	incumbents.go whom an office or a rank means: "the Iraqi president", "the general"
//	pronouns.go    whom a pronoun means
//	containers.go  which region or country a place is said to lie in
//	places.go      which place a name means, by the countries that the document is about, and which place "the city" means
//	capitals.go    which town "the Iraqi capital" is
//	syntax.go      questions to the tree: who does it, under which verb
//	arguments.go   what stands around a trigger: whom, where, since when
//	particles.go   particles that are read as prepositions, what control is of, what somebody is made
//	phrases.go     noun phrases by the order of the words, where the tree may err
//	match.go       triggers: words that a frame (loaders/lexicon/frames) takes for an act, with the frame that fits best
//	topics.go      whether a passage is on a subject far from conflict
//	hyphens.go     words that were taken apart at their hyphen
//	hardcases.go   types that the codebook's hard cases settle
//	learned.go     the trained models and the bars at which a word is taken for an act
//	passages.go    what the networks read
//	roles.go       what stands in a frame's slots, and which entity that is
//	casting.go     who among those mentioned near has which part in an act, and where it happens
//	salience.go    whom the whole text is about, who may have a part in an act that is told without naming them
//	words.go       what the models of pairs see of a word
//	held.go        who holds a place by a participle behind it, and the towns of which a part is said to be held
//	implied.go     parts that a construction gives and no frame: who faces accusations, who holds the town that is stormed
//	brokers.go     who mediates, hosts or put forward what is agreed to
//	parts.go       captures of a part or a site, which are none of the whole
//	attempts.go    acts that are only tried, and those that are foiled
//	status.go      whether it happened: modality, negation, condition, what the verb above says of it
//	reality.go     the same by how coders judged other acts that the rules judge so
//	attribution.go who says so
//	accusers.go    who only speaks or acts against what another does
//	tellers.go     sentences whose teller stands behind what he tells
//	statements.go  whose statement a text is
//	when.go        when it happened, from the expressions that timex found
//	background.go  acts told as background, and times that say something else than when
//	toll.go        how many people, from the numbers that count found
//	tolls.go       tolls that words without an act of their own tell
//	events.go      from triggers to events; one act told in several words or sentences becomes one event
//	retellings.go  sentences that tell one act again
//	joining.go     whether two words tell one act, by how coders joined others
//	titles.go      headlines are told again by the body; who lost what others took
//	condemned.go   who did what is condemned
//	things.go      things that are attacked where nobody is, and who is the agent or target of an act that names one only
//	sides.go       which side stands opposite where an act names one only
//	agreements.go  which agreements there are, their effective date and what they cover
//	truces.go      what a sentence says of a truce: that it is made, strived for, over; from when until when
//	bindings.go    whom a truce binds, and what only looks like one
//	terms.go       what an agreement asks of whom
//	conditions.go  what follows if a condition is met
//	feasts.go      truces for a feast: "over Eid"
//	details.go     purpose, kind, length, who is left out
//	breaches.go    breaches, endorsements and rejections, tied to their agreement
//	relations.go   standing links, from the words of relations.tsv
//	ties.go        which of these links the model believes, and which others it finds between those whom a sentence names
//	tiecues.go     what it sees of two
//	tiesamples.go  and what it learns from
//	departures.go  who leads no more: he died, went or was replaced
//	strongholds.go who holds a place that is called a stronghold, and who lost it
//	ended.go       support that a sentence tells the end of, and what a truce stops
//	compounds.go   "rebel-held", "U.S.-backed", "pro-government"
//	belonging.go   who leads, represents or is part of what, from offices
//	memberships.go who makes up an alliance or a body, from lists of its members
//	enmities.go    who fights or opposes whom, from what they do
//	successions.go names that replaced others
//	emit.go        what something refers to, and who and where else is named whose kind is known, as a schema.Extraction with offsets in code points
//
// A verb or noun frame is a line of loaders/lexicon/frames; a name is a line of loaders/lexicon. Code here knows syntax
// and the codebook, never a document.
package extract
