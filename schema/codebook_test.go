package schema

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

// The 30 types of the codebook by class, written out so that a change of the table is a change of this list.
var typesByClass = map[EventClass]string{
	ClassAgreement:  "CEASEFIRE_AGREEMENT CEASEFIRE_VIOLATION OTHER_AGREEMENT",
	ClassTerritory:  "TERRITORY_CAPTURE WITHDRAWAL SIEGE",
	ClassViolence:   "BATTLE AIRSTRIKE SHELLING BOMBING CHEMICAL_ATTACK ARMED_ATTACK TARGETED_KILLING ABDUCTION",
	ClassContention: "PROTEST ARREST RELEASE POLITICAL_TRANSITION",
	ClassDiplomacy:  "TALKS DEMAND THREAT ACCUSATION REJECTION ENDORSEMENT",
	ClassSupport:    "AID MILITARY_SUPPORT",
	ClassCoercion:   "SANCTION DEPLOYMENT",
	ClassHumanCost:  "DISPLACEMENT CASUALTIES",
}

func TestCodebookIsComplete(t *testing.T) {
	got := map[EventClass][]string{}
	seen := map[EventType]bool{}
	for _, c := range Codebook() {
		if seen[c.Type] {
			t.Errorf("%s is there twice", c.Type)
		}
		seen[c.Type] = true
		got[c.Class] = append(got[c.Class], string(c.Type))
		if c.Type.Class() != c.Class || !c.Type.Valid() {
			t.Errorf("%s: class %q, valid %v", c.Type, c.Type.Class(), c.Type.Valid())
		}
		if row, ok := CodingOf(c.Type); !ok || row.Class != c.Class {
			t.Errorf("CodingOf(%s) = %+v, %v", c.Type, row, ok)
		}
	}
	if len(seen) != 30 {
		t.Errorf("%d types", len(seen))
	}
	for class, want := range typesByClass {
		if s := strings.Join(got[class], " "); s != want {
			t.Errorf("%s has %s, want %s", class, s, want)
		}
	}
	if len(got) != len(EventClasses()) {
		t.Errorf("%d classes are used of %d", len(got), len(EventClasses()))
	}
}

func TestCodesOfOtherCodebooks(t *testing.T) {
	cameo := regexp.MustCompile(`^(0[1-9]|1\d|20)\d{0,2}$`)
	// The event types of the ACLED codebook (2023) and of PLOVER (Halterman et al. 2023).
	acled := []string{"Battles", "Explosions/Remote violence", "Violence against civilians", "Protests", "Riots", "Strategic developments"}
	plover := []string{"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
		"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}
	for _, c := range Codebook() {
		for _, code := range c.CAMEO {
			if !cameo.MatchString(code) {
				t.Errorf("%s: CAMEO has no code %q", c.Type, code)
			}
		}
		for _, name := range c.ACLED {
			kind, _, _ := strings.Cut(name, " / ")
			if !slices.Contains(acled, kind) {
				t.Errorf("%s: ACLED has no event type %q", c.Type, kind)
			}
		}
		for _, name := range c.PLOVER {
			if !slices.Contains(plover, name) {
				t.Errorf("%s: PLOVER has no event type %q", c.Type, name)
			}
		}
	}
}

func TestCodebookIsACopy(t *testing.T) {
	Codebook()[0].Class = ClassViolence
	if got := Codebook()[0].Class; got != ClassAgreement {
		t.Errorf("a caller changed the codebook: %s", got)
	}
}

func TestWordsOutsideTheCodebook(t *testing.T) {
	for _, word := range []string{"", "battle", "BATTLES", "VIOLENCE"} {
		if EventType(word).Valid() || Status(word).Valid() || Role(word).Valid() || RelationType(word).Valid() {
			t.Errorf("%q is valid", word)
		}
		if c := EventType(word).Class(); c != "" {
			t.Errorf("%q has class %s", word, c)
		}
	}
}

func TestSymmetricRelations(t *testing.T) {
	want := map[RelationType]bool{AlliedWith: true, Fights: true, Opposes: true}
	for _, r := range RelationTypes() {
		if r.Symmetric() != want[r] {
			t.Errorf("%s: symmetric %v", r, r.Symmetric())
		}
	}
}

func TestConcrete(t *testing.T) {
	if n := Concrete(nil); n != nil {
		t.Errorf("nil gives %T", n)
	}
	want := map[EventClass]EventNode{
		ClassTerritory: TerritorialShift{}, ClassViolence: ViolentEvent{}, ClassContention: PoliticalEvent{}, ClassDiplomacy: PoliticalEvent{},
		ClassSupport: SupportEvent{}, ClassCoercion: SupportEvent{}, ClassHumanCost: HumanCostEvent{},
	}
	special := map[EventType]EventNode{CeasefireAgreementType: CeasefireAgreement{}, CeasefireViolationType: CeasefireViolation{}, OtherAgreementType: OtherAgreement{}}
	for _, c := range Codebook() {
		e := &Event{ID: "evt_x", Type: c.Type}
		n := Concrete(e)
		w := special[c.Type]
		if w == nil {
			w = want[c.Class]
		}
		if got, want := typeName(n), typeName(w); got != want {
			t.Errorf("%s is a %s, want a %s", c.Type, got, want)
		}
		if n.Record() != e || n.NodeID() != "evt_x" {
			t.Errorf("%s: another event came back", c.Type)
		}
	}
}
