// Package frames is the knowledge of which words name which acts, and which part of the sentence plays which role.
//
// The data are tab-separated files, a frame a line, each with an example sentence that is a test:
//
//	trigger            type              slots                              when             example
//	capture            TERRITORY_CAPTURE subj=AGENT obj=PLACE from=TARGET   obj:place        [AGENT Rebels] captured [PLACE Idlib] from [TARGET government forces].
//	take prt=back      TERRITORY_CAPTURE subj=AGENT obj=PLACE from=TARGET   obj:place        [AGENT The army] took back [PLACE the town].
//	open obj=fire      ARMED_ATTACK      subj=AGENT on=TARGET at=TARGET     -                [AGENT Police] opened fire on [TARGET demonstrators].
//	withdrawal         WITHDRAWAL        of=AGENT poss=AGENT from=PLACE     -                the withdrawal of [AGENT Russian forces] from [PLACE Syria]
//
// verbs.tsv has verbs, nouns.tsv the nouns that name acts, adjectives.tsv the few adjectives that do, classes.tsv the
// word classes that conditions speak of, relations.tsv the words that state a standing link (see RelationFrame). Whoever wants casus to know another verb adds a line to verbs.tsv; `go test
// ./loaders/...` runs its example.
//
// A trigger is a lemma, followed by the dependents that must be there: `prt=back` a particle, `obj=fire` an object with
// that lemma, `into=force` a prepositional dependent with that preposition and lemma; `obj=@attack` an object out of
// the class "attack" of classes.tsv; a bare word any dependent with that lemma (`take hostage`). Alternatives stand with a bar: `obj=fire|shots`.
//
// A slot is where a participant stands: `subj` the one who does it, whatever the voice (the active subject, or the "by" phrase
// of a passive); `obj` the one it is done to (the object, or the subject of a passive); `iobj`; a preposition (`on`, `from`,
// `with`, `against`, `to`, `in`, `between`, `over`, `for`, `of`); `poss` a possessor ("Russia's withdrawal"); `mod` a name or adjective before a noun
// ("Russian airstrikes", "rebel offensive"); `ofhead` the noun that a noun's own "of" phrase hangs on ("the collapse of the ceasefire"); `comp` the subject of what is said in the complement clause ("calling for Assad to go"). It gives the role AGENT, TARGET, PARTY,
// MEDIATOR, or PLACE for where it happens, ABOUT for what an accusation or endorsement is of (no participant), NUMBER for people counted.
// A role may be bound to a class: `obj=PLACE:place` fills only with a place; several roles of a slot are tried in order:
// `obj=PLACE:place obj=TARGET`.
//
// A condition is `slot:class` (the slot is filled by that class), `!slot:class` or `!slot`; several must all hold, `a|b` inside one are
// alternatives. The classes place, actor, person, armed, state, body, people, number are the kinds of mentions; all others are word lists of
// classes.tsv, or where that has none of the name the one lemma itself. Of the frames whose conditions hold the one with the most conditions and dependents wins, the first among equals.
// The type "-" says that the word is no event there.
package frames

import (
	"bufio"
	"embed"
	"fmt"
	"io"
	"regexp"
	"strings"
	"sync"

	"casus/schema"
)

//go:embed *.tsv
var data embed.FS

// Part says what sort of word a trigger is.
type Part string

// The parts of speech of triggers.
const (
	Verb      Part = "verb"
	Noun      Part = "noun"
	Adjective Part = "adjective"
)

// Place, About and Number are roles of a slot that make no participant.
const (
	Place  schema.Role = "PLACE"
	About  schema.Role = "ABOUT"
	Number schema.Role = "NUMBER"
)

// Frame is one line: a word that names an act.
type Frame struct {
	// Lemma is the trigger's lemma, lower case; Part what sort of word it is.
	Lemma string
	Part  Part
	// Dependents must all be there.
	Dependents []Dependent
	// Type is empty for a word that is no event.
	Type  schema.EventType
	Slots []Slot
	When  []Condition
	// Example is the sentence with its roles marked: "[AGENT Rebels] captured [PLACE Idlib]."
	Example string
	// File and Line say where it stands.
	File string
	Line int
}

