package store

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"math"

	"github.com/dgraph-io/badger/v4"

	"casus/schema"
)

// Events and the assertions of relations are what queries read most, so they are kept in a binary form: fields in the order of their Go types, a text as its
// length and its bytes, numbers as varints, a list as its length and one (0 for nil) and its items. Reading makes one string of the
// whole record, of which all texts are parts. What is rare in them, an agreement, is JSON inside. Everything else is JSON as a whole.

// recordVersion is the first byte of a binary record.
const recordVersion = 2

var errRecord = errors.New("not a record of this version, or cut short")

type encoder struct{ b []byte }

func (e *encoder) uint(n uint64) { e.b = binary.AppendUvarint(e.b, n) }
func (e *encoder) int(n int)     { e.b = binary.AppendVarint(e.b, int64(n)) }
func (e *encoder) text(s string) { e.uint(uint64(len(s))); e.b = append(e.b, s...) }
func (e *encoder) time(t schema.Time) {
	e.text(t.String())
}
func (e *encoder) float(f float64) { e.b = binary.BigEndian.AppendUint64(e.b, math.Float64bits(f)) }

func encodeList[T any](e *encoder, list []T, one func(T)) {
	if list == nil {
		e.uint(0)
		return
	}
	e.uint(uint64(len(list)) + 1)
	for _, v := range list {
		one(v)
	}
}

func (e *encoder) count(c *schema.Count) {
	if c == nil {
		e.b = append(e.b, 0)
		return
	}
	bits := byte(1)
	if c.Low != nil {
		bits |= 2
	}
	if c.High != nil {
		bits |= 4
	}
	e.b = append(e.b, bits)
	for _, p := range []*int{c.Low, c.High} {
		if p != nil {
			e.int(*p)
		}
	}
}

func (e *encoder) selector(s schema.Selector) { e.int(s.Start); e.int(s.End); e.text(s.Exact) }

func (e *encoder) evidence(list []schema.Evidence) {
	encodeList(e, list, func(v schema.Evidence) { e.text(v.ArticleID); e.selector(v.Selector) })
}

// decoder reads what encoder wrote. After an error it gives zero values.
type decoder struct {
	s    string
	into *rooms
	err  error
}

func (d *decoder) fail() { d.s, d.err = "", errRecord }

func (d *decoder) byte() byte {
	if d.s == "" {
		d.fail()
		return 0
	}
	b := d.s[0]
	d.s = d.s[1:]
	return b
}

// uint reads a varint; binary.Uvarint wants bytes, which would be a copy.
func (d *decoder) uint() uint64 {
	var n uint64
	for i := range binary.MaxVarintLen64 {
		if i == len(d.s) {
			break
		}
		c := d.s[i]
		n |= uint64(c&0x7f) << (7 * i)
		if c < 0x80 {
			if i == binary.MaxVarintLen64-1 && c > 1 {
				break
			}
			d.s = d.s[i+1:]
			return n
		}
	}
	d.fail()
	return 0
}

func (d *decoder) int() int {
	n := d.uint()
	v := int64(n >> 1)
	if n&1 != 0 {
		v = ^v
	}
	return int(v)
}

func (d *decoder) text() string {
	n := d.uint()
	if n > uint64(len(d.s)) {
		d.fail()
		return ""
	}
	t := d.s[:n]
	d.s = d.s[n:]
	return t
}

func (d *decoder) time() schema.Time {
	text := d.text()
	if text == "" {
		return schema.Time{}
	}
	t, err := schema.ParseTime(text)
	if err != nil {
		d.s, d.err = "", err
	}
	return t
}

func (d *decoder) float() float64 {
	if len(d.s) < 8 {
		d.fail()
		return 0
	}
	var n uint64
	for i := range 8 {
		n = n<<8 | uint64(d.s[i])
	}
	d.s = d.s[8:]
	return math.Float64frombits(n)
}

// length reads the length of a list; false for one that is nil.
func (d *decoder) length() (int, bool) {
	n := d.uint()
	// An item is a byte at least: no length can make more of them than there are bytes.
	if n == 0 || n-1 > uint64(len(d.s)) {
		if n != 0 {
			d.fail()
		}
		return 0, false
	}
	return int(n - 1), true
}

