package view

import (
	"fmt"

	"github.com/99designs/gqlgen/graphql"

	"casus/schema"
)

// word prints a word of the codebook, null for none.
func word[T ~string](v T) graphql.Marshaler {
	if v == "" {
		return graphql.Null
	}
	return graphql.MarshalString(string(v))
}

// unword reads a word of the codebook. Whether the enum has it is checked when the query is validated.
func unword[T ~string](v any) (T, error) {
	s, err := graphql.UnmarshalString(v)
	if err != nil {
		return "", fmt.Errorf("an enum value is a name: %w", err)
	}
	return T(s), nil
}

// MarshalEventType prints an event type, null for none.
func MarshalEventType(v schema.EventType) graphql.Marshaler { return word(v) }

// UnmarshalEventType reads an event type.
func UnmarshalEventType(v any) (schema.EventType, error) { return unword[schema.EventType](v) }

// MarshalStatus prints a status, null for none.
func MarshalStatus(v schema.Status) graphql.Marshaler { return word(v) }

// UnmarshalStatus reads a status.
func UnmarshalStatus(v any) (schema.Status, error) { return unword[schema.Status](v) }

// MarshalTimeSource prints where a time comes from, null where it is not known.
func MarshalTimeSource(v schema.TimeSource) graphql.Marshaler { return word(v) }

// UnmarshalTimeSource reads where a time comes from.
func UnmarshalTimeSource(v any) (schema.TimeSource, error) { return unword[schema.TimeSource](v) }

// MarshalAgreementPurpose prints an agreement's purpose, null for none.
func MarshalAgreementPurpose(v schema.AgreementPurpose) graphql.Marshaler { return word(v) }

// UnmarshalAgreementPurpose reads an agreement's purpose.
func UnmarshalAgreementPurpose(v any) (schema.AgreementPurpose, error) {
	return unword[schema.AgreementPurpose](v)
}

// MarshalAgreementKind prints how far an agreement goes, null where it is not known.
func MarshalAgreementKind(v schema.AgreementKind) graphql.Marshaler { return word(v) }

// UnmarshalAgreementKind reads how far an agreement goes.
func UnmarshalAgreementKind(v any) (schema.AgreementKind, error) {
	return unword[schema.AgreementKind](v)
}

// MarshalAgreementSides prints how many sides bind themselves, null where it is not known.
func MarshalAgreementSides(v schema.AgreementSides) graphql.Marshaler { return word(v) }

// UnmarshalAgreementSides reads how many sides bind themselves.
func UnmarshalAgreementSides(v any) (schema.AgreementSides, error) {
	return unword[schema.AgreementSides](v)
}

// MarshalActorKind prints a kind of actor, null where it is not known.
func MarshalActorKind(v schema.ActorKind) graphql.Marshaler { return word(v) }

// UnmarshalActorKind reads a kind of actor.
func UnmarshalActorKind(v any) (schema.ActorKind, error) { return unword[schema.ActorKind](v) }

// MarshalPlaceKind prints a kind of place, null where it is not known.
func MarshalPlaceKind(v schema.PlaceKind) graphql.Marshaler { return word(v) }

// UnmarshalPlaceKind reads a kind of place.
func UnmarshalPlaceKind(v any) (schema.PlaceKind, error) { return unword[schema.PlaceKind](v) }
