package store

import "casus/schema"

// rooms are what the records of one answer are decoded into, each kind of value beside the others of its kind: a page of events is some hundred
// of them, which one by one would be as many allocations. Who keeps one of the values keeps all of a room, so that rooms are for
// what goes together. They are for one goroutine; the zero value is ready.
type rooms struct {
	events       room[schema.Event]
	reports      room[schema.Report]
	participants room[schema.Participant]
	texts        room[string]
	support      room[schema.Support]
	evidence     room[schema.Evidence]
	selectors    room[schema.Selector]
	counts       room[schema.Count]
	ints         room[int]
}

// room has values of one kind.
type room[T any] struct {
	free []T
	// size is how many values it had room for last: the next has twice as many.
	size int
}

// largestRoom is how many values are made at once.
const largestRoom = 64

// carve gives n zero values side by side; never nil.
func (r *room[T]) carve(n int) []T {
	if n == 0 {
		return []T{}
	}
	if len(r.free) < n {
		r.size = max(n, min(2*r.size, largestRoom))
		r.free = make([]T, r.size)
	}
	out := r.free[:n:n]
	r.free = r.free[n:]
	return out
}

func (r *room[T]) one() *T { return &r.carve(1)[0] }
