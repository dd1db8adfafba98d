package schema

import (
	"math"
	"strconv"
	"unicode/utf8"
)

// AppendExtraction appends the JSON of an extraction, as encoding/json writes it, several times as fast.
func AppendExtraction(b []byte, x *Extraction) []byte {
	o := objectOf(b)
	o.textIf("extractor", x.Extractor)
	o.key("article")
	o.b = appendArticle(o.b, &x.Article)
	appendList(&o, "actors", x.Actors, appendActor)
	appendList(&o, "places", x.Places, appendPlace)
	appendList(&o, "events", x.Events, appendEvent)
	appendList(&o, "relations", x.Relations, appendRelation)
	appendListIf(&o, "uncoded", x.Uncoded, appendSelector)
	return o.end()
}

// jsonObject writes an object.
type jsonObject struct {
	b []byte
	// more says that there is a field already.
	more bool
}

func objectOf(b []byte) jsonObject { return jsonObject{b: append(b, '{')} }

func (o *jsonObject) end() []byte { return append(o.b, '}') }

func (o *jsonObject) key(name string) {
	if o.more {
		o.b = append(o.b, ',')
	}
	o.more = true
	o.b = append(append(append(o.b, '"'), name...), '"', ':')
}

func (o *jsonObject) text(name, v string) {
	o.key(name)
	o.b = appendText(o.b, v)
}

// textIf is text for what is left out where it is empty; so are the others whose names end so.
func (o *jsonObject) textIf(name, v string) {
	if v != "" {
		o.text(name, v)
	}
}

func (o *jsonObject) timeIf(name string, t Time) {
	if !t.IsZero() {
		o.text(name, t.text)
	}
}

func (o *jsonObject) int(name string, v int) {
	o.key(name)
	o.b = strconv.AppendInt(o.b, int64(v), 10)
}

func (o *jsonObject) positionIf(name string, v uint64) {
	if v != 0 {
		o.key(name)
		o.b = strconv.AppendUint(o.b, v, 10)
	}
}

func (o *jsonObject) floatIf(name string, v float64) {
	if v != 0 {
		o.key(name)
		o.b = appendFloat(o.b, v)
	}
}

func (o *jsonObject) countIf(name string, c *Count) {
	if c == nil {
		return
	}
	o.key(name)
	p := objectOf(o.b)
	for _, bound := range []struct {
		name string
		v    *int
	}{{"low", c.Low}, {"high", c.High}} {
		if bound.v != nil {
			p.int(bound.name, *bound.v)
		} else {
			p.key(bound.name)
			p.b = append(p.b, "null"...)
		}
	}
	o.b = p.end()
}

func appendList[T any](o *jsonObject, name string, list []T, one func([]byte, *T) []byte) {
	o.key(name)
	if list == nil {
		o.b = append(o.b, "null"...)
		return
	}
	o.b = append(o.b, '[')
	for i := range list {
		if i > 0 {
			o.b = append(o.b, ',')
		}
		o.b = one(o.b, &list[i])
	}
	o.b = append(o.b, ']')
}

func appendListIf[T any](o *jsonObject, name string, list []T, one func([]byte, *T) []byte) {
	if len(list) > 0 {
		appendList(o, name, list, one)
	}
}

func appendWord[T ~string](b []byte, v *T) []byte { return appendText(b, string(*v)) }

func appendArticle(b []byte, a *Article) []byte {
	o := objectOf(b)
	o.text("id", a.ID)
	o.textIf("externalId", a.ExternalID)
	o.textIf("title", a.Title)
	o.textIf("source", a.Source)
	o.textIf("author", a.Author)
	o.textIf("url", a.URL)
	o.text("publishedAt", a.PublishedAt.text)
	o.timeIf("retrievedAt", a.RetrievedAt)
	o.textIf("language", a.Language)
	o.text("text", a.Text)
	o.positionIf("retractedBy", a.RetractedBy)
	return o.end()
}

func appendSelector(b []byte, s *Selector) []byte {
	o := objectOf(b)
	o.int("start", s.Start)
	o.int("end", s.End)
	o.text("exact", s.Exact)
	return o.end()
}

func appendAlias(b []byte, a *Alias) []byte {
	o := objectOf(b)
	o.text("name", a.Name)
	o.timeIf("since", a.Since)
	o.timeIf("until", a.Until)
	o.textIf("broughtBy", a.BroughtBy)
	o.positionIf("correction", a.Correction)
	return o.end()
}

func appendActor(b []byte, a *ExtractedActor) []byte {
	o := objectOf(b)
	o.text("id", a.ID)
	o.text("name", a.Name)
	o.textIf("kind", string(a.Kind))
	o.textIf("country", a.Country)
	o.textIf("key", a.Key)
	o.textIf("wikidata", a.Wikidata)
	appendListIf(&o, "aliases", a.Aliases, appendAlias)
	if a.Generic {
		o.key("generic")
		o.b = append(o.b, "true"...)
	}
	appendListIf(&o, "mentions", a.Mentions, appendSelector)
	return o.end()
}

func appendPlace(b []byte, p *ExtractedPlace) []byte {
	o := objectOf(b)
	o.text("id", p.ID)
	o.text("name", p.Name)
	o.textIf("kind", string(p.Kind))
	o.textIf("country", p.Country)
	if p.Latitude != nil {
		o.key("latitude")
		o.b = appendFloat(o.b, *p.Latitude)
	}
	if p.Longitude != nil {
		o.key("longitude")
		o.b = appendFloat(o.b, *p.Longitude)
	}
	o.textIf("key", p.Key)
	if p.GeoNames != 0 {
		o.int("geonames", p.GeoNames)
	}
	appendListIf(&o, "aliases", p.Aliases, appendAlias)
	appendListIf(&o, "within", p.Within, appendWord)
	appendListIf(&o, "mentions", p.Mentions, appendSelector)
	return o.end()
}

