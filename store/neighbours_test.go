package store

import (
	"context"
	"math/rand/v2"
	"testing"

	"github.com/dgraph-io/badger/v4"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"casus/schema"
)

// TestNetworkFromMemory compares what is kept in memory with what is read anew, while articles are added, as known by one moment or another.
func TestNetworkFromMemory(t *testing.T) {
	s := open(t)
	ctx := context.Background()
	r := rand.New(rand.NewPCG(1, 2))
	edges, known := 0, 0
	for n := range 12 {
		small1.fill(t, s, n*20, n*20+20)
		actors, err := s.ListActors(ctx, schema.ActorFilter{}, schema.Page{First: 100})
		if err != nil {
			t.Fatal(err)
		}
		for range 20 {
			q := schema.NetworkQuery{KnownBy: schema.EndOfTime, Around: []string{actors.Items[r.IntN(len(actors.Items))].ID}, Depth: 1 + r.IntN(4), Limit: 1 + r.IntN(60)}
			if r.IntN(2) == 0 {
				q.AsOf = schema.MustTime([]string{"2010-06-01", "2011", "2010-12"}[r.IntN(3)])
			}
			if r.IntN(2) == 0 {
				q.KnownBy = begins(schema.MustTime("2010-01-01").Shift(r.IntN(730)))
				known++
			}
			if r.IntN(3) == 0 {
				q.Types = schema.RelationTypes()[:4]
			}
			if r.IntN(3) == 0 {
				q.Around = append(q.Around, actors.Items[0].ID)
			}
			got, err := s.Network(ctx, q)
			if err != nil {
				t.Fatal(err)
			}
			var want []*schema.Relation
			truncated := false
			err = s.view(func(t *badger.Txn) error {
				all, more, err := s.spreadRead(ctx, t, q)
				for _, n := range all {
					want = append(want, n.Relation)
				}
				truncated = more
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
			if truncated != got.Truncated {
				t.Fatalf("after %d articles, %+v: truncated %v, kept %v", n*20+20, q, truncated, got.Truncated)
			}
			if d := cmp.Diff(want, got.Relations, cmpopts.EquateEmpty(), cmp.AllowUnexported(schema.Time{})); d != "" {
				t.Fatalf("after %d articles, %+v (-read +kept):\n%s", n*20+20, q, d)
			}
			edges += len(got.Relations)
		}
		for _, a := range actors.Items {
			got, err := s.Actors(ctx, []string{a.ID})
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(a, got[0], cmp.AllowUnexported(schema.Time{})); d != "" {
				t.Fatalf("an actor (-list +kept):\n%s", d)
			}
		}
	}
	if edges < 1000 || known < 50 {
		t.Errorf("only %d relations seen, %d times as known then", edges, known)
	}
}
