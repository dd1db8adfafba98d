package extract

import (
	"slices"
	"strings"

	"casus/loaders/extract/classify"
	"casus/loaders/extract/pairs"
	"casus/schema"
)

// Coded is an event as a coder wrote it down: the words that name it and the phrases of those who have a part in it.
type Coded struct {
	Type    schema.EventType
	Trigger string
	// At is where the trigger stands in the text, in bytes; negative where that was not written down.
	At int
	// Status tells whether it happened; empty where that was not written down.
	Status schema.Status
	// Told is how its time is told; Elsewhen where it is neither.
	Told int
	// Roles are nil where they were not coded. An event without a type is a word that the coder could not decide about.
	Roles map[schema.Role][]string
	// Act numbers the acts of an article: words that tell one act have the same number.
	Act int
}

// How the time of an act without a date of its own is told: it is the report's news, or lies before it as background.
const (
	News = iota
	Background
	Elsewhen = -1
)

// ToldClasses are the outcomes of the classifier of background, as News and Background number them.
func ToldClasses() []string { return []string{"news", "background"} }

// ActClasses and RoleClasses are the outcomes of the two classifiers, as Samples numbers them.
func ActClasses() []string { return slices.Clone(actClasses) }

// RoleClasses see ActClasses.
func RoleClasses() []string { return slices.Clone(roleClasses) }

// Models are what an extractor reads with beside its frames. Nil for one of them leaves that part to the frames.
type Models struct {
	// Acts tells which words name which acts, Told background from news.
	Acts, Told *classify.Model
	Networks   []*classify.Network
	// Roles tells who has which part in an act, Ties which standing link two actors have.
	Roles, Ties *pairs.Model
	// Joins tells whether two words tell one act, Status whether an act happened.
	Joins, Status *classify.Model
}

// WithModels is the extractor with other models.
func (x *Extractor) WithModels(m Models) *Extractor {
	y := *x
	y.learned = &learned{vectors: x.learned.vectors, topics: x.learned.topics, acts: m.Acts, told: m.Told, networks: m.Networks, roles: m.Roles, ties: m.Ties, joins: m.Joins, status: m.Status, graphs: newGraphs()}
	return &y
}

// Samples are what the classifiers learn from: of acts one a candidate word, of how they are told and of their statuses one an act, of roles a group an act, its pairs with who and what is
// mention, and for the networks passages with their questions.
type Samples struct {
	Acts, Told, Status []classify.Sample
	Roles              []pairs.Group
	Passages           []*classify.Passage
}

// Add adds others.
func (s *Samples) Add(o *Samples) {
	s.Acts, s.Told, s.Roles = append(s.Acts, o.Acts...), append(s.Told, o.Told...), append(s.Roles, o.Roles...)
	s.Status, s.Passages = append(s.Status, o.Status...), append(s.Passages, o.Passages...)
}

// put adds a candidate's sample and answers its question in the passage; class is negative where nobody knows.
func (s *Samples) put(d *document, c *candidate, sc *scene, question, class int) {
	s.Passages[0].Questions[question].Class = class
	if class >= 0 {
		s.Acts = append(s.Acts, classify.Sample{Features: d.cues(c, sc), Class: class})
	}
}

