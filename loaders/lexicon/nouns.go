package lexicon

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

const nounsFile = "nouns.tsv"

// parseNouns reads the table of actor nouns: lemma, kind, form, side, role, other forms.
// The form is P (a person; its plural is made or listed), G (a body, singular), C (a collective that is only plural).
func parseNouns(r io.Reader) (map[string]Noun, error) {
	nouns := make(map[string]Noun)
	scan := bufio.NewScanner(r)
	n := 0
	for scan.Scan() {
		n++
		line := scan.Text()
		if line == "" || line[0] == '#' || strings.HasPrefix(line, "lemma\t") {
			continue
		}
		cells := strings.Split(line, "\t")
		if len(cells) < 3 || len(cells) > 6 {
			return nil, fmt.Errorf("line %d: %d cells, want 3 to 6", n, len(cells))
		}
		for len(cells) < 6 {
			cells = append(cells, "")
		}
		if prefixOfKind[cells[1]] == "" || isPlaceKind(cells[1]) {
			return nil, fmt.Errorf("line %d: kind %q is no kind of actor", n, cells[1])
		}
		noun := Noun{Lemma: cells[0], Kind: cells[1], Side: cells[3], Role: cells[4]}
		if noun.Role != "" {
			noun.Relation = officeRelation(noun.Role)
		}
		add := func(form string, noun Noun) error {
			if _, twice := nouns[form]; twice {
				return fmt.Errorf("line %d: %q is listed twice", n, form)
			}
			nouns[form] = noun
			return nil
		}
		var forms []string
		if cells[5] != "" {
			forms = strings.Split(cells[5], "|")
		}
		var err error
		switch cells[2] {
		case "P", "G":
			noun.Person, noun.Group = cells[2] == "P", cells[2] == "G"
			err = add(noun.Lemma, noun)
			plural := noun
			plural.Plural = true
			if len(forms) == 0 {
				forms = []string{pluralOf(noun.Lemma)}
			}
			for _, f := range forms {
				if singular, ok := strings.CutPrefix(f, "="); ok {
					if err == nil {
						err = add(singular, noun)
					}
					f = pluralOf(singular)
				}
				if err == nil && f != noun.Lemma {
					err = add(f, plural)
				}
			}
		case "C":
			noun.Plural = true
			err = add(noun.Lemma, noun)
			for _, f := range forms {
				if err == nil {
					err = add(f, noun)
				}
			}
		default:
			err = fmt.Errorf("line %d: form %q, want P, G or C", n, cells[2])
		}
		if err != nil {
			return nil, err
		}
	}
	return nouns, scan.Err()
}

// pluralOf is the regular plural of the last word of a noun.
func pluralOf(noun string) string {
	switch {
	case strings.HasSuffix(noun, "policeman"), strings.HasSuffix(noun, "woman"), strings.HasSuffix(noun, "man") && !strings.HasSuffix(noun, "human"):
		return noun[:len(noun)-2] + "en"
	case strings.HasSuffix(noun, "y") && len(noun) > 1 && !strings.ContainsRune("aeiou", rune(noun[len(noun)-2])):
		return noun[:len(noun)-1] + "ies"
	case strings.HasSuffix(noun, "s"), strings.HasSuffix(noun, "x"), strings.HasSuffix(noun, "ch"), strings.HasSuffix(noun, "sh"):
		return noun + "es"
	}
	return noun + "s"
}

// Noun tells what a common noun says of the actor that it names. It takes the singular or the plural, in lower case or
// not, and nouns of several words joined by spaces or hyphens: "rebels", "Security Forces", "secretary-general".
func (l *Lexicon) Noun(form string) (Noun, bool) {
	noun, ok := l.nouns[form]
	if !ok {
		form = strings.Join(strings.FieldsFunc(strings.ToLower(form), func(r rune) bool { return r == ' ' || r == '-' || r == '‑' }), " ")
		form = strings.ReplaceAll(form, "defense", "defence")
		noun, ok = l.nouns[form]
	}
	return noun, ok
}
