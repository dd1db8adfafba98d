package schema

import "fmt"

// InvalidError says that what was asked for cannot be: a page size out of range, a cursor of another list, a filter that
// contradicts itself. It is the asker's to mend.
type InvalidError struct {
	// Field is the argument's name as the API has it ("first", "filter.during").
	Field string
	// Reason completes "Field ...": "must be 1 to 100".
	Reason string
}

// Error implements error.
func (e *InvalidError) Error() string { return e.Field + " " + e.Reason }

// Invalidf makes an InvalidError.
func Invalidf(field, format string, args ...any) *InvalidError {
	return &InvalidError{Field: field, Reason: fmt.Sprintf(format, args...)}
}

// ConflictError says that what was asked for contradicts what the store holds: an event that is merged already, an undo of what is
// undone, something that another correction rests on.
type ConflictError struct {
	// Reason says what is in the way.
	Reason string
	// Correction is the position of the correction that is in the way; 0 where none is.
	Correction uint64
}

// Error implements error.
func (e *ConflictError) Error() string { return e.Reason }

// Conflictf makes a ConflictError about a correction.
func Conflictf(correction uint64, format string, args ...any) *ConflictError {
	return &ConflictError{Reason: fmt.Sprintf(format, args...), Correction: correction}
}
