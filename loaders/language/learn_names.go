package language

import (
	"math/rand/v2"
	"slices"

	"casus/loaders/language/neural"
)

// NameConfig says how a recogniser of names is trained.
type NameConfig struct {
	Epochs int
	Seed   uint64
	// Rate is the greatest step of the optimiser.
	Rate float64
	// Batch is about how many tokens go into a step.
	Batch int
	// Dropout is for the values between layers, WordDropout for forms and vectors as a whole, ListDropout for what the lists say,
	// TagDropout for what the tagger says: it is surer of what it has learnt from than of other text.
	Dropout, WordDropout, ListDropout, TagDropout float64
	// Plain is the share of the sentences without names that a round sees.
	Plain  float64
	Report func(format string, args ...any)
}

// NameData are sentences, ready to learn names from or to find names in.
type NameData struct {
	base      *network
	sentences []nameSentence
}

type nameSentence struct {
	Example
	likely  []float32 // a row a token: how likely each tag is
	ids     [][]int32
	vectors []int32
	allowed []uint32
}

// look finds the rows of the words.
func (s *nameSentence) look(r *recogniser) {
	var w words
	r.base.look(&w, s.Tokens)
	s.ids, s.vectors, s.allowed = r.rows(w.features, s.Tokens), w.vectors, allowedTags(s.Example)
}

// PrepareNames reads sentences with the tagger of m.
func PrepareNames(m *Model, examples []Example) *NameData {
	d := &NameData{base: m.reader.network}
	g := neural.NewGraph()
	for _, e := range examples {
		d.sentences = append(d.sentences, nameSentence{Example: e, likely: d.base.tagProbabilities(g, e.Tokens)})
	}
	return d
}

// Part is the data with these sentences only, a number of times.
func (d *NameData) Part(keep func(i int) int) *NameData {
	out := &NameData{base: d.base}
	for i, s := range d.sentences {
		for range keep(i) {
			out.sentences = append(out.sentences, s)
		}
	}
	return out
}

// Join is the data with that of others.
func (d *NameData) Join(others ...*NameData) *NameData {
	out := &NameData{base: d.base, sentences: slices.Clone(d.sentences)}
	for _, o := range others {
		out.sentences = append(out.sentences, o.sentences...)
	}
	return out
}

// Examples are the sentences.
func (d *NameData) Examples() []Example {
	var out []Example
	for _, s := range d.sentences {
		out = append(out, s.Example)
	}
	return out
}

func (n *network) tagProbabilities(g *neural.Graph, tokens []Token) []float32 {
	g.Reset()
	var w words
	n.look(&w, tokens)
	return slices.Clone(n.read(g, &w, 0).likely.V)
}

// NameModel is a recogniser that was trained.
type NameModel struct {
	r   *recogniser
	cfg NameConfig
}

// TrainNames learns to find names.
func TrainNames(d *NameData, lists *Gazetteer, cfg NameConfig) *NameModel {
	set := neural.NewSet(cfg.Seed)
	r := newRecogniser(set, d.base, lists)
	grads := neural.NewGradients(set)
	rng := rand.New(rand.NewPCG(cfg.Seed, 5))
	g := neural.NewLearner(grads, rand.New(rand.NewPCG(cfg.Seed, 6)))
	set.Prepare()
	adam := neural.NewAdam(set)
	for i := range d.sentences {
		d.sentences[i].look(r)
	}
	all := 0
	for range cfg.Epochs {
		for _, s := range drawNames(d.sentences, cfg.Plain, rng) {
			all += len(s.Tokens)
		}
	}
	rng = rand.New(rand.NewPCG(cfg.Seed, 5))
	model := &NameModel{r, cfg}
	tagger := neural.NewGraph()
	seen := 0
	for epoch := range cfg.Epochs {
		sentences := drawNames(d.sentences, cfg.Plain, rng)
		loss := 0.0
		for at := 0; at < len(sentences); {
			size := 0
			var batch []nameSentence
			for at < len(sentences) && size < cfg.Batch {
				s := sentences[at]
				if e := disguise(s.Example, rng); len(e.Tokens) > 0 && &e.Tokens[0] != &s.Tokens[0] {
					s.Example, s.likely = e, d.base.tagProbabilities(tagger, e.Tokens)
					s.look(r)
				}
				batch = append(batch, s)
				size += len(s.Tokens)
				at++
			}
			seen += size
			g.Reset()
			scores, spans, allowed := model.read(g, batch, rng)
			loss += g.Chain(scores, r.step, nameClasses, mayFollow, allowed, spans)
			g.Backward()
			adam.Step(grads, rate(cfg.Rate, seen, all, all/cfg.Epochs), 1/float64(size))
		}
		if cfg.Report != nil {
			cfg.Report("names, epoch %d: loss %.4f", epoch+1, loss*float64(cfg.Epochs)/float64(all))
		}
	}
	// What is used is what the file holds.
	if _, err := set.ReadBytes(set.AppendBytes(nil)); err != nil {
		panic(err) // it was just written
	}
	return model
}

