package schema

// Article is a text that somebody published.
type Article struct {
	// ID derives from the content (see ArticleID): the same article twice is one article.
	ID string `json:"id"`
	// ExternalID is the id that the article came in with; empty where it had none.
	ExternalID string `json:"externalId,omitempty"`
	Title      string `json:"title,omitempty"`
	// Source is the outlet's name as it gives it ("AFP", "Northbridge Wire").
	Source string `json:"source,omitempty"`
	Author string `json:"author,omitempty"`
	URL    string `json:"url,omitempty"`
	// PublishedAt is a day or an instant. It decides from when on `knownBy` knows the article; an article without one is
	// known from the beginning of time.
	PublishedAt Time `json:"publishedAt"`
	// RetrievedAt is when casus read it; not part of its content.
	RetrievedAt Time `json:"retrievedAt,omitzero"`
	// Language is a BCP 47 tag ("en"); empty where it is not known.
	Language string `json:"language,omitempty"`
	// Text is the clean text: title and body without menus, credits and comments. Offsets of evidence count its code points.
	Text string `json:"text"`
	// RetractedBy is the position of the correction that took out what it says; 0 where none did.
	RetractedBy uint64 `json:"retractedBy,omitempty"`
}

// Known is the instant (Unix seconds) from which `knownBy` knows the article.
func (a Article) Known() int64 {
	if t, ok := a.PublishedAt.Earliest(); ok {
		return t.Unix()
	}
	return BeginningOfTime
}
