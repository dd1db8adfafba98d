package store

import (
	"context"
	"testing"

	"casus/schema"
)

// An article that cannot be made ready is an error of its own: the others are stored, and nobody waits for it.
func TestUnreadyArticle(t *testing.T) {
	s, ctx := open(t), context.Background()
	cancelled, cancel := context.WithCancel(ctx)
	cancel()
	broken := &appended{ctx: ctx, ready: make(chan struct{})}
	broken.x.Events = make([]schema.ExtractedEvent, 1)
	broken.x.Events[0].Participants = []schema.ExtractedParticipant{{Actor: "nobody"}}
	all := []*appended{nil, broken, {ctx: cancelled, x: *skewed.article(1), ready: make(chan struct{})}, {ctx: ctx, x: *skewed.article(2), ready: make(chan struct{})}}
	folding := s.folding
	s.folding = nil
	s.makeReady(broken)
	s.folding = folding
	s.prepare(all[2:])
	s.waiting.put(all)
	for _, a := range all[1:] {
		s.await(a)
	}
	if broken.err == nil || all[2].err == nil || all[3].err != nil || all[3].out.Position != 1 {
		t.Errorf("%v; %v; %v at %d", broken.err, all[2].err, all[3].err, all[3].out.Position)
	}
	if stats, err := s.Statistics(ctx); err != nil || stats.Articles != 1 {
		t.Errorf("%d articles, %v", stats.Articles, err)
	}
}