func appendParticipant(b []byte, p *ExtractedParticipant) []byte {
	o := objectOf(b)
	o.text("role", string(p.Role))
	o.text("actor", p.Actor)
	return o.end()
}

func appendEvent(b []byte, e *ExtractedEvent) []byte {
	o := objectOf(b)
	o.textIf("id", e.ID)
	o.text("type", string(e.Type))
	o.textIf("status", string(e.Status))
	o.text("date", e.Date.text)
	o.textIf("timeSource", string(e.TimeSource))
	o.textIf("summary", e.Summary)
	appendList(&o, "participants", e.Participants, appendParticipant)
	appendList(&o, "places", e.Places, appendWord)
	if e.Trigger != nil {
		o.key("trigger")
		o.b = appendSelector(o.b, e.Trigger)
	}
	o.countIf("killed", e.Killed)
	o.countIf("injured", e.Injured)
	o.countIf("abducted", e.Abducted)
	o.countIf("displaced", e.Displaced)
	o.textIf("weapon", e.Weapon)
	appendListIf(&o, "attributedTo", e.AttributedTo, appendWord)
	o.textIf("about", e.About)
	if e.Agreement != nil {
		o.key("agreement")
		o.b = appendAgreement(o.b, e.Agreement)
	}
	o.floatIf("confidence", e.Confidence)
	appendList(&o, "evidence", e.Evidence, appendSelector)
	return o.end()
}

func appendAgreement(b []byte, a *ExtractedAgreement) []byte {
	o := objectOf(b)
	o.timeIf("effective", a.Effective)
	o.timeIf("ends", a.Ends)
	appendListIf(&o, "covers", a.Covers, appendWord)
	appendListIf(&o, "excludes", a.Excludes, appendWord)
	o.textIf("purpose", string(a.Purpose))
	o.textIf("kind", string(a.Kind))
	o.textIf("sides", string(a.Sides))
	if a.Written != nil {
		o.key("written")
		o.b = strconv.AppendBool(o.b, *a.Written)
	}
	appendListIf(&o, "terms", a.Terms, appendTerm)
	return o.end()
}

func appendTerm(b []byte, t *ExtractedTerm) []byte {
	o := objectOf(b)
	o.textIf("id", t.ID)
	o.text("text", t.Text)
	o.textIf("type", string(t.Type))
	appendListIf(&o, "who", t.Who, appendWord)
	appendListIf(&o, "whom", t.Whom, appendWord)
	appendListIf(&o, "places", t.Places, appendWord)
	o.timeIf("until", t.Until)
	o.textIf("condition", t.Condition)
	o.textIf("status", string(t.Status))
	o.textIf("event", t.Event)
	appendList(&o, "evidence", t.Evidence, appendSelector)
	return o.end()
}

func appendRelation(b []byte, r *ExtractedRelation) []byte {
	o := objectOf(b)
	o.text("type", string(r.Type))
	o.text("subject", r.Subject)
	o.text("object", r.Object)
	o.textIf("status", string(r.Status))
	o.timeIf("since", r.Since)
	o.timeIf("until", r.Until)
	o.textIf("role", r.Role)
	appendListIf(&o, "support", r.Support, appendWord)
	o.floatIf("confidence", r.Confidence)
	appendList(&o, "evidence", r.Evidence, appendSelector)
	return o.end()
}

// appendFloat writes a number as ECMAScript does; it has to be finite.
func appendFloat(b []byte, v float64) []byte {
	if abs := math.Abs(v); abs == 0 || abs >= 1e-6 && abs < 1e21 {
		return strconv.AppendFloat(b, v, 'f', -1, 64)
	}
	b = strconv.AppendFloat(b, v, 'e', -1, 64)
	// e-09 is e-9.
	if n := len(b); n >= 4 && b[n-4] == 'e' && (b[n-3] == '-' || b[n-3] == '+') && b[n-2] == '0' {
		b[n-2] = b[n-1]
		b = b[:n-1]
	}
	return b
}

// asItIs are the bytes that a JSON string has as they are. Those of HTML are escaped, too, as encoding/json does.
var asItIs = func() (safe [256]bool) {
	for c := 0x20; c < utf8.RuneSelf; c++ {
		safe[c] = c != '"' && c != '\\' && c != '<' && c != '>' && c != '&'
	}
	return safe
}()

func appendText(b []byte, s string) []byte {
	const hex = "0123456789abcdef"
	b = append(b, '"')
	from := 0
	for i := 0; i < len(s); {
		c := s[i]
		if asItIs[c] {
			i++
			continue
		}
		if c >= utf8.RuneSelf {
			r, n := utf8.DecodeRuneInString(s[i:])
			switch {
			case r == utf8.RuneError && n == 1:
				b = append(append(b, s[from:i]...), `\ufffd`...)
				from = i + n
			case r == '\u2028', r == '\u2029':
				b = append(append(b, s[from:i]...), `\u202`...)
				b = append(b, hex[r&0xf])
				from = i + n
			}
			i += n
			continue
		}
		b = append(b, s[from:i]...)
		i++
		from = i
		switch c {
		case '"', '\\':
			b = append(b, '\\', c)
		case '\b':
			b = append(b, '\\', 'b')
		case '\f':
			b = append(b, '\\', 'f')
		case '\n':
			b = append(b, '\\', 'n')
		case '\r':
			b = append(b, '\\', 'r')
		case '\t':
			b = append(b, '\\', 't')
		default:
			b = append(b, '\\', 'u', '0', '0', hex[c>>4], hex[c&0xf])
		}
	}
	return append(append(b, s[from:]...), '"')
}
