package schema

import (
	"bytes"
	"encoding/binary"
	"strconv"
	"strings"
	"unicode/utf8"
)

// PlainExtraction reads the JSON of an extraction as extractors write it as a rule, in two thirds of the time that what reads any JSON takes: an object that has an
// article, with the fields of the contract by their exact names, each once, without control characters, and null only for what may be left out. Of all else, be it wrong or merely
// rare, it says false, and nothing of it can be used. What it reads is what encoding/json reads. The texts of the extraction are parts of one string: who keeps one
// for long copies it.
func PlainExtraction(b []byte) (*Extraction, bool) {
	if !plainBytes(b) {
		return nil, false
	}
	d := plainDecoder{s: string(b), escapes: bytes.IndexByte(b, '\\') >= 0}
	x := new(Extraction)
	d.extraction(x)
	d.blanks()
	if d.bad || d.i < len(d.s) {
		return nil, false
	}
	return x, true
}

// plainBytes tells of bytes that they are UTF-8 without control characters.
func plainBytes(b []byte) bool {
	const low, high = 0x0101010101010101, 0x8080808080808080
	rest, all := b, uint64(0)
	for ; len(rest) >= 8; rest = rest[8:] {
		w := binary.LittleEndian.Uint64(rest)
		all |= w
		if (w-0x20*low)&^w&high != 0 {
			return false
		}
	}
	for _, c := range rest {
		all |= uint64(c)
		if c < 0x20 {
			return false
		}
	}
	return all&high == 0 || utf8.Valid(b)
}

// plainDecoder reads plain JSON. After something that is none it gives zero values.
type plainDecoder struct {
	s   string
	i   int
	bad bool
	// escapes says that something is escaped somewhere.
	escapes bool
}

func (d *plainDecoder) fail() { d.bad, d.i = true, len(d.s) }

func (d *plainDecoder) blanks() {
	for d.i < len(d.s) && d.s[d.i] == ' ' {
		d.i++
	}
}

// next takes the next byte behind blanks if it is c.
func (d *plainDecoder) next(c byte) bool {
	d.blanks()
	if d.i < len(d.s) && d.s[d.i] == c {
		d.i++
		return true
	}
	return false
}

// object reads an object; field reads the value of a key and gives its number, below 64, or -1 for one that it does not know.
func (d *plainDecoder) object(field func(key string) int) {
	if !d.next('{') {
		d.fail()
		return
	}
	if d.next('}') {
		return
	}
	for seen := uint64(0); !d.bad; {
		key := d.text()
		if !d.next(':') {
			d.fail()
			return
		}
		n := field(key)
		if n < 0 || seen&(1<<n) != 0 {
			d.fail()
			return
		}
		seen |= 1 << n
		if d.next(',') {
			continue
		}
		if !d.next('}') {
			d.fail()
		}
		return
	}
}

// null takes a null.
func (d *plainDecoder) null() bool {
	d.blanks()
	if strings.HasPrefix(d.s[d.i:], "null") {
		d.i += len("null")
		return true
	}
	return false
}

// plainList reads a list; one reads an item. It makes room for so many as there are as a rule.
func plainList[T any](d *plainDecoder, usual int, one func(*T)) []T {
	if d.null() {
		return nil
	}
	if !d.next('[') {
		d.fail()
		return nil
	}
	if d.next(']') {
		return []T{}
	}
	out := make([]T, 0, usual)
	for !d.bad {
		var none T
		out = append(out, none)
		one(&out[len(out)-1])
		if d.next(',') {
			continue
		}
		if !d.next(']') {
			d.fail()
		}
		break
	}
	return out
}

// plainPointer reads what may be null.
func plainPointer[T any](d *plainDecoder, one func(*T)) *T {
	if d.null() {
		return nil
	}
	v := new(T)
	one(v)
	return v
}

// text reads a string.
func (d *plainDecoder) text() string {
	if !d.next('"') {
		d.fail()
		return ""
	}
	n := strings.IndexByte(d.s[d.i:], '"')
	if n < 0 {
		d.fail()
		return ""
	}
	t := d.s[d.i : d.i+n]
	if d.escapes && strings.IndexByte(t, '\\') >= 0 {
		return d.escaped()
	}
	d.i += n + 1
	return t
}

