package export

import (
	"bufio"
	"context"

	"casus/schema"
)

// feature is a GeoJSON feature; one without a position has a null geometry.
type feature struct {
	Type       string         `json:"type"`
	ID         string         `json:"id"`
	Geometry   *point         `json:"geometry"`
	Properties map[string]any `json:"properties"`
}

// point is longitude before latitude, as RFC 7946 asks.
type point struct {
	Type        string     `json:"type"`
	Coordinates [2]float64 `json:"coordinates"`
}

// writeGeoJSON writes a FeatureCollection (RFC 7946), a feature an event. An event without a position has a null geometry, which
// the RFC calls unlocated.
func writeGeoJSON(ctx context.Context, w *bufio.Writer, from Source, o Options) error {
	return writeArray(ctx, w, from, o, `{"type":"FeatureCollection","features":[`, "]}\n", (*batch).feature)
}

func (b *batch) feature(e *schema.Event) (feature, bool) {
	f := feature{Type: "Feature", ID: e.ID}
	p := b.place(e)
	if p != nil && p.Latitude != nil && p.Longitude != nil {
		f.Geometry = &point{"Point", [2]float64{*p.Longitude, *p.Latitude}}
	}
	f.Properties = map[string]any{
		"type": e.Type, "class": e.Class(), "status": e.Status, "date": e.Time.String(), "summary": e.Summary,
		"agents": b.names(e, schema.Agent), "targets": b.names(e, schema.Target), "parties": b.names(e, schema.Party),
		"mediators": b.names(e, schema.Mediator), "confidence": e.Confidence, "sources": sources(e), "quote": quote(e),
	}
	if from, ok := e.Time.Earliest(); ok {
		f.Properties["earliest"] = from
	}
	if until, ok := e.Time.Latest(); ok {
		f.Properties["latest"] = until
	}
	if p != nil {
		f.Properties["place"], f.Properties["placeKind"], f.Properties["country"] = p.Name, p.Kind, p.Country
	}
	if e.Killed != nil {
		f.Properties["killed"] = e.Killed
	}
	return f, true
}
