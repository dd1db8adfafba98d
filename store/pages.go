package store

// pages is a list that grows by pages: what is in it stays where it is, and is not copied. The zero value is empty.
type pages[T any] struct {
	pages [][]T
	n     int
}

// A page has so many values.
const (
	pageBits = 12
	pageSize = 1 << pageBits
)

// at is the place of a value, which stays its place.
func (p *pages[T]) at(i int) *T { return &p.pages[i>>pageBits][i&(pageSize-1)] }

func (p *pages[T]) len() int { return p.n }

func (p *pages[T]) add(v T) {
	p.reach(p.n + 1)
	*p.at(p.n - 1) = v
}

// reach makes the list so long with zero values, where it is not yet.
func (p *pages[T]) reach(n int) {
	for p.n < n {
		if p.n = min(n, len(p.pages)*pageSize); p.n < n {
			p.pages = append(p.pages, make([]T, pageSize))
		}
	}
}
