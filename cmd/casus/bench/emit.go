package bench

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"runtime"
	"sync"

	"casus/schema"
)

// Draw is the parameters of one round of queries.
type Draw struct {
	// Actor is a rank below 400; see ActorName.
	Actor int `json:"actor"`
	// Report is that of the event asked for by itself, by its number in the corpus.
	Report  int                `json:"report"`
	Since   schema.Time        `json:"since"`
	Until   schema.Time        `json:"until"`
	AsOf    schema.Time        `json:"asOf"`
	Types   []schema.EventType `json:"types"`
	Country string             `json:"country"`
	Words   string             `json:"words"`
}

// Which actors and words are asked for: those of the first ranks.
const (
	askedActors = 400
	askedWords  = 300
)

// Draws makes the parameters of n rounds, with actors of ranks below most.
func (c Corpus) Draws(n, most int) []Draw {
	r := c.random(streamDraw, 0)
	out := make([]Draw, n)
	for i := range out {
		since := r.IntN(c.days() - 364)
		word := func() string { return Word(rank(r, c.Vocabulary) % askedWords) }
		out[i] = Draw{Actor: rank(r, c.Actors) % min(most, c.Actors), Report: r.IntN(c.Reports), Since: day(since), Until: day(since + 364), AsOf: day(r.IntN(c.days())),
			Types:   []schema.EventType{types[rank(r, len(types))], types[rank(r, len(types))], types[r.IntN(len(types))]},
			Country: c.country(rank(r, c.Places)), Words: word() + " " + word()}
	}
	return out
}

// emitAhead is how many articles a worker makes at a time.
const emitAhead = 64

// Emit writes the corpus as JSON lines, in the extraction contract's form; done is told how many articles are written.
func (c Corpus) Emit(ctx context.Context, file string, done func(int)) (err error) {
	f, err := os.Create(file)
	if err != nil {
		return fmt.Errorf("write the corpus: %w", err)
	}
	defer func() {
		if e := errors.Join(err, f.Close()); e != nil {
			err = fmt.Errorf("write the corpus to %s: %w", file, e)
		}
	}()
	w := bufio.NewWriterSize(f, 1<<20)
	err = c.made(ctx, 0, c.Articles, func(upTo int, lines []byte) error {
		_, err := w.Write(lines)
		done(upTo)
		return err
	})
	return errors.Join(err, w.Flush())
}

// made gives the lines of articles, some at a time in order, with the number of the next article.
func (c Corpus) made(ctx context.Context, from, to int, use func(upTo int, lines []byte) error) error {
	workers := runtime.GOMAXPROCS(0)
	for ; from < to; from += workers * emitAhead {
		if err := ctx.Err(); err != nil {
			return err
		}
		parts, errs := make([][]byte, workers), make([]error, workers)
		var all sync.WaitGroup
		for k := range workers {
			all.Go(func() { parts[k], errs[k] = c.lines(from+k*emitAhead, min(from+(k+1)*emitAhead, to)) })
		}
		all.Wait()
		if err := errors.Join(errs...); err != nil {
			return err
		}
		for k, p := range parts {
			if err := use(min(from+(k+1)*emitAhead, to), p); err != nil {
				return err
			}
		}
	}
	return nil
}

// lines are the lines of articles.
func (c Corpus) lines(from, to int) ([]byte, error) {
	var out []byte
	for n := from; n < to; n++ {
		line, err := json.Marshal(c.Article(n))
		if err != nil {
			return nil, err
		}
		out = append(append(out, line...), '\n')
	}
	return out, nil
}

// EmitDraws writes the queries' parameters as a JSON array.
func (c Corpus) EmitDraws(file string, draws []Draw) error {
	b, err := json.Marshal(draws)
	if err == nil {
		err = os.WriteFile(file, b, 0o644)
	}
	if err != nil {
		return fmt.Errorf("write the queries' parameters: %w", err)
	}
	return nil
}
