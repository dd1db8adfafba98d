package frames

import (
	"fmt"
	"io"
	"strings"

	"casus/schema"
)

// RelationFrame is a line of relations.tsv: a word that states a standing link.
//
//	trigger          part  relation subject object when            support   example
//	back             verb  BACKS    subj    obj    subj:actor      -         [Russia] backs [the government].
//	support          noun  BACKS    poss    for|of -               -         [Tehran]'s support for [Hezbollah]
//
// Slots are named as in the event frames; alternatives stand with a bar, the first that is filled counts.
type RelationFrame struct {
	Frame
	Relation        schema.RelationType
	Subject, Object []string
	Support         schema.Support
}

// Relations returns the relation frames of a lemma.
func (s *Set) Relations(part Part, lemma string) []*RelationFrame { return s.relations[part][lemma] }

// AllRelations returns every relation frame in the order of the file.
func (s *Set) AllRelations() []*RelationFrame { return s.allRelations }

func (s *Set) readRelations(r io.Reader, name string) error {
	return lines(r, name, func(n int, cells []string) error {
		if len(cells) != 8 {
			return fmt.Errorf("%d cells, want trigger, part, relation, subject, object, when, support, example", len(cells))
		}
		f := &RelationFrame{Frame: Frame{Part: Part(cells[1]), Example: cells[7], File: name, Line: n}, Relation: schema.RelationType(cells[2]),
			Subject: strings.Split(cells[3], "|"), Object: strings.Split(cells[4], "|")}
		if f.Part != Verb && f.Part != Noun && f.Part != Adjective {
			return fmt.Errorf("no part %q", cells[1])
		}
		if !f.Relation.Valid() {
			return fmt.Errorf("the codebook has no relation type %q", cells[2])
		}
		if cells[6] != "-" {
			f.Support = schema.Support(cells[6])
		}
		if err := s.trigger(&f.Frame, cells[0]); err != nil {
			return err
		}
		if err := s.when(&f.Frame, cells[5]); err != nil {
			return err
		}
		if s.relations[f.Part] == nil {
			s.relations[f.Part] = map[string][]*RelationFrame{}
		}
		s.relations[f.Part][f.Lemma] = append(s.relations[f.Part][f.Lemma], f)
		s.allRelations = append(s.allRelations, f)
		return nil
	})
}
