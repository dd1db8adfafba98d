package extract

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/klauspost/compress/zstd"

	"casus/loaders/extract/classify"
	"casus/loaders/extract/pairs"
	"casus/loaders/language"
	"casus/loaders/language/neural"
	"casus/loaders/lexicon/frames"
	"casus/schema"
)

// learned are the models that add to the frames: which words name which acts, and who has which part in them. They are made by
// loaders/extract/train from coded reports; without them the frames alone decide.
type learned struct {
	vectors vectors
	acts    *classify.Model
	// told tells background from news.
	told *classify.Model
	// networks read a candidate with all words around it; their mean is taken.
	networks []*classify.Network
	// graphs have the memory that networks read with.
	graphs *sync.Pool
	// topics tells what a passage is about.
	topics *classify.Model
	// roles tells who has which part in an act.
	roles *pairs.Model
	// ties tells which standing link two actors have.
	ties *pairs.Model
	// joins tells whether two words tell one act; nil leaves that to the rules.
	joins *classify.Model
	// status tells whether an act happened; nil leaves that to the rules.
	status *classify.Model
}

//go:embed model/acts.bin
var actFile []byte

//go:embed model/topics.bin
var topicFile []byte

//go:embed model/roles.bin
var roleFile []byte

//go:embed model/ties.bin
var tieFile []byte

//go:embed model/joins.bin
var joinFile []byte

//go:embed model/status.bin
var statusFile []byte

var embeddedModels = sync.OnceValues(func() (*learned, error) {
	p, err := language.Default()
	if err != nil {
		return nil, err
	}
	l := &learned{vectors: vectors{p.Vectors}, graphs: newGraphs()}
	rest, err := unpack(actFile)
	if err != nil {
		return nil, fmt.Errorf("embedded models of acts: %w", err)
	}
	if l.acts, rest, err = classify.Read(rest); err != nil {
		return nil, fmt.Errorf("embedded model of acts: %w", err)
	}
	if l.told, rest, err = classify.Read(rest); err != nil {
		return nil, fmt.Errorf("embedded model of background: %w", err)
	}
	for len(rest) > 0 {
		var n *classify.Network
		if n, rest, err = classify.ReadNetwork(rest); err != nil {
			return nil, fmt.Errorf("embedded network of acts: %w", err)
		}
		l.networks = append(l.networks, n)
	}
	if l.topics, err = readClassifier("topics", topicFile); err != nil {
		return nil, err
	}
	if l.joins, err = readClassifier("joins", joinFile); err != nil {
		return nil, err
	}
	if l.status, err = readClassifier("statuses", statusFile); err != nil {
		return nil, err
	}
	if l.roles, err = readPairs("roles", roleFile); err != nil {
		return nil, err
	}
	if l.ties, err = readPairs("ties", tieFile); err != nil {
		return nil, err
	}
	return l, nil
})

// Pack is the file of a model as it is embedded: compressed with Zstandard.
func Pack(b []byte) []byte {
	w, _ := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithEncoderConcurrency(1)) // fails on options alone
	defer func() { _ = w.Close() }()
	return w.EncodeAll(b, nil)
}

func unpack(b []byte) ([]byte, error) {
	r, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1))
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return r.DecodeAll(b, nil)
}

func newGraphs() *sync.Pool { return &sync.Pool{New: func() any { return neural.NewGraph() }} }

// scorePairs are the probabilities of the classes of a model for each pair of a group.
func (l *learned) scorePairs(m *pairs.Model, group pairs.Group) [][]float64 {
	g := l.graphs.Get().(*neural.Graph)
	defer l.graphs.Put(g)
	return m.Scores(g, group)
}

// readClassifier reads an embedded classifier; nil for an empty file, which is one that is to be learnt.
func readClassifier(name string, b []byte) (*classify.Model, error) {
	if len(b) == 0 {
		return nil, nil
	}
	b, err := unpack(b)
	var m *classify.Model
	if err == nil {
		m, _, err = classify.Read(b)
	}
	if err != nil {
		return nil, fmt.Errorf("embedded model of %s: %w", name, err)
	}
	return m, nil
}

