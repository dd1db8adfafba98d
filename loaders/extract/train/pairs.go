package main

import (
	"casus/loaders/extract"
	"casus/loaders/extract/pairs"
)

// fitRoles trains the model of roles on the reports that use lets through.
func fitRoles(o options, reports []*report, use func(i int) bool) *pairs.Model {
	return pairs.Train(extract.RoleClasses(), samples(o, reports, use).Roles, o.roles)
}
