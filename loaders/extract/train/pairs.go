package main

import (
	"slices"

	"casus/loaders/extract"
	"casus/loaders/extract/pairs"
)

// fitRoles trains the model of roles on the reports that use lets through.
func fitRoles(o options, reports []*report, use func(i int) bool) *pairs.Model {
	return pairs.Train(extract.RoleClasses(), samples(o, reports, use).Roles, o.roles)
}

// findTies finds what the model of ties learns from. The events and links that an extractor finds are among what it sees; of reports that
// its models know by heart they are hardly better than of others, so one extractor serves all.
func (o options) findTies(x *extract.Extractor, reports []*report) {
	x = x.WithoutTies()
	all := slices.Concat(reports, o.further)
	parallel(len(all), func(i int) {
		if r := all[i]; r.links != nil {
			r.ties = x.TieSamples(r.article, r.links)
		}
	})
}

// fitTies trains the model of ties on the reports that use lets through and on the further ones.
func fitTies(o options, reports []*report, use func(i int) bool) *pairs.Model {
	var groups []pairs.Group
	for i, r := range reports {
		if use(i) {
			groups = append(groups, r.ties...)
		}
	}
	for _, r := range o.further {
		groups = append(groups, r.ties...)
	}
	return pairs.Train(extract.TieClasses(), groups, o.ties)
}
