package store

import (
	"slices"
	"strconv"
	"strings"

	"casus/schema"
)

// Contradictions are those of an event's differences that cannot both be true: whether it happened (told by one report, denied by
// another), numbers whose ranges do not touch, agents of which two reports have none in common, and stated times that do not meet. A
// difference in wording (another type, a narrower time, "at least 12" against "15") is none.
func Contradictions(rs []schema.Report) []schema.Difference {
	if len(rs) < 2 {
		return nil
	}
	var out []schema.Difference
	field := func(name string, of func(*schema.Report) string, clash func(a, b *schema.Report) bool) {
		for i := range rs {
			for j := range i {
				if of(&rs[i]) != "" && of(&rs[j]) != "" && clash(&rs[j], &rs[i]) {
					out = append(out, schema.Difference{Field: name, Accounts: accounts(rs, of)})
					return
				}
			}
		}
	}
	field("status", statusText, func(a, b *schema.Report) bool {
		return a.Status == schema.Denied && b.Status == schema.Occurred || a.Status == schema.Occurred && b.Status == schema.Denied
	})
	field("date", timeText, func(a, b *schema.Report) bool { return !a.Time.Overlaps(b.Time) })
	for _, n := range numbers {
		field(n.field, func(r *schema.Report) string { return countText(n.of(r)) }, func(a, b *schema.Report) bool { return apart(n.of(a), n.of(b)) })
	}
	field("agents", agentText, func(a, b *schema.Report) bool {
		return !meet(strings.Fields(agentText(a)), strings.Fields(agentText(b)))
	})
	return out
}

// numbers are the counts of a report by the GraphQL names of their fields.
var numbers = []struct {
	field string
	of    func(*schema.Report) *schema.Count
}{
	{"killed", func(r *schema.Report) *schema.Count { return r.Killed }},
	{"injured", func(r *schema.Report) *schema.Count { return r.Injured }},
	{"abducted", func(r *schema.Report) *schema.Count { return r.Abducted }},
	{"displaced", func(r *schema.Report) *schema.Count { return r.Displaced }},
}

// apart tells whether two counts exclude each other.
func apart(a, b *schema.Count) bool {
	return a.High != nil && b.Low != nil && *a.High < *b.Low || b.High != nil && a.Low != nil && *b.High < *a.Low
}

// accounts are the values that reports give, "" being none, each with who gives it, in the order of the reports.
func accounts(rs []schema.Report, of func(*schema.Report) string) []schema.Account {
	var out []schema.Account
	for i := range rs {
		v := of(&rs[i])
		if v == "" {
			continue
		}
		k := slices.IndexFunc(out, func(a schema.Account) bool { return a.Value == v })
		if k < 0 {
			out = append(out, schema.Account{Value: v})
			k = len(out) - 1
		}
		out[k].ReportIDs = append(out[k].ReportIDs, rs[i].ID)
	}
	return out
}

// differences are the fields in which reports do not say the same. A report that does not give a field does not differ; a time taken
// from the article's date is no statement.
func differences(rs []schema.Report) []schema.Difference {
	if len(rs) < 2 {
		return nil
	}
	var out []schema.Difference
	field := func(name string, of func(*schema.Report) string) {
		one := ""
		for i := range rs {
			switch v := of(&rs[i]); {
			case v == "":
			case one == "":
				one = v
			case v != one:
				out = append(out, schema.Difference{Field: name, Accounts: accounts(rs, of)})
				return
			}
		}
	}
	field("type", func(r *schema.Report) string { return string(r.Type) })
	field("status", statusText)
	field("date", timeText)
	for _, n := range numbers {
		field(n.field, func(r *schema.Report) string { return countText(n.of(r)) })
	}
	field("agents", agentText)
	return out
}

func statusText(r *schema.Report) string { return string(r.Status) }

func timeText(r *schema.Report) string {
	if r.TimeSource == schema.TimeDefault {
		return ""
	}
	return r.Time.String()
}

// countText prints a count as the API does: "12", "30..", "..100", "24..99".
func countText(c *schema.Count) string {
	if c == nil || c.Low == nil && c.High == nil {
		return ""
	}
	bound := func(p *int) string {
		if p == nil {
			return ""
		}
		return strconv.Itoa(*p)
	}
	if c.Low != nil && c.High != nil && *c.Low == *c.High {
		return bound(c.Low)
	}
	return bound(c.Low) + ".." + bound(c.High)
}

// agentText is the agents by id, in order, so that the same ones in another order are the same account.
func agentText(r *schema.Report) string {
	var ids []string
	for _, p := range r.Participants {
		if p.Role == schema.Agent {
			ids = append(ids, p.ActorID)
		}
	}
	slices.Sort(ids)
	return strings.Join(ids, " ")
}
