package store

import (
	"encoding/binary"
	"fmt"
	"slices"
	"strconv"

	"github.com/dgraph-io/badger/v4"

	"casus/schema"
)

// eventRecord is what is kept of an event: its reports. All else derives from them.
type eventRecord struct {
	ID      string
	Reports []schema.Report
}

// articleRecord is an article and what it brought.
type articleRecord struct {
	schema.Article
	ReportIDs []string `json:"reports,omitempty"`
	Relations [][]byte `json:"relations,omitempty"`
	// Position is that of its journal entry; Named are the actors whom it knows by a name alone that was an alias of theirs by then.
	Position uint64            `json:"position,omitempty"`
	Named    map[string]string `json:"named,omitempty"`
}

// apply brings an entry into every view. What it does depends on the entry and the views before it alone.
func (s *Store) apply(t *badger.Txn, position uint64, e Entry) (schema.Outcome, error) {
	if e.Kind == CorrectionEntry {
		return schema.Outcome{Position: position}, applyCorrection(t, position, e.Correction)
	}
	x := e.Extraction
	out := schema.Outcome{ArticleID: x.Article.ID, Position: position}
	var stats schema.Statistics
	if _, err := record(t, statsKey, &stats); err != nil {
		return out, err
	}
	r := &resolver{t: t, x: x, out: &out, actors: map[string]string{}, places: map[string]string{}, stats: &stats}
	reports, err := r.reports()
	if err != nil {
		return out, err
	}
	art := articleRecord{Article: x.Article, Position: position}
	before := s.db.NewTransaction(false)
	defer before.Discard()
	m := newMatcher(t, before, s.folding)
	tells, err := m.assign(reports)
	if err != nil {
		return out, err
	}
	for i := range reports {
		if err := s.join(m, &reports[i], tells[i], &out, &stats); err != nil {
			return out, fmt.Errorf("event %d: %w", i, err)
		}
		art.ReportIDs = append(art.ReportIDs, reports[i].ID)
	}
	if art.Relations, err = s.relate(r, &out, &stats); err != nil {
		return out, err
	}
	art.Named = r.named
	stats.Articles++
	stats.Reports += len(reports)
	if err := s.indexArticle(t, x.Article); err != nil {
		return out, err
	}
	if err := putRecord(t, idKey(articleFamily, x.Article.ID), art); err != nil {
		return out, err
	}
	if err := putRecord(t, statsKey, stats); err != nil {
		return out, err
	}
	return out, t.Set(appliedKey, binary.BigEndian.AppendUint64(nil, position))
}

