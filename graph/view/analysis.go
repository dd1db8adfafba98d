package view

import "casus/schema"

// Disagreement is an event whose reports contradict each other.
type Disagreement struct {
	Event schema.EventNode
	About []Difference
}

// KnowledgeChange is what became known of an event between two moments of reporting.
type KnowledgeChange struct {
	// Event is as known at the later moment, Before as known at the earlier; nil where there was none (see schema.KnowledgeChange).
	Event, Before schema.EventNode
	NewReports    []*schema.Report
	PublishedAt   schema.Time
	Corrections   []*Correction
}

// Disagree gives a disagreement with the reports themselves in place of their ids.
func Disagree(d *schema.Disagreement) *Disagreement {
	return &Disagreement{Event: schema.Concrete(d.Event), About: DifferencesOf(d.Event, d.About)}
}

// Changed gives a change with the reports themselves in place of their ids.
func Changed(c *schema.KnowledgeChange) *KnowledgeChange {
	out := &KnowledgeChange{Event: schema.Concrete(c.Event), Before: schema.Concrete(c.Before), PublishedAt: c.PublishedAt, Corrections: Corrections(c.Corrections)}
	if c.Event == nil {
		return out
	}
	for i := range c.Event.Reports {
		for _, id := range c.NewReportIDs {
			if c.Event.Reports[i].ID == id {
				out.NewReports = append(out.NewReports, &c.Event.Reports[i])
			}
		}
	}
	return out
}
