package eval

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"casus/schema"
)

// Gold is a report as a person coded it.
type Gold struct {
	ID        string         `json:"id"`
	Date      string         `json:"date"`
	Title     string         `json:"title"`
	Source    string         `json:"source"`
	URL       string         `json:"url"`
	Text      string         `json:"text"`
	Events    []GoldEvent    `json:"events"`
	Relations []GoldRelation `json:"relations"`
}

// GoldEvent is an event with its participants as phrases of the text.
type GoldEvent struct {
	Type string `json:"type"`
	// Status is OCCURRED where it is missing.
	Status  string `json:"status"`
	Date    string `json:"date"`
	Trigger string `json:"trigger"`

	Agent    []string `json:"agent"`
	Target   []string `json:"target"`
	Party    []string `json:"party"`
	Mediator []string `json:"mediator"`
	Place    []string `json:"place"`
}

// GoldRelation is a relation between phrases of the text.
type GoldRelation struct {
	Type    string `json:"type"`
	Subject string `json:"subject"`
	Object  string `json:"object"`
}

// Article is the report as the extractor gets it: without the codes.
func (g Gold) Article() (schema.Article, error) {
	t, err := schema.ParseTime(g.Date)
	if g.Date == "" {
		t, err = schema.Time{}, nil
	}
	if err != nil {
		return schema.Article{}, fmt.Errorf("report %s: date: %w", g.ID, err)
	}
	return schema.Article{ID: g.ID, ExternalID: g.ID, Title: g.Title, Source: g.Source, URL: g.URL, Text: g.Text, PublishedAt: t}, nil
}

// extracted is what of a line in the contract's output form counts. Dates and codes are texts here: an extractor's line is
// measured as it is, also where it would not get into a store.
type extracted struct {
	Article struct {
		ID   string `json:"id"`
		Text string `json:"text"`
	} `json:"article"`
	Actors []entity `json:"actors"`
	Places []entity `json:"places"`
	Events []struct {
		Type         string   `json:"type"`
		Status       string   `json:"status"`
		Date         string   `json:"date"`
		Confidence   *float64 `json:"confidence"`
		Participants []struct {
			Role  string `json:"role"`
			Actor string `json:"actor"`
		} `json:"participants"`
		Places   []string          `json:"places"`
		Trigger  *schema.Selector  `json:"trigger"`
		Evidence []schema.Selector `json:"evidence"`
	} `json:"events"`
	Relations []struct {
		Type     string            `json:"type"`
		Subject  string            `json:"subject"`
		Object   string            `json:"object"`
		Evidence []schema.Selector `json:"evidence"`
	} `json:"relations"`
}

type entity struct {
	ID       string            `json:"id"`
	Name     string            `json:"name"`
	Mentions []schema.Selector `json:"mentions"`
}

// Found is what was extracted, by the id of the report: lines in the contract's output form, or in the gold form, which
// measures how far two coders agree.
type Found map[string]reading

// reading is one line of what was found, in one of the two forms.
type reading struct {
	line *extracted
	gold *Gold
}

// ReadGold reads hand-coded reports, a JSON object a line. The first line that cannot be is an error, which tells all that is wrong with it.
func ReadGold(r io.Reader) ([]Gold, error) {
	var out []Gold
	err := eachLine(r, func(raw []byte) error {
		var g Gold
		if err := json.Unmarshal(raw, &g); err != nil {
			return err
		}
		if err := g.check(); err != nil {
			return err
		}
		out = append(out, g)
		return nil
	})
	if err == nil && len(out) == 0 {
		err = errors.New("no report in it")
	}
	return out, err
}

// ReadFound reads what was extracted. Of two lines with the same id the last one counts.
func ReadFound(r io.Reader) (Found, error) {
	out := Found{}
	err := eachLine(r, func(raw []byte) error { return out.add(raw) })
	return out, err
}

// Add puts an extraction among what was found, under the id that its article has.
func (f Found) Add(x *schema.Extraction) error {
	raw, err := json.Marshal(x)
	if err != nil {
		return fmt.Errorf("extraction of %s: %w", x.Article.ID, err)
	}
	return f.add(raw)
}

func (f Found) add(raw []byte) error {
	var form struct {
		ID      string          `json:"id"`
		Article json.RawMessage `json:"article"`
	}
	if err := json.Unmarshal(raw, &form); err != nil {
		return err
	}
	if len(form.Article) == 0 {
		g := new(Gold)
		if err := json.Unmarshal(raw, g); err != nil {
			return err
		}
		f[form.ID] = reading{gold: g}
		return nil
	}
	x := new(extracted)
	if err := json.Unmarshal(raw, x); err != nil {
		return err
	}
	f[x.Article.ID] = reading{line: x}
	return nil
}

func eachLine(r io.Reader, fn func([]byte) error) error {
	in := bufio.NewReader(r)
	for n := 1; ; n++ {
		line, err := in.ReadBytes('\n')
		if text := bytes.TrimSpace(bytes.TrimPrefix(line, []byte("\ufeff"))); len(text) > 0 {
			if err := fn(text); err != nil {
				return fmt.Errorf("line %d: %w", n, err)
			}
		}
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return fmt.Errorf("line %d: read: %w", n, err)
		}
	}
}
