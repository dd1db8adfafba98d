// Package view has the Go types of what the GraphQL schema has and casus/schema does not: the pages of lists, a time taken
// apart, what a search found, what loading an article did. gqlgen binds the SDL types to them by name.
//
// The types are plain data; package graph fills them. The package exists of its own because generated code imports it, and
// package graph imports the generated code.
package view
