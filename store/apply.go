package store

import (
	"encoding/binary"
	"fmt"
	"slices"

	"github.com/dgraph-io/badger/v4"

	"casus/schema"
)

// eventRecord is what is kept of an event: its reports. All else derives from them.
type eventRecord struct {
	ID      string
	Reports []schema.Report
	// Traits are those of the reports.
	Traits []traits
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

// apply brings an entry into every view. What it does depends on the entry and the views before it alone. What it does to posting lists is
// written beside the entry and, should the transaction fail, has to be taken back (see undo).
func (s *Store) apply(t *badger.Txn, position uint64, e Entry, p *prepared) (schema.Outcome, error) {
	switch e.Kind {
	case CorrectionEntry:
		return schema.Outcome{Position: position}, applyCorrection(t, position, e.Correction)
	case LostEntry:
		return schema.Outcome{Position: position}, t.Set(appliedKey, binary.BigEndian.AppendUint64(nil, position))
	}
	g := s.newLiveGraph(t, position)
	defer g.close()
	out, err := s.applyArticle(g, s.writer, position, p)
	if err != nil {
		return out, err
	}
	for _, n := range g.touched {
		s.traces.put(n, nil)
	}
	for _, r := range g.fresh {
		s.traces.put(r.n, r.o)
	}
	segment := s.live.current()
	if err := t.Set(operationsKey(position), segment.encodeEntry(position, g.ops)); err != nil {
		return out, err
	}
	if err := segment.add(position, g.ops); err != nil {
		return out, err
	}
	s.nearby.apply(g.ops)
	return out, t.Set(appliedKey, binary.BigEndian.AppendUint64(nil, position))
}

// undo takes back what apply has in memory of an entry whose transaction failed.
func (s *Store) undo(position uint64) {
	segment := s.live.current()
	segment.unname(position)
	if to, _ := segment.last(); to == position {
		segment.drop(position)
	}
	s.writer.forget()
	clear(s.traces)
	s.nearby.forget()
}

// applyArticle brings an article into a graph. It uses what the writer has of that graph.
func (s *Store) applyArticle(g graph, w *writer, position uint64, p *prepared) (schema.Outcome, error) {
	x := p.x
	out := schema.Outcome{ArticleID: x.Article.ID, Position: position}
	stats, err := w.statistics(g)
	if err != nil {
		return out, err
	}
	count, err := readCounters(g)
	if err != nil {
		return out, err
	}
	r := &resolver{g: g, known: w.known, p: p, x: x, out: &out, actors: make([]string, len(x.Actors)), places: make([]string, len(x.Places)), stats: &stats}
	reports, err := r.reports()
	if err != nil {
		return out, err
	}
	keys := make([][]listed, len(reports))
	for i := range reports {
		if keys[i], err = r.keys(&x.Events[i]); err != nil {
			return out, err
		}
	}
	put := &settling{g: g, w: w, r: r, count: &count, open: map[uint64]*opened{}, at: map[string]uint64{}, fresh: map[string]int{}, reports: reports, traces: p.own()}
	if err := put.settle(p.words, keys); err != nil {
		return out, fmt.Errorf("events: %w", err)
	}
	art := articleRecord{Article: x.Article, Position: position}
	for i := range reports {
		art.ReportIDs = append(art.ReportIDs, reports[i].ID)
	}
	if art.Relations, err = s.relate(r, &out, &stats); err != nil {
		return out, err
	}
	art.Named = r.named
	stats.Articles++
	stats.Reports += len(reports)
	count.articles++
	if err := g.set(idKey(numberFamily, x.Article.ID), numberBytes(count.articles)); err != nil {
		return out, err
	}
	if err := g.postArticle(count.articles, &x.Article, p.article); err != nil {
		return out, err
	}
	if err := g.putArticle(count.articles, art); err != nil {
		return out, err
	}
	if err := count.put(g); err != nil {
		return out, err
	}
	return out, w.putStatistics(g, stats)
}

// reports turns the extraction's events into reports whose actors and places are those of the graph.
func (r *resolver) reports() ([]schema.Report, error) {
	x := r.x
	// Few extractions say which event is about which.
	ids := map[string]string{}
	if slices.ContainsFunc(x.Events, func(e schema.ExtractedEvent) bool { return e.About != "" || e.Agreement != nil }) {
		for i := range x.Events {
			if id := x.Events[i].ID; id != "" {
				ids[id] = r.p.reports[i]
			}
		}
	}
	out := make([]schema.Report, len(x.Events))
	for i := range x.Events {
		e := &x.Events[i]
		p := &out[i]
		*p = schema.Report{ID: r.p.reports[i], ArticleID: x.Article.ID, Extractor: x.Extractor,
			Type: e.Type, Status: statusOf(e), Time: timeOfReport(e, &x.Article), TimeSource: sourceOf(e), Summary: e.Summary, Trigger: e.Trigger, Killed: e.Killed, Injured: e.Injured,
			Abducted: e.Abducted, Displaced: e.Displaced, Weapon: e.Weapon, AboutReportID: ids[e.About], Confidence: e.Confidence,
			Source: x.Article.Source, PublishedAt: x.Article.PublishedAt, Evidence: evidence(x.Article.ID, e.Evidence)}
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

// reportWords are the words by which an event is found. An event is looked at as its reports become known, one after the other: the words of each are
// worked out once.
type reportWords struct {
	f     *folder
	known map[string][]*stem
}

func (r reportWords) of(e *schema.Event) []*stem {
	if len(e.Reports) == 1 {
		return r.report(&e.Reports[0])
	}
	c := r.f.collector()
	defer r.f.release(c)
	for i := range e.Reports {
		c.stems(r.report(&e.Reports[i]))
	}
	return slices.Clone(c.out)
}

func (r reportWords) report(rep *schema.Report) []*stem {
	words, ok := r.known[rep.ID]
	if !ok {
		words = r.f.stemsOf(toldIn(*rep)...)
		r.known[rep.ID] = words
	}
	return words
}
