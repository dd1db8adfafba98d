package lexicon

import (
	"errors"
	"fmt"
	"strings"
)

func split(list string) []string {
	if list == "" {
		return nil
	}
	return strings.Split(list, "|")
}

// parseAliases reads names between bars, each with its flags and its time in braces:
// "Kiev|Russian {a}|the Kremlin {m}|IS {c 2014-06-29/}".
func parseAliases(list string) ([]Alias, error) {
	items := split(list)
	out := make([]Alias, 0, len(items))
	for _, text := range items {
		a, err := parseAlias(text)
		if err != nil {
			return nil, err
		}
		out = append(out, a)
	}
	return out, nil
}

func parseAlias(text string) (Alias, error) {
	a := Alias{Name: strings.TrimSpace(text)}
	open := strings.IndexByte(text, '{')
	if open < 0 {
		if a.Name == "" {
			return a, errors.New("alias without a name")
		}
		return a, nil
	}
	a.Name = strings.TrimSpace(text[:open])
	flags, rest, closed := strings.Cut(text[open+1:], "}")
	if !closed || strings.TrimSpace(rest) != "" || a.Name == "" {
		return a, fmt.Errorf("alias %q: want NAME or NAME {FLAGS SINCE/UNTIL}", strings.TrimSpace(text))
	}
	for _, word := range strings.Fields(flags) {
		if strings.Contains(word, "/") {
			var err error
			if a.Since, a.Until, err = parseInterval(word); err != nil {
				return a, fmt.Errorf("alias %q: %w", a.Name, err)
			}
			continue
		}
		for _, f := range word {
			switch f {
			case 'a':
				a.Adjective = true
			case 'm':
				a.Metonym = true
			case 's':
				a.Surname = true
			case 'x':
				a.Ambiguous = true
			case 'c':
				a.Exact = true
			default:
				return a, fmt.Errorf("alias %q: flag %q is not known (a adjective, m metonym, s surname, x ambiguous, c exact case)", a.Name, f)
			}
		}
	}
	return a, nil
}

// parseLink reads "PART_OF group:al-qaeda 2012/2016-07-28".
func parseLink(text string) (Link, error) {
	fields := strings.Fields(text)
	if len(fields) < 2 {
		return Link{}, fmt.Errorf("link %q: want TYPE OBJECT [SINCE/UNTIL] [ROLE]", text)
	}
	link := Link{Type: fields[0], Object: fields[1]}
	rest := fields[2:]
	if len(rest) > 0 && strings.Contains(rest[0], "/") {
		var err error
		if link.Since, link.Until, err = parseInterval(rest[0]); err != nil {
			return link, fmt.Errorf("link %q: %w", text, err)
		}
		rest = rest[1:]
	}
	link.Role = strings.Join(rest, " ")
	return link, nil
}

// parseOffice reads "foreign minister RU 2004-03-09/", "leader group:al-qaeda 1988/2011-05-02" or, for an office of the
// country of the line, "president 2000-05-07/2008-05-07".
func parseOffice(text, country string) (Link, error) {
	fields := strings.Fields(text)
	var link Link
	if n := len(fields); n > 0 && strings.Contains(fields[n-1], "/") {
		var err error
		if link.Since, link.Until, err = parseInterval(fields[n-1]); err != nil {
			return link, fmt.Errorf("office %q: %w", text, err)
		}
		fields = fields[:n-1]
	}
	if n := len(fields); n > 1 {
		last := fields[n-1]
		if strings.Contains(last, ":") {
			link.Object = last
		} else if isCountryCode(last) {
			link.Object = "state:" + last
		}
		if link.Object != "" {
			fields = fields[:n-1]
		}
	}
	if link.Object == "" && country != "" {
		link.Object = "state:" + country
	}
	link.Role = strings.Join(fields, " ")
	if link.Role == "" || link.Object == "" {
		return link, fmt.Errorf("office %q: want ROLE [COUNTRY or id] [SINCE/UNTIL]", strings.TrimSpace(text))
	}
	link.Type = officeRelation(link.Role)
	return link, nil
}
