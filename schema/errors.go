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
