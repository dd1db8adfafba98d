// Package store keeps what articles say and answers timelines, networks and who held what, on any day of the world and as known at
// any moment of reporting.
//
// What comes in are extractions (Append), each an article with what an extractor read out of it. They go into a journal, which is
// the store's truth; everything else is a view that apply derives from the journal, entry by entry, each in one transaction with the
// entry itself. So an article is wholly there or not at all, loading it again changes nothing, and Reindex can build every view anew.
// What an apply does depends on the entry and the views before it alone: no clock, no chance, no order of maps. There is one writer.
//
// Where to start reading: append.go (the way in), apply.go (an entry into the views), trace.go, match.go and settle.go (which event a report tells), derive.go
// (an event from its reports), spots.go, postings.go, block.go, selection.go and merge.go (the lists and how a query walks over them), timeline.go (the way
// out). Then relations.go and network.go, standing.go, bonds.go, breaches.go and scans.go, control.go; correct.go and correct_plan.go for what analysts
// correct.
//
// # Keys
//
// Layout 7. The first byte is the family. NUL ends a text inside of a key; <t> is 8 bytes, big endian, an instant in Unix seconds with
// its top bit turned so that bytes sort as time does; <n> is 8 bytes, the number of an event or an article (see numbers.go); <w> is a byte, the width
// class (see below); ids are 24 bytes ("evt_" and 20).
//
//	m layout, mapplied, mend, mreindexing   the layout's version; the position applied last; the journal's end; that a reindex is under way
//	m folded                                the entry up to which blocks have the postings
//	j <position>                            journal entry: a version byte, then JSON compressed with Zstandard
//	o <position>                            what the entry does to posting lists, until that is folded into the blocks; a list that an entry before it has told
//	                                        by name and number may be told by number (see encodeEntry)
//	o <position> <n>                        a chunk of what was not folded when that of the entries up to a position was: lists of which little came; o alone
//	                                        has the position and how many chunks there are
//	d evt_7k…                               number of an event, or where an event had the id before, the report that this was called by; d art_0f… number of
//	                                        an article; d alone has the numbers given last
//	a <n>                                   article, the ids of its reports and the keys of its relations
//	q * NUL <t> <n>                         block of articles by publication, the first at <t>: `articles`, latest first
//	q s afp NUL <t> <n>                     … of an outlet
//	q w shell NUL <t> <n>                   … with a word (its stem) in title or text
//	e <n>                                   event: its reports, ordered by publication, and their ties (binary, see codec.go; other records are JSON)
//	r rep_3x…                               the event that a report tells: `about`, an article's events
//	p <dimension> <value> NUL <w> <t> <n>   block of postings, which begins with that of event <n> at <t> (see block.go); a posting has its stretches
//	                                        (see below)
//	A act_9z…                               actor with aliases
//	P plc_2b…                               place with aliases and what it lies in
//	n A al nusra front NUL act_9z…          actors (n P: places) in the order of their folded names: `actors` without a name
//	w A nusra NUL act_9z…                   … by each word of name and aliases: `actors(name)`, from the word's beginning
//	k A al nusra front NUL act_9z…          actors with a key of their lexicon by name and alias: what an article's name means;
//	                                        places with their country behind the name: k P aleppo SY NUL plc_2b…
//	R BACKS NUL act_9z… NUL act_1d…         relation, nothing but its key; in this order `relations` lists them
//	v BACKS NUL act_9z… NUL act_1d… NUL <t> art_0f… <n>  its assertions, ordered by publication (binary, <n> the place in the article): one that
//	                                        a thousand articles assert grows by one key each, and knownBy stops at its moment
//	i rel_5m…                               the key of a relation: `node`
//	l act_9z… NUL BACKS NUL act_9z… NUL …   the relations at one end of which an actor or a place is: `network(around)`, `control`
//	s                                       counts of everything
//	c <position>                            correction: its journal entry again, for reads to look at the other views through
//
// The dimensions of postings, each a filter of `timeline` or what another query reads:
//
//	p * NUL                                 every event: a timeline without filter
//	p a act_9z… NUL                         events with an actor, the stretches with its roles
//	p t AIRSTRIKE NUL                       events of a type; those of a class are those of its types
//	p p plc_2b… NUL                         events at a place or a place in it, the stretches with whether it is this very place: a country finds its towns
//	p s afp NUL                             events that an outlet reports
//	p w shell NUL                           events with a word (its stem) in a summary or in the evidence
//	p x plc_2b… NUL                         captures, withdrawals, sieges of this very place: `control` of a country must not read all of its towns
//	p @ rep_3x… NUL                         events that are about what a report tells: the breaches of a truce
//	p d NUL                                 events whose reports contradict each other: `disagreements`
//
// # Keeping
//
// A backup is a stretch of the journal (backup_format.go); Restore builds a folder of that. Open reads every file before Badger does, since Badger
// leaves out without a word what it cannot read (verify_files.go), and takes away tables that its list does not have, which may be all there is of entries
// where that list was cut off (unlisted.go); Verify builds the views anew and compares them. space.go sees to it that
// a disk that fills up is an error, compact.go to what can be reclaimed.
//
// Rescue makes a folder of what can be read of a damaged one: its journal, looked for in all files, each part of which vouches for itself by a checksum (rescue.go).
// Where an entry is lost there is one of kind LostEntry, so that a position means what it meant: an undo undoes the same correction, a reader of the journal goes on
// where it was, and a backup of the new folder goes on from one of the old; of both together a restore makes the whole journal, if the older has what is
// lost. Of a lost article nothing is told until it is loaded again, under a new position. What a correction names of it is not there, and counts again
// once it is; a lost correction does not count, and what a lost undo undid counts again.
//
// # Timelines
//
// A list is ordered by <t>, the earliest instant that the event's time allows (of an open start the latest), then by number; so are pages,
// and a cursor is that pair, so that a page is found by a seek however deep it lies. Numbers are given as events come up: among events of one instant, and there
// alone, the order of loading shows in a timeline. A range finds every event whose time touches it.
// Since one that began long before can still touch it, each list is kept apart by width class: within a day, a month, a year, longer,
// open end, open start, unknown. In each class the walk starts as far before the range as an event of the class can reach (slot, reach).
//
// A query is a merge: inside a dimension the foremost of its lists, across dimensions a zigzag of seeks, across width classes the
// foremost. It ends when the page is full. A posting says of its event what type, status and confidence it has: a filter of these is
// decided where the posting is read, and the lists of the types are asked only where many in a row were of others, so that a rare type of an actor
// that is in much costs no walk over all of that. Type alone walks over the types' lists. Nothing of this reads an event.
//
// Lists are kept in blocks of some hundred postings. What the last entries do to them is beside these entries and in memory, until enough has come
// together to write it into the blocks (live.go, segment.go, fold.go); cursors merge the two (cursor.go). Of the lists in which reports are looked for the
// writer keeps what it has read and posted (nearby.go). Who reads shares the snapshot that the last commit left, and waits for none under way (snapshot.go). What was read is kept
// (memo.go, memos.go, shelf.go, numbered_cache.go; Options.Memory says how much), and Warm reads ahead of the first queries. Who counts, and has no lists to compare, goes along
// the one there is (merge.each), and who counts by day and type finds most of it counted (daycounts.go).
//
// # First loads and reindex
//
// A transaction an article, or some that come together, keeps the store whole at every moment. Where nobody reads (the first load of an empty store, Load; Reindex) entries are applied
// by the same rules to a graph in memory and written as tables, articles and entries at once and the rest at the end (bulk.go, tables.go), as long as that fits into memory (Options.Memory), then one by one. What a process leaves that ends in
// the middle is an empty store, or a reindex that is done when the folder is opened next: the journal is in a file of its own meanwhile
// (reindex_aside.go), which is not to be deleted. `casus load` does so by itself where the store is empty
// and 32 MB of extractions or more come from files.
//
// # Two clocks
//
// asOf is a day of the world: relations and controls that held, truces as they stood. knownBy is an instant of reporting: a report is known from
// its article's publication on (the first second of the day, if only the day is known; from the beginning of time, if nothing is),
// an event or a relation from its first report on, and both derive from what is known by then alone. There is no second copy for that:
// the value of a posting has the stretches of knowledge in which the event stands in the list (appendStretch), each with type, status,
// confidence and the latest instant of the event's time as known then. A query takes the stretch that holds at its knownBy.
//
// What changed between two moments of reporting (changes.go) are the events that got a report in between, and those of which the answers differ by corrections that
// are known from in between on: which these may concern is found by what they name, by what that has become a part of, and by the lists of actors whom
// they make others (changes_corrected.go); whether they do, by comparing. What an event is about, what was retracted of it, and the records of actors do not count as changes.
//
// # Reports and events
//
// Which reports share an event follows from the set of reports alone, not from the order in which they were loaded (settle.go): it is what comes out when
// articles are put to events one after the other in the order of publication, those of the same instant in that of their ids. A report joins the event of
// reports before it that it matches best, else it is an event of its own; of an article's reports the surest match joins first, of matches as sure those of the smaller ids, and
// no event takes two reports of an article. An event is never joined with another event.
//
// Two reports match by what their articles say, and nothing else that the graph knows. They are compared if they have an actor, a place or two of the words that tell
// them apart (telling) in common; score (match.go) weighs what they share: the kind of act, status, time, actors and their
// roles, place, the words of the evidence and around the trigger, numbers of dead. Above even odds they match. An event is matched as surely as the nearest of its
// reports.
//
// Never one event are, whatever they match: two reports of one article (the article told them apart); acts of different classes, a siege and a capture, an
// agreement and its breach; acts in two different towns; acts more than a day apart, or that both texts date and put on
// different days. No match are acts in two different countries, and acts of diplomacy or contention that share only an actor, without a town, a second actor or words.
// A time of some days stands for the last of them, one with an open end, as plans and backgrounds have it, for its known end; one up to a month is compared
// with the same time alone, and a wider one with nothing.
//
// Each report keeps its matches (ties). When an article comes whose publication is before that of others, those after it whose choice it may change are put anew, and
// reports move. So what is known by a moment depends on what was published by then, but is seen the better the more of it is loaded. An
// event is called by its earliest report, and so is its id; an id that an event had before leads to the event that has that report now, in reads and in corrections.
//
// The bounds: of a list of an actor, a place or a word the latest maxScan events of the days around a report are looked at, and of a bare name maxNamesakes actors
// and places. Where there are more, a match may be missed, and the order of loading counts. So it does where two extractions of one article are loaded: the first stays.
//
// An event's fields derive from its reports by the rules at Derive, what its reports do not agree on is in Differences, and what of that cannot
// both be true in Contradictions.
//
// # Actors and places
//
// By their extractor's key where they have one; countries by code; else by name, by the rules at the top of entities.go. A record keeps
// the first name and gathers aliases, kind, country and external ids from later articles; it is not seen as known at a moment.
//
// # Corrections
//
// What analysts correct are journal entries, each with author, reason and time, and each undone by another entry; an undo can be
// undone. The views know nothing of them: which report tells which event, and whom a name means, follows from the articles alone, as if nobody had
// ever corrected anything. Who follows hears of what is shown otherwise, by a load too (correct_changed.go, correct_loaded.go). Reads look at the views through an overlay (correct_overlay.go) that follows from the corrections that count, and
// from nothing else. Hence an undo leaves no trace, corrections survive a reindex and hold for what is loaded later, and neither the order of loads nor
// that of corrections of different things counts. What an overlay has in memory is about 5 KB for each event that corrections touch, and little
// for an actor that is merged, whose lists are read with those of the survivor. It is made from the one before (correct_build.go): what no new
// correction touches is not read again.
//
//   - An event that a correction names is the one that has the report by which it was called then. Where loads have moved reports since, a split moves those of its
//     reports that are still in it, and a merge of what has become one event by itself says nothing more. What has become a part of a merged
//     event is what that is merged into.
//   - Merged events show the reports of all under the survivor's id; a later report of any of them joins it.
//   - A split names the reports that go; those that were there and are not named stay, and a later report goes with those
//     that it has most in common with (likeness), by itself and not by what the graph knows.
//   - What is set on an event holds whatever reports say, those that join later too: the last that was set on a field. Participants and
//     places are added and dropped one by one, so that others that later reports bring are seen. An event that is merged hands on what was set
//     on it; what was set on the survivor goes before.
//   - A retracted report does not count, and neither do the reports and assertions of a retracted article; an event without a report that counts
//     is not shown. The article stays listed, and says by what it was retracted.
//   - Merged actors are the survivor everywhere, whose aliases say which of them brought each. Names of actors go by the rules at actorIn: only names that an actor has can be split from it
//     or dropped, and not all of them. One that loses the name that it is called by is called by its next alias.
//
// A correction is known from the moment on at which it was made, or from an earlier one that it gives: so what was known then is seen as it was then,
// and one that mends how a report was read can be said to hold as long as the report is known. One that is undone counts as never made. Records of actors,
// which are not seen as known at a moment, have all that counts now; who takes part in an event, or is an end of a relation, goes by
// the moment.
//
// Refused is what does not fit what counts by then: what names what is merged away or retracted, merges that go round, an undo of what is undone or
// of what a later one rests on. Each error says which correction is in the way.
//
// # Relations
//
// A relation is a type, a subject and an object; those that hold both ways have their ends in the order of ids. Its spans follow from
// its assertions, in the order of publication, by the rules at Spans. Its status is the firmest that an assertion gives.
//
// # Ceasefires
//
// The state of a truce on a day is that at the day's end, by the rules at truce.standing. A violation belongs to the truce that its report
// is about; one that does not say belongs, of the truces of the 400 days before it that had not ended by date, to the one of
// whose sides most are in it, then whose place it lies in, then to the latest, by the rules at fits. A state's forces count as the state, a leader
// and a unit as their group (principal, folk). A later truce
// replaces an earlier one if it binds those whom that bound (two are enough, anybody where no report says whom it bound) and is about the
// same place or one around it. Reports name truces much more often than they tell of their making: an agreement event that binds
// nobody and has no terms, about the place of a truce of the 120 days before, speaks of that one; and one within 30 days whose words
// tell that the truce took effect is its start; one that was there before ("under the truce") and binds a side of an earlier one speaks of that. Neither is a truce of its own, and a violation that is about it is the truce's.
// Where reports tell of a truce only that it ended, that end stands for it: COLLAPSED or EXPIRED from then on.
//
// # Control
//
// Who holds a place follows from captures, withdrawals and CONTROLS assertions, by the rules at history; what people described as a body's
// ("Taliban fighters") or a state's ("government forces") took, the body or the state holds. Besides those about the place
// itself, captures and withdrawals of the town or district that it lies in count for it, and what is claimed of that if nothing is said
// of the place itself; captures of a part of a town contest who holds the town. On the day on which a hold ends it is not given any more.
package store
