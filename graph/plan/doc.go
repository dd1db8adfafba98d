// Package plan writes GraphQL answers straight from plain data. gqlgen's executor makes a closure, a context and a
// marshaller for every field of every object; for a page of 50 events that is most of what the page costs. A plan is
// compiled once from a field's selection into functions that append JSON, and then runs over records without any of that.
//
// The way of a field:
//
//	Object, Abstract   the types: for each GraphQL field a function that compiles it (object.go, fields.go)
//	  -> Compile       the selection as gqlgen collects it (fragments, @skip, @include, aliases) becomes a Plan
//	  -> Plan.Write    notes the ids of the records that the selection asks for, reads them together, a wave for each
//	                   step from record to record, and appends the answer
//
// What comes out is, byte for byte, what gqlgen writes. What the package cannot do it says (ErrUnplanned: a field that no
// function compiles, @defer) or finds out on the way (ErrNull: a null where the schema has none); the caller then lets gqlgen
// answer, which knows how to report it. So there is one place where errors are made, and this is not it.
//
// E is what a run of the plan works in: where it finds the records that are behind ids. It belongs to one run.
package plan
