package extract

import (
	_ "embed"
	"fmt"
	"sync"

	"casus/loaders/extract/classify"
	"casus/schema"
)

// learned are the models that add to the frames: which words name which acts, and who has which part in them. They are made by
// loaders/extract/train from coded reports; without them the frames alone decide.
type learned struct {
	vectors *vectors
	acts    *classify.Model
	roles   *classify.Model
}

//go:embed model/vectors.bin
var vectorFile []byte

//go:embed model/acts.bin
var actFile []byte

//go:embed model/roles.bin
var roleFile []byte

var embeddedModels = sync.OnceValues(func() (*learned, error) {
	v, err := readVectors(vectorFile)
	if err != nil {
		return nil, fmt.Errorf("embedded word vectors: %w", err)
	}
	l := &learned{vectors: v}
	if l.acts, err = readModel("acts", actFile); err != nil {
		return nil, err
	}
	l.roles, err = readModel("roles", roleFile)
	return l, err
})

func readModel(name string, b []byte) (*classify.Model, error) {
	if len(b) == 0 {
		return nil, nil
	}
	m, _, err := classify.Read(b)
	if err != nil {
		return nil, fmt.Errorf("embedded model of %s: %w", name, err)
	}
	return m, nil
}

// actClasses are the outcomes of the classifier of acts.
var actClasses = func() []string {
	out := []string{noAct}
	for _, c := range schema.Codebook() {
		out = append(out, string(c.Type))
	}
	return out
}()

// The probabilities from which a word is taken for an act. A word that a frame names is taken sooner: long articles tell acts in
// other words than the short reports that the classifier learnt from, and the frames know them.
const (
	takeAt      = 0.35
	takeFrameAt = 0.1
	takeSureAt  = 0.02
)

// threshold is the probability from which a candidate is taken.
func (c *candidate) threshold() float64 {
	switch {
	case c.known == "" || c.drop:
		return takeAt
	case c.known.Class() == schema.ClassAgreement || c.known == schema.Displacement || c.known == schema.Endorsement:
		return takeSureAt
	}
	return takeFrameAt
}

// decide says which type of act a candidate names and how likely; empty for none.
func (d *document) decide(c *candidate, sc *scene) (schema.EventType, float64) {
	if d.x.learned.acts == nil {
		if c.known == "" || c.drop {
			return "", 0
		}
		return c.known, 0
	}
	scores := d.x.learned.acts.Scores(d.cues(c, sc))
	best := 1
	for i := range scores[1:] {
		if scores[i+1] > scores[best] {
			best = i + 1
		}
	}
	if 1-scores[0] < c.threshold() {
		return "", 0
	}
	if c.frame != nil && len(c.frame.Dependents) > 1 && c.known != "" && !c.drop {
		// A frame that asks for several words is an idiom: it knows better than its words' likes.
		return c.known, 1 - scores[0]
	}
	return schema.EventType(actClasses[best]), scores[best]
}
