// Package lexicon is the knowledge of names: which run of words can stand for which state, body, armed group, person or
// place, who held which office when, and which common nouns mean actors. [Default] is the embedded data, [Lexicon.With]
// puts a user's file over it, [Lexicon.Longest] is the question that a reader of text asks.
//
//	lexicon.go  Entry, Alias, Link, Noun
//	load.go     the embedded files and the user's become one Lexicon
//	parse.go    the form of the files, table or JSON Lines; cells.go the small languages inside their cells
//	derive.go   what follows by rule: the forces, people and territory of a state, surnames
//	layer.go    names by hash; the gazetteer stays text until a line of it is asked for
//	find.go     Longest, Lookup, Entry
//	fold.go     which spellings are one name; fit.go whether their upper and lower case fits
//	rank.go     which of several entries with a name comes first
//	offices.go  Holder: who was foreign minister of whom on a day
//	nouns.go    actor nouns: "gunmen", "lawmakers", "coup leader"
//	frames/     verbs and nouns of acts, a package of its own
//	gen/        the program that makes the files under data that come from open sources
//
// # Files
//
// A data file, ours or a user's, is UTF-8 text, a table or JSON Lines; lines that are empty or begin with # are skipped.
// The first line of a table names its columns, separated by tabs, in any order; cells at the end of a row may be missing:
//
//	id          stable key with the kind before a colon; made from kind and name where there is none
//	name        usual English name; may be missing where the id is known already
//	kind        one of the constants of this package; follows from the id where there is none
//	country     ISO 3166-1 alpha-2 code
//	wikidata    Q858
//	geonames, latitude, longitude, population
//	within      ids of the places that a place lies in, the smallest first, separated by |
//	aliases     other names, separated by |
//	links       standing relations, separated by |
//	offices     offices of a person, separated by |
//
// "kind=PERSON" as the name of a column is the column kind with what it means in rows that state neither kind nor id. So a
// person without an office is a row of a table of persons like any other.
//
//	name                     country  aliases                                      links                                                kind=ARMED_GROUP
//	Jabhat Fateh al-Sham     SY       JFS|Fateh al-Sham Front|Conquest of Syria Front  SUCCEEDS group:al-nusra-front 2016-07-28/
//	Qalamoun Eagles          SY       Nusur al-Qalamun|Eagles {x 2012/2014}        PART_OF group:free-syrian-army 2012/
//
// A name may have flags and the time of its use in braces after it, "Nur-Sultan {m 2019-03-23/2022-09-17}":
//
//	a  adjective or demonym: "Russian"
//	m  metonym, a seat that stands for whom it houses: "the Kremlin"
//	s  surname; where no name of a person has the flag, the last word of the name is added as one
//	x  ambiguous: also a common word, or a name of several entries
//	c  exact: only in this spelling of upper and lower case: "IS"
//
// A link is TYPE ID [SINCE/UNTIL] [ROLE], of the types LEADS, REPRESENTS, PART_OF and SUCCEEDS. An office is ROLE [COUNTRY or
// ID] [SINCE/UNTIL], by default of the country of the row: "foreign minister 2004-03-09/", "envoy org:un 2014-07-10/".
// Times are EDTF days, months or years, either end may be empty.
//
// JSON Lines have an object a line with the same names, aliases and links being objects with the fields of [Alias] and
// [Link]. Both forms may stand in one file.
//
//	{"id":"group:qalamoun-eagles","name":"Qalamoun Eagles","country":"SY","aliases":[{"Name":"Nusur al-Qalamun"}],"links":[{"Type":"PART_OF","Object":"group:free-syrian-army"}]}
//
// # Names of several entries
//
// Lines with one id, in one file or several, are one entry: they may add names, links and facts, and must agree on the
// kind. A name that several entries have gives all of them as candidates, best first (see rank.go); who asks decides by
// day, country and syntax. In the embedded files two actors may share a name, at times that overlap, only where it is flagged
// in at least one of them: as surname, adjective or metonym of it, or as ambiguous. A state and its territory, an actor and
// a place, may share it without a flag, since the syntax tells them apart. A name in a user's file stands for the entries of that file alone.
package lexicon
