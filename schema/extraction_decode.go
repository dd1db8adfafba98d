package schema

import "bytes"

// PlainExtraction reads the JSON of an extraction as extractors write it as a rule, in two thirds of the time that what reads any JSON takes: an object that has an
// article, with the fields of the contract by their exact names, each once, without control characters, and null only for what may be left out. Of all else, be it wrong or merely
// rare, it says false, and nothing of it can be used. What it reads is what encoding/json reads. The texts of the extraction are parts of one string: who keeps one
// for long copies it.
func PlainExtraction(b []byte) (*Extraction, bool) {
	if !plainBytes(b) {
		return nil, false
	}
	d := plainDecoder{s: string(b), escapes: bytes.IndexByte(b, '\\') >= 0}
	x := new(Extraction)
	d.extraction(x)
	d.blanks()
	if d.bad || d.i < len(d.s) {
		return nil, false
	}
	return x, true
}

func (d *plainDecoder) extraction(x *Extraction) {
	article := false
	d.object(func(key string) int {
		switch key {
		case "extractor":
			x.Extractor = d.text()
			return 0
		case "article":
			d.article(&x.Article)
			article = true
			return 1
		case "actors":
			x.Actors = plainList(d, 8, d.actor)
			return 2
		case "places":
			x.Places = plainList(d, 8, d.place)
			return 3
		case "events":
			x.Events = plainList(d, 8, d.event)
			return 4
		case "relations":
			x.Relations = plainList(d, 2, d.relation)
			return 5
		case "uncoded":
			x.Uncoded = d.selectors()
			return 6
		}
		return -1
	})
	if !article {
		d.fail()
	}
}

func (d *plainDecoder) article(a *Article) {
	d.object(func(key string) int {
		switch key {
		case "id":
			a.ID = d.text()
			return 0
		case "externalId":
			a.ExternalID = d.text()
			return 1
		case "title":
			a.Title = d.text()
			return 2
		case "source":
			a.Source = d.text()
			return 3
		case "author":
			a.Author = d.text()
			return 4
		case "url":
			a.URL = d.text()
			return 5
		case "publishedAt":
			a.PublishedAt = d.time()
			return 6
		case "retrievedAt":
			a.RetrievedAt = d.time()
			return 7
		case "language":
			a.Language = d.text()
			return 8
		case "text":
			a.Text = d.text()
			return 9
		case "retractedBy":
			a.RetractedBy = d.position()
			return 10
		}
		return -1
	})
}

func (d *plainDecoder) selectors() []Selector { return plainList(d, 1, d.selector) }

func (d *plainDecoder) selector(s *Selector) {
	d.object(func(key string) int {
		switch key {
		case "start":
			s.Start = d.int()
			return 0
		case "end":
			s.End = d.int()
			return 1
		case "exact":
			s.Exact = d.text()
			return 2
		}
		return -1
	})
}

func (d *plainDecoder) alias(a *Alias) {
	d.object(func(key string) int {
		switch key {
		case "name":
			a.Name = d.text()
			return 0
		case "since":
			a.Since = d.time()
			return 1
		case "until":
			a.Until = d.time()
			return 2
		case "broughtBy":
			a.BroughtBy = d.text()
			return 3
		case "correction":
			a.Correction = d.position()
			return 4
		}
		return -1
	})
}

func (d *plainDecoder) actor(a *ExtractedActor) {
	d.object(func(key string) int {
		switch key {
		case "id":
			a.ID = d.text()
			return 0
		case "name":
			a.Name = d.text()
			return 1
		case "kind":
			a.Kind = plainWord[ActorKind](d)
			return 2
		case "country":
			a.Country = d.text()
			return 3
		case "key":
			a.Key = d.text()
			return 4
		case "wikidata":
			a.Wikidata = d.text()
			return 5
		case "aliases":
			a.Aliases = plainList(d, 4, d.alias)
			return 6
		case "generic":
			a.Generic = d.bool()
			return 7
		case "mentions":
			a.Mentions = d.selectors()
			return 8
		}
		return -1
	})
}

func (d *plainDecoder) place(p *ExtractedPlace) {
	degrees := func(f *float64) { *f = d.float() }
	d.object(func(key string) int {
		switch key {
		case "id":
			p.ID = d.text()
			return 0
		case "name":
			p.Name = d.text()
			return 1
		case "kind":
			p.Kind = plainWord[PlaceKind](d)
			return 2
		case "country":
			p.Country = d.text()
			return 3
		case "latitude":
			p.Latitude = plainPointer(d, degrees)
			return 4
		case "longitude":
			p.Longitude = plainPointer(d, degrees)
			return 5
		case "key":
			p.Key = d.text()
			return 6
		case "geonames":
			p.GeoNames = d.int()
			return 7
		case "aliases":
			p.Aliases = plainList(d, 4, d.alias)
			return 8
		case "within":
			p.Within = d.texts()
			return 9
		case "mentions":
			p.Mentions = d.selectors()
			return 10
		}
		return -1
	})
}

