package export

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"casus/schema"
)

// Source is what an export reads; *store.Store satisfies it.
type Source interface {
	Timeline(ctx context.Context, q schema.TimelineQuery) (schema.PageOf[*schema.Event], error)
	Actors(ctx context.Context, ids []string) ([]*schema.Actor, error)
	ListActors(ctx context.Context, f schema.ActorFilter, p schema.Page) (schema.PageOf[*schema.Actor], error)
	Places(ctx context.Context, ids []string) ([]*schema.Place, error)
	ListPlaces(ctx context.Context, f schema.PlaceFilter, p schema.Page) (schema.PageOf[*schema.Place], error)
	Articles(ctx context.Context, ids []string) ([]*schema.Article, error)
	Network(ctx context.Context, q schema.NetworkQuery) (*schema.Network, error)
	// Extractions calls fn for what each article says, in the order in which they were loaded, until fn fails.
	Extractions(ctx context.Context, fn func(*schema.Extraction) error) error
}

// Format is a form to write.
type Format string

// The formats.
const (
	JSONL      Format = "jsonl"
	Events     Format = "events"
	CSV        Format = "csv"
	GeoJSON    Format = "geojson"
	TimelineJS Format = "timelinejs"
	ICal       Format = "ical"
	GraphML    Format = "graphml"
)

// kind is what a format is for those who fetch it.
type kind struct {
	media, ending string
	write         func(context.Context, *bufio.Writer, Source, Options) error
}

var kinds = map[Format]kind{
	JSONL:      {"application/jsonl", "jsonl", writeJSONL},
	Events:     {"application/jsonl", "events.jsonl", writeEvents},
	CSV:        {"text/csv; charset=utf-8; header=present", "csv", writeCSV},
	GeoJSON:    {"application/geo+json", "geojson", writeGeoJSON},
	TimelineJS: {"application/json", "json", writeTimelineJS},
	ICal:       {"text/calendar; charset=utf-8", "ics", writeICal},
	GraphML:    {"application/graphml+xml", "graphml", writeGraphML},
}

// Formats are the names of the formats.
func Formats() []string {
	return []string{string(JSONL), string(Events), string(CSV), string(GeoJSON), string(TimelineJS), string(ICal), string(GraphML)}
}

// ParseFormat reads the name of a format.
func ParseFormat(s string) (Format, error) {
	if !slices.Contains(Formats(), s) {
		return "", schema.Invalidf("format", "must be one of %s, not %q", strings.Join(Formats(), ", "), s)
	}
	return Format(s), nil
}

// MediaType is the format's media type.
func (f Format) MediaType() string { return kinds[f].media }

// Ending is how names of files in the format end, without the dot.
func (f Format) Ending() string { return kinds[f].ending }

// Options say what to write.
type Options struct {
	Format Format
	// Filter's actors and places are ids or names.
	Filter schema.EventFilter
	Order  schema.Order
	// KnownBy is Unix seconds: only what had been published by then; schema.EndOfTime for all.
	KnownBy int64
	// AsOf is the day of the network; only GraphML, which requires it, asks for it.
	AsOf schema.Time
	// Relations are the types that GraphML takes; all where empty.
	Relations []schema.RelationType
	// Depth is how many relations away from the filter's actors GraphML's network reaches, 1 to 5; 0 is 1.
	Depth int
	// Progress is told of every event or article that was written; nil for nobody.
	Progress func(done int)
}

func (o Options) progress(done int) {
	if o.Progress != nil {
		o.Progress(done)
	}
}

// Write writes what the options ask for. A *schema.InvalidError says that they ask for what cannot be, before anything was
// written.
func Write(ctx context.Context, w io.Writer, from Source, o Options) error {
	k, ok := kinds[o.Format]
	if !ok {
		return schema.Invalidf("format", "must be one of %s", strings.Join(Formats(), ", "))
	}
	if o.Order == "" {
		o.Order = schema.OldestFirst
	}
	var err error
	if o.Filter, err = identified(ctx, from, o.Filter); err != nil {
		return fmt.Errorf("export %s: %w", o.Format, err)
	}
	out := bufio.NewWriterSize(w, 64<<10)
	if err := k.write(ctx, out, from, o); err != nil {
		return fmt.Errorf("export %s: %w", o.Format, asParameter(err))
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("export %s: %w", o.Format, err)
	}
	return nil
}

// parametersOf are the parameters that become fields of the filter which a source may refuse.
var parametersOf = map[string]string{
	"filter.actors": "actor", "filter.roles": "role", "filter.places": "place", "filter.countries": "country", "filter.sources": "source",
	"filter.words": "words", "filter.minConfidence": "minConfidence",
}

// asParameter names the parameter instead of the field of the filter where a source refuses what it cannot look up.
func asParameter(err error) error {
	if bad, ok := errors.AsType[*schema.InvalidError](err); ok && parametersOf[bad.Field] != "" {
		return &schema.InvalidError{Field: parametersOf[bad.Field], Reason: bad.Reason}
	}
	return err
}

// writeArray writes the objects that of makes of the events as the elements of a JSON array between two texts; those that it
// makes none of are left out.
func writeArray[T any](ctx context.Context, w *bufio.Writer, from Source, o Options, before, after string, of func(*batch, *schema.Event) (T, bool)) error {
	if _, err := w.WriteString(before); err != nil {
		return err
	}
	separator := ""
	err := batches(ctx, from, o, func(b *batch) error {
		for _, e := range b.events {
			v, ok := of(b, e)
			if !ok {
				continue
			}
			line, err := json.Marshal(v)
			if err != nil {
				return err
			}
			if _, err := w.WriteString(separator); err != nil {
				return err
			}
			if _, err := w.Write(line); err != nil {
				return err
			}
			separator = ",\n"
		}
		return nil
	})
	if err != nil {
		return err
	}
	_, err = w.WriteString(after)
	return err
}
