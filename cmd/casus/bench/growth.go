package bench

import (
	"context"
	"errors"
	"fmt"

	"casus/store"
)

// Grown is a query against a tenth of the corpus and against all of it, over HTTP.
type Grown struct {
	Name string `json:"name"`
	// TenthFirst and AllFirst are the medians in milliseconds of what was not asked before: a tenth of the corpus fits into memory, all of it need not. Tenth and All are those
	// of the same asked again; TenthBytes and AllBytes how much an answer has.
	TenthFirst float64 `json:"tenthFirst"`
	AllFirst   float64 `json:"allFirst"`
	Tenth      float64 `json:"tenth"`
	All        float64 `json:"all"`
	TenthBytes float64 `json:"tenthBytes"`
	AllBytes   float64 `json:"allBytes"`
}

// Ratio is how many times the median of what is asked again is that of the tenth.
func (g Grown) Ratio() float64 { return g.All / max(g.Tenth, 1e-6) }

// fullActors are the ranks of actors who fill a page in a tenth of the corpus too: a page of 50 is not to be compared with one of 5.
const fullActors = 16

// growth asks a store of a tenth of the corpus (as many years, actors and places) what it asks of all of it.
func (r *Runner) growth(ctx context.Context, all *store.Store, v *server) (_ []Grown, err error) {
	c := r.Corpus
	c.Articles, c.Reports = max(1, c.Articles/10), max(1, c.Reports/10)
	if err := c.Check(); err != nil {
		return nil, fmt.Errorf("a tenth of the corpus: %w", err)
	}
	s, _, err := r.open(ctx, "tenth", c)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	w, err := r.ready(ctx, s)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, w.close()) }()
	small, err := r.inputs(ctx, s, c, fullActors)
	if err != nil {
		return nil, err
	}
	large, err := r.inputs(ctx, all, r.Corpus, fullActors)
	if err != nil {
		return nil, err
	}
	var out []Grown
	for _, q := range queries {
		if q.name == "Q4" || q.name == "Q5" {
			// What they answer grows with the corpus itself.
			continue
		}
		r.Step("ask "+q.name+" of a tenth and of all", 0, 0)
		g := Grown{Name: q.name}
		if g.TenthFirst, g.Tenth, g.TenthBytes, err = r.medians(ctx, w, q, small); err == nil {
			g.AllFirst, g.All, g.AllBytes, err = r.medians(ctx, v, q, large)
		}
		if err != nil {
			return nil, fmt.Errorf("growth of %s: %w", q.name, err)
		}
		out = append(out, g)
	}
	return out, nil
}

// medians asks a query with all inputs, and then with the same again.
func (r *Runner) medians(ctx context.Context, v *server, q query, ins []*input) (first, again, size float64, err error) {
	do, err := v.asker(q, ins)
	if err != nil {
		return 0, 0, 0, err
	}
	for _, ms := range []*float64{&first, &again} {
		var took latencies
		if took, size, err = oneByOne(ctx, r.Rounds, len(ins), do); err != nil {
			return 0, 0, 0, err
		}
		*ms = milliseconds(took.quantile(0.5))
	}
	return first, again, size, nil
}
