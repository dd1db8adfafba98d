package graph

import (
	"context"
	"errors"
	"log/slog"
	"runtime/debug"
	"strconv"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"casus/schema"
)

// The values of extensions.code, besides gqlgen's GRAPHQL_PARSE_FAILED, GRAPHQL_VALIDATION_FAILED and PERSISTED_QUERY_NOT_FOUND.
const (
	// CodeBadInput: an argument cannot be as it is; extensions.field names it.
	CodeBadInput = "BAD_USER_INPUT"
	// CodeCost, CodeDepth, CodeAliases and CodeTokens: the document asks for more than Limits allow.
	CodeCost    = "COMPLEXITY_LIMIT_EXCEEDED"
	CodeDepth   = "DEPTH_LIMIT_EXCEEDED"
	CodeAliases = "ALIAS_LIMIT_EXCEEDED"
	CodeTokens  = "TOKEN_LIMIT_EXCEEDED"
	// CodeBadRequest: the request is no GraphQL request; CodeTooLarge: its body is larger than Limits allow.
	CodeBadRequest = "BAD_REQUEST"
	CodeTooLarge   = "REQUEST_TOO_LARGE"
	// CodeSlow: a subscription's reader fell behind and was let go; it may subscribe again.
	CodeSlow = "SLOW_READER"
	// CodeReadOnly: the server loads no articles.
	CodeReadOnly = "READ_ONLY"
	// CodeConflict: what was asked for contradicts what is stored; extensions.correction is the position of the correction that is in
	// the way, where one is.
	CodeConflict = "CONFLICT"
	// CodeCanceled: the request ended, or ran out of time, before its answer was there.
	CodeCanceled = "CANCELED"
	// CodeInternal: it is not the client's fault. The cause is in the log and not in the answer.
	CodeInternal = "INTERNAL"
)

// codedError is an error whose message the client may see.
type codedError struct{ code, message string }

func (e *codedError) Error() string { return e.message }

// errPanic stands for a panic that was logged where it was recovered.
var errPanic = errors.New("panic")

// recovered logs a panic with its stack.
func recovered(log *slog.Logger) graphql.RecoverFunc {
	return func(ctx context.Context, v any) error {
		log.ErrorContext(ctx, "panic in a resolver", "panic", v, "path", graphql.GetPath(ctx).String(), "stack", string(debug.Stack()))
		return errPanic
	}
}

// presented makes of an error what the client sees of it.
func presented(log *slog.Logger) graphql.ErrorPresenterFunc {
	return func(ctx context.Context, err error) *gqlerror.Error {
		var shown *gqlerror.Error
		if !errors.As(err, &shown) {
			shown = gqlerror.WrapPath(graphql.GetPath(ctx), err)
		}
		out := *shown
		var invalid *schema.InvalidError
		var conflict *schema.ConflictError
		var coded *codedError
		switch {
		case errors.As(err, &invalid):
			out.Message = invalid.Error()
			out.Extensions = map[string]any{"code": CodeBadInput, "field": invalid.Field}
		case errors.As(err, &conflict):
			out.Message = conflict.Error()
			out.Extensions = map[string]any{"code": CodeConflict}
			if conflict.Correction != 0 {
				out.Extensions["correction"] = conflict.Correction
			}
		case errors.As(err, &coded):
			out.Message = coded.message
			out.Extensions = map[string]any{"code": coded.code}
		case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
			out.Message = "the request ended before its answer was there"
			out.Extensions = map[string]any{"code": CodeCanceled}
		case strings.HasPrefix(shown.Rule, limitRule):
			out.Extensions = map[string]any{"code": strings.TrimPrefix(shown.Rule, limitRule)}
		case strings.HasPrefix(shown.Message, "exceeded token limit"):
			out.Extensions = map[string]any{"code": CodeTokens}
		case shown.Extensions["code"] != nil:
		case !graphql.HasOperationContext(ctx):
			// The transport could not read the request; what it says of it ends with the whole body.
			out.Message, _, _ = strings.Cut(shown.Message, " body:")
			out.Extensions = map[string]any{"code": CodeBadRequest}
		case badArgument(ctx):
			out.Extensions = map[string]any{"code": CodeBadInput, "field": argumentOf(ctx, shown)}
		default:
			if !errors.Is(err, errPanic) {
				log.ErrorContext(ctx, "answer a query", "path", shown.Path.String(), "error", err)
			}
			out.Message = "something went wrong inside; the server's log has the cause"
			out.Extensions = map[string]any{"code": CodeInternal}
		}
		return &out
	}
}

// badArgument tells whether the field's arguments could not be read: it has some, and they did not come to be.
func badArgument(ctx context.Context) bool {
	fc := graphql.GetFieldContext(ctx)
	return fc != nil && fc.Args == nil && fc.Field.Field != nil && len(fc.Field.Arguments) > 0
}

// argumentOf is the argument that an error about one names: what its path has beyond the field's.
func argumentOf(ctx context.Context, err *gqlerror.Error) string {
	var names []string
	if n := len(graphql.GetPath(ctx)); n < len(err.Path) {
		for _, e := range err.Path[n:] {
			switch e := e.(type) {
			case ast.PathName:
				names = append(names, string(e))
			case ast.PathIndex:
				names = append(names, strconv.Itoa(int(e)))
			}
		}
	}
	return strings.Join(names, ".")
}
