package plan

import (
	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// Leaf sets a field that a value itself has.
func Leaf[E Env, T any](o *Object[E, T], name string, appendTo func(b []byte, v T) []byte) {
	w := Writer[E, T]{Write: func(_ E, b []byte, v T) ([]byte, error) { return appendTo(b, v), nil }}
	o.Set(name, func(*Compilation, graphql.CollectedField) (Writer[E, T], error) { return w, nil })
}

// Float sets a field that is a number, null for nil.
func Float[E Env, T any](o *Object[E, T], name string, get func(T) *float64) {
	w := Writer[E, T]{Write: func(_ E, b []byte, v T) ([]byte, error) {
		if f := get(v); f != nil {
			return AppendFloat(b, *f)
		}
		return append(b, "null"...), nil
	}}
	o.Set(name, func(*Compilation, graphql.CollectedField) (Writer[E, T], error) { return w, nil })
}

// String sets a field that is a string.
func String[E Env, T any, S ~string](o *Object[E, T], name string, get func(T) S) {
	Leaf(o, name, func(b []byte, v T) []byte { return AppendString(b, string(get(v))) })
}

// Text sets a field that is a string, null for "".
func Text[E Env, T any, S ~string](o *Object[E, T], name string, get func(T) S) {
	Leaf(o, name, func(b []byte, v T) []byte { return AppendText(b, string(get(v))) })
}

// Word sets a field that is a word of an enum. "" is ErrNull.
func Word[E Env, T any, S ~string](o *Object[E, T], name string, get func(T) S) {
	w := Writer[E, T]{Write: func(_ E, b []byte, v T) ([]byte, error) {
		s := get(v)
		if s == "" {
			return b, ErrNull
		}
		return AppendString(b, string(s)), nil
	}}
	o.Set(name, func(*Compilation, graphql.CollectedField) (Writer[E, T], error) { return w, nil })
}

// Strings sets a field that is a list of strings.
func Strings[E Env, T any, S ~string](o *Object[E, T], name string, get func(T) []S) {
	Leaf(o, name, func(b []byte, v T) []byte {
		b = append(b, '[')
		for i, s := range get(v) {
			if i > 0 {
				b = append(b, ',')
			}
			b = AppendString(b, string(s))
		}
		return append(b, ']')
	})
}

// Bool sets a field that is true or false.
func Bool[E Env, T any](o *Object[E, T], name string, get func(T) bool) {
	Leaf(o, name, func(b []byte, v T) []byte {
		if get(v) {
			return append(b, "true"...)
		}
		return append(b, "false"...)
	})
}

// One sets a field that is an object the value has, null where get gives none.
func One[E Env, T, V any](o *Object[E, T], name string, shape Shape[E, *V], get func(T) *V) {
	Value(o, name, OrNull(shape), get)
}

// Many sets a field that is a list of objects the value has.
func Many[E Env, T, V any](o *Object[E, T], name string, shape Shape[E, *V], get func(T) []V) {
	o.Set(name, func(c *Compilation, f graphql.CollectedField) (Writer[E, T], error) {
		return Some(c, f, shape, get, nil)
	})
}

// Some compiles a list of those objects of a value that keep lets be, all for nil.
func Some[E Env, T, V any](c *Compilation, f graphql.CollectedField, shape Shape[E, *V], get func(T) []V, keep func(*V) bool) (Writer[E, T], error) {
	w, err := shape.compile(c, f.Selections)
	if err != nil {
		return Writer[E, T]{}, err
	}
	out := Writer[E, T]{Waves: w.Waves, Write: func(env E, b []byte, v T) ([]byte, error) {
		items := get(v)
		b = append(b, '[')
		first := true
		for i := range items {
			if keep != nil && !keep(&items[i]) {
				continue
			}
			if !first {
				b = append(b, ',')
			}
			first = false
			var err error
			if b, err = w.Write(env, b, &items[i]); err != nil {
				return b, err
			}
		}
		return append(b, ']'), nil
	}}
	if w.Note != nil {
		out.Note = func(env E, v T) {
			items := get(v)
			for i := range items {
				if keep == nil || keep(&items[i]) {
					w.Note(env, &items[i])
				}
			}
		}
	}
	return out, nil
}

// list writes values as a list.
func list[E Env, V any](w Writer[E, V]) Writer[E, []V] {
	out := Writer[E, []V]{Waves: w.Waves, Write: func(env E, b []byte, items []V) ([]byte, error) {
		b = append(b, '[')
		for i, item := range items {
			if i > 0 {
				b = append(b, ',')
			}
			var err error
			if b, err = w.Write(env, b, item); err != nil {
				return b, err
			}
		}
		return append(b, ']'), nil
	}}
	if w.Note != nil {
		out.Note = func(env E, items []V) {
			for _, item := range items {
				w.Note(env, item)
			}
		}
	}
	return out
}

type listOf[E Env, V any] struct{ shape Shape[E, V] }

// ListOf is the shape of a list.
func ListOf[E Env, V any](shape Shape[E, V]) Shape[E, []V] { return listOf[E, V]{shape} }

func (l listOf[E, V]) compile(c *Compilation, selection ast.SelectionSet) (Writer[E, []V], error) {
	w, err := l.shape.compile(c, selection)
	return list(w), err
}

type nullUnless[E Env, V any] struct {
	shape Shape[E, V]
	there func(V) bool
}

// OrNull is the shape of something that may not be there: null for the zero value.
func OrNull[E Env, V comparable](shape Shape[E, V]) Shape[E, V] {
	var zero V
	return nullUnless[E, V]{shape, func(v V) bool { return v != zero }}
}

// NullUnless is the shape of something that is null unless a condition holds.
func NullUnless[E Env, V any](shape Shape[E, V], there func(V) bool) Shape[E, V] {
	return nullUnless[E, V]{shape, there}
}

func (n nullUnless[E, V]) compile(c *Compilation, selection ast.SelectionSet) (Writer[E, V], error) {
	w, err := n.shape.compile(c, selection)
	out := Writer[E, V]{Waves: w.Waves, Write: func(env E, b []byte, v V) ([]byte, error) {
		if !n.there(v) {
			return append(b, "null"...), nil
		}
		return w.Write(env, b, v)
	}}
	if w.Note != nil {
		out.Note = func(env E, v V) {
			if n.there(v) {
				w.Note(env, v)
			}
		}
	}
	return out, err
}

// Value sets a field whose value a function makes of the object's; it must be cheap, as it is made once for each wave.
func Value[E Env, T, V any](o *Object[E, T], name string, shape Shape[E, V], get func(T) V) {
	o.Set(name, func(c *Compilation, f graphql.CollectedField) (Writer[E, T], error) {
		w, err := shape.compile(c, f.Selections)
		return through(w, get), err
	})
}

// Flat sets a field that is a list of what the items of another list have.
func Flat[E Env, T, U, V any](o *Object[E, T], name string, shape Shape[E, *V], outer func(T) []U, inner func(*U) []V) {
	o.Set(name, func(c *Compilation, f graphql.CollectedField) (Writer[E, T], error) {
		w, err := shape.compile(c, f.Selections)
		out := Writer[E, T]{Waves: w.Waves, Write: func(env E, b []byte, v T) ([]byte, error) {
			b = append(b, '[')
			first := true
			us := outer(v)
			for i := range us {
				vs := inner(&us[i])
				for j := range vs {
					if !first {
						b = append(b, ',')
					}
					first = false
					var err error
					if b, err = w.Write(env, b, &vs[j]); err != nil {
						return b, err
					}
				}
			}
			return append(b, ']'), nil
		}}
		if w.Note != nil {
			out.Note = func(env E, v T) {
				us := outer(v)
				for i := range us {
					vs := inner(&us[i])
					for j := range vs {
						w.Note(env, &vs[j])
					}
				}
			}
		}
		return out, err
	})
}
