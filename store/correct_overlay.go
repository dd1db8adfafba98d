package store

import (
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/dgraph-io/badger/v4"

	"casus/schema"
)

// overlay is what corrections make of the views. The views themselves know nothing of corrections: what articles say goes into them as
// ever, and reads look at them through an overlay. So an undo leaves no trace, and the order of loads and corrections does not count.
//
// It keeps in memory what is otherwise than in the views: the events that corrections touch with the lists that they stand in, the
// relations, the names of actors. An actor that is merged as a whole is not among that: its lists are read with those of
// the survivor.
type overlay struct {
	*plan
	s *Store
	// serial tells it from others of the store.
	serial uint64
	// canon has the actors of articles that are another, but for what splits take from them; members are those whose lists are one's.
	canon   map[string]string
	members map[string][]string

	// leads are the ids that the events have now which corrections name, by those that these name them by.
	leads map[string]string
	// absent are the keys of what corrections name and no article tells of: the entry that did is lost.
	absent [][]byte

	// mu guards what a load changes.
	mu sync.RWMutex
	// sources has the events that are touched, with the stored events whose reports they may have; shows is the same turned around.
	sources, shows map[string][]string
	// lists are the posting lists of touched events, by prefix and width class; values has the same by event.
	lists  map[string][]memPosting
	values map[string]map[string][]byte
	// hidden are the numbers of stored events whose postings do not count; standing are touched events by the numbers under which they stand in lists.
	// numbers are those of touched events.
	hidden   map[uint64]bool
	standing map[uint64]string
	numbers  map[string]uint64
	relations
	*meanings
	// Why stored events are touched that no correction names: those in twice have two actors that are one, by that one; in those of parted an article means
	// another by a split actor. Those of either kind that loads brought are in came; what loads have changed since the overlay was made is in arrivals,
	// whether it is touched for this reason or another.
	twice        map[string][]string
	parted, came []string
	arrivals     map[string]bool
	// renewed are the events that are otherwise, or may be, than in the overlay that it was made from.
	renewed map[string]bool
}

// meanings are what articles mean by actors that are split: overlays of the same corrections of actors share them. They have an entry for each article that
// names such an actor and has been looked at.
type meanings struct {
	meaning sync.Mutex
	// meant is whom an article means by an actor; arrived are those to whom splits have brought something.
	meant   map[[2]string]string
	arrived map[string]bool
}

// memPosting is a posting of a touched event; see appendStretch for its value.
type memPosting struct {
	at    point
	value []byte
}

// absent are the keys of what corrections name that is not stored.
func absent(t *badger.Txn, cs []*schema.Correction) (keys [][]byte, err error) {
	for _, c := range cs {
		for _, id := range slices.Concat([]string{c.Target}, c.Others, c.Reports) {
			f := numberFamily
			switch {
			case isSplitEvent(id):
				continue
			case strings.HasPrefix(id, schema.ReportPrefix):
				f = reportFamily
			case strings.HasPrefix(id, schema.ActorPrefix):
				f = actorFamily
			}
			there, err := exists(t, idKey(f, id))
			if err != nil {
				return nil, err
			}
			if !there {
				keys = append(keys, idKey(f, id))
			}
		}
	}
	return keys, nil
}

// arrives tells whether something is stored that corrections name and was not.
func (o *overlay) arrives(t *badger.Txn) (bool, error) {
	for _, k := range o.absent {
		if there, err := exists(t, k); err != nil || there {
			return there, err
		}
	}
	return false, nil
}

func comparePostings(a, b memPosting) int { return a.at.compare(b.at) }

// hide takes the postings of stored events out of what is seen. The caller holds mu, where others have the overlay.
func (o *overlay) hide(t *badger.Txn, ids ...string) error {
	for _, id := range ids {
		n, known := o.numbers[id]
		if !known {
			var err error
			if n, err = numberOf(t, id); err != nil {
				return err
			}
		}
		if n > 0 && n < madeNumber {
			o.hidden[n] = true
		}
	}
	return nil
}