// reports turns the extraction's events into reports whose actors and places are those of the graph.
func (r *resolver) reports() ([]schema.Report, error) {
	x := r.x
	ids := map[string]string{}
	for i := range x.Events {
		e := &x.Events[i]
		id := schema.ContentID(schema.ReportPrefix, x.Article.ID, strconv.Itoa(i), string(e.Type))
		if e.ID != "" {
			ids[e.ID] = id
		}
	}
	out := make([]schema.Report, len(x.Events))
	for i := range x.Events {
		e := &x.Events[i]
		p := &out[i]
		*p = schema.Report{ID: schema.ContentID(schema.ReportPrefix, x.Article.ID, strconv.Itoa(i), string(e.Type)), ArticleID: x.Article.ID, Extractor: x.Extractor,
			Type: e.Type, Status: e.Status, Time: e.Date, TimeSource: e.TimeSource, Summary: e.Summary, Trigger: e.Trigger, Killed: e.Killed, Injured: e.Injured,
			Abducted: e.Abducted, Displaced: e.Displaced, Weapon: e.Weapon, AboutReportID: ids[e.About], Confidence: e.Confidence,
			Source: x.Article.Source, PublishedAt: x.Article.PublishedAt, Evidence: evidence(x.Article.ID, e.Evidence)}
		if p.Status == "" {
			p.Status = schema.Occurred
		}
		if p.Time.IsZero() {
			p.Time, p.TimeSource = day(x.Article.PublishedAt), schema.TimeDefault
		}
		var err error
		for _, q := range e.Participants {
			id, err := r.actor(q.Actor)
			if err != nil {
				return nil, err
			}
			if part := (schema.Participant{Role: q.Role, ActorID: id}); !slices.Contains(p.Participants, part) {
				p.Participants = append(p.Participants, part)
			}
		}
		if p.PlaceIDs, err = r.placesOf(e.Places); err != nil {
			return nil, err
		}
		if p.AttributedToIDs, err = r.actorsOf(e.AttributedTo); err != nil {
			return nil, err
		}
		if e.Agreement != nil {
			if p.Agreement, err = r.agreement(e.Agreement, ids); err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}

func day(t schema.Time) schema.Time {
	if e, ok := t.Earliest(); ok {
		return schema.Day(e)
	}
	return schema.Time{}
}

func evidence(article string, ss []schema.Selector) []schema.Evidence {
	out := make([]schema.Evidence, len(ss))
	for i, s := range ss {
		out[i] = schema.Evidence{ArticleID: article, Selector: s}
	}
	return out
}

func (r *resolver) agreement(g *schema.ExtractedAgreement, reports map[string]string) (*schema.Agreement, error) {
	out := &schema.Agreement{Effective: g.Effective, Ends: g.Ends, Purpose: g.Purpose, Kind: g.Kind, Sides: g.Sides, Written: g.Written}
	var err error
	if out.CoversIDs, err = r.placesOf(g.Covers); err != nil {
		return nil, err
	}
	if out.ExcludeIDs, err = r.actorsOf(g.Excludes); err != nil {
		return nil, err
	}
	for _, t := range g.Terms {
		term := schema.Term{Text: t.Text, Type: t.Type, Until: t.Until, Condition: t.Condition, Status: t.Status, ReportID: reports[t.Event], Evidence: evidence(r.x.Article.ID, t.Evidence)}
		if term.WhoIDs, err = r.actorsOf(t.Who); err != nil {
			return nil, err
		}
		if term.WhomIDs, err = r.actorsOf(t.Whom); err != nil {
			return nil, err
		}
		if term.PlaceIDs, err = r.placesOf(t.Places); err != nil {
			return nil, err
		}
		out.Terms = append(out.Terms, term)
	}
	return out, nil
}

// join puts a report to the event that it tells, or makes it an event of its own where id is "".
func (s *Store) join(m *matcher, r *schema.Report, id string, out *schema.Outcome, stats *schema.Statistics) error {
	t := m.look.t
	var rec eventRecord
	if id == "" {
		rec.ID = schema.ContentID(schema.EventPrefix, r.ID)
		stats.Events++
		out.NewEvents = append(out.NewEvents, rec.ID)
	} else {
		var err error
		if rec, _, err = readEvent(t, id); err != nil {
			return err
		}
		if !slices.Contains(out.NewEvents, id) && !slices.Contains(out.UpdatedEvents, id) {
			out.UpdatedEvents = append(out.UpdatedEvents, id)
		}
	}
	before, err := s.postings(m.look, rec)
	if err != nil {
		return err
	}
	rec.Reports = append(rec.Reports, *r)
	sortReports(rec.Reports)
	after, err := s.postings(m.look, rec)
	if err != nil {
		return err
	}
	if err := replace(t, before, after); err != nil {
		return err
	}
	if err := t.Set(idKey(reportFamily, r.ID), []byte(rec.ID)); err != nil {
		return err
	}
	b, err := encodeEvent(rec)
	if err != nil {
		return err
	}
	return t.Set(idKey(eventFamily, rec.ID), b)
}

func (s *Store) indexArticle(t *badger.Txn, a schema.Article) error {
	at := ordered(a.Known())
	keys := [][]byte{list(articlePosting, byAll, "")}
	if a.Source != "" {
		keys = append(keys, list(articlePosting, bySource, schema.NameKey(a.Source)))
	}
	for _, w := range s.folding.words(a.Title, a.Text) {
		keys = append(keys, list(articlePosting, byWord, w))
	}
	for _, k := range keys {
		if err := t.Set(point{at, a.ID}.append(k), nil); err != nil {
			return err
		}
	}
	return nil
}