// Samples makes samples of a coded article. lost counts the coded events whose words are no candidate.
func (x *Extractor) Samples(a schema.Article, coded []Coded) (out Samples, lost int) {
	d, scenes := x.study(a)
	if len(scenes) == 0 {
		return out, len(coded)
	}
	out.Passages = []*classify.Passage{d.passage(scenes, 0, len(scenes))}
	var all []*candidate
	var around []*scene
	for _, sc := range scenes {
		for _, c := range sc.all {
			all, around = append(all, c), append(around, sc)
		}
	}
	of := make([]int, len(all))
	for i := range of {
		of[i] = -1
	}
	for k, g := range coded {
		if i := d.align(all, of, g); i >= 0 {
			of[i] = k
		} else {
			lost++
		}
	}
	for i, c := range all {
		class := 0
		if of[i] >= 0 {
			class = slices.Index(actClasses, string(coded[of[i]].Type))
		}
		out.put(d, c, around[i], i, class)
		if class > 0 && coded[of[i]].Status != "" {
			out.Status = append(out.Status, d.statusSample(c, coded[of[i]]))
		}
	}
	for i, c := range all {
		if of[i] < 0 || coded[of[i]].Roles == nil {
			continue
		}
		if told := coded[of[i]].Told; told != Elsewhen {
			out.Told = append(out.Told, classify.Sample{Features: d.toldCues(c, around[i]), Class: told})
		}
		out.Roles = append(out.Roles, d.rolePairsOf(c, coded[of[i]]))
	}
	return out, lost
}

// study reads an article up to the point where its acts are to be told, and finds what may name them.
func (x *Extractor) study(a schema.Article) (d *document, scenes []*scene) {
	d = x.peopled(a)
	before := map[schema.EventType]bool{}
	for _, s := range d.sents {
		sc := d.scene(s, d.candidates(s), before)
		before = sc.after()
		scenes = append(scenes, sc)
	}
	return d, scenes
}

// rolePairsOf are the pairs of a coded act with their right answers.
func (d *document) rolePairsOf(c *candidate, g Coded) pairs.Group {
	t := c.trigger
	t.frame = d.frameFor(c, g.Type)
	filled, where, _ := d.fill(&t)
	players := d.players(&t, where)
	out := d.rolePairs(&t, players, filled, where)
	for k, class := range d.rolesIn(players, g) {
		out.Pairs[k].Class = class
	}
	return out
}

// ExampleSamples makes samples of the frames' own examples: the word that the frame is about has its type, words that no frame
// knows name no act, and nothing is said of the others.
func (x *Extractor) ExampleSamples() (out Samples) {
	for _, f := range x.frames.All() {
		text, marks := f.Marked()
		d, scenes := x.study(schema.Article{Text: text, PublishedAt: schema.MustTime("2016-09-10")})
		own := Samples{Passages: []*classify.Passage{d.passage(scenes, 0, len(scenes))}}
		found, question := false, 0
		for _, sc := range scenes {
			for _, c := range sc.all {
				class := 0
				switch about := !found && c.part == f.Part && c.s.lemma(c.at) == f.Lemma; {
				case about && f.Type != "":
					class = slices.Index(actClasses, string(f.Type))
					g := Coded{Type: f.Type, At: -1, Roles: map[schema.Role][]string{}}
					for _, m := range marks {
						g.Roles[m.Role] = append(g.Roles[m.Role], m.Phrase)
					}
					own.Roles = append(own.Roles, d.rolePairsOf(c, g))
					found = true
				case about:
					found = true
				case c.known != "" || c.ruled:
					class = -1
				}
				own.put(d, c, sc, question, class)
				question++
			}
		}
		out.Add(&own)
	}
	return out
}

// align is the candidate that a coded event's words name; -1 where there is none that is free.
func (d *document) align(all []*candidate, of []int, g Coded) int {
	best, score := -1, 0
	for _, span := range d.spansOf(g.Trigger) {
		if g.At >= 0 && span[0] != g.At {
			continue
		}
		for i, c := range all {
			if of[i] >= 0 || !d.covers(&c.trigger, span) {
				continue
			}
			v := 1
			switch {
			case c.known == g.Type:
				v = 5
			case c.known != "":
				v = 4
			}
			if in := d.inside(c.s, c.at, span); in {
				v++
				if h := c.s.head(c.at); h < 0 || !d.inside(c.s, h, span) {
					v++
				}
			}
			if v > score {
				best, score = i, v
			}
		}
	}
	return best
}

func (d *document) inside(s *sentence, i int, span [2]int) bool {
	return s.Tokens[i].Start < span[1] && span[0] < s.Tokens[i].End
}