// madeNumber is the bit that the number of an event has which only corrections have made.
const madeNumber = 1 << 63

// number is the number under which an event stands in lists, 0 where there is none of this id. One that a correction made has a number that follows
// from its id, and so has a merged one of which the entry is lost that told of the survivor.
func (o *overlay) number(t *badger.Txn, id string) (uint64, error) {
	n, err := numberOf(t, id)
	if err != nil || n > 0 {
		return n, err
	}
	made := isSplitEvent(id)
	if !made && o != nil {
		from, _ := o.sourcesOf(id)
		made = len(from) > 0
	}
	if made {
		n = madeNumber | hashed(id)>>1
	}
	return n, nil
}

// nameOf is the touched event that stands under a number in lists; "" for an event that is not touched.
func (o *overlay) nameOf(n uint64) string {
	o.mu.RLock()
	defer o.mu.RUnlock()
	return o.standing[n]
}

// resolveActors finds whom each moved actor is.
func (o *overlay) resolveActors() {
	for id := range o.actors.at {
		if _, o.split[id] = o.reached(id); !o.split[id] {
			delete(o.split, id)
		}
		if to := o.actors.follow(id, func(*step) bool { return false }); to != id {
			o.canon[id] = to
		}
	}
	for _, id := range slices.Sorted(maps.Keys(o.canon)) {
		o.members[o.canon[id]] = append(o.members[o.canon[id]], id)
	}
}

// stored is the actor that one is who articles are stored with, but for what splits take from it.
func (o *overlay) stored(id string) string {
	if o == nil {
		return id
	}
	if to, ok := o.canon[id]; ok {
		return to
	}
	return id
}

// shownLists are lists with actors as they are shown: touched events stand in them.
func (o *overlay) shownLists(lists []alternative) []alternative {
	if o.noActors() {
		return lists
	}
	var out []alternative
	for _, a := range lists {
		if a.d == byActor {
			a.value = o.actor(a.value)
		}
		if !slices.Contains(out, a) {
			out = append(out, a)
		}
	}
	return out
}

// storedLists are the lists of the views that make up shown ones: that of an actor is its own and those of the actors merged into it.
func (o *overlay) storedLists(shown []alternative) []alternative {
	if o.noActors() {
		return shown
	}
	out := slices.Clone(shown)
	for _, a := range shown {
		for _, id := range o.members[a.value] {
			if m := (alternative{a.d, id, a.roles}); a.d == byActor && !slices.Contains(out, m) {
				out = append(out, m)
			}
		}
	}
	return out
}

// postings are the number of a touched event, the keys that it would have if each of its postings had one, and their values.
func (o *overlay) postings(t *badger.Txn, id string, sh shown) (uint64, map[string][]byte, error) {
	n, err := o.number(t, id)
	if err != nil {
		return 0, nil, err
	}
	listing := listing{derive: func(_ []schema.Report, by int64) *schema.Event { return o.derive(id, sh, by, new(rooms)) }, around: newLookup(t).around,
		words: func(e *schema.Event) []*stem { return o.s.folding.stemsOf(toldIn(e.Reports...)...) }}
	sps, err := listing.spots(sh.reports)
	if err != nil {
		return 0, nil, err
	}
	out := map[string][]byte{}
	for _, sp := range sps {
		for i := range sp.lists {
			l := &sp.lists[i]
			out[string(point{ordered(sp.at), n}.append(append(list(posting, l.d, l.value), sp.class)))] = l.posting(sp.at)
		}
	}
	return n, out, nil
}

// splitPosting takes the key of a posting apart into its list with the width class, and its place in that.
func splitPosting(key string) (string, point) {
	n := len(key) - pointSize
	p, _ := pointAt([]byte(key[n:]))
	return key[:n], p
}

