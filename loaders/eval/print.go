package eval

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"
)

// Print writes the figures as a table.
func (s *Score) Print(w io.Writer) error {
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "%10s%10s%10s%10s%8s%8s\n", "", "precision", "recall", "F1", "gold", "found")
	for _, row := range []struct {
		name string
		f    Figure
	}{{"event", s.Event}, {"class", s.Class}, {"role", s.Role}, {"who", s.Who}, {"relation", s.Relation}} {
		fmt.Fprintf(b, "%-10s%10.3f%10.3f%10.3f%8d%8d\n", row.name, row.f.Precision(), row.f.Recall(), row.f.F1(), row.f.Gold, row.f.Found)
	}
	fmt.Fprintf(b, "of the matched events: status %.3f, date %.3f, place %.3f (of %d)\n", s.Status.Ratio(), s.Date.Ratio(), s.Place.Ratio(), s.Place.Of)
	var types []string
	for _, t := range s.Types {
		types = append(types, fmt.Sprintf("%s %d/%d/%d", t.Type, t.Hit, t.Gold, t.Found))
	}
	fmt.Fprintf(b, "by type (hit/gold/found): %s\n", strings.Join(types, ", "))
	if s.Missing > 0 {
		fmt.Fprintf(b, "%d reports were not extracted\n", s.Missing)
	}
	return b.Flush()
}

// PrintConfidence writes how many of the events are right that are given a confidence, by tenths; nothing where none is given.
func (s *Score) PrintConfidence(w io.Writer) error {
	var given []string
	for i, c := range s.Confidence {
		if c.Of > 0 {
			given = append(given, fmt.Sprintf("%.1f %d/%d (%.2f)", float64(i)/10, c.Right, c.Of, c.Ratio()))
		}
	}
	if len(given) == 0 {
		return nil
	}
	_, err := fmt.Fprintf(w, "events by confidence (right/found): %s\n", strings.Join(given, ", "))
	return err
}

// PrintErrors writes the differences by kind and type, at most so many of each kind; below 0 means all.
func (s *Score) PrintErrors(w io.Writer, most int) error {
	b := bufio.NewWriter(w)
	for _, kind := range ErrorKinds() {
		var of []Error
		for _, e := range s.Errors {
			if e.Kind == kind {
				of = append(of, e)
			}
		}
		if len(of) == 0 {
			continue
		}
		fmt.Fprintf(b, "\n%s: %d%s\n", kind, len(of), byType(of))
		slices.SortStableFunc(of, func(a, b Error) int { return strings.Compare(a.Type, b.Type) })
		if most >= 0 && len(of) > most {
			of = of[:most]
		}
		for _, e := range of {
			fmt.Fprintf(b, "  %s: %s\n", e.Report, difference(e))
			if e.Context != "" {
				fmt.Fprintf(b, "      %s\n", e.Context)
			}
		}
	}
	return b.Flush()
}

// difference says what the two codings have.
func difference(e Error) string {
	switch e.Kind {
	case MissedEvent, MissedRelation:
		return e.Gold
	case ExtraEvent, ExtraRelation:
		return e.Found
	case MissedRole:
		return e.Type + ": " + e.Gold
	case ExtraRole:
		return e.Type + ": " + e.Found
	case WrongType:
		return "gold " + e.Gold + ", found " + e.Found
	}
	return fmt.Sprintf("%s: gold %s, found %s", e.Type, orNone(e.Gold), orNone(e.Found))
}

func orNone(s string) string {
	if s == "" {
		return "none"
	}
	return s
}

// byType counts errors by type, the most frequent first.
func byType(of []Error) string {
	n := map[string]int{}
	var types []string
	for _, e := range of {
		if n[e.Type]++; n[e.Type] == 1 {
			types = append(types, e.Type)
		}
	}
	slices.SortFunc(types, func(a, b string) int {
		if n[a] != n[b] {
			return n[b] - n[a]
		}
		return strings.Compare(a, b)
	})
	var out []string
	for _, t := range types {
		out = append(out, fmt.Sprintf("%s %d", t, n[t]))
	}
	return " (" + strings.Join(out, ", ") + ")"
}