// drawNames shuffles the sentences; of those without names or doubt a share only.
func drawNames(all []nameSentence, share float64, rng *rand.Rand) []nameSentence {
	var out []nameSentence
	for _, s := range all {
		if len(s.Entities) > 0 || slices.Contains(s.Unsure, true) || rng.Float64() < share {
			out = append(out, s)
		}
	}
	rng.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}

// read scores a batch and gives what may be right.
func (m *NameModel) read(g *neural.Graph, batch []nameSentence, rng *rand.Rand) (*neural.Node, []neural.Span, []uint32) {
	r, n := m.r, m.r.base
	var ids [][]int32
	var vectors []int32
	var allowed []uint32
	var spans []neural.Span
	total := 0
	for i := range batch {
		s := &batch[i]
		if s.ids == nil {
			s.look(r)
		}
		ids, vectors, allowed = append(ids, s.ids...), append(vectors, s.vectors...), append(allowed, s.allowed...)
		spans = append(spans, neural.Span{From: total, To: total + len(s.Tokens)})
		total += len(s.Tokens)
	}
	if rng != nil {
		for i, list := range ids {
			if rng.Float64() < m.cfg.ListDropout {
				list = list[:featureCount]
			}
			if rng.Float64() < m.cfg.WordDropout*4 {
				list = list[1:]
			}
			ids[i] = list
			if rng.Float64() < m.cfg.WordDropout {
				vectors[i] = -1
			}
		}
	}
	likely := g.NewNode(total, neural.Padded(len(n.tags)))
	for i, s := range batch {
		for k := range s.Tokens {
			if rng != nil && rng.Float64() < m.cfg.TagDropout {
				continue
			}
			copy(likely.Row(spans[i].From+k), s.likely[k*likely.Cols:])
		}
	}
	return r.scores(g, ids, n.vectors.node(g, vectors), likely, spans, m.cfg.Dropout), spans, allowed
}

// allowedTags are the tags that may be right of each token, a bit a tag.
func allowedTags(e Example) []uint32 {
	out := make([]uint32, len(e.Tokens))
	for i := range out {
		out[i] = 1
	}
	for _, entity := range e.Entities {
		for i := entity.First; i <= entity.Last; i++ {
			k := slices.Index(nameTags, "B-"+string(entity.Kind))
			if i > entity.First {
				k++
			}
			out[i] = 1 << k
		}
	}
	for i, u := range e.Unsure {
		if u {
			out[i] = 1<<len(nameTags) - 1
		}
	}
	if !e.HasEntities {
		for i := range out {
			out[i] = 1<<len(nameTags) - 1
		}
	}
	return out
}

// Names are those that the model finds in each sentence.
func (m *NameModel) Names(d *NameData) [][]Entity {
	out := make([][]Entity, 0, len(d.sentences))
	g := neural.NewGraph()
	for batch := range slices.Chunk(d.sentences, 32) {
		g.Reset()
		scores, spans, _ := m.read(g, batch, nil)
		for _, s := range spans {
			out = append(out, bestNames(scores, s, m.r.step))
		}
	}
	return out
}

// WithNames is a model's file with the names that were learnt for it.
func WithNames(file []byte, names *NameModel) ([]byte, error) {
	sections, err := cutSections(file)
	if err != nil {
		return nil, err
	}
	sections[sectionGazetteer], sections[sectionNames] = names.r.lists.appendBytes(nil), names.r.set.AppendBytes(nil)
	return joinSections(sections), nil
}
