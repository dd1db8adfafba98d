package export_test

import (
	"context"
	"fmt"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"weak"

	"casus/graph/export"
	"casus/schema"
)

// long is a source of a timeline of any length, made while it is read. It tells what was read of it and what of that is still held.
type long struct {
	export.Source
	pages, perPage int
	// read is called before each page or article, with how many have been given; nil for nobody.
	read func(done int)
	// given has an event of each page.
	given []weak.Pointer[schema.Event]
	// held is how many of the first half of the pages, but for the last, were held when that had been read.
	held int
}

func (l *long) Timeline(_ context.Context, q schema.TimelineQuery) (schema.PageOf[*schema.Event], error) {
	at, _ := strconv.Atoi(q.Page.After)
	if l.read != nil {
		l.read(at)
	}
	if at == l.pages/2 {
		runtime.GC()
		for _, e := range l.given[:at-1] {
			if e.Value() != nil {
				l.held++
			}
		}
	}
	out := schema.PageOf[*schema.Event]{HasNext: at+1 < l.pages}
	for i := range l.perPage {
		n := at*l.perPage + i
		// Every line is as long as every other, so that what is out can be told from how many events were read.
		e := &schema.Event{ID: fmt.Sprintf("evt_%020d", n), Type: schema.Airstrike, Status: schema.Occurred, Time: schema.MustTime("2016-05-04"), Confidence: 0.5,
			Summary: strings.Repeat("long ", 40), Participants: []schema.Participant{{Role: schema.Agent, ActorID: "act_1"}}}
		if i == 0 {
			l.given = append(l.given, weak.Make(e))
		}
		out.Items, out.Cursors = append(out.Items, e), append(out.Cursors, strconv.Itoa(at+1))
	}
	return out, nil
}

func (l *long) Actors(_ context.Context, ids []string) ([]*schema.Actor, error) {
	out := make([]*schema.Actor, len(ids))
	for i, id := range ids {
		out[i] = &schema.Actor{ID: id, Name: "Army", Kind: schema.MilitaryActor}
	}
	return out, nil
}

func (l *long) Places(_ context.Context, ids []string) ([]*schema.Place, error) {
	return make([]*schema.Place, len(ids)), nil
}

func (l *long) Articles(_ context.Context, ids []string) ([]*schema.Article, error) {
	return make([]*schema.Article, len(ids)), nil
}

func (l *long) Extractions(_ context.Context, fn func(*schema.Extraction) error) error {
	for n := range l.pages {
		if l.read != nil {
			l.read(n)
		}
		x := &schema.Extraction{Article: schema.Article{ID: fmt.Sprintf("art_%020d", n), Text: strings.Repeat("long ", 40*l.perPage)}}
		if err := fn(x); err != nil {
			return err
		}
	}
	return nil
}

func (l *long) Network(context.Context, schema.NetworkQuery) (*schema.Network, error) {
	return &schema.Network{}, nil
}

// counted counts what is written.
type counted int

func (c *counted) Write(p []byte) (int, error) {
	*c += counted(len(p))
	return len(p), nil
}

// TestExportsAreStreams reads a long timeline in each format: at every page, all that the pages before it make is out but for a buffer and a
// page, and of the events of pages that are done none is held. A network is in memory as a whole, and bounded.
func TestExportsAreStreams(t *testing.T) {
	const pages, perPage, buffer = 100, 100, 64 << 10
	for _, name := range export.Formats() {
		if name == string(export.GraphML) {
			continue
		}
		t.Run(name, func(t *testing.T) {
			var out counted
			var atPage []int
			l := &long{pages: pages, perPage: perPage, read: func(int) { atPage = append(atPage, int(out)) }}
			if err := export.Write(context.Background(), &out, l, export.Options{Format: export.Format(name), KnownBy: schema.EndOfTime}); err != nil {
				t.Fatal(err)
			}
			if l.held > 1 {
				t.Errorf("events of %d pages that are done are held", l.held)
			}
			total := int(out)
			if total < 20*buffer || len(atPage) != pages {
				t.Fatalf("%d bytes of %d pages: too little to tell anything", total, len(atPage))
			}
			for done, written := range atPage {
				if made := total * done / pages; made-written > buffer+2*total/pages {
					t.Fatalf("when page %d is read, %d bytes of %d that are made are out", done+1, written, made)
				}
			}
		})
	}
}

// TestFilteredExportsHoldNoEvents has the exports that look through the timeline before they write: what they keep of it are ids.
func TestFilteredExportsHoldNoEvents(t *testing.T) {
	for _, f := range []export.Format{export.JSONL, export.GraphML} {
		l := &long{pages: 100, perPage: 100}
		o := export.Options{Format: f, KnownBy: schema.EndOfTime, AsOf: schema.MustTime("2016-05-10"), Filter: schema.EventFilter{Words: "long"}}
		if err := export.Write(context.Background(), new(counted), l, o); err != nil {
			t.Fatal(err)
		}
		if len(l.given) != l.pages || l.held > 1 {
			t.Errorf("%s: %d pages were read, and events of %d of them are held", f, len(l.given), l.held)
		}
	}
}
