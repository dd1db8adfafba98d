package main

import (
	"casus/loaders/extract"
	"casus/loaders/extract/pairs"
)

// fitRoles trains the model of roles on the reports that use lets through.
func fitRoles(o options, reports []*report, use func(i int) bool) *pairs.Model {
	return pairs.Train(extract.RoleClasses(), samples(o, reports, use).Roles, o.roles)
}

// findTies finds what the model of ties learns from in a fold of the reports, by an extractor that has not seen them: the events and links
// that it finds are among what the model sees, and of reports that are known by heart they would be too good.
func findTies(x *extract.Extractor, o options, reports []*report, fold int) {
	for i := fold; i < len(reports); i += o.folds {
		reports[i].ties = x.TieSamples(reports[i].article, reports[i].links)
	}
}

// fitTies trains the model of ties on the reports that use lets through.
func fitTies(o options, reports []*report, use func(i int) bool) *pairs.Model {
	var groups []pairs.Group
	for i, r := range reports {
		if use(i) {
			groups = append(groups, r.ties...)
		}
	}
	return pairs.Train(extract.TieClasses(), groups, o.ties)
}
