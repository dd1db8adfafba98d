package view

import (
	"strings"

	"casus/schema"
)

// Difference is a field in which the reports of an event do not agree.
type Difference struct {
	Field    string
	Accounts []Account
}

// Account is what some reports say of a field.
type Account struct {
	Value   string
	Reports []*schema.Report
}

// NodeIDs are the ids that the value consists of; none for a value of another kind.
func (a *Account) NodeIDs() []string {
	if !strings.HasPrefix(a.Value, schema.ActorPrefix) {
		return nil
	}
	return strings.Fields(a.Value)
}

// Differences gives an event's differences with the reports themselves in place of their ids.
func Differences(e *schema.Event) []Difference { return DifferencesOf(e, e.Differences) }

// DifferencesOf gives some differences of an event's reports with the reports themselves in place of their ids.
func DifferencesOf(e *schema.Event, differences []schema.Difference) []Difference {
	byID := make(map[string]*schema.Report, len(e.Reports))
	for i := range e.Reports {
		byID[e.Reports[i].ID] = &e.Reports[i]
	}
	out := make([]Difference, len(differences))
	for i, d := range differences {
		out[i] = Difference{Field: d.Field, Accounts: make([]Account, len(d.Accounts))}
		for j, a := range d.Accounts {
			account := Account{Value: a.Value}
			for _, id := range a.ReportIDs {
				if r := byID[id]; r != nil {
					account.Reports = append(account.Reports, r)
				}
			}
			out[i].Accounts[j] = account
		}
	}
	return out
}