// covers tells whether a word of a trigger stands in a stretch of the text.
func (d *document) covers(t *trigger, span [2]int) bool {
	return d.inside(t.s, t.at, span) || slices.ContainsFunc(t.also, func(k int) bool { return d.inside(t.s, k, span) })
}

// spansOf are the places of a phrase in the text, in bytes.
func (d *document) spansOf(phrase string) [][2]int {
	phrase = strings.TrimSpace(phrase)
	if phrase == "" {
		return nil
	}
	var out [][2]int
	for from := 0; ; {
		i := strings.Index(d.article.Text[from:], phrase)
		if i < 0 {
			return out
		}
		start, end := from+i, from+i+len(phrase)
		if !wordByte(d.article.Text, start-1) && !wordByte(d.article.Text, end) {
			out = append(out, [2]int{start, end})
		}
		from = end
	}
}

func wordByte(s string, i int) bool {
	if i < 0 || i >= len(s) {
		return false
	}
	c := s[i]
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}

// rolesIn are the classes of the players in a coded event: who covers the head of a phrase has its role, and only where nobody does,
// who shares half of its words.
func (d *document) rolesIn(players []*player, g Coded) []int {
	out := make([]int, len(players))
	for k, role := range roleClasses[1:] {
		where := k+1 == placeClass
		for _, phrase := range g.Roles[schema.Role(role)] {
			for _, span := range d.spansOf(phrase) {
				for _, whole := range []bool{true, false} {
					hit := false
					for i, p := range players {
						if where && (p.where == nil || out[i] > 0) {
							continue
						}
						meets := d.meets(p.mention, span, whole)
						for _, e := range p.entities {
							meets = meets || !where && slices.ContainsFunc(e.mentions, func(m *mention) bool { return d.meets(m, span, whole) })
						}
						if where && !meets {
							meets = slices.ContainsFunc(p.where.entity.mentions, func(m *mention) bool { return d.meets(m, span, whole) })
						}
						if meets && (where || len(p.entities) > 0) {
							out[i], hit = k+1, true
						}
					}
					if hit {
						break
					}
				}
			}
		}
	}
	return out
}

// meets tells whether a mention covers the head of a phrase, or where whole is false shares half of its words.
func (d *document) meets(m *mention, span [2]int, whole bool) bool {
	start, end := m.sent.Tokens[m.first].Start, m.sent.Tokens[m.last].End
	if start >= span[1] || span[0] >= end {
		return false
	}
	core := d.article.Text[span[0]:span[1]]
	for _, p := range []string{" of ", " in ", " for ", " from ", " at ", " on ", " to ", " with ", " against ", " by "} {
		if i := strings.Index(core, p); i >= 0 {
			core = core[:i]
		}
	}
	head := span[0] + strings.LastIndexByte(core, ' ') + 1
	if start <= head && head < end {
		return true
	}
	if whole {
		return false
	}
	shared := len(strings.Fields(d.article.Text[max(start, span[0]):min(end, span[1])]))
	union := len(strings.Fields(d.article.Text[min(start, span[0]):max(end, span[1])]))
	return 2*shared >= union
}

// Doubt is a word that may name an act, with what the classifier makes of it.
type Doubt struct {
	// Start is where the word stands in the text, in bytes.
	Start int
	Word  string
	// Type is the likeliest type of act, Act how likely it is any.
	Type schema.EventType
	Act  float64
}

// Doubts are the words of an article that may name acts by the classifier, in their order, for coders to decide.
func (x *Extractor) Doubts(a schema.Article) (out []Doubt) {
	d := x.peopled(a)
	for sc := range d.scenes() {
		for _, c := range sc.all {
			scores := d.scores(c, sc)
			t := c.s.tok(c.at)
			out = append(out, Doubt{Start: t.Start, Word: t.Text, Type: likeliest(scores), Act: 1 - scores[0]})
		}
	}
	return out
}
