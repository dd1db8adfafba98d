package store

import (
	"slices"
	"strings"

	"github.com/dgraph-io/badger/v4"

	"casus/schema"
)

// fillIn checks a new correction against what is shown and fills in what the entry has to say for it to mean the same for ever.
func (s *Store) fillIn(t *badger.Txn, c *schema.Correction) error {
	switch c.Kind {
	case schema.MergeEvents, schema.SplitEvent, schema.CorrectEvent:
		return s.fillInEvent(t, c)
	case schema.MergeActors, schema.SplitActor, schema.AddAlias, schema.DropAlias:
		return s.fillInActor(t, c)
	case schema.RetractReport:
		return there(t, c.Kind.Argument(), reportFamily, c.Target)
	case schema.RetractArticle:
		return there(t, c.Kind.Argument(), numberFamily, c.Target)
	}
	return nil
}

// there tells that an argument names nothing, if so.
func there(t *badger.Txn, argument string, f family, id string) error {
	ok, err := exists(t, idKey(f, id))
	if err == nil && !ok {
		return schema.Invalidf(argument, "%q names nothing that is stored", id)
	}
	return err
}

func (s *Store) fillInEvent(t *badger.Txn, c *schema.Correction) error {
	argument := c.Kind.Argument()
	for _, id := range append([]string{c.Target}, c.Others...) {
		if !isSplitEvent(id) {
			if err := there(t, argument, numberFamily, id); err != nil {
				return err
			}
		}
		argument = "merged"
	}
	named := c.Target
	now, _, err := current(t, []*schema.Correction{c})
	if err != nil {
		return err
	}
	if len(now) == 0 {
		return schema.Invalidf("merged", "are one event with %s", named)
	}
	c.Target, c.Others = now[0].Target, now[0].Others
	o := s.corrections.main
	switch c.Kind {
	case schema.SplitEvent:
		sh, err := o.shown(t, c.Target)
		if err != nil {
			return err
		}
		c.Made = splitEventID(c.Reports)
		var ids []string
		for _, r := range slices.Concat(sh.reports, sh.retracted) {
			ids = append(ids, r.ID)
		}
		for _, r := range c.Reports {
			if !slices.Contains(ids, r) {
				return schema.Invalidf("reports", "%q is no report of %s", r, c.Target)
			}
		}
		slices.Sort(ids)
		if c.Rest = slices.DeleteFunc(ids, func(id string) bool { return slices.Contains(c.Reports, id) }); len(c.Rest) == 0 {
			return schema.Invalidf("reports", "are all that %s has; nothing would stay", c.Target)
		}
	case schema.CorrectEvent:
		sh, err := o.shown(t, c.Target)
		if err != nil {
			return err
		}
		e := o.derive(c.Target, sh, schema.EndOfTime, new(rooms))
		if e == nil {
			// The plan tells why, if it knows.
			if by := o.why(c.Target); by != nil {
				return schema.Conflictf(by.Position, "%s has been merged into %s by correction %d", c.Target, by.Target, by.Position)
			}
			return schema.Conflictf(0, "%s has no report that counts", c.Target)
		}
		return s.fillInFields(t, c, e)
	}
	return nil
}

// why is what merged an event or actor away.
func (o *overlay) why(id string) *schema.Correction {
	if o == nil {
		return nil
	}
	return o.gone[id]
}

func (s *Store) fillInFields(t *badger.Txn, c *schema.Correction, e *schema.Event) error {
	o, was := s.corrections.main, stateOf(e)
	set := *c.Set
	set.Participants, set.PlaceIDs = nil, nil
	set.AddParticipants = slices.Clone(set.AddParticipants)
	for i, p := range set.AddParticipants {
		set.AddParticipants[i].ActorID = o.actor(p.ActorID)
		a, err := s.readActor(t, set.AddParticipants[i].ActorID)
		if err != nil {
			return err
		}
		if a == nil {
			return schema.Invalidf("addParticipants", "%q names no actor", p.ActorID)
		}
	}
	for _, id := range set.DropParticipants {
		if !slices.Contains(everybody(e), o.actor(id)) {
			return schema.Invalidf("dropParticipants", "%q is not in the event", id)
		}
	}
	for _, id := range set.AddPlaceIDs {
		if ok, err := exists(t, idKey(placeFamily, id)); err != nil {
			return err
		} else if !ok {
			return schema.Invalidf("addPlaces", "%q names no place", id)
		}
	}
	for _, id := range set.DropPlaceIDs {
		if !slices.Contains(e.PlaceIDs, id) {
			return schema.Invalidf("dropPlaces", "%q is not a place of the event", id)
		}
	}
	c.Set = &set
	o.set(e, c)
	if is := stateOf(e); is.Type == was.Type && is.Status == was.Status && is.Date == was.Date && slices.Equal(is.Participants, was.Participants) && slices.Equal(is.PlaceIDs, was.PlaceIDs) {
		return schema.Invalidf("input", "says what is shown already")
	}
	c.Was = &schema.EventCorrection{}
	for _, field := range set.Fields() {
		switch field {
		case "type":
			c.Was.Type = was.Type
		case "status":
			c.Was.Status = was.Status
		case "date":
			c.Was.Date = was.Date
		case "participants":
			c.Was.Participants = was.Participants
		case "places":
			c.Was.PlaceIDs = was.PlaceIDs
		}
	}
	return nil
}

