package store

import (
	"context"
	"slices"
	"strings"

	"casus/schema"
)

// ground reads what bears on who holds a place.
type ground struct {
	*agreements
	// sides has the answers of sameSide that took more than what each of the two is above.
	sides map[[2]string]bool
	// tops has what above found.
	tops map[string][]string
}

func newGround(a *agreements) *ground {
	return &ground{agreements: a, sides: map[[2]string]bool{}, tops: map[string][]string{}}
}

// facts are those about the place itself, captures and withdrawals of the towns and districts that it lies in, and captures of its parts if
// it is a town or less: of a country there is always a part that somebody takes. What is said of a whole town's holder counts for
// its part only where nothing is said of the part.
func (g *ground) facts(ctx context.Context, place string) ([]fact, error) {
	out, err := g.shifts(ctx, byGround, place, place)
	if err != nil {
		return nil, err
	}
	claims, err := g.claims(place)
	if err != nil {
		return nil, err
	}
	out = append(out, claims...)
	around, err := g.look.around([]string{place})
	if err != nil {
		return nil, err
	}
	specific := len(out) > 0
	for _, id := range around[1:] {
		p, err := g.look.place(id)
		if err != nil {
			return nil, err
		}
		if p == nil || !small(p.Kind) {
			continue
		}
		of, err := g.shifts(ctx, byGround, id, id)
		if err != nil {
			return nil, err
		}
		if !specific {
			claims, err := g.claims(id)
			if err != nil {
				return nil, err
			}
			of = append(of, claims...)
		}
		out = append(out, of...)
	}
	p, err := g.look.place(place)
	if err != nil || p == nil || !small(p.Kind) {
		return out, err
	}
	parts, err := g.shifts(ctx, byPlace, place, "")
	if err != nil {
		return nil, err
	}
	for _, f := range parts {
		if f.kind == taken && !slices.ContainsFunc(out, func(o fact) bool { return o.id == f.id }) {
			f.kind = partTaken
			out = append(out, f)
		}
	}
	return out, nil
}

// small tells whether who holds a place of the kind holds all of it.
func small(k schema.PlaceKind) bool {
	return k == schema.CityPlace || k == schema.DistrictPlace || k == schema.SitePlace
}

// shifts are the captures and withdrawals that a list of a place has.
func (g *ground) shifts(ctx context.Context, d dimension, place, named string) ([]fact, error) {
	var out []fact
	sel := along(alternatives(d, place)).of([]schema.EventType{schema.TerritoryCapture, schema.Withdrawal}, schema.Occurred)
	err := g.scan(ctx, sel, schema.Time{}, false, func(e *schema.Event) (bool, error) {
		if named == "" || slices.Contains(e.PlaceIDs, named) {
			out = append(out, shift(e))
		}
		return true, nil
	})
	return out, err
}

// shift is what a capture or withdrawal says of who holds its place.
func shift(e *schema.Event) fact {
	f := fact{kind: taken, at: e.Time, id: e.ID}
	for i := range e.Reports {
		f.articles = append(f.articles, e.Reports[i].ArticleID)
	}
	for _, p := range e.Participants {
		switch p.Role {
		case schema.Agent, schema.Party:
			f.actors = append(f.actors, p.ActorID)
		case schema.Target:
			f.losers = append(f.losers, p.ActorID)
		}
	}
	if e.Type == schema.Withdrawal {
		f.kind = left
		// The target of a withdrawal is the unit that leaves, but who gets the place where it is handed over.
		if !handedOver(e) {
			f.actors, f.losers = append(f.actors, f.losers...), nil
		}
	}
	return f
}

// handedOver tells whether a withdrawal gives the place to its target.
func handedOver(e *schema.Event) bool {
	for i := range e.Reports {
		if words, _ := act(&e.Reports[i]); tells(words, words, []string{"hand", "hand over", "handov", "cede", "transfer", "surrend"}) {
			return true
		}
	}
	return false
}

// claim is what one assertion of a CONTROLS relation says. It vouches for the day on which the hold began, if it says so, and for its own
// day, unless it tells an end; a denial tells that the hold is over.
func claim(r *schema.Relation, a schema.Assertion) []fact {
	f := fact{kind: claimed, actors: []string{r.SubjectID}, articles: []string{a.ArticleID}, id: r.ID}
	end := fact{kind: left, actors: f.actors, articles: f.articles, id: r.ID}
	published, until := day(a.PublishedAt), a.Until.End()
	var out []fact
	switch {
	case a.Status == schema.Denied:
		end.at = published
		return []fact{end}
	case a.Status != schema.Occurred:
		return nil
	case !until.IsZero():
		end.at, f.until = until, until
		if f.at = a.Since; f.at.IsZero() {
			f.at = schema.Until(until)
		}
		return []fact{f, end}
	}
	if !a.Since.IsZero() {
		f.at = a.Since
		out = append(out, f)
	}
	if a.Since.IsZero() || !published.IsZero() && begins(published) > begins(a.Since) {
		f.at = published
		out = append(out, f)
	}
	return out
}