func readPairs(name string, b []byte) (*pairs.Model, error) {
	if len(b) == 0 {
		return nil, nil
	}
	b, err := unpack(b)
	if err != nil {
		return nil, fmt.Errorf("embedded model of %s: %w", name, err)
	}
	m, err := pairs.Read(b)
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

// The probabilities from which a word is taken for an act, chosen by cross-validation. The further reports that the models learn from are coded
// with more acts each than those that they are measured on, so that the bar lies above half of the F1 that is reached, where one more raises
// it no longer (Lipton et al. 2014). What a frame names is taken sooner: reports on wars, which users have, tell of more than the news of all
// subjects that the models learn from.
//
// A frame that asks for other words besides its own, "endorse obj=truce", is surer than one of a word alone, and so is one by which a weapon hits a
// place that is named; the bar of that was set between the two, as coded reports have too few of it. Where a passage is likelier on something else than
// on conflict, all are doubted more.
const (
	takeAt       = 0.42
	takeFrameAt  = 0.30
	takeIdiomAt  = 0.08
	takeWeaponAt = 0.2

	elsewhereAt       = 0.60
	elsewhereFrameAt  = 0.50
	elsewhereIdiomAt  = 0.16
	elsewhereWeaponAt = 0.40
)

// threshold is the probability from which a candidate is taken.
func (c *candidate) threshold(sc *scene) float64 {
	for _, x := range doubts {
		if sc.far > x.far {
			return x.takeAt
		}
	}
	bare, framed, idiom, weapon := takeAt, takeFrameAt, takeIdiomAt, takeWeaponAt
	if sc.near < 0.5 {
		bare, framed, idiom, weapon = elsewhereAt, elsewhereFrameAt, elsewhereIdiomAt, elsewhereWeaponAt
	}
	switch {
	case c.known == "" || c.drop:
		return bare
	case len(c.frame.Dependents) > 0:
		return idiom
	case tollVerbs[c.s.lemma(c.at)]:
		// Whom an act kills is told far more often than a killing that is an act of its own.
		return bare
	case asksForWeapon(c.frame) && c.hitsNamed():
		return weapon
	}
	return framed
}

// hitsNamed tells whether what a verb is done to is a place with a name.
func (c *candidate) hitsNamed() bool {
	return slices.ContainsFunc(c.args["obj"], func(i int) bool {
		m := c.s.at[i]
		return m != nil && m.form == nameForm && m.entity != nil && m.entity.isPlace()
	})
}

// weapons are the classes of words for what is fought with.
var weapons = set("projectile bombdevice explosive")

// asksForWeapon tells whether a frame holds only where a weapon does what its word says: "rockets hit".
func asksForWeapon(f *frames.Frame) bool {
	return slices.ContainsFunc(f.When, func(c frames.Condition) bool {
		return !c.Not && c.Slot == "subj" && slices.ContainsFunc(c.Classes, func(class string) bool { return weapons[class] })
	})
}

// scores are the probabilities of a candidate's types, as numbered by actClasses: the mean of what the classifier and the networks say.
func (d *document) scores(c *candidate, sc *scene) []float64 {
	scores := d.x.learned.acts.Scores(d.cues(c, sc))
	for i, p := range c.scores {
		scores[i] = (scores[i] + p) / 2
	}
	return scores
}

// tollSurely is how likely a toll that the words of its sentence give to no single act is an act of its own, at least.
const tollSurely = 0.7

// likeliest is the likeliest type among scores.
func likeliest(scores []float64) schema.EventType {
	best := 1
	for i := range scores[1:] {
		if scores[i+1] > scores[best] {
			best = i + 1
		}
	}
	return schema.EventType(actClasses[best])
}

// decide says which type of act a candidate names and how likely it is that it names it; empty for none.
func (d *document) decide(c *candidate, sc *scene) (schema.EventType, float64) {
	if d.x.learned.acts == nil {
		if c.known == "" || c.drop {
			return "", 0
		}
		return c.known, 0
	}
	scores := d.scores(c, sc)
	if d.totalToll(c, sc) {
		return schema.Casualties, max(tollSurely, 1-scores[0])
	}
	if 1-scores[0] < c.threshold(sc) {
		return "", 0
	}
	if c.frame != nil && (len(c.frame.Dependents) > 0 || strings.Contains(c.frame.Lemma, "-")) && c.known != "" && !c.drop {
		// A frame that asks for other words, or whose word is made of several, is an idiom: it knows better than its words' likes.
		return d.hardCase(c.known, c, sc), 1 - scores[0]
	}
	kind := likeliest(scores)
	if kind == schema.Casualties && d.fills(c, "subj", func(i int) bool { return d.naturalCause(c.s, i) }) {
		return "", 0
	}
	return d.hardCase(kind, c, sc), scores[slices.Index(actClasses, string(kind))]
}