func (s *Store) fillInActor(t *badger.Txn, c *schema.Correction) error {
	ids, argument := append([]string{c.Target}, c.Others...), "merged"
	if c.Kind == schema.SplitActor && c.Made != "" && c.Made != bareActor(c.Names[0]) {
		ids, argument = append(ids, c.Made), "to"
	}
	var target *schema.Actor
	for i, id := range ids {
		a, err := s.readActor(t, id)
		switch {
		case err != nil:
			return err
		case a == nil && i == 0:
			return schema.Invalidf(c.Kind.Argument(), "%q names no actor", id)
		case a == nil:
			return schema.Invalidf(argument, "%q names no actor", id)
		case a.MergedInto != "":
			by := s.corrections.main.why(id)
			if by == nil {
				return schema.Conflictf(0, "%s has been merged into %s", id, a.MergedInto)
			}
			return schema.Conflictf(by.Position, "%s has been merged into %s by correction %d", id, a.MergedInto, by.Position)
		}
		if i == 0 {
			target = a
		}
	}
	switch c.Kind {
	case schema.SplitActor:
		for _, name := range c.Names {
			if !callsItself(target, name) {
				return schema.Conflictf(0, "%q is no name of %s", name, c.Target)
			}
		}
		if !hasOther(target, nameSet(c.Names...)) {
			return schema.Conflictf(0, "these are all the names that %s has; merge it into the other, or add a name that stays", c.Target)
		}
		if c.Made == "" {
			c.Made = bareActor(c.Names[0])
		}
		if c.Made == c.Target {
			return schema.Invalidf("names", "begin with %q, which is what %s is known by; name the actor that they are to mean", c.Names[0], c.Target)
		}
	case schema.AddAlias:
		name := c.Alias.Name
		c.Alias = &schema.Alias{Name: strings.TrimSpace(name), Since: c.Alias.Since, Until: c.Alias.Until}
		if callsItself(target, name) {
			return schema.Conflictf(0, "%s is called %q already", c.Target, name)
		}
		found, _, err := actorNames.find(s, t, schema.NameKey(name), func(a *schema.Actor) bool { return callsItself(a, name) })
		if err != nil {
			return err
		}
		c.Takes = len(found) == 0
	case schema.DropAlias:
		c.Alias = &schema.Alias{Name: c.Alias.Name}
		switch {
		case !callsItself(target, c.Alias.Name):
			return schema.Conflictf(0, "%q is no name of %s", c.Alias.Name, c.Target)
		case bareActor(c.Alias.Name) == c.Target:
			return schema.Conflictf(0, "%q is all that %s is known by; merge it into whom the name means", c.Alias.Name, c.Target)
		case !hasOther(target, nameSet(c.Alias.Name)):
			return schema.Conflictf(0, "%q is the only name of %s; add another first", c.Alias.Name, c.Target)
		}
	}
	return nil
}

// hasOther tells whether an actor has a name besides some.
func hasOther(a *schema.Actor, names map[string]bool) bool {
	return !names[schema.NameKey(a.Name)] || slices.ContainsFunc(a.Aliases, func(n schema.Alias) bool { return !names[schema.NameKey(n.Name)] })
}

// callsItself tells whether a name is one of an actor's.
func callsItself(a *schema.Actor, name string) bool {
	return actorNames.calls(a, schema.NameKey(name))
}

// correctStatistics counts what corrections show instead of what is stored.
func (s *Store) correctStatistics(t *badger.Txn, st *schema.Statistics) error {
	o := s.corrections.main
	if o == nil {
		return nil
	}
	st.Events += o.moreEvents()
	retracted, err := o.retractedReports(t)
	if err != nil {
		return err
	}
	st.Reports -= retracted
	actors, err := s.moreActors(t)
	if err != nil {
		return err
	}
	relations, err := o.moreRelations(t)
	st.Actors, st.Relations = st.Actors+actors, st.Relations+relations
	return err
}

// retractedReports is how many stored reports do not count.
func (o *overlay) retractedReports(t *badger.Txn) (int, error) {
	gone := map[string]bool{}
	for id := range o.retracted {
		if !strings.HasPrefix(id, schema.ArticlePrefix) {
			stored, err := exists(t, idKey(reportFamily, id))
			if err != nil {
				return 0, err
			}
			if stored {
				gone[id] = true
			}
			continue
		}
		art, err := readArticle(t, id)
		if err != nil {
			return 0, err
		}
		if art == nil {
			continue
		}
		for _, r := range art.ReportIDs {
			gone[r] = true
		}
	}
	return len(gone), nil
}

// article is an article as it is shown.
func (o *overlay) article(r *articleRecord) *schema.Article {
	if o != nil && o.retracted[r.ID] != nil {
		r.RetractedBy = o.retracted[r.ID].Position
	}
	return &r.Article
}

// posting is the value of a posting of an event that corrections touch, nil for none; false for an event that they do not touch.
func (o *overlay) posting(event string, prefix []byte, p point) ([]byte, bool) {
	if o == nil {
		return nil, false
	}
	o.mu.RLock()
	defer o.mu.RUnlock()
	if _, ok := o.sources[event]; !ok {
		return nil, false
	}
	return o.values[event][string(p.append(slices.Clone(prefix)))], true
}
