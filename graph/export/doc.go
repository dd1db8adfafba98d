// Package export writes a timeline, or a network as of a day, in the forms that other tools read. What comes in is a Source
// (the store) and Options (the timeline's filter, its two clocks); what goes out is a stream: memory stays bounded whatever
// the length of the timeline.
//
// Start at Write in export.go. query.go reads Options from an address, named.go finds whom the names in them mean, batch.go reads the
// timeline page by page with what its events refer to; each format has a file:
//
//	jsonl.go       the extraction contract: loads back into an empty store to the same graph
//	events.go      an event a line with its reports, as the store has it
//	csv.go         a flat row an event, with ACLED's column names where they exist
//	geojson.go     RFC 7946 features
//	timelinejs.go  the JSON that TimelineJS 3 draws
//	ical.go        RFC 5545: a calendar
//	graphml.go     the network as of a day
package export
