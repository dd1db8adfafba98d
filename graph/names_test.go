package graph

import (
	"strings"
	"testing"
)

// TestNames asks for actors and places by name and for a time by its ends.
func TestNames(t *testing.T) {
	ids := func(filter string) string {
		a := ask(t, testHandler(world()), `{ timeline(filter: `+filter+`) { totalCount nodes { id } } }`, nil)
		if len(a.Errors) > 0 {
			return a.code() + ": " + a.Errors[0].Message
		}
		list := a.Data["timeline"].(map[string]any)
		var out []string
		for _, n := range list["nodes"].([]any) {
			out = append(out, n.(map[string]any)["id"].(string))
		}
		if n := int(list["totalCount"].(float64)); n != len(out) {
			t.Errorf("%s: counted %d, listed %v", filter, n, out)
		}
		return strings.Join(out, " ")
	}
	for filter, want := range map[string]string{
		`{ actorNames: ["the mediators"] }`:                   "evt_truce",
		`{ actorNames: ["Nobody"] }`:                          `BAD_USER_INPUT: filter.actorNames has "Nobody", a name that nothing here has`,
		`{ actorNames: ["Nobody"], actors: ["act_m"] }`:       `BAD_USER_INPUT: filter.actorNames has "Nobody", `,
		`{ actorNames: ["Arland", ""] }`:                      `BAD_USER_INPUT: filter.actorNames has "", `,
		`{ placeNames: ["MIDTOWN"] }`:                         "evt_breach evt_taken",
		`{ placeNames: ["Midtown", "Midborough"] }`:           `BAD_USER_INPUT: filter.placeNames has "Midborough", `,
		`{ placeNames: ["midtown"], places: ["plc_far"] }`:    "evt_breach evt_taken",
		`{ since: "2016-09-14", until: "2016-09-16" }`:        "evt_breach",
		`{ since: "2016-09-14" }`:                             "evt_breach evt_taken",
		`{ until: "2016-09-14" }`:                             "evt_truce evt_breach",
		`{ actorNames: ["Arland"], since: "2016-09-17" }`:     "evt_taken",
		`{ since: "2016-09-14", during: "2016" }`:             "BAD_USER_INPUT: filter.during cannot be given together with since or until",
		`{ since: "2016-09-14", until: "2016-09-13" }`:        "BAD_USER_INPUT: filter.until with since: ",
		`{ actorNames: ["Arland", "Borland"], roles: PARTY }`: "evt_truce",
	} {
		if got := ids(filter); got != want && (!strings.HasPrefix(want, "BAD_USER_INPUT: ") || !strings.HasPrefix(got, want)) {
			t.Errorf("%s: %q, want %q", filter, got, want)
		}
	}
	a := ask(t, testHandler(world()), `{ network(asOf: "2016", aroundNames: ["The Mediators"]) { relations { id } } }`, nil)
	if got := len(a.Data["network"].(map[string]any)["relations"].([]any)); got == 0 {
		t.Errorf("no relations around the mediators: %+v", a)
	}
}