// escaped reads the rest of a string in which something is escaped.
func (d *plainDecoder) escaped() string {
	var b strings.Builder
	for d.i < len(d.s) {
		n := strings.IndexAny(d.s[d.i:], `"\`)
		if n < 0 {
			break
		}
		b.WriteString(d.s[d.i : d.i+n])
		d.i += n + 1
		if d.s[d.i-1] == '"' {
			return b.String()
		}
		if d.i == len(d.s) {
			break
		}
		c := d.s[d.i]
		d.i++
		switch c {
		case '"', '\\', '/':
			b.WriteByte(c)
		case 'b':
			b.WriteByte('\b')
		case 'f':
			b.WriteByte('\f')
		case 'n':
			b.WriteByte('\n')
		case 'r':
			b.WriteByte('\r')
		case 't':
			b.WriteByte('\t')
		case 'u':
			if d.i+4 > len(d.s) {
				d.fail()
				return ""
			}
			r, err := strconv.ParseUint(d.s[d.i:d.i+4], 16, 16)
			// Two that make one character are rare.
			if err != nil || r >= 0xd800 && r < 0xe000 {
				d.fail()
				return ""
			}
			d.i += 4
			b.WriteRune(rune(r))
		default:
			d.fail()
			return ""
		}
	}
	d.fail()
	return ""
}

// digits passes over digits and says how many they are.
func (d *plainDecoder) digits() int {
	from := d.i
	for d.i < len(d.s) && d.s[d.i] >= '0' && d.s[d.i] <= '9' {
		d.i++
	}
	return d.i - from
}

// whole passes over the whole part of a number, with its sign.
func (d *plainDecoder) whole() string {
	d.blanks()
	from := d.i
	if d.i < len(d.s) && d.s[d.i] == '-' {
		d.i++
	}
	first := d.i
	if n := d.digits(); n == 0 || n > 1 && d.s[first] == '0' {
		d.fail()
		return ""
	}
	return d.s[from:d.i]
}

func (d *plainDecoder) int() int {
	n, err := strconv.Atoi(d.whole())
	if err != nil || d.i < len(d.s) && strings.IndexByte(".eE", d.s[d.i]) >= 0 {
		d.fail()
	}
	return n
}

func (d *plainDecoder) position() uint64 {
	n := d.int()
	if n < 0 {
		d.fail()
	}
	return uint64(n)
}

func (d *plainDecoder) float() float64 {
	from := d.i + len(d.s[d.i:]) - len(strings.TrimLeft(d.s[d.i:], " "))
	d.whole()
	if d.i < len(d.s) && d.s[d.i] == '.' {
		if d.i++; d.digits() == 0 {
			d.fail()
		}
	}
	if d.i < len(d.s) && (d.s[d.i] == 'e' || d.s[d.i] == 'E') {
		if d.i++; d.i < len(d.s) && (d.s[d.i] == '+' || d.s[d.i] == '-') {
			d.i++
		}
		if d.digits() == 0 {
			d.fail()
		}
	}
	f, err := strconv.ParseFloat(d.s[from:d.i], 64)
	if err != nil {
		d.fail()
	}
	return f
}

func (d *plainDecoder) bool() bool {
	d.blanks()
	for _, v := range []bool{true, false} {
		if t := strconv.FormatBool(v); strings.HasPrefix(d.s[d.i:], t) {
			d.i += len(t)
			return v
		}
	}
	d.fail()
	return false
}

func (d *plainDecoder) time() (t Time) {
	if text := d.text(); text != "" {
		var err error
		if t, err = ParseTime(text); err != nil {
			d.fail()
		}
	}
	return t
}

// codebookWords are the words of the codebook, so that what is read of them are these themselves.
var codebookWords = func() map[string]string {
	m := map[string]string{}
	keep := func(w string) { m[w] = w }
	for _, c := range Codebook() {
		keep(string(c.Type))
	}
	for _, v := range Statuses() {
		keep(string(v))
	}
	for _, v := range Roles() {
		keep(string(v))
	}
	for _, v := range TimeSources() {
		keep(string(v))
	}
	for _, v := range ActorKinds() {
		keep(string(v))
	}
	for _, v := range PlaceKinds() {
		keep(string(v))
	}
	return m
}()

func plainWord[T ~string](d *plainDecoder) T {
	t := d.text()
	if w, ok := codebookWords[t]; ok {
		return T(w)
	}
	return T(t)
}

func (d *plainDecoder) texts() []string { return plainList(d, 2, func(s *string) { *s = d.text() }) }

func (d *plainDecoder) extraction(x *Extraction) {
	article := false
	d.object(func(key string) int {
		switch key {
		case "extractor":
			x.Extractor = d.text()
			return 0
		case "article":
			d.article(&x.Article)
			article = true
			return 1
		case "actors":
			x.Actors = plainList(d, 8, d.actor)
			return 2
		case "places":
			x.Places = plainList(d, 8, d.place)
			return 3
		case "events":
			x.Events = plainList(d, 8, d.event)
			return 4
		case "relations":
			x.Relations = plainList(d, 2, d.relation)
			return 5
		case "uncoded":
			x.Uncoded = d.selectors()
			return 6
		}
		return -1
	})
	if !article {
		d.fail()
	}
}

func (d *plainDecoder) article(a *Article) {
	d.object(func(key string) int {
		switch key {
		case "id":
			a.ID = d.text()
			return 0
		case "externalId":
			a.ExternalID = d.text()
			return 1
		case "title":
			a.Title = d.text()
			return 2
		case "source":
			a.Source = d.text()
			return 3
		case "author":
			a.Author = d.text()
			return 4
		case "url":
			a.URL = d.text()
			return 5
		case "publishedAt":
			a.PublishedAt = d.time()
			return 6
		case "retrievedAt":
			a.RetrievedAt = d.time()
			return 7
		case "language":
			a.Language = d.text()
			return 8
		case "text":
			a.Text = d.text()
			return 9
		case "retractedBy":
			a.RetractedBy = d.position()
			return 10
		}
		return -1
	})
}

func (d *plainDecoder) selectors() []Selector { return plainList(d, 1, d.selector) }

func (d *plainDecoder) selector(s *Selector) {
	d.object(func(key string) int {
		switch key {
		case "start":
			s.Start = d.int()
			return 0
		case "end":
			s.End = d.int()
			return 1
		case "exact":
			s.Exact = d.text()
			return 2
		}
		return -1
	})
}

func (d *plainDecoder) alias(a *Alias) {
	d.object(func(key string) int {
		switch key {
		case "name":
			a.Name = d.text()
			return 0
		case "since":
			a.Since = d.time()
			return 1
		case "until":
			a.Until = d.time()
			return 2
		case "broughtBy":
			a.BroughtBy = d.text()
			return 3
		case "correction":
			a.Correction = d.position()
			return 4
		}
		return -1
	})
}

func (d *plainDecoder) actor(a *ExtractedActor) {
	d.object(func(key string) int {
		switch key {
		case "id":
			a.ID = d.text()
			return 0
		case "name":
			a.Name = d.text()
			return 1
		case "kind":
			a.Kind = plainWord[ActorKind](d)
			return 2
		case "country":
			a.Country = d.text()
			return 3
		case "key":
			a.Key = d.text()
			return 4
		case "wikidata":
			a.Wikidata = d.text()
			return 5
		case "aliases":
			a.Aliases = plainList(d, 4, d.alias)
			return 6
		case "generic":
			a.Generic = d.bool()
			return 7
		case "mentions":
			a.Mentions = d.selectors()
			return 8
		}
		return -1
	})
}

func (d *plainDecoder) place(p *ExtractedPlace) {
	degrees := func(f *float64) { *f = d.float() }
	d.object(func(key string) int {
		switch key {
		case "id":
			p.ID = d.text()
			return 0
		case "name":
			p.Name = d.text()
			return 1
		case "kind":
			p.Kind = plainWord[PlaceKind](d)
			return 2
		case "country":
			p.Country = d.text()
			return 3
		case "latitude":
			p.Latitude = plainPointer(d, degrees)
			return 4
		case "longitude":
			p.Longitude = plainPointer(d, degrees)
			return 5
		case "key":
			p.Key = d.text()
			return 6
		case "geonames":
			p.GeoNames = d.int()
			return 7
		case "aliases":
			p.Aliases = plainList(d, 4, d.alias)
			return 8
		case "within":
			p.Within = d.texts()
			return 9
		case "mentions":
			p.Mentions = d.selectors()
			return 10
		}
		return -1
	})
}

func (d *plainDecoder) count(c *Count) {
	bound := func(n *int) { *n = d.int() }
	d.object(func(key string) int {
		switch key {
		case "low":
			c.Low = plainPointer(d, bound)
			return 0
		case "high":
			c.High = plainPointer(d, bound)
			return 1
		}
		return -1
	})
}

func (d *plainDecoder) participant(p *ExtractedParticipant) {
	d.object(func(key string) int {
		switch key {
		case "role":
			p.Role = plainWord[Role](d)
			return 0
		case "actor":
			p.Actor = d.text()
			return 1
		}
		return -1
	})
}

func (d *plainDecoder) event(e *ExtractedEvent) {
	d.object(func(key string) int {
		switch key {
		case "id":
			e.ID = d.text()
			return 0
		case "type":
			e.Type = plainWord[EventType](d)
			return 1
		case "status":
			e.Status = plainWord[Status](d)
			return 2
		case "date":
			e.Date = d.time()
			return 3
		case "timeSource":
			e.TimeSource = plainWord[TimeSource](d)
			return 4
		case "summary":
			e.Summary = d.text()
			return 5
		case "participants":
			e.Participants = plainList(d, 4, d.participant)
			return 6
		case "places":
			e.Places = d.texts()
			return 7
		case "trigger":
			e.Trigger = plainPointer(d, d.selector)
			return 8
		case "killed":
			e.Killed = plainPointer(d, d.count)
			return 9
		case "injured":
			e.Injured = plainPointer(d, d.count)
			return 10
		case "abducted":
			e.Abducted = plainPointer(d, d.count)
			return 11
		case "displaced":
			e.Displaced = plainPointer(d, d.count)
			return 12
		case "weapon":
			e.Weapon = d.text()
			return 13
		case "attributedTo":
			e.AttributedTo = d.texts()
			return 14
		case "about":
			e.About = d.text()
			return 15
		case "agreement":
			e.Agreement = plainPointer(d, d.agreement)
			return 16
		case "confidence":
			e.Confidence = d.float()
			return 17
		case "evidence":
			e.Evidence = d.selectors()
			return 18
		}
		return -1
	})
}

func (d *plainDecoder) agreement(a *ExtractedAgreement) {
	d.object(func(key string) int {
		switch key {
		case "effective":
			a.Effective = d.time()
			return 0
		case "ends":
			a.Ends = d.time()
			return 1
		case "covers":
			a.Covers = d.texts()
			return 2
		case "excludes":
			a.Excludes = d.texts()
			return 3
		case "purpose":
			a.Purpose = AgreementPurpose(d.text())
			return 4
		case "kind":
			a.Kind = AgreementKind(d.text())
			return 5
		case "sides":
			a.Sides = AgreementSides(d.text())
			return 6
		case "written":
			a.Written = plainPointer(d, func(b *bool) { *b = d.bool() })
			return 7
		case "terms":
			a.Terms = plainList(d, 2, d.term)
			return 8
		}
		return -1
	})
}

func (d *plainDecoder) term(t *ExtractedTerm) {
	d.object(func(key string) int {
		switch key {
		case "id":
			t.ID = d.text()
			return 0
		case "text":
			t.Text = d.text()
			return 1
		case "type":
			t.Type = plainWord[EventType](d)
			return 2
		case "who":
			t.Who = d.texts()
			return 3
		case "whom":
			t.Whom = d.texts()
			return 4
		case "places":
			t.Places = d.texts()
			return 5
		case "until":
			t.Until = d.time()
			return 6
		case "condition":
			t.Condition = d.text()
			return 7
		case "status":
			t.Status = plainWord[Status](d)
			return 8
		case "event":
			t.Event = d.text()
			return 9
		case "evidence":
			t.Evidence = d.selectors()
			return 10
		}
		return -1
	})
}

func (d *plainDecoder) relation(r *ExtractedRelation) {
	d.object(func(key string) int {
		switch key {
		case "type":
			r.Type = RelationType(d.text())
			return 0
		case "subject":
			r.Subject = d.text()
			return 1
		case "object":
			r.Object = d.text()
			return 2
		case "status":
			r.Status = plainWord[Status](d)
			return 3
		case "since":
			r.Since = d.time()
			return 4
		case "until":
			r.Until = d.time()
			return 5
		case "role":
			r.Role = d.text()
			return 6
		case "support":
			r.Support = plainList(d, 1, func(s *Support) { *s = Support(d.text()) })
			return 7
		case "confidence":
			r.Confidence = d.float()
			return 8
		case "evidence":
			r.Evidence = d.selectors()
			return 9
		}
		return -1
	})
}