// refresh posts a touched event anew. Lists that are being read stay as they are.
func (o *overlay) refresh(t *badger.Txn, id string) error {
	sh, err := o.shown(t, id)
	if err != nil {
		return err
	}
	n, values, err := o.postings(t, id, sh)
	if err != nil {
		return err
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	o.withdraw(id)
	o.standing[n], o.numbers[id], o.values[id] = id, n, values
	for k, v := range values {
		l, p := splitPosting(k)
		i, _ := slices.BinarySearchFunc(o.lists[l], memPosting{at: p}, comparePostings)
		o.lists[l] = slices.Insert(slices.Clone(o.lists[l]), i, memPosting{p, v})
	}
	return nil
}

// withdraw takes a touched event out of the lists. The caller holds mu.
func (o *overlay) withdraw(id string) {
	for k := range o.values[id] {
		l, p := splitPosting(k)
		if o.lists[l] = slices.DeleteFunc(slices.Clone(o.lists[l]), func(m memPosting) bool { return m.at == p }); len(o.lists[l]) == 0 {
			delete(o.lists, l)
		}
	}
	delete(o.values, id)
	if n := o.numbers[id]; o.standing[n] == id {
		delete(o.standing, n)
	}
}

// shownAs are the touched events that may have reports of a stored one; none where it is shown as it is stored.
func (o *overlay) shownAs(base string) []string {
	if o == nil {
		return nil
	}
	o.mu.RLock()
	defer o.mu.RUnlock()
	return o.shows[base]
}

// sourcesOf are the stored events of a touched one; false for one that is not touched.
func (o *overlay) sourcesOf(id string) ([]string, bool) {
	o.mu.RLock()
	defer o.mu.RUnlock()
	from, ok := o.sources[id]
	return from, ok
}

// hides tells whether the postings of an event in the views do not count.
func (o *overlay) hides(n uint64) bool {
	if o == nil {
		return false
	}
	o.mu.RLock()
	defer o.mu.RUnlock()
	return o.hidden[n]
}

// hidesNothing tells whether all postings in the views count.
func (o *overlay) hidesNothing() bool { return o.hiding() == hiding{} }

// hiding says which events an overlay hides: an overlay hides more and more. The zero value is none.
type hiding struct {
	overlay uint64
	n       int
}

func (o *overlay) hiding() hiding {
	if o == nil {
		return hiding{}
	}
	o.mu.RLock()
	defer o.mu.RUnlock()
	if len(o.hidden) == 0 {
		return hiding{}
	}
	return hiding{o.serial, len(o.hidden)}
}

// shownValues are the values of a dimension that lists are asked for where the views have lists of these: an actor merged into another is that one, and
// touched events have values of their own.
func (o *overlay) shownValues(d dimension, stored []string) []string {
	if o == nil {
		return stored
	}
	found := map[string]bool{}
	for _, v := range stored {
		if d == byActor {
			v = o.actor(o.stored(v))
		}
		found[v] = true
	}
	o.mu.RLock()
	defer o.mu.RUnlock()
	prefix := string([]byte{byte(posting), byte(d)})
	for key := range o.lists {
		if value, ok := strings.CutPrefix(key, prefix); ok {
			found[value[:strings.IndexByte(value, 0)]] = true
		}
	}
	return slices.Sorted(maps.Keys(found))
}

// list is the list of touched events of a prefix with its width class.
func (o *overlay) list(prefix []byte) []memPosting {
	if o == nil {
		return nil
	}
	o.mu.RLock()
	defer o.mu.RUnlock()
	return o.lists[string(prefix)]
}

// events is by how many events there are more than stored.
func (o *overlay) moreEvents() int {
	if o == nil {
		return 0
	}
	o.mu.RLock()
	defer o.mu.RUnlock()
	n := -len(o.hidden)
	for _, v := range o.values {
		if len(v) > 0 {
			n++
		}
	}
	return n
}
