// Package eval measures extractions against reports that somebody coded by hand, and shows where they differ.
//
//	lines.go   the two forms that a coding comes in: phrases of the text (gold), or offsets (the extraction contract)
//	check.go   what a gold line cannot say
//	spans.go   where phrases and mentions stand, and whether two of them mean the same
//	score.go   Compare: which events, participants and relations meet; precision, recall and F1
//	errors.go  what was missed, made up or coded otherwise, each with its sentence
//	print.go   both for people to read
//
// What counts as right: events are matched one to one within a report by type, those first that share most participants.
// Of two participants the extracted one is right where one of its mentions covers the head of the gold phrase, or shares at
// least half of its words. A relation needs its type and both ends, in either order where it has no direction.
//
// A gold file has a report a line:
//
//	{"id":"r1","date":"2016-09-10","text":"...","events":[{"type":"BATTLE","status":"OCCURRED","date":"2016-09-09",
//	  "trigger":"clashed","agent":["troops"],"target":["the rebels"],"party":[],"mediator":[],"place":["Aleppo"]}],
//	  "relations":[{"type":"LEADS","subject":"Bashar al-Assad","object":"Syria"}]}
//
// in which participants, places and the ends of relations are phrases of the text.
package eval