// Mark is a phrase of an example with the role that it has there.
type Mark struct {
	Role   schema.Role
	Phrase string
}

var markPattern = regexp.MustCompile(`\[([A-Z]+) ([^\]]*)\]`)

// Marked is the frame's example as a plain sentence, and the phrases that are marked in it.
func (f *Frame) Marked() (text string, marks []Mark) {
	text = markPattern.ReplaceAllStringFunc(f.Example, func(m string) string {
		p := markPattern.FindStringSubmatch(m)
		marks = append(marks, Mark{schema.Role(p[1]), p[2]})
		return p[2]
	})
	if !strings.HasSuffix(text, ".") {
		text += "."
	}
	return strings.ToUpper(text[:1]) + text[1:], marks
}

// Weight orders the frames of a lemma: the more it asks for, the more specific it is.
func (f *Frame) Weight() int { return 2*len(f.Dependents) + len(f.When) }

// AnySlot is the slot of a bare word in a trigger: it may depend on the verb in any way.
const AnySlot = "any"

// Dependent is a word that has to depend on the trigger.
type Dependent struct {
	// Slot is "prt", "obj", "subj", a preposition or [AnySlot].
	Slot string
	// Lemmas are alternatives; "@name" is a class.
	Lemmas []string
}

// Slot gives a role to what stands somewhere.
type Slot struct {
	Name string
	Role schema.Role
	// Class is what the filler has to be; empty for anything.
	Class string
}

// Condition is what has to hold for a frame.
type Condition struct {
	Slot string
	// Classes are alternatives; empty means that the slot is filled at all.
	Classes []string
	Not     bool
}

// Set is all frames, by part and lemma, and the word classes.
type Set struct {
	frames       map[Part]map[string][]*Frame
	all          []*Frame
	classes      map[string]map[string]bool
	relations    map[Part]map[string][]*RelationFrame
	allRelations []*RelationFrame
}

// Default returns the embedded frames. They are parsed once; the error, if any, is a defect of the data.
var Default = sync.OnceValues(func() (*Set, error) {
	s := &Set{frames: map[Part]map[string][]*Frame{}, classes: map[string]map[string]bool{}, relations: map[Part]map[string][]*RelationFrame{}}
	err := s.open("classes.tsv", s.readClasses)
	if err != nil {
		return nil, err
	}
	for _, f := range []struct {
		name string
		part Part
	}{{"verbs.tsv", Verb}, {"nouns.tsv", Noun}, {"adjectives.tsv", Adjective}} {
		err := s.open(f.name, func(r io.Reader, name string) error { return s.read(r, name, f.part) })
		if err != nil {
			return nil, err
		}
	}
	if err := s.open("relations.tsv", s.readRelations); err != nil {
		return nil, err
	}
	return s, nil
})

func (s *Set) open(name string, read func(io.Reader, string) error) error {
	f, err := data.Open(name)
	if err != nil {
		return fmt.Errorf("frames: %w", err)
	}
	defer func() { _ = f.Close() }()
	return read(f, name)
}

// Of returns the frames of a lemma, the first line first.
func (s *Set) Of(part Part, lemma string) []*Frame { return s.frames[part][lemma] }

// All returns every frame in the order of the files.
func (s *Set) All() []*Frame { return s.all }

// In tells whether the lemma is of the class; a class that classes.tsv does not have is the one lemma that it spells.
func (s *Set) In(class, lemma string) bool {
	if words := s.classes[class]; words != nil {
		return words[lemma]
	}
	return class == lemma
}

// HasClass tells whether classes.tsv has the class.
func (s *Set) HasClass(class string) bool { return s.classes[class] != nil }

// kinds are the classes that mentions decide, not word lists.
var kinds = map[string]bool{"place": true, "actor": true, "person": true, "armed": true, "state": true, "body": true, "people": true, "number": true}

// IsKind tells whether the class is one that mentions decide.
func IsKind(class string) bool { return kinds[class] }

