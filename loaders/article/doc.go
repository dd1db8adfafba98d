// Package article reads what people have of news reports and makes schema.Article of it: clean text, title, date, source.
//
// One file a format:
//
//	text.go    text pasted from a web page, menus and comments and all
//	html.go    HTML pages; metadata.go reads what a page says of itself (JSON-LD, OpenGraph, meta)
//	jsonl.go   lines of the extraction contract, in the form that goes in and the form that comes out
//
// and what they share:
//
//	article.go   Read and Parse: from bytes to items; the format is told from the content, with the name as a hint
//	stream.go    gzip, lines of bounded length
//	encoding.go  bytes of any charset to UTF-8; what is no text is refused
//	page.go      the lines of a page: which are prose, which are furniture
//	furniture.go the words and shapes that menus, credits, captions, prompts and comments are known by
//	phrases.go   finding phrases in a line
//	title.go     which line of a page is its headline
//	date.go      dates as pages write them
//	language.go  English or not
//
// What becomes the text: headline, standfirst and body as a reader of the page sees them, paragraphs apart by an empty line,
// because that is what evidence may quote. Of a line of JSON the text is kept as it is, to the last blank, since whoever sent
// it may count offsets in it; its title is metadata.
//
// Where the publication date comes from, the first that there is: what the caller gives; for pages and JSON what the page or
// line says of itself; the text ("Published: ...", the date line under the headline, the dateline, at last the date of the
// first reader's comment, which is seldom later than the day); the page's address; the file's modification time. Item.Dated
// says which it was. Lines of JSON are the exception: their own date wins over the caller's, which only fills in, and a file
// of many articles dates none of them.
package article
