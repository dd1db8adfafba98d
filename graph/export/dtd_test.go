package export_test

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// dtd is a document type (XML 1.0, 3.2 and 3.3): which children elements have in which order, and which attributes.
type dtd struct {
	children   map[string]*regexp.Regexp
	attributes map[string]map[string]attribute
}

type attribute struct {
	// kind is CDATA, NMTOKEN, ID, IDREF or the values in parentheses.
	kind     string
	required bool
	fixed    string
}

var (
	elementDeclaration   = regexp.MustCompile(`<!ELEMENT\s+(\w+)\s+([^>]+)>`)
	attlistDeclaration   = regexp.MustCompile(`<!ATTLIST\s+(\w+)\s+([^>]+)>`)
	attributeDeclaration = regexp.MustCompile(`([\w.]+)\s+(CDATA|NMTOKEN|IDREF|ID|\([^)]*\))\s+(#REQUIRED|#IMPLIED|(?:#FIXED\s+)?"([^"]*)")`)
	comment              = regexp.MustCompile(`(?s)<!--.*?-->`)
	childName            = regexp.MustCompile(`\w+`)
	nameToken            = regexp.MustCompile(`^[\w.:-]+$`)
	idName               = regexp.MustCompile(`^[A-Za-z_:][\w.:-]*$`)
)

// readDTD reads a file of declarations. A content model is a regular expression over the names of the children already, but for its
// commas.
func readDTD(t *testing.T, file string) dtd {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	text := comment.ReplaceAllString(string(b), "")
	d := dtd{map[string]*regexp.Regexp{}, map[string]map[string]attribute{}}
	for _, m := range elementDeclaration.FindAllStringSubmatch(text, -1) {
		model := strings.NewReplacer("#PCDATA", "", ",", "", " ", "").Replace(m[2])
		d.children[m[1]] = regexp.MustCompile("^(?:" + childName.ReplaceAllString(model, "(?:$0;)") + ")$")
		d.attributes[m[1]] = map[string]attribute{}
	}
	for _, m := range attlistDeclaration.FindAllStringSubmatch(text, -1) {
		for _, a := range attributeDeclaration.FindAllStringSubmatch(m[2], -1) {
			at := attribute{kind: a[2], required: a[3] == "#REQUIRED"}
			if strings.HasPrefix(a[3], "#FIXED") {
				at.fixed = a[4]
			}
			d.attributes[m[1]][a[1]] = at
		}
	}
	return d
}

// validate tells in what a document is not as the type asks, or nil.
func (d dtd) validate(document string) error {
	type open struct{ name, children string }
	stack := []open{{}}
	ids, references := map[string]bool{}, map[string]bool{}
	for dec := xml.NewDecoder(strings.NewReader(document)); ; {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		switch x := token.(type) {
		case xml.StartElement:
			name := x.Name.Local
			if d.children[name] == nil {
				return fmt.Errorf("there is no element %s", name)
			}
			if err := d.checkAttributes(x, ids, references); err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
			stack[len(stack)-1].children += name + ";"
			stack = append(stack, open{name: name})
		case xml.EndElement:
			at := stack[len(stack)-1]
			if !d.children[at.name].MatchString(at.children) {
				return fmt.Errorf("%s holds %.200s", at.name, at.children)
			}
			stack = stack[:len(stack)-1]
		}
	}
	for id := range references {
		if !ids[id] {
			return fmt.Errorf("nothing has the id %s", id)
		}
	}
	return nil
}

func (d dtd) checkAttributes(x xml.StartElement, ids, references map[string]bool) error {
	missing := map[string]bool{}
	for name, a := range d.attributes[x.Name.Local] {
		if a.required {
			missing[name] = true
		}
	}
	for _, given := range x.Attr {
		name, v := given.Name.Local, given.Value
		a, ok := d.attributes[x.Name.Local][name]
		delete(missing, name)
		switch {
		case !ok:
			return fmt.Errorf("there is no attribute %s", name)
		case a.fixed != "" && v != a.fixed, a.kind == "NMTOKEN" && !nameToken.MatchString(v), a.kind == "ID" && (!idName.MatchString(v) || ids[v]):
			return fmt.Errorf("%s cannot be %q", name, v)
		case a.kind[0] == '(' && !slices.Contains(strings.Split(strings.Trim(a.kind, "()"), "|"), v):
			return fmt.Errorf("%s is %q and not one of %s", name, v, a.kind)
		case a.kind == "ID":
			ids[v] = true
		case a.kind == "IDREF":
			references[v] = true
		}
	}
	if len(missing) > 0 {
		return fmt.Errorf("without %s", slices.Sorted(maps.Keys(missing)))
	}
	return nil
}

// TestDTD has the declarations refuse what is no GraphML.
func TestDTD(t *testing.T) {
	d := readDTD(t, "testdata/graphml.dtd")
	const head, tail = `<graphml xmlns="http://graphml.graphdrawing.org/xmlns">`, `</graphml>`
	good := `<key id="k" for="edge" attr.name="k" attr.type="boolean"/><graph edgedefault="directed"><node id="a"/><edge source="a" target="a"><data key="k">true</data></edge></graph>`
	if err := d.validate(head + good + tail); err != nil {
		t.Errorf("a good document: %v", err)
	}
	for _, change := range [][2]string{
		{`target="a"`, `target="b"`}, {`target="a"`, ``}, {`"boolean"`, `"bool"`}, {`<node id="a"/>`, `<node id="a"/><node id="a"/>`}, {`edgedefault="directed"`, ``},
		{`<node id="a"/>`, `<node id="a"/><key id="l"/>`}, {`source="a"`, `source="a" weight="1"`}, {`<node id="a"/>`, `<vertex id="a"/>`}, {`key="k"`, `key="l"`},
	} {
		if bad := strings.Replace(good, change[0], change[1], 1); d.validate(head+bad+tail) == nil {
			t.Errorf("%s is let through", bad)
		}
	}
}
