package language

import (
	"errors"
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"casus/loaders/language/neural"
)

// Learning: what the program in train calls. It is deterministic: order, dropout and first values come from seeded generators,
// and sums are taken in a fixed order whatever the number of processors.

// Example is a sentence to learn from, with its gold tags, lemmas and heads.
type Example struct {
	Tokens []Token
	// Entities are its names; they count where HasEntities is set.
	Entities    []Entity
	HasEntities bool
	// Unsure, if set, are the tokens of which it is not known whether they belong to names.
	Unsure []bool
}

// Config says how the network is trained.
type Config struct {
	Epochs int
	Seed   uint64
	// Rate is the greatest step of the optimiser; it rises to it over the first epoch and falls to nothing in the last.
	Rate float64
	// Batch is about how many tokens go into a step.
	Batch int
	// Dropout is for the values between layers, WordDropout for words as a whole.
	Dropout, WordDropout float64
	// Share is the part of the data that a round sees, another in each; 0 stands for all.
	Share float64
	// Start, if set, is a model of the same data to go on from.
	Start *Model
	// More, if set, gives sentences that are learnt from besides in an epoch.
	More   func(epoch int) []Example
	Report func(format string, args ...any)
	// Check, if set, is called with the model after every epoch but the last.
	Check func(epoch int, m *Model)
}

// Train learns all models. words and vectors are in the order and form of the vectors' file. It fails only where cfg.Start does
// not fit.
func Train(gold []Example, words []string, vectors []byte, cfg Config) ([]byte, error) {
	var trees []Example
	for _, e := range gold {
		if len(e.Tokens) > 0 {
			trees = append(trees, e)
		}
	}
	tags, labels := inventory(trees)
	forms, counts := knownForms(trees)
	n := newNetwork(neural.NewSet(cfg.Seed), newFeatures(forms), newVectors(words, vectors), tags, labels)
	if cfg.Start != nil {
		if err := n.copyFrom(cfg.Start.reader.network); err != nil {
			return nil, err
		}
	}
	lemmas := lemmaTable(trees)
	cfg.Report("%d sentences, %d tags, %d labels, %d forms", len(trees), len(tags), len(labels), len(forms))
	l := newLearner(n, cfg)
	l.counts = counts
	rng := rand.New(rand.NewPCG(cfg.Seed, 1))
	share := len(trees)
	if cfg.Share > 0 {
		share = int(cfg.Share * float64(len(trees)))
	}
	all := tokensIn(trees) * cfg.Epochs * share / len(trees)
	for epoch := range cfg.Epochs {
		all += tokensIn(cfg.more(epoch))
	}
	seen := 0
	for epoch := range cfg.Epochs {
		rng.Shuffle(len(trees), func(i, j int) { trees[i], trees[j] = trees[j], trees[i] })
		examples := slices.Concat(trees[:share], cfg.more(epoch))
		rng.Shuffle(len(examples), func(i, j int) { examples[i], examples[j] = examples[j], examples[i] })
		var sum losses
		for at := 0; at < len(examples); {
			var batch []Example
			size := 0
			for at < len(examples) && size < cfg.Batch {
				batch = append(batch, disguise(examples[at], rng))
				size += len(examples[at].Tokens)
				at++
			}
			seen += size
			sum.add(l.step(batch, rate(cfg.Rate, seen, all, all/cfg.Epochs)))
		}
		cfg.Report("epoch %d: loss of tags %.3f, heads %.3f, labels %.3f, names %.3f", epoch+1, sum.tags/sum.tokens, sum.heads/sum.tokens, sum.labels/sum.tokens, sum.names/sum.tokens)
		if cfg.Check != nil && epoch+1 < cfg.Epochs {
			cfg.Check(epoch+1, &Model{vectors: n.vectors, lemmatizer: readLemmas(lemmas), reader: newReader(n, nil)})
		}
	}
	return writeModel(n, forms, words, lemmas), nil
}

// copyFrom takes the parameters of a network with the same lists.
func (n *network) copyFrom(o *network) error {
	if !slices.Equal(n.tags, o.tags) || !slices.Equal(n.labels, o.labels) || !maps.Equal(n.features.forms, o.features.forms) {
		return errors.New("start from a model: it has other tags, labels or forms than the data")
	}
	for i, p := range o.set.Params {
		copy(n.set.Params[i].W, p.W)
	}
	return nil
}

// knownForms are the forms that stand at least twice in the data, in order, and how often.
func knownForms(gold []Example) (forms []string, counts []int) {
	seen := map[string]int{}
	for _, e := range gold {
		for _, t := range e.Tokens {
			seen[maskDigits(lowered(t.Text))]++
		}
	}
	for f, n := range seen {
		if n > 1 && f != "" {
			forms = append(forms, f)
		}
	}
	slices.Sort(forms)
	for _, f := range forms {
		counts = append(counts, seen[f])
	}
	return forms, counts
}

// more is what is learnt from besides in an epoch.
func (c *Config) more(epoch int) []Example {
	if c.More == nil {
		return nil
	}
	return c.More(epoch)
}

func tokensIn(examples []Example) int {
	n := 0
	for _, e := range examples {
		n += len(e.Tokens)
	}
	return n
}

// rate rises while the first tokens are seen and then falls along a cosine to nothing.
func rate(most float64, seen, all, rising int) float64 {
	if seen < rising {
		return most * float64(seen) / float64(rising)
	}
	return most * (1 + math.Cos(math.Pi*float64(seen-rising)/float64(max(1, all-rising)))) / 2
}