func (d *plainDecoder) count(c *Count) {
	bound := func(n *int) { *n = d.int() }
	d.object(func(key string) int {
		switch key {
		case "low":
			c.Low = plainPointer(d, bound)
			return 0
		case "high":
			c.High = plainPointer(d, bound)
			return 1
		}
		return -1
	})
}

func (d *plainDecoder) participant(p *ExtractedParticipant) {
	d.object(func(key string) int {
		switch key {
		case "role":
			p.Role = plainWord[Role](d)
			return 0
		case "actor":
			p.Actor = d.text()
			return 1
		}
		return -1
	})
}

func (d *plainDecoder) event(e *ExtractedEvent) {
	d.object(func(key string) int {
		switch key {
		case "id":
			e.ID = d.text()
			return 0
		case "type":
			e.Type = plainWord[EventType](d)
			return 1
		case "status":
			e.Status = plainWord[Status](d)
			return 2
		case "date":
			e.Date = d.time()
			return 3
		case "timeSource":
			e.TimeSource = plainWord[TimeSource](d)
			return 4
		case "summary":
			e.Summary = d.text()
			return 5
		case "participants":
			e.Participants = plainList(d, 4, d.participant)
			return 6
		case "places":
			e.Places = d.texts()
			return 7
		case "trigger":
			e.Trigger = plainPointer(d, d.selector)
			return 8
		case "killed":
			e.Killed = plainPointer(d, d.count)
			return 9
		case "injured":
			e.Injured = plainPointer(d, d.count)
			return 10
		case "abducted":
			e.Abducted = plainPointer(d, d.count)
			return 11
		case "displaced":
			e.Displaced = plainPointer(d, d.count)
			return 12
		case "weapon":
			e.Weapon = d.text()
			return 13
		case "attributedTo":
			e.AttributedTo = d.texts()
			return 14
		case "about":
			e.About = d.text()
			return 15
		case "agreement":
			e.Agreement = plainPointer(d, d.agreement)
			return 16
		case "confidence":
			e.Confidence = d.float()
			return 17
		case "evidence":
			e.Evidence = d.selectors()
			return 18
		}
		return -1
	})
}

func (d *plainDecoder) agreement(a *ExtractedAgreement) {
	d.object(func(key string) int {
		switch key {
		case "effective":
			a.Effective = d.time()
			return 0
		case "ends":
			a.Ends = d.time()
			return 1
		case "covers":
			a.Covers = d.texts()
			return 2
		case "excludes":
			a.Excludes = d.texts()
			return 3
		case "purpose":
			a.Purpose = AgreementPurpose(d.text())
			return 4
		case "kind":
			a.Kind = AgreementKind(d.text())
			return 5
		case "sides":
			a.Sides = AgreementSides(d.text())
			return 6
		case "written":
			a.Written = plainPointer(d, func(b *bool) { *b = d.bool() })
			return 7
		case "terms":
			a.Terms = plainList(d, 2, d.term)
			return 8
		}
		return -1
	})
}

func (d *plainDecoder) term(t *ExtractedTerm) {
	d.object(func(key string) int {
		switch key {
		case "id":
			t.ID = d.text()
			return 0
		case "text":
			t.Text = d.text()
			return 1
		case "type":
			t.Type = plainWord[EventType](d)
			return 2
		case "who":
			t.Who = d.texts()
			return 3
		case "whom":
			t.Whom = d.texts()
			return 4
		case "places":
			t.Places = d.texts()
			return 5
		case "until":
			t.Until = d.time()
			return 6
		case "condition":
			t.Condition = d.text()
			return 7
		case "status":
			t.Status = plainWord[Status](d)
			return 8
		case "event":
			t.Event = d.text()
			return 9
		case "evidence":
			t.Evidence = d.selectors()
			return 10
		}
		return -1
	})
}

func (d *plainDecoder) relation(r *ExtractedRelation) {
	d.object(func(key string) int {
		switch key {
		case "type":
			r.Type = RelationType(d.text())
			return 0
		case "subject":
			r.Subject = d.text()
			return 1
		case "object":
			r.Object = d.text()
			return 2
		case "status":
			r.Status = plainWord[Status](d)
			return 3
		case "since":
			r.Since = d.time()
			return 4
		case "until":
			r.Until = d.time()
			return 5
		case "role":
			r.Role = d.text()
			return 6
		case "support":
			r.Support = plainList(d, 1, func(s *Support) { *s = Support(d.text()) })
			return 7
		case "confidence":
			r.Confidence = d.float()
			return 8
		case "evidence":
			r.Evidence = d.selectors()
			return 9
		}
		return -1
	})
}
