package extract

import (
	"strings"

	"casus/loaders/extract/classify"
	"casus/loaders/language"
)

// The subjects that the classifier of topics tells apart; those from firstElsewhere on tell of no conflict but in passing.
var topicClasses = []string{"conflict", "politics", "crime", "disaster", "business", "sport", "science", "health", "culture"}

const (
	firstElsewhere = 3
	sport          = 5
)

// TopicClasses are the outcomes of the classifier of topics, as TopicCues's samples number them.
func TopicClasses() []string { return topicClasses }

// TopicCues are the features by which the classifier of topics judges a text.
func TopicCues(text string) classify.Features {
	var all [][]string
	for _, s := range language.Split(text) {
		var words []string
		for _, t := range s.Tokens {
			words = append(words, strings.ToLower(plain(t.Text)))
		}
		all = append(all, words)
	}
	return topicCues(all)
}

// topicCues are a feature for each word and each pair of words in a row.
func topicCues(sentences [][]string) classify.Features {
	var f classify.Features
	f.Add("bias")
	seen := map[uint32]bool{}
	add := func(parts ...string) {
		if h := classify.Hash(parts...); !seen[h] {
			seen[h] = true
			f = append(f, classify.Feature{ID: h, Value: 1})
		}
	}
	for _, words := range sentences {
		before := ""
		for _, w := range words {
			add("word", w)
			add("pair", before, w)
			before = w
		}
	}
	return f
}

// A passage whose subject is likely far from conflict has its words doubted, the more the likelier that is: from how likely on, and how
// likely an act a word must be.
var doubts = []struct{ far, takeAt float64 }{{0.9, 0.97}, {0.7, 0.9}, {0.5, 0.6}}

// The classifier learnt from news of all subjects. Of a text of a few words it says little but what news are mostly about, and who
// gives casus a text of one line has a line on a conflict, likelier by warShare (Saerens et al. 2002: posteriors under another prior).
const (
	fewWords = 20
	warShare = 4
)

// isLine tells whether the text has few words in all.
func (d *document) isLine() bool {
	size := 0
	for _, s := range d.sents {
		if size += len(s.lower); size >= fewWords {
			return false
		}
	}
	return true
}

// distance is how likely a sentence with those beside it is on conflict, and how likely on sport, science, business or the like.
func (d *document) distance(s *sentence) (near, far float64) {
	if d.x.learned.topics == nil {
		return 1, 0
	}
	var words [][]string
	for _, o := range d.sents[max(0, s.index-1):min(len(d.sents), s.index+2)] {
		words = append(words, o.lower)
	}
	scores := d.x.learned.topics.Scores(topicCues(words))
	if d.isLine() {
		all := 1 + (warShare-1)*scores[0]
		scores[0] *= warShare
		for i := range scores {
			scores[i] /= all
		}
	}
	// Sport has elections, bans and sentences of its own, and the words of war: it counts twice.
	far = scores[sport]
	for _, p := range scores[firstElsewhere:] {
		far += p
	}
	return scores[0], min(1, far)
}

// conflictNouns are what labels before a report call the conflict that it belongs to.
var conflictNouns = set("war conflict uprising revolution insurgency crisis offensive intifada protest protests unrest occupation rebellion revolt invasion siege standoff dispute clash clashes violence")

// label is the token of the colon behind a label of the conflict with which a report opens: "2011 Libyan uprising: Rebels capture the port"; 0 where there is none.
func (s *sentence) label() int {
	const longest = 9
	if s.index > 0 {
		return 0
	}
	named := false
	for k := 0; k < len(s.Tokens) && k <= longest; k++ {
		switch {
		case s.lower[k] == ":":
			if named {
				return k
			}
			return 0
		case s.upos(k) == "AUX" || s.upos(k) == "PRON" || s.isVerb(k) && !startsUpper(s.Tokens[k].Text) && k > 0 && s.lower[k-1] != "-":
			return 0
		}
		named = named || conflictNouns[s.lower[k]]
	}
	return 0
}