// decodeList reads a list into a room; one fills in an item.
func decodeList[T any](d *decoder, r *room[T], one func(*T)) []T {
	n, ok := d.length()
	if !ok {
		return nil
	}
	out := r.carve(n)
	for i := range out {
		one(&out[i])
	}
	return out
}

func (d *decoder) texts() []string {
	return decodeList(d, &d.into.texts, func(s *string) { *s = d.text() })
}

func (d *decoder) count() *schema.Count {
	bits := d.byte()
	if bits == 0 {
		return nil
	}
	c := d.into.counts.one()
	for _, bound := range []struct {
		bit byte
		to  **int
	}{{2, &c.Low}, {4, &c.High}} {
		if bits&bound.bit != 0 {
			*bound.to = d.into.ints.one()
			**bound.to = d.int()
		}
	}
	return c
}

func (d *decoder) selector(s *schema.Selector) { s.Start, s.End, s.Exact = d.int(), d.int(), d.text() }

func (d *decoder) evidence() []schema.Evidence {
	return decodeList(d, &d.into.evidence, func(e *schema.Evidence) {
		e.ArticleID = d.text()
		d.selector(&e.Selector)
	})
}

func (e *encoder) report(r *schema.Report) error {
	e.text(r.ID)
	e.text(r.ArticleID)
	e.text(r.Extractor)
	e.text(string(r.Type))
	e.text(string(r.Status))
	e.time(r.Time)
	e.text(string(r.TimeSource))
	e.text(r.Summary)
	encodeList(e, r.Participants, func(p schema.Participant) { e.text(string(p.Role)); e.text(p.ActorID) })
	encodeList(e, r.PlaceIDs, e.text)
	if r.Trigger == nil {
		e.b = append(e.b, 0)
	} else {
		e.b = append(e.b, 1)
		e.selector(*r.Trigger)
	}
	for _, c := range []*schema.Count{r.Killed, r.Injured, r.Abducted, r.Displaced} {
		e.count(c)
	}
	e.text(r.Weapon)
	encodeList(e, r.AttributedToIDs, e.text)
	e.text(r.AboutReportID)
	agreement := []byte{}
	if r.Agreement != nil {
		var err error
		if agreement, err = json.Marshal(r.Agreement); err != nil {
			return err
		}
	}
	e.text(string(agreement))
	e.float(r.Confidence)
	e.evidence(r.Evidence)
	e.text(r.Source)
	e.time(r.PublishedAt)
	return nil
}

func (d *decoder) report(r *schema.Report) {
	r.ID, r.ArticleID, r.Extractor = d.text(), d.text(), d.text()
	r.Type, r.Status = schema.EventType(d.text()), schema.Status(d.text())
	r.Time, r.TimeSource, r.Summary = d.time(), schema.TimeSource(d.text()), d.text()
	r.Participants = decodeList(d, &d.into.participants, func(p *schema.Participant) { p.Role, p.ActorID = schema.Role(d.text()), d.text() })
	r.PlaceIDs = d.texts()
	if d.byte() != 0 {
		r.Trigger = d.into.selectors.one()
		d.selector(r.Trigger)
	}
	r.Killed, r.Injured, r.Abducted, r.Displaced = d.count(), d.count(), d.count(), d.count()
	r.Weapon = d.text()
	r.AttributedToIDs = d.texts()
	r.AboutReportID = d.text()
	if agreement := d.text(); agreement != "" {
		if err := json.Unmarshal([]byte(agreement), &r.Agreement); err != nil {
			d.s, d.err = "", err
		}
	}
	r.Confidence = d.float()
	r.Evidence = d.evidence()
	r.Source, r.PublishedAt = d.text(), d.time()
}

func encodeEvent(rec eventRecord) ([]byte, error) {
	return appendEvent(make([]byte, 0, 1024*len(rec.Reports)), rec)
}

func appendEvent(b []byte, rec eventRecord) ([]byte, error) {
	e := encoder{append(b, recordVersion)}
	e.text(rec.ID)
	var err error
	encodeList(&e, rec.Reports, func(r schema.Report) { err = errors.Join(err, e.report(&r)) })
	for i := range rec.Traits {
		e.traits(&rec.Traits[i])
	}
	return e.b, err
}