func (s *Set) readClasses(r io.Reader, name string) error {
	return lines(r, name, func(n int, cells []string) error {
		if len(cells) != 2 {
			return fmt.Errorf("%d cells, want class and words", len(cells))
		}
		if kinds[cells[0]] {
			return fmt.Errorf("class %q is a kind of mention", cells[0])
		}
		c := s.classes[cells[0]]
		if c == nil {
			c = map[string]bool{}
			s.classes[cells[0]] = c
		}
		for _, w := range strings.Split(cells[1], ",") {
			if w = strings.TrimSpace(w); w != "" {
				c[w] = true
			}
		}
		return nil
	})
}

func (s *Set) read(r io.Reader, name string, part Part) error {
	if s.frames[part] == nil {
		s.frames[part] = map[string][]*Frame{}
	}
	return lines(r, name, func(n int, cells []string) error {
		if len(cells) != 5 {
			return fmt.Errorf("%d cells, want trigger, type, slots, when, example", len(cells))
		}
		f := &Frame{Part: part, Example: cells[4], File: name, Line: n}
		if err := s.trigger(f, cells[0]); err != nil {
			return err
		}
		if cells[1] != "-" {
			f.Type = schema.EventType(cells[1])
			if !f.Type.Valid() {
				return fmt.Errorf("the codebook has no event type %q", cells[1])
			}
		}
		if err := f.slots(cells[2]); err != nil {
			return err
		}
		if err := s.when(f, cells[3]); err != nil {
			return err
		}
		s.frames[part][f.Lemma] = append(s.frames[part][f.Lemma], f)
		s.all = append(s.all, f)
		return nil
	})
}

// trigger reads a lemma and the dependents that it needs.
func (s *Set) trigger(f *Frame, cell string) error {
	words := strings.Fields(cell)
	if len(words) == 0 {
		return fmt.Errorf("no trigger")
	}
	f.Lemma = words[0]
	for _, w := range words[1:] {
		slot, lemma, ok := strings.Cut(w, "=")
		if !ok {
			slot, lemma = AnySlot, w
		}
		d := Dependent{Slot: slot, Lemmas: strings.Split(lemma, "|")}
		for _, l := range d.Lemmas {
			if c, isClass := strings.CutPrefix(l, "@"); isClass && !s.HasClass(c) {
				return fmt.Errorf("dependent %q: no class %q", w, c)
			}
		}
		f.Dependents = append(f.Dependents, d)
	}
	return nil
}

func (f *Frame) slots(cell string) error {
	if cell == "-" {
		return nil
	}
	for _, w := range strings.Fields(cell) {
		name, role, ok := strings.Cut(w, "=")
		if !ok {
			return fmt.Errorf("slot %q: want name=ROLE", w)
		}
		role, class, _ := strings.Cut(role, ":")
		r := schema.Role(role)
		if !r.Valid() && r != Place && r != About && r != Number {
			return fmt.Errorf("slot %q: no role %q", w, role)
		}
		f.Slots = append(f.Slots, Slot{Name: name, Role: r, Class: class})
	}
	return nil
}

func (s *Set) when(f *Frame, cell string) error {
	if cell == "-" {
		return nil
	}
	for _, w := range strings.Fields(cell) {
		var c Condition
		body, not := strings.CutPrefix(w, "!")
		c.Not = not
		slot, classes, ok := strings.Cut(body, ":")
		c.Slot = slot
		if ok {
			c.Classes = strings.Split(classes, "|")
		}
		f.When = append(f.When, c)
	}
	return nil
}

// lines calls fn for every line that is neither empty nor a comment, with its cells.
func lines(r io.Reader, name string, fn func(n int, cells []string) error) error {
	sc := bufio.NewScanner(r)
	for n := 1; sc.Scan(); n++ {
		line := strings.TrimRight(sc.Text(), " \t\r")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line, "\t")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		if err := fn(n, cells); err != nil {
			return fmt.Errorf("frames: %s:%d: %w", name, n, err)
		}
	}
	if err := sc.Err(); err != nil {
		return fmt.Errorf("frames: %s: %w", name, err)
	}
	return nil
}
