package store

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/dgraph-io/badger/v4"

	"casus/schema"
)

// actorIn is whom an article means by an actor that its reports and relations are stored with. The rules of names:
//
//   - a merge takes whatever was read as the one;
//   - a split takes the articles that call the actor by split names alone. What an article calls it are those of its mentions that are
//     names of the actor as the article's extraction has them, or split ones; its name in the extraction, where none is. One that
//     also uses another name goes on meaning the actor;
//   - a name that was added takes the articles that know somebody by that name alone, if nobody else was called so when it was added;
//   - a name that was dropped gives those back to the name itself.
//
// An actor can lose the name that it is called by, if it has another: it is called by its next alias then.
func (o *overlay) actorIn(t *badger.Txn, article, id string) (string, error) {
	if o == nil {
		return id, nil
	}
	if !o.split[id] || article == "" {
		return o.stored(id), nil
	}
	key := [2]string{article, id}
	o.meaning.Lock()
	to, ok := o.meant[key]
	o.meaning.Unlock()
	if ok {
		return to, nil
	}
	calls, err := o.s.calls(t, article, id)
	if err != nil {
		return "", fmt.Errorf("article %s: %w", article, err)
	}
	to = o.actors.follow(id, calls)
	o.meaning.Lock()
	defer o.meaning.Unlock()
	o.meant[key] = to
	if to != o.stored(id) {
		o.arrived[to] = true
	}
	return to, nil
}

// calls tells of a split whether its names are all that an article calls an actor.
func (s *Store) calls(t *badger.Txn, article, id string) (func(*step) bool, error) {
	art, err := readArticle(t, article)
	if err != nil || art == nil || art.Position == 0 {
		return func(*step) bool { return false }, err
	}
	e, err := s.journal.at(t, art.Position)
	if err != nil || e.Extraction == nil {
		return nil, cmp.Or(err, fmt.Errorf("journal entry %d is no article", art.Position))
	}
	var as []schema.ExtractedActor
	for _, a := range e.Extraction.Actors {
		if readAs(a, art.Named) == id {
			as = append(as, a)
		}
	}
	return func(st *step) bool {
		for _, a := range as {
			if st.bare && (a.Key != "" || a.Generic) || !calledOnly(a, st) {
				return false
			}
		}
		return len(as) > 0
	}, nil
}

// readAs is the id that an actor of an extraction was stored with.
func readAs(a schema.ExtractedActor, named map[string]string) string {
	name := schema.NameKey(a.Name)
	switch {
	case a.Key != "":
		return schema.ContentID(schema.ActorPrefix, "key", a.Key)
	case a.Generic:
		return schema.ContentID(schema.ActorPrefix, "generic", name, a.Country)
	case named[name] != "":
		return named[name]
	}
	return bareActor(a.Name)
}

// calledOnly tells whether an article calls an actor by the names of a split and by no other.
func calledOnly(a schema.ExtractedActor, st *step) bool {
	if st.bare {
		return st.names[schema.NameKey(a.Name)]
	}
	names := nameSet(a.Name)
	for _, n := range a.Aliases {
		names[schema.NameKey(n.Name)] = true
	}
	found := false
	for _, m := range a.Mentions {
		switch k := schema.NameKey(m.Exact); {
		case st.names[k]:
			found = true
		case names[k]:
			return false
		}
	}
	return found || st.names[schema.NameKey(a.Name)] && len(a.Mentions) == 0
}

// actor is the actor that one who is or was shown is now.
func (o *overlay) actor(id string) string {
	if o == nil {
		return id
	}
	for by := o.gone[id]; by != nil; by = o.gone[id] {
		id = by.Target
	}
	return id
}

// named are the actors whose records or names corrections change: all that are merged, split, made or named.
func (p *plan) named() map[string]bool {
	out := map[string]bool{}
	for i := range p.actors.list {
		maps.Copy(out, p.actors.list[i].from)
		out[p.actors.list[i].to] = true
	}
	for id := range p.names {
		out[id] = true
	}
	return out
}

