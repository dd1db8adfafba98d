package export_test

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"slices"
	"strings"
	"testing"

	"casus/graph/export"
	"casus/schema"
	"casus/store"
)

// holding is an article with a hold of a place, and no event.
const holding = `{"extractor":"hand","article":{"externalId":"n4","source":"Courier","publishedAt":"2016-05-07","language":"en","text":"Rebels hold Azaz."},"actors":[{"id":"1","name":"Rebels","kind":"ARMED_GROUP","country":"SY","key":"g:rebels"}],"places":[{"id":"9","name":"Azaz","kind":"CITY","country":"SY","key":"p:azaz"}],"events":[],"relations":[{"type":"CONTROLS","subject":"1","object":"9","confidence":0.8,"evidence":[{"start":0,"end":17,"exact":"Rebels hold Azaz."}]}]}`

// edges are the relations of a network file: "Turkey BACKS Rebels", in order.
func edges(t *testing.T, text string) []string {
	t.Helper()
	type data struct {
		Key   string `xml:"key,attr"`
		Value string `xml:",chardata"`
	}
	var g struct {
		Nodes []struct {
			ID   string `xml:"id,attr"`
			Data []data `xml:"data"`
		} `xml:"graph>node"`
		Edges []struct {
			Source string `xml:"source,attr"`
			Target string `xml:"target,attr"`
			Data   []data `xml:"data"`
		} `xml:"graph>edge"`
	}
	if err := xml.Unmarshal([]byte(text), &g); err != nil {
		t.Fatal(err)
	}
	names := map[string]string{}
	for _, n := range g.Nodes {
		names[n.ID] = n.Data[0].Value
	}
	var out []string
	for _, e := range g.Edges {
		ends := []string{names[e.Source], names[e.Target]}
		if schema.RelationType(e.Data[0].Value).Symmetric() {
			slices.Sort(ends)
		}
		out = append(out, ends[0]+" "+e.Data[0].Value+" "+ends[1])
	}
	slices.Sort(out)
	return out
}

// TestNetworkTakesTheFilter reads the networks that the filters of the timeline give.
func TestNetworkTakesTheFilter(t *testing.T) {
	s := filled(t, lines+"\n"+allies+"\n"+holding)
	const backs, allied, fights, controls = "Turkey BACKS Rebels", "Qatar ALLIED_WITH Turkey", "<Falcons> & co FIGHTS Syrian army", "Rebels CONTROLS Azaz"
	for query, want := range map[string][]string{
		"":                    {fights, allied, controls, backs},
		"&relation=BACKS":     {backs},
		"&knownBy=2016-05-05": {backs},
		// Around actors.
		"&actor=Turkey":                {allied, backs},
		"&actor=Qatar":                 {allied},
		"&actor=Qatar&depth=2":         {allied, backs},
		"&actor=Qatar&depth=3":         {allied, controls, backs},
		"&actor=Qatar&actor=<Falcons>": {fights, allied},
		// Among those who take part in events; a place takes part in none.
		"&type=BATTLE":                                {fights, controls},
		"&type=BATTLE&relation=FIGHTS":                {fights},
		"&during=2016-05-06":                          {fights},
		"&until=2016-05-05":                           {controls},
		"&source=Courier":                             nil,
		"&country=SY":                                 {controls},
		"&place=Azaz":                                 {controls},
		"&words=falcons":                              {fights},
		"&minConfidence=0.8":                          {fights, controls},
		"&class=DIPLOMACY":                            nil,
		"&status=OCCURRED":                            {fights, controls},
		"&type=TALKS":                                 nil,
		"&during=2016-05-06&knownBy=2016-05-05":       nil,
		"&actor=army&during=2016-05-06":               {fights},
		"&actor=army&during=2016-05-04":               nil,
		"&actor=army&role=TARGET":                     {fights},
		"&actor=rebels&type=BATTLE":                   {controls},
		"&actor=rebels&type=BATTLE&depth=2":           {controls},
		"&actor=<Falcons>&type=BATTLE&relation=LEADS": nil,
	} {
		if got := edges(t, written(t, s, "format=graphml&asOf=2016-05-10"+strings.NewReplacer("<", "%3C", ">", "%3E").Replace(query))); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", query, got, want)
		}
	}
}

// crowded is a store whose networks have more relations than a network may.
type crowded struct{ *store.Store }

func (c crowded) Network(ctx context.Context, q schema.NetworkQuery) (*schema.Network, error) {
	n, err := c.Store.Network(ctx, q)
	if err == nil {
		n.Truncated = true
	}
	return n, err
}

// TestNetworkIsWholeOrRefused has a network with more than a file of it may have.
func TestNetworkIsWholeOrRefused(t *testing.T) {
	var b bytes.Buffer
	err := export.Write(context.Background(), &b, crowded{filled(t, lines)}, export.Options{Format: export.GraphML, KnownBy: schema.EndOfTime, AsOf: schema.MustTime("2016-05-10")})
	if e, ok := errors.AsType[*schema.InvalidError](err); !ok || !strings.Contains(e.Reason, "more than 1000000 relations") || b.Len() > 0 {
		t.Errorf("%v and %d bytes, want a refusal and nothing", err, b.Len())
	}
}
