package store

// The small records of a bulk build, and which reports have ties, are many and stay until its end, so that none of them is an object of its own (see keyTable).

// bulkRecords are records by key. What is read of one is valid until it is written again.
type bulkRecords struct {
	keys   keyTable
	places pages[recordPlace]
	chunks [][]byte
}

// recordPlace is where the value of a record stands, and for how many bytes there is room.
type recordPlace struct{ chunk, from, size, room uint32 }

// recordChunk is how many bytes of records are made room for at a time.
const recordChunk = 1 << 16

// get is nil where there is none.
func (r *bulkRecords) get(key []byte) []byte {
	n, ok := findKey(&r.keys, hashBytes(key), key)
	if !ok {
		return nil
	}
	return r.value(n)
}

func (r *bulkRecords) value(n uint32) []byte {
	p := r.places.at(int(n))
	if p.size == 0 {
		return nil
	}
	return r.chunks[p.chunk][p.from : p.from+p.size : p.from+p.size]
}

// set tells whether the record is new, and how many more bytes the values take.
func (r *bulkRecords) set(key, value []byte) (fresh bool, grown int) {
	n, fresh := addKey(&r.keys, hashBytes(key), key)
	if fresh {
		r.places.add(recordPlace{})
	}
	p := r.places.at(int(n))
	size := uint32(len(value))
	if size > p.room {
		// What has grown once grows again, as a rule.
		room := size
		if !fresh {
			room += size / 2
		}
		last := len(r.chunks) - 1
		if last < 0 || cap(r.chunks[last])-len(r.chunks[last]) < int(room) {
			r.chunks = append(r.chunks, make([]byte, 0, max(recordChunk, int(room))))
			last++
		}
		b := r.chunks[last]
		*p = recordPlace{chunk: uint32(last), from: uint32(len(b)), room: room}
		r.chunks[last] = b[:len(b)+int(room)]
		grown = int(room)
	}
	p.size = size
	copy(r.value(n), value)
	return fresh, grown
}

// each calls fn with all records, in no order.
func (r *bulkRecords) each(fn func(key, value []byte)) {
	r.keys.each(func(n uint32, key []byte) { fn(key, r.value(n)) })
}

// bulkTies are the events of reports with ties, and these reports by article.
type bulkTies struct {
	reports, articles keyTable
	of                pages[tiedReport]
	in                pages[tiedArticle]
}

// tiedReport has where the id of a report stands, its event and the next report of its article; tiedArticle the first and the last of an article. Reports are counted from 1 there.
type (
	tiedReport  struct{ at, event, next uint32 }
	tiedArticle struct{ first, last uint32 }
)

// event is the number of the event that has a report; false of one that has no ties.
func (b *bulkTies) event(report string) (uint64, bool) {
	n, ok := findKey(&b.reports, hashText(report), report)
	if !ok {
		return 0, false
	}
	return uint64(b.of.at(int(n)).event), true
}

// put says which event has a report, and tells whether the report is new.
func (b *bulkTies) put(report, article string, event uint32) bool {
	n, fresh := addKey(&b.reports, hashText(report), report)
	if !fresh {
		b.of.at(int(n)).event = event
		return false
	}
	b.of.add(tiedReport{at: b.reports.last, event: event})
	k, first := addKey(&b.articles, hashText(article), article)
	if first {
		b.in.add(tiedArticle{n + 1, n + 1})
		return true
	}
	a := b.in.at(int(k))
	b.of.at(int(a.last - 1)).next = n + 1
	a.last = n + 1
	return true
}

// siblings are the reports of an article in the order in which they were put.
func (b *bulkTies) siblings(article string) []string {
	k, ok := findKey(&b.articles, hashText(article), article)
	if !ok {
		return nil
	}
	var out []string
	for n := b.in.at(int(k)).first; n > 0; {
		r := b.of.at(int(n - 1))
		_, id := b.reports.keyAt(r.at)
		out, n = append(out, string(id)), r.next
	}
	return out
}
