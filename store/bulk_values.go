package store

import (
	"slices"
	"strings"
)

// bulkLists are the numbers of the lists of one value, by width class, counted from 1; 0 where there is none.
type bulkLists [widthClasses]uint32

// valueLists are lists of a dimension by value.
type valueLists[T any] struct {
	values keyTable
	lists  pages[T]
}

// of gives what there is of a value; nil for nothing.
func (v *valueLists[T]) of(value string) *T {
	n, ok := findKey(&v.values, hashText(value), value)
	if !ok {
		return nil
	}
	return v.lists.at(int(n))
}

// add gives what there is of a value, and tells whether it is new.
func (v *valueLists[T]) add(value string) (*T, bool) {
	n, fresh := addKey(&v.values, hashText(value), value)
	v.lists.reach(int(n) + 1)
	return v.lists.at(int(n)), fresh
}

// sorted calls fn with the values in order.
func (v *valueLists[T]) sorted(fn func(value string, of *T) error) error {
	type row struct {
		value string
		n     uint32
	}
	var rows []row
	v.values.each(func(n uint32, key []byte) { rows = append(rows, row{string(key), n}) })
	slices.SortFunc(rows, func(a, b row) int { return strings.Compare(a.value, b.value) })
	for _, r := range rows {
		if err := fn(r.value, v.lists.at(int(r.n))); err != nil {
			return err
		}
	}
	return nil
}