// readActor reads an actor with what corrections say of it; nil where there is none.
func (s *Store) readActor(t *badger.Txn, id string) (*schema.Actor, error) {
	o := s.corrections.main
	a, err := remembered(s.memos.actors, actorFamily, t, id)
	if err != nil || o == nil {
		return a, err
	}
	if a != nil {
		// What is remembered is not ours to change.
		c := *a
		c.Aliases = slices.Clone(a.Aliases)
		a = &c
	}
	if a == nil {
		if a, err = o.madeActor(t, id); err != nil || a == nil {
			return nil, err
		}
	}
	if to := o.actor(id); to != id {
		a.MergedInto = to
		return a, nil
	}
	for _, m := range o.members[id] {
		other, err := byID[schema.Actor](actorFamily)(t, m)
		if err != nil {
			return nil, err
		}
		if other == nil || o.actor(m) != id {
			continue
		}
		a.Merged = append(a.Merged, m)
		for _, n := range append([]schema.Alias{{Name: other.Name}}, other.Aliases...) {
			n.BroughtBy = m
			addName(a, n)
		}
	}
	for _, c := range o.names[id] {
		o.rename(a, c)
	}
	return a, nil
}

// addName gives an actor a name that it does not have.
func addName(a *schema.Actor, n schema.Alias) {
	if n.Name != a.Name && !slices.ContainsFunc(a.Aliases, func(x schema.Alias) bool { return x.Name == n.Name }) {
		a.Aliases = append(a.Aliases, n)
	}
}

// rename does to an actor's names what a correction says. One that loses the name that it is called by is called by its next alias, as long as it has one.
func (o *overlay) rename(a *schema.Actor, c *schema.Correction) {
	drop := func(names map[string]bool) {
		a.Aliases = slices.DeleteFunc(a.Aliases, func(n schema.Alias) bool { return names[schema.NameKey(n.Name)] })
		if names[schema.NameKey(a.Name)] && len(a.Aliases) > 0 {
			a.Name, a.Aliases = a.Aliases[0].Name, a.Aliases[1:]
		}
	}
	switch {
	case c.Kind == schema.AddAlias:
		n := *c.Alias
		n.Correction = c.Position
		addName(a, n)
	case c.Kind == schema.DropAlias:
		drop(nameSet(c.Alias.Name))
	case o.actor(c.Made) == a.ID:
		for _, n := range c.Names {
			addName(a, schema.Alias{Name: n, Correction: c.Position})
		}
	default:
		drop(nameSet(c.Names...))
	}
}

// madeActor is an actor that no article knows: one that a split made. It is of the kind and country of the one that it was split from.
func (o *overlay) madeActor(t *badger.Txn, id string) (*schema.Actor, error) {
	c := o.made[id]
	if c == nil {
		return nil, nil
	}
	name := ""
	switch c.Kind {
	case schema.SplitActor:
		name = c.Names[0]
	case schema.DropAlias:
		o.meaning.Lock()
		if o.arrived[id] {
			name = c.Alias.Name
		}
		o.meaning.Unlock()
	}
	if name == "" {
		return nil, nil
	}
	a := &schema.Actor{ID: id, Name: name, Kind: schema.OtherActor}
	from, err := byID[schema.Actor](actorFamily)(t, c.Target)
	if from != nil {
		a.Kind, a.Country = from.Kind, from.Country
	}
	return a, err
}

// namedActors are the actors that corrections touch and that are to be listed, with their keys, in order; nil for an overlay that has none.
func (s *Store) namedActors(t *badger.Txn) (keys []string, as []*schema.Actor, touched map[string]bool, err error) {
	o := s.corrections.main
	if o == nil {
		return nil, nil, nil, nil
	}
	touched = o.named()
	for id := range touched {
		a, err := s.readActor(t, id)
		if err != nil {
			return nil, nil, nil, err
		}
		if a != nil && a.MergedInto == "" {
			as = append(as, a)
		}
	}
	key := func(a *schema.Actor) string { return schema.NameKey(a.Name) + "\x00" + a.ID }
	slices.SortFunc(as, func(a, b *schema.Actor) int { return strings.Compare(key(a), key(b)) })
	for _, a := range as {
		keys = append(keys, key(a))
	}
	return keys, as, touched, nil
}

// moreActors is by how many actors there are more than stored.
func (s *Store) moreActors(t *badger.Txn) (int, error) {
	_, as, touched, err := s.namedActors(t)
	n := len(as)
	for id := range touched {
		stored, err := exists(t, idKey(actorFamily, id))
		if err != nil {
			return 0, err
		}
		if stored {
			n--
		}
	}
	return n, err
}

// hasWords tells whether an actor's names have all the words, each as the beginning of one.
func hasWords(a *schema.Actor, words []string) bool {
	var have []string
	for _, n := range append([]schema.Alias{{Name: a.Name}}, a.Aliases...) {
		have = append(have, strings.Fields(schema.NameKey(n.Name))...)
	}
	for _, w := range words {
		if !slices.ContainsFunc(have, func(h string) bool { return strings.HasPrefix(h, w) }) {
			return false
		}
	}
	return true
}
