package plan

import (
	"context"
	"fmt"

	"github.com/99designs/gqlgen/graphql"
)

// Source has the records of one kind that a run has read. It is for one goroutine.
type Source[V any] struct {
	// Read gives the records of ids, in order.
	Read func(ctx context.Context, ids []string) ([]V, error)

	have   map[string]V
	wanted []string
}

// roomKept is how many records a Source keeps the room for: emptying a map costs what it ever had.
const roomKept = 2000

// Reset forgets all records, and keeps the room for as many as most answers need.
func (s *Source[V]) Reset() {
	if len(s.have) > roomKept {
		s.have, s.wanted = nil, nil
	}
	clear(s.have)
	s.wanted = s.wanted[:0]
}

// Want notes that a record will be asked for.
func (s *Source[V]) Want(id string) {
	if _, ok := s.have[id]; ok {
		return
	}
	if s.have == nil {
		s.have = map[string]V{}
	}
	var zero V
	s.have[id] = zero
	s.wanted = append(s.wanted, id)
}

// Get is a record that has been read; the zero value for one that is not there.
func (s *Source[V]) Get(id string) V { return s.have[id] }

// Load reads what has been noted since the last time.
func (s *Source[V]) Load(ctx context.Context) error {
	if len(s.wanted) == 0 {
		return nil
	}
	ids := s.wanted
	s.wanted = nil
	values, err := s.Read(ctx, ids)
	if err != nil {
		return err
	}
	if len(values) != len(ids) {
		return fmt.Errorf("read %d records: got %d", len(ids), len(values))
	}
	for i, id := range ids {
		s.have[id] = values[i]
	}
	if s.wanted == nil {
		s.wanted = ids[:0]
	}
	return nil
}

// Link compiles a field that is the record behind an id. Where the record is not there, or the id is "", it is null if it
// may be and ErrNull if not.
func Link[E Env, T any, V comparable](shape Shape[E, V], nullable bool, source func(E) *Source[V], id func(T) string) Compiler[E, T] {
	return func(c *Compilation, f graphql.CollectedField) (Writer[E, T], error) {
		w, err := shape.compile(c, f.Selections)
		return link(w, nullable, source, id), err
	}
}

func link[E Env, T any, V comparable](w Writer[E, V], nullable bool, source func(E) *Source[V], id func(T) string) Writer[E, T] {
	var none V
	return Writer[E, T]{
		Waves: w.Waves + 1,
		Note: func(env E, v T) {
			key, s := id(v), source(env)
			if key == "" {
				return
			}
			s.Want(key)
			if w.Note == nil {
				return
			}
			if item := s.Get(key); item != none {
				w.Note(env, item)
			}
		},
		Write: func(env E, b []byte, v T) ([]byte, error) {
			item := none
			if key := id(v); key != "" {
				item = source(env).Get(key)
			}
			switch {
			case item != none:
				return w.Write(env, b, item)
			case nullable:
				return append(b, "null"...), nil
			}
			return b, ErrNull
		},
	}
}

// Links compiles a field that is the records behind ids, without those that are not there.
func Links[E Env, T any, V comparable](shape Shape[E, V], source func(E) *Source[V], ids func(T) []string) Compiler[E, T] {
	return func(c *Compilation, f graphql.CollectedField) (Writer[E, T], error) {
		w, err := shape.compile(c, f.Selections)
		return links(w, source, ids), err
	}
}

func links[E Env, T any, V comparable](w Writer[E, V], source func(E) *Source[V], ids func(T) []string) Writer[E, T] {
	var none V
	return Writer[E, T]{
		Waves: w.Waves + 1,
		Note: func(env E, v T) {
			s := source(env)
			for _, id := range ids(v) {
				s.Want(id)
				if w.Note == nil {
					continue
				}
				if item := s.Get(id); item != none {
					w.Note(env, item)
				}
			}
		},
		Write: func(env E, b []byte, v T) ([]byte, error) {
			s := source(env)
			b = append(b, '[')
			first := true
			for _, id := range ids(v) {
				item := s.Get(id)
				if item == none {
					continue
				}
				if !first {
					b = append(b, ',')
				}
				first = false
				var err error
				if b, err = w.Write(env, b, item); err != nil {
					return b, err
				}
			}
			return append(b, ']'), nil
		},
	}
}

// Choose compiles a field whose kind hangs on the value: choose tells which of the compilers' writers has it.
func Choose[E Env, T any](choose func(T) int, compilers ...Compiler[E, T]) Compiler[E, T] {
	return func(c *Compilation, f graphql.CollectedField) (Writer[E, T], error) {
		writers := make([]Writer[E, T], len(compilers))
		for i, compile := range compilers {
			w, err := compile(c, f)
			if err != nil {
				return w, err
			}
			writers[i] = w
		}
		return chosen(choose, writers), nil
	}
}