func decodeEvent(b []byte) (eventRecord, error) {
	rec, d, err := decodeReports(string(b), new(rooms))
	if err != nil {
		return rec, err
	}
	rec.Traits = make([]traits, len(rec.Reports))
	for i := range rec.Traits {
		rec.Traits[i] = d.traits()
	}
	return rec, d.end()
}

// decodeEventText reads a record but its traits, which no query asks for, into rooms; its texts are parts of the text.
func decodeEventText(text string, into *rooms) (eventRecord, error) {
	rec, d, err := decodeReports(text, into)
	if err == nil {
		err = d.err
	}
	return rec, err
}

func decodeReports(text string, into *rooms) (rec eventRecord, d decoder, err error) {
	if d, err = decoderOf(text, into); err != nil {
		return rec, d, err
	}
	rec.ID = d.text()
	rec.Reports = decodeList(&d, &into.reports, d.report)
	return rec, d, nil
}

func (e *encoder) hash(h uint64) { e.b = binary.BigEndian.AppendUint64(e.b, h) }

func (e *encoder) traits(t *traits) {
	encodeList(e, t.parts, func(p part) { e.hash(p.actor); e.b = append(e.b, byte(p.role)) })
	encodeList(e, t.places, func(p spotted) {
		town := byte(0)
		if p.town {
			town = 1
		}
		e.hash(p.id)
		e.b = append(e.b, town)
		encodeList(e, p.within, func(h uint32) { e.b = binary.BigEndian.AppendUint32(e.b, h) })
	})
	encodeList(e, t.ties, func(t tie) { e.text(t.report); e.float(t.score) })
}

func (d *decoder) hash() (h uint64) {
	for range 8 {
		h = h<<8 | uint64(d.byte())
	}
	return h
}

func (d *decoder) traits() traits {
	return traits{parts: decodeList(d, new(room[part]), func(p *part) { p.actor, p.role = d.hash(), roleSet(d.byte()) }),
		places: decodeList(d, new(room[spotted]), func(p *spotted) {
			p.id, p.town = d.hash(), d.byte() == 1
			p.within = decodeList(d, new(room[uint32]), func(h *uint32) {
				for range 4 {
					*h = *h<<8 | uint32(d.byte())
				}
			})
		}),
		ties: decodeList(d, new(room[tie]), func(t *tie) { t.report, t.score = d.text(), d.float() })}
}

func encodeAssertion(a schema.Assertion) []byte {
	e := encoder{make([]byte, 0, 256)}
	e.b = append(e.b, recordVersion)
	e.text(a.ArticleID)
	e.text(a.Source)
	e.time(a.PublishedAt)
	e.text(string(a.Status))
	e.time(a.Since)
	e.time(a.Until)
	e.text(a.Role)
	encodeList(&e, a.Support, func(s schema.Support) { e.text(string(s)) })
	e.float(a.Confidence)
	e.evidence(a.Evidence)
	return e.b
}

func decodeAssertion(b []byte) (schema.Assertion, error) {
	d, err := newDecoder(b)
	if err != nil {
		return schema.Assertion{}, err
	}
	a := schema.Assertion{ArticleID: d.text(), Source: d.text(), PublishedAt: d.time(), Status: schema.Status(d.text()), Since: d.time(), Until: d.time(),
		Role: d.text(), Support: decodeList(d, &d.into.support, func(s *schema.Support) { *s = schema.Support(d.text()) }), Confidence: d.float(), Evidence: d.evidence()}
	return a, d.end()
}

func newDecoder(b []byte) (*decoder, error) {
	d, err := decoderOf(string(b), new(rooms))
	return &d, err
}

func decoderOf(text string, into *rooms) (decoder, error) {
	if text == "" || text[0] != recordVersion {
		return decoder{}, errRecord
	}
	return decoder{s: text[1:], into: into}, nil
}

// end tells what went wrong; bytes that are left over are wrong too.
func (d *decoder) end() error {
	if d.err == nil && d.s != "" {
		d.fail()
	}
	return d.err
}

// readEvent reads the record of an event by its id; false where there is none.
func readEvent(t *badger.Txn, id string) (rec eventRecord, ok bool, err error) {
	n, err := numberOf(t, id)
	if err != nil || n == 0 {
		return rec, false, err
	}
	rec, err = storedEvent(t, n)
	return rec, err == nil, err
}
