package graph

import (
	"context"

	"github.com/99designs/gqlgen/graphql"

	"casus/schema"
)

// knownBy is the moment of reporting that a field is asked for, in Unix seconds: that of the nearest field at or above it
// that has one, a day meaning to its end. Below `changes` it is the later moment, but below `before` the earlier. Without
// any it is schema.EndOfTime.
func knownBy(ctx context.Context) int64 {
	changes := "knownTo"
	for fc := graphql.GetFieldContext(ctx); fc != nil; fc = fc.Parent {
		if t, ok := fc.Args["knownBy"].(*schema.Time); ok && t != nil {
			return moment(*t)
		}
		if fc.Object == "KnowledgeChange" && fc.Field.Name == "before" {
			changes = "knownFrom"
		}
		if t, ok := fc.Args[changes].(schema.Time); ok {
			return moment(t)
		}
	}
	return schema.EndOfTime
}

// moment is the last second that a time allows.
func moment(t schema.Time) int64 {
	_, to := t.Bounds()
	return to
}
