package store

import (
	"context"
	"fmt"
	"slices"

	"casus/schema"
)

// Which truce a violation belongs to is asked of every violation of every truce that is listed, and each walks over the same few lists: those of the sides of a
// war and of the places in it. So of a list that a reader has walked over more than a few times it reads all that it may ask for, once, and walks over that.

const (
	// keptAfter is after how many walks a list is kept: to read all of it may take as long as some of these.
	keptAfter = 16
	// keptEvents bounds how many events are kept.
	keptEvents = 1 << 14
)

// keptTypes are the events that are kept of a list.
var keptTypes = along(nil).of(append(slices.Clone(truces), violations...))

// keptList is what a list has of keptTypes, as the reader knows it, in order, by width class.
type keptList [widthClasses][]keptPosting

type keptPosting struct {
	at      point
	stretch stretch
}

// scan calls fn with the events that stand in the lists, in a direction, until it returns false.
func (a *agreements) scan(ctx context.Context, sel selection, window schema.Time, reverse bool, fn func(e *schema.Event) (bool, error)) error {
	into := new(rooms)
	visit := func(n uint64) (bool, error) {
		if err := ctx.Err(); err != nil {
			return false, err
		}
		e, err := foundOnce(a.events, n, func() (*schema.Event, error) {
			if len(a.events) >= keptEvents {
				clear(a.events)
			}
			return a.s.eventAt(a.look.t, n, a.knownBy, into)
		})
		if err == nil && e == nil {
			err = fmt.Errorf("event %d is in a list but not in the store", n)
		}
		if err != nil {
			return false, err
		}
		return fn(e)
	}
	var left [][]keptPosting
	if keeps(sel) {
		var err error
		if left, sel, err = a.kept(ctx, sel, window); err != nil {
			return err
		}
	}
	next := func() (keptPosting, bool, error) { return keptPosting{}, false, nil }
	if len(left) == 0 || len(sel.dims[0]) > 0 {
		m, err := a.s.newMerge(a.look.t, sel, window, a.knownBy, reverse)
		if err != nil {
			return err
		}
		defer m.close()
		next = func() (keptPosting, bool, error) {
			if !m.next() {
				return keptPosting{}, false, m.err()
			}
			return keptPosting{m.at, m.stretch}, true, nil
		}
	}
	lo, _ := window.Bounds()
	stored, more, err := next()
	for last := (point{}); err == nil; {
		i, p := foremostOf(left, reverse)
		switch {
		case more && (i < 0 || !ahead(p.at, stored.at, reverse)):
			p = stored
			stored, more, err = next()
		case i < 0:
			return nil
		case reverse:
			left[i] = left[i][:len(left[i])-1]
		default:
			left[i] = left[i][1:]
		}
		// Numbers begin with 1: no event stands at the zero point.
		if p.at == last || p.stretch.latest < lo || !sel.want.takes(p.stretch) {
			continue
		}
		last = p.at
		if on, err := visit(p.at.number); err != nil || !on {
			return err
		}
	}
	return err
}

// foremostOf is the part that has the posting which comes first in a direction, and that; -1 where nothing is left.
func foremostOf(parts [][]keptPosting, reverse bool) (part int, first keptPosting) {
	part = -1
	for i, ps := range parts {
		if len(ps) == 0 {
			continue
		}
		p := ps[0]
		if reverse {
			p = ps[len(ps)-1]
		}
		if part < 0 || ahead(p.at, first.at, reverse) {
			part, first = i, p
		}
	}
	return part, first
}

// keeps tells whether what is selected is among what is kept of lists: those of actors and places.
func keeps(sel selection) bool {
	return len(sel.dims) == 1 && sel.want.kinds != 0 && sel.want.kinds&^keptTypes.want.kinds == 0 &&
		!slices.ContainsFunc(sel.dims[0], func(l alternative) bool { return l.d != byActor && l.d != byPlace || l.roles != 0 })
}

// kept is what is kept in a window of the lists that are selected, each part in order, and the selection of the others.
func (a *agreements) kept(ctx context.Context, sel selection, window schema.Time) (parts [][]keptPosting, rest selection, err error) {
	lo, hi := window.Bounds()
	var others []alternative
	for _, one := range sel.dims[0] {
		if a.walks[one]++; a.walks[one] <= keptAfter {
			others = append(others, one)
			continue
		}
		list, err := foundOnce(a.lists, one, func() (*keptList, error) { return a.keep(ctx, one) })
		if err != nil {
			return nil, sel, err
		}
		for class, ps := range list {
			from, to := bounds(byte(class), lo, hi)
			i, _ := slices.BinarySearchFunc(ps, from, keptPosting.compare)
			j, _ := slices.BinarySearchFunc(ps, after(to, false), keptPosting.compare)
			if i < j {
				parts = append(parts, ps[i:j])
			}
		}
	}
	rest = sel
	rest.dims = [][]alternative{others}
	return parts, rest, nil
}

func (p keptPosting) compare(at point) int { return p.at.compare(at) }

// keep reads what is kept of a list.
func (a *agreements) keep(ctx context.Context, one alternative) (*keptList, error) {
	sel := keptTypes
	sel.dims = [][]alternative{{one}}
	m, err := a.s.newMerge(a.look.t, sel, schema.Time{}, a.knownBy, false)
	if err != nil {
		return nil, err
	}
	defer m.close()
	out := new(keptList)
	for m.next() {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		out[m.class] = append(out[m.class], keptPosting{m.at, m.stretch})
	}
	return out, m.err()
}
