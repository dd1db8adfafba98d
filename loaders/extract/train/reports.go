package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"

	"casus/loaders/extract"
	"casus/loaders/extract/pairs"
	"casus/loaders/lexicon/frames"
	"casus/schema"
)

// report is a coded report with what is learnt from it.
type report struct {
	article schema.Article
	coded   []extract.Coded
	links   []extract.CodedLink
	ties    []pairs.Group
	extract.Samples
	lost int
}

// line is a line of any of the files.
type line struct {
	ID, Date, Title, Text, Source, Category string
	Events                                  []struct {
		Type                                  schema.EventType
		Status                                schema.Status
		Trigger, Date                         string
		At                                    *int
		Agent, Target, Party, Mediator, Place []string
		// Cast tells that the parts in an act with a place in the text are coded, too.
		Cast bool
		// Also are further words that tell the same act again.
		Also []word
	}
	Relations []extract.CodedLink
	// Unsure are words of which the coder could not say whether they name an act.
	Unsure []word
}

// word is one of a text, with where it stands in it, in bytes.
type word struct {
	Trigger string
	At      int
}

func (l *line) report() (*report, error) {
	r := &report{article: schema.Article{ID: l.ID, ExternalID: l.ID, Title: l.Title, Text: l.Text, Source: l.Source}, links: l.Relations}
	var err error
	if l.Date != "" {
		if r.article.PublishedAt, err = schema.ParseTime(l.Date); err != nil {
			return nil, err
		}
	}
	for i, e := range l.Events {
		c := extract.Coded{Act: i, Type: e.Type, Status: e.Status, Trigger: e.Trigger, At: -1, Roles: map[schema.Role][]string{
			schema.Agent: e.Agent, schema.Target: e.Target, schema.Party: e.Party, schema.Mediator: e.Mediator, frames.Place: e.Place}}
		switch e.Date {
		case l.Date:
			c.Told = extract.News
		case "../" + l.Date:
			c.Told = extract.Background
		default:
			c.Told = extract.Elsewhen
		}
		if e.At != nil {
			c.At = *e.At
			if !e.Cast {
				c.Roles = nil
			}
		}
		r.coded = append(r.coded, c)
		for _, a := range e.Also {
			r.coded = append(r.coded, extract.Coded{Act: i, Type: e.Type, Trigger: a.Trigger, At: a.At, Told: extract.Elsewhen})
		}
	}
	for _, u := range l.Unsure {
		r.coded = append(r.coded, extract.Coded{Act: -1, Trigger: u.Trigger, At: u.At})
	}
	return r, nil
}

// lines calls fn with each line of a file, which may be gzipped.
func lines(path string, fn func(l *line) error) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }()
	var from io.Reader = bufio.NewReader(f)
	if head, _ := from.(*bufio.Reader).Peek(2); string(head) == "\x1f\x8b" {
		if from, err = gzip.NewReader(from); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	in := bufio.NewScanner(from)
	in.Buffer(nil, 1<<24)
	for n := 1; in.Scan(); n++ {
		var l line
		err := json.Unmarshal(in.Bytes(), &l)
		if err == nil {
			err = fn(&l)
		}
		if err != nil {
			return fmt.Errorf("%s:%d: %w", path, n, err)
		}
	}
	return in.Err()
}

// readReports reads coded reports.
func readReports(path string) (out []*report, err error) {
	err = lines(path, func(l *line) error {
		r, err := l.report()
		out = append(out, r)
		return err
	})
	return out, err
}

// readCodes reads codes and finds the texts that they are of among the news.
func readCodes(codes, news string) (out []*report, err error) {
	coded := map[string]*line{}
	var order []*line
	err = lines(codes, func(l *line) error {
		coded[l.ID] = l
		order = append(order, l)
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = lines(news, func(l *line) error {
		if c := coded[l.ID]; c != nil {
			c.Date, c.Text = l.Date, l.Text
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for _, l := range order {
		if l.Text == "" {
			return nil, fmt.Errorf("%s: report %s is not in %s", codes, l.ID, news)
		}
		r, err := l.report()
		if err != nil {
			return nil, fmt.Errorf("%s: report %s: %w", codes, l.ID, err)
		}
		out = append(out, r)
	}
	return out, nil
}