// claims are what the CONTROLS relations of a place say.
func (g *ground) claims(place string) ([]fact, error) {
	var out []fact
	keys, err := g.relations.keysAt(place)
	if err != nil {
		return nil, err
	}
	for _, k := range keys {
		if !strings.HasPrefix(k, string(schema.Controls)+"\x00") {
			continue
		}
		r, err := g.relations.read(k)
		if err != nil {
			return nil, err
		}
		if r == nil || r.ObjectID != place {
			continue
		}
		for _, a := range r.Assertions {
			out = append(out, claim(r, a)...)
		}
	}
	return out, nil
}

// sameSide tells whether one actor is a part, the leader, a representative or the successor of the other, or both are parts of a third.
func (g *ground) sameSide(a, b string) (bool, error) {
	if a == b {
		return true, nil
	}
	if b < a {
		a, b = b, a
	}
	p, err := g.principalsOf([]string{a, b})
	if err != nil || len(p) == 1 {
		return err == nil, err
	}
	x, err := g.above(a)
	if err != nil {
		return false, err
	}
	y, err := g.above(b)
	if err != nil {
		return false, err
	}
	part := slices.Contains(x, b) || slices.Contains(y, a)
	if !part && !meet(x, y) {
		return false, nil
	}
	if same, ok := g.sides[[2]string{a, b}]; ok {
		return same, nil
	}
	enemies, err := g.enemies(a, b)
	if err != nil {
		return false, err
	}
	same := part && !enemies
	if !same && !enemies {
		// States are members of much together.
		states := 0
		for _, id := range p {
			x, err := g.s.readActor(g.look.t, id)
			if err != nil {
				return false, err
			}
			if x != nil && x.Kind == schema.StateActor {
				states++
			}
		}
		same = states < 2
	}
	g.sides[[2]string{a, b}] = same
	return same, err
}

// wholes puts a named body in the place of what is only described as its people: where "Taliban fighters" are who took a town, the Taliban
// hold it.
func (g *ground) wholes(facts []fact) error {
	for i := range facts {
		f := &facts[i]
		for _, actors := range []*[]string{&f.actors, &f.losers} {
			for j, id := range *actors {
				whole, err := g.whole(id, f.articles)
				if err != nil {
					return err
				}
				if whole != id {
					*actors = slices.Clone(*actors)
					(*actors)[j] = whole
				}
			}
		}
	}
	return nil
}

// whole is the one named body that a described actor is a part of, the state whose forces it is, else the actor itself. What articles that tell
// the fact say goes first; what others say counts for more than a bare noun alone: "troops" are others' elsewhere.
func (g *ground) whole(actor string, articles []string) (string, error) {
	x, err := g.s.readActor(g.look.t, actor)
	if err != nil || x != nil && !x.Generic {
		return actor, err
	}
	here, all, err := g.bodies(actor, articles)
	switch {
	case err != nil:
		return actor, err
	case len(here) == 1:
		return here[0], nil
	case len(here) == 0 && len(all) == 1 && x != nil && strings.Contains(x.Name, " "):
		return all[0], nil
	case len(here) > 1 || len(all) > 1:
		return actor, nil
	}
	return g.principal(actor)
}

// bodies are the named bodies that an actor is said to be a part of: by some articles, and by any.
func (g *ground) bodies(actor string, articles []string) (here, all []string, err error) {
	keys, err := g.relations.keysAt(actor)
	if err != nil {
		return nil, nil, err
	}
	for _, k := range keys {
		kind, subject, object := cutRelation(k)
		if kind != string(schema.PartOf) || subject != actor {
			continue
		}
		x, err := g.s.readActor(g.look.t, object)
		if err != nil {
			return nil, nil, err
		}
		r, err := g.relations.read(k)
		if err != nil {
			return nil, nil, err
		}
		if x == nil || x.Generic || r == nil || r.Status != schema.Occurred {
			continue
		}
		all = append(all, object)
		if slices.ContainsFunc(r.Assertions, func(a schema.Assertion) bool { return slices.Contains(articles, a.ArticleID) }) {
			here = append(here, object)
		}
	}
	return here, all, nil
}

// asserted counts how often reports say that a relation of a type holds.
func (g *ground) asserted(kind schema.RelationType, a, b string) (int, error) {
	r, err := g.relations.read(string(relationKey(kind, a, b)))
	if err != nil || r == nil || r.Status != schema.Occurred {
		return 0, err
	}
	return len(r.Assertions), nil
}

// enemies tells whether at least as many reports have two actors fight each other as make the one a part of the other, which it may once
// have been.
func (g *ground) enemies(a, b string) (bool, error) {
	fights, err := g.asserted(schema.Fights, min(a, b), max(a, b))
	if err != nil || fights == 0 {
		return false, err
	}
	x, err := g.asserted(schema.PartOf, a, b)
	if err != nil {
		return false, err
	}
	y, err := g.asserted(schema.PartOf, b, a)
	return fights >= x+y, err
}

// above are the actors that one is a part, leader, representative or other name of; none for a mere "troops" that is said to be of several.
func (g *ground) above(actor string) ([]string, error) {
	return foundOnce(g.tops, actor, func() ([]string, error) { return g.findAbove(actor) })
}

func (g *ground) findAbove(actor string) ([]string, error) {
	of, err := g.objects(actor, schema.PartOf, schema.Leads, schema.Represents, schema.Succeeds)
	if err != nil || len(of) < 2 {
		return of, err
	}
	if x, err := g.s.readActor(g.look.t, actor); err != nil || x == nil || x.Generic {
		return nil, err
	}
	return of, nil
}
