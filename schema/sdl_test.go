package schema

import (
	"io/fs"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
)

// loadSDL parses the SDL files together.
func loadSDL(t *testing.T) *ast.Schema {
	t.Helper()
	names, err := fs.Glob(SDL, "*.graphqls")
	if err != nil || len(names) == 0 {
		t.Fatalf("no SDL: %v", err)
	}
	var sources []*ast.Source
	for _, name := range names {
		text, err := SDL.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		sources = append(sources, &ast.Source{Name: name, Input: string(text)})
	}
	s, err := gqlparser.LoadSchema(sources...)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func words[T ~string](values []T) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = string(v)
	}
	return out
}

func TestEnumsAreTheGoConstants(t *testing.T) {
	var types []EventType
	for _, c := range Codebook() {
		types = append(types, c.Type)
	}
	want := map[string][]string{
		"EventType":        words(types),
		"EventClass":       words(EventClasses()),
		"CorrectionKind":   words(CorrectionKinds()),
		"Status":           words(Statuses()),
		"Role":             words(Roles()),
		"RelationType":     words(RelationTypes()),
		"Support":          words(Supports()),
		"ActorKind":        words(ActorKinds()),
		"PlaceKind":        words(PlaceKinds()),
		"TimeSource":       words(TimeSources()),
		"Precision":        append(words(precisions[1:]), string(PrecisionUnknown)),
		"Order":            words(Orders()),
		"Granularity":      words(Granularities()),
		"Facet":            words(Facets()),
		"AgreementPurpose": words(AgreementPurposes()),
		"AgreementKind":    words(AgreementKinds()),
		"AgreementSides":   words(AgreementSidesValues()),
		"AgreementState":   words(AgreementStates()),
	}
	// These are of the API alone; package graph/view has their constants and its tests compare them.
	apart := []string{"SearchKind"}
	got := map[string][]string{}
	for name, d := range loadSDL(t).Types {
		if d.Kind != ast.Enum || strings.HasPrefix(name, "__") || slices.Contains(apart, name) {
			continue
		}
		for _, v := range d.EnumValues {
			got[name] = append(got[name], v.Name)
		}
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("SDL and Go differ (-Go +SDL):\n%s", d)
	}
}

func TestEverythingIsDescribed(t *testing.T) {
	s := loadSDL(t)
	missing := func(what, description string) {
		if strings.TrimSpace(description) == "" {
			t.Errorf("%s has no description", what)
		}
	}
	for name, d := range s.Types {
		if d.BuiltIn {
			continue
		}
		missing(name, d.Description)
		for _, v := range d.EnumValues {
			missing(name+"."+v.Name, v.Description)
		}
		for _, f := range d.Fields {
			if strings.HasPrefix(f.Name, "__") {
				continue
			}
			missing(name+"."+f.Name, f.Description)
			for _, a := range f.Arguments {
				missing(name+"."+f.Name+"("+a.Name+")", a.Description)
			}
		}
	}
}

// The types of events repeat the fields of the interface, as SDL has no other way; nothing may drift apart.
func TestEventTypesHaveTheInterfacesFields(t *testing.T) {
	s := loadSDL(t)
	event := s.Types["Event"]
	types := s.GetPossibleTypes(event)
	if len(types) != 8 {
		t.Errorf("%d types of events", len(types))
	}
	for _, d := range types {
		for _, want := range event.Fields {
			got := d.Fields.ForName(want.Name)
			switch {
			case got == nil:
				t.Errorf("%s has no %s", d.Name, want.Name)
			case got.Type.String() != want.Type.String():
				t.Errorf("%s.%s is %s, not %s", d.Name, want.Name, got.Type, want.Type)
			// A ceasefire's date is when it was agreed.
			case got.Description != want.Description && (d.Name != "CeasefireAgreement" || want.Name != "date"):
				t.Errorf("%s.%s is described as %q, not %q", d.Name, want.Name, got.Description, want.Description)
			}
		}
	}
}

// Every list that has pages says how large they may be.
func TestPagesSayTheirSize(t *testing.T) {
	n := 0
	for name, d := range loadSDL(t).Types {
		for _, f := range d.Fields {
			for _, a := range f.Arguments {
				if a.Name != "first" && a.Name != "last" {
					continue
				}
				n++
				if !strings.Contains(a.Description, "1 to 100") {
					t.Errorf("%s.%s(%s) does not say what it can be: %q", name, f.Name, a.Name, a.Description)
				}
			}
		}
	}
	if n < 10 {
		t.Errorf("only %d fields have pages", n)
	}
}