func inventory(gold []Example) (tags, labels []string) {
	seenTag, seenLabel := map[string]bool{}, map[string]bool{}
	for _, e := range gold {
		for _, t := range e.Tokens {
			seenTag[string(t.UPOS)+"/"+t.XPOS] = true
			seenLabel[t.Rel] = true
		}
	}
	return keys(seenTag), keys(seenLabel)
}

func keys(m map[string]bool) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

func index(list []string) map[string]int {
	m := make(map[string]int, len(list))
	for i, s := range list {
		m[s] = i
	}
	return m
}

// disguise now and then writes a sentence in small letters, in capitals, or like a headline, so that the network can read
// such text.
func disguise(e Example, rng *rand.Rand) Example {
	var write func(string) string
	switch p := rng.Float64(); {
	case p < 0.05:
		write = strings.ToLower
	case p < 0.09:
		write = strings.ToUpper
	case p < 0.12:
		write = title
	default:
		return e
	}
	e.Tokens = slices.Clone(e.Tokens)
	for i := range e.Tokens {
		e.Tokens[i].Text = write(e.Tokens[i].Text)
	}
	return e
}

func title(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if len(s) < 4 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[size:]
}

type losses struct{ tags, heads, labels, names, tokens float64 }

func (l *losses) add(o losses) {
	l.tags += o.tags
	l.heads += o.heads
	l.labels += o.labels
	l.names += o.names
	l.tokens += o.tokens
}

// workers is into how many parts a batch is cut, to be computed side by side.
const workers = 2

type learner struct {
	network *network
	cfg     Config
	tags    map[string]int
	labels  map[string]int
	names   map[string]int
	// counts are how often the known forms stand in the data.
	counts []int
	adam   *neural.Adam
	grads  [workers]*neural.Gradients
	graphs [workers]*neural.Graph
	rngs   [workers]*rand.Rand
}

func newLearner(n *network, cfg Config) *learner {
	l := &learner{network: n, cfg: cfg, tags: index(n.tags), labels: index(n.labels), names: index(nameTags), adam: neural.NewAdam(n.set)}
	for i := range workers {
		l.grads[i] = neural.NewGradients(n.set)
		l.rngs[i] = rand.New(rand.NewPCG(cfg.Seed, uint64(100+i)))
		l.graphs[i] = neural.NewLearner(l.grads[i], l.rngs[i])
	}
	n.set.Prepare()
	return l
}

// step learns from a batch.
func (l *learner) step(batch []Example, rate float64) losses {
	var parts [workers]losses
	var wg sync.WaitGroup
	for i := range workers {
		from, to := i*len(batch)/workers, (i+1)*len(batch)/workers
		if from < to {
			wg.Go(func() { parts[i] = l.gradients(i, batch[from:to]) })
		}
	}
	wg.Wait()
	sum := parts[0]
	for i := 1; i < workers; i++ {
		sum.add(parts[i])
		l.grads[0].Add(l.network.set, l.grads[i])
	}
	l.adam.Step(l.grads[0], rate, 1/sum.tokens)
	return sum
}

// gradients computes the losses of some sentences and their gradients, summed over tokens.
func (l *learner) gradients(worker int, batch []Example) losses {
	n, g, rng := l.network, l.graphs[worker], l.rngs[worker]
	g.Reset()
	var w words
	var tags, heads, labels, names []int
	for _, e := range batch {
		from := len(tags)
		n.look(&w, e.Tokens)
		for i, t := range e.Tokens {
			tags = append(tags, l.tags[string(t.UPOS)+"/"+t.XPOS])
			label := l.labels[t.Rel]
			h := from + t.Head
			if t.Head < 0 {
				h, label = from+i, -1
			}
			heads, labels = append(heads, h), append(labels, label)
			if e.HasEntities {
				names = append(names, 0)
			} else {
				names = append(names, -1)
			}
		}
		for _, entity := range e.Entities {
			for i := entity.First; i <= entity.Last; i++ {
				tag := "I-"
				if i == entity.First {
					tag = "B-"
				}
				names[from+i] = l.names[tag+string(entity.Kind)]
			}
		}
	}
	l.blank(&w, rng)
	read := n.read(g, &w, l.cfg.Dropout)
	out := losses{tokens: float64(len(tags))}
	out.tags = g.Choose(read.tags, len(n.tags), tags, 1)
	out.names = g.Choose(n.nameScores(read), len(nameTags), names, 1)
	for i, scores := range n.arcScores(read) {
		s := w.spans[i]
		local := make([]int, s.To-s.From)
		for k := range local {
			local[k] = heads[s.From+k] - s.From
		}
		out.heads += g.Choose(scores, len(local), local, 1)
	}
	out.labels = g.Choose(n.labelScores(read, heads), len(n.labels), labels, 1)
	g.Backward()
	return out
}

// blank takes the form or the vector from some words, the rarer the more, so that the network learns to do without
// (Kiperwasser and Goldberg 2016).
func (l *learner) blank(w *words, rng *rand.Rand) {
	for i, f := range w.features {
		if form := f[featureForm]; form >= 0 {
			rare := 0.25 / (0.25 + float64(l.counts[form]))
			if rng.Float64() < l.cfg.WordDropout+rare {
				f[featureForm] = -1
			}
		}
		if rng.Float64() < l.cfg.WordDropout/2 {
			w.vectors[i] = -1
		}
	}
}
