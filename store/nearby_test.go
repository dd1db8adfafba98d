package store

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/dgraph-io/badger/v4"
	"pgregory.net/rapid"

	"casus/schema"
)

// Of a list in which reports are looked for the same events are found whether it was kept since or is read anew, also where a list is long, comes in
// no order, is folded meanwhile, or is let go of.
func TestNearbyIsWhatListsHave(t *testing.T) {
	s := open(t)
	s.foldSize = 100
	values := []string{"act_a", "act_b", "act_c"}
	rapid.Check(t, func(t *rapid.T) {
		if err := s.db.DropPrefix([]byte{byte(posting)}, []byte{byte(operations)}); err != nil {
			t.Fatal(err)
		}
		if err := s.update(func(tx *badger.Txn) error { return firstError(tx.Delete(appliedKey), tx.Delete(foldedKey)) }); err != nil {
			t.Fatal(err)
		}
		s.forgetLive(0)
		s.nearby = newNearby(rapid.SampledFrom([]int{40, 400, 4000}).Draw(t, "kept"))
		// Nothing is there yet, which the writer knows or does not.
		s.nearby.begun = true
		if rapid.Bool().Draw(t, "knows") {
			s.nearby.since = schema.BeginningOfTime
		}
		r := rand.New(rand.NewPCG(1, rapid.Uint64().Draw(t, "seed")))
		days := rapid.SampledFrom([]int{5, 60, 400}).Draw(t, "days")
		for position := uint64(1); position <= uint64(rapid.IntRange(1, 12).Draw(t, "entries")); position++ {
			ops := drawNear(r, values, days, position)
			b := encodeOperations(ops)
			err := s.update(func(tx *badger.Txn) error {
				return firstError(tx.Set(operationsKey(position), b), tx.Set(appliedKey, numbered(0, position)[1:]))
			})
			if err != nil {
				t.Fatal(err)
			}
			if err := s.live.current().add(position, ops); err != nil {
				t.Fatal(err)
			}
			s.nearby.apply(ops)
			if err := s.maybeFold(); err != nil {
				t.Fatal(err)
			}
			for range 5 {
				from := int64(r.IntN(days)) * daySeconds
				compareNear(t, s, values[r.IntN(len(values))], from, from+int64(1+r.IntN(5))*daySeconds)
			}
			if limit := s.nearby.limit; s.nearby.size > limit || s.nearby.size < 0 {
				t.Fatalf("%d postings are kept, %d may be", s.nearby.size, limit)
			}
		}
		if err := s.waitFold(); err != nil {
			t.Fatal(err)
		}
	})
}

// A store that is opened knows of all lists what it posts from then on, and what was there before.
func TestNearbyGoesOnFromWhatIsThere(t *testing.T) {
	for _, articles := range []int{0, 10, 150} {
		s := open(t)
		small1.fill(t, s, 0, articles)
		// A store is closed only once its fold is done, and opened after that.
		if err := s.waitFold(); err != nil {
			t.Fatal(err)
		}
		s.forgetLive(0)
		if err := s.db.View(s.live.open); err != nil {
			t.Fatal(err)
		}
		known, all := 0, 0
		for i := articles; i < articles+150; i++ {
			x := small1.article(i)
			if _, err := s.Append(t.Context(), x); err != nil {
				t.Fatal(err)
			}
			day := first2(x.Article.PublishedAt) / daySeconds * daySeconds
			for k := range small1.actors {
				if s.nearby.since <= day-3*daySeconds {
					known++
				}
				all++
				compareNear(t, s, actorNamed(fmt.Sprintf("Group %d", k)), day-3*daySeconds, day+2*daySeconds)
			}
		}
		if known == 0 {
			t.Errorf("after %d articles: of none of %d questions was it known that lists need not be read", articles, all)
		}
	}
}

// drawNear makes what an entry does to lists of actors: events come, and some that are there go.
func drawNear(r *rand.Rand, values []string, days int, position uint64) (ops []operation) {
	for n := range uint64(60) {
		class := byte(r.IntN(int(widthClasses)))
		o := operation{list: string(append(list(posting, byActor, values[r.IntN(len(values))]), class)),
			posted: posted{at: point{ordered(int64(r.IntN(days)) * daySeconds), position*100 + n}, value: []byte{0, byte(r.IntN(20)), 0}}}
		if position > 1 && r.IntN(5) == 0 {
			o.at.number -= 100
			o.gone, o.value = true, nil
		}
		ops = append(ops, o)
	}
	return ops
}

func compareNear(t rapid.TB, s *Store, value string, from, to int64) {
	var got, want []string
	err := s.update(func(tx *badger.Txn) error {
		g := s.newLiveGraph(tx, math.MaxUint64)
		defer g.close()
		if err := g.past(); err != nil {
			return err
		}
		if err := g.near(&listed{d: byActor, value: value}, from, to, func(n uint64, kind uint8) { got = append(got, fmt.Sprint(n, kind)) }); err != nil {
			return err
		}
		for _, class := range nearClasses {
			c := g.lists.cursor(append(list(posting, byActor, value), class), 0)
			for p := (point{ordered(to), highest.number}); ; p = after(c.at, true) {
				if c.seek(p); !c.ok || c.at.instant() < nearFrom(class, from) {
					break
				}
				want = append(want, fmt.Sprint(c.at.number, c.value[1]))
			}
		}
		return g.lists.err()
	})
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(got, want) {
		t.Fatalf("%s from %d to %d: %v, want %v", value, from, to, got, want)
	}
}
