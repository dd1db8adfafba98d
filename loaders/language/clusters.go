package language

import (
	"sort"
	"strings"
)

// clusters puts words that occur alike into one class, so that a word which the treebanks lack is read like its kin. They
// come from GloVe vectors, cut into 1023 groups; neighbouring numbers (n>>3) are akin as well.
type clusters struct {
	words []string // sorted
	ids   []uint16
}

// of is the cluster of a lower-cased word; 0 where it has none.
func (c *clusters) of(word string) uint16 {
	i := sort.SearchStrings(c.words, word)
	if i < len(c.words) && c.words[i] == word {
		return c.ids[i]
	}
	if strings.ContainsAny(word, "0123456789") {
		if strings.Trim(word, "0123456789") == "" {
			if len(word) == 4 {
				return c.plain("1984")
			}
			return c.plain("37")
		}
	}
	return 0
}

func (c *clusters) plain(word string) uint16 {
	i := sort.SearchStrings(c.words, word)
	if i < len(c.words) && c.words[i] == word {
		return c.ids[i]
	}
	return 0
}
