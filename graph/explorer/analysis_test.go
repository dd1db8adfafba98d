package explorer_test

import (
	"encoding/xml"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"casus/schema"
)

// actor opens an actor by the search box.
func (p *page) actor(name string) {
	p.Helper()
	p.press(`.search input`, name)
	p.until("it is found", `[...document.querySelectorAll("#found [aria-selected=true][data-group=Actor] .found-title")].some((e) => e.textContent === "`+name+`")`)
	p.run("open it", chromedp.KeyEvent(kb.Enter))
	p.until("it is open", `document.querySelector(".pane h2")?.textContent === "`+name+`"`)
}

func TestReportsThatDisagreeAreListed(t *testing.T) {
	p := browse(t, serveSample(t), desktop)
	p.open("/?view=list")
	p.ready()
	p.click(`.lane-kinds button:nth-of-type(2)`)
	p.until("they are listed with who says what", `document.querySelectorAll(".sides dd").length > 1 && location.search.includes("list=disagreements")`)
	for _, says := range p.texts(`.sides dd`) {
		if strings.Contains(says, "act_") || strings.Contains(says, "..") {
			t.Errorf("an account is told as %q", says)
		}
	}
	p.click(`.list tbody tr .what button`)
	p.marked()
	p.until("the event tells the same", `document.querySelector(".pane .differences td")`)
}

func TestWhatChangedBetweenTwoDays(t *testing.T) {
	all, err := sample()
	if err != nil {
		t.Fatal(err)
	}
	// Another paper prints an early report again, later.
	early := slices.IndexFunc(all, func(x *schema.Extraction) bool {
		return len(x.Events) > 0 && x.Article.PublishedAt.String() < "2016-02-24"
	})
	if early < 0 {
		t.Fatal("the sample has no early report")
	}
	again := *all[early]
	again.Article.Source, again.Article.ExternalID, again.Article.PublishedAt = "The Evening Reprint", "again", schema.MustTime("2016-02-26")
	again.Article.ID = schema.ArticleID(again.Article)
	p := browse(t, serve(t, append(slices.Clone(all), &again)), desktop)
	p.open("/?view=list&list=changes&since=2016-01-01&until=2016-12-31")
	p.until("changes are listed", `document.querySelectorAll(".list tbody tr").length > 5 && !document.querySelector(".progress")`)
	changes := len(p.texts(`.list tbody tr`))
	if got := strings.Join(p.texts(`.list .badge`), " "); !strings.Contains(got, "New") {
		t.Errorf("nothing is new: %q", got)
	}
	p.run("choose a later day", chromedp.SetValue(`.between input`, "2016-02-24"), eval(`document.querySelector(".between input").dispatchEvent(new Event("change", {bubbles: true})); undefined`))
	p.until("less changed since", `document.querySelectorAll(".list tbody tr").length < `+strconv.Itoa(changes)+` && location.search.includes("since=2016-02-24")`)
	p.until("events known before have other reports", `document.querySelector(".list .badge.other")`)
	p.click(`.list tbody tr .what button`)
	p.marked()
}

func TestWhatAnActorWasIn(t *testing.T) {
	p := browse(t, serveSample(t), desktop)
	p.open("/?view=list")
	p.ready()
	p.actor("Russia")
	count := `Number(document.querySelector(".activity h3")?.textContent.match(/In ([\d,]+) event/)?.[1])`
	p.until("its activity is told", count+` > 0`)
	all := evaluate[int](p, count)
	if bars := p.texts(`.activity .bars li`); len(bars) < 2 {
		t.Errorf("the types are %q", bars)
	}
	p.run("look at a shorter time", chromedp.Focus(`.strip .handle`), chromedp.KeyEvent(kb.PageUp), chromedp.KeyEvent(kb.PageUp), chromedp.KeyEvent(kb.PageUp), chromedp.KeyEvent(kb.PageUp), chromedp.KeyEvent(kb.PageUp))
	p.until("it is told for that time", `document.querySelector(".activity h3").textContent.includes("from") && `+count+` < `+strconv.Itoa(all))
	p.click(`.activity .line`)
	p.marked()
}

func TestAChainBetweenTwoActors(t *testing.T) {
	p := browse(t, serveSample(t), desktop)
	p.open("/?view=list&day=2016-12-20")
	p.ready()
	p.actor("Turkey")
	p.click(`.pane .to-path`)
	p.until("the network asks for the other one", `location.search.includes("view=network") && document.querySelector(".path-panel input[type=radio]")`)
	p.press(`.path-panel .pick-to`, "Islamic State")
	p.until("it is found", `document.querySelectorAll(".path-panel input[type=radio]").length > 1`)
	p.run("choose it", eval(`[...document.querySelectorAll(".path-panel .picker")].pop().querySelector("input[type=radio]").click(); undefined`))
	p.until("the chain is read out", `document.querySelector(".path-found .line")`)
	p.run("point at nothing", chromedp.MouseEvent("mouseMoved", 2, 2))
	p.until("the network shows it alone", `document.querySelectorAll(".path-found .line").length === 2 && document.querySelectorAll(".network .node:not(.dim)").length === 3`)
	chain := p.texts(`.path-found .line`)

	colleague := browse(t, p.url, desktop)
	colleague.open(evaluate[string](p, `location.pathname + location.search`))
	colleague.until("the address shows the same chain", `document.querySelector(".path-found .line")`)
	if got := colleague.texts(`.path-found .line`); strings.Join(got, "\n") != strings.Join(chain, "\n") {
		t.Errorf("the chain is %q, not %q", got, chain)
	}
	p.click(`.path-found .line`)
	p.until("a relation leads to its assertions", `document.querySelector(".pane blockquote")?.textContent.length > 10`)
}

// datum is a value in GraphML.
type datum struct {
	Key   string `xml:"key,attr"`
	Value string `xml:",chardata"`
}

func value(of []datum, key string) string {
	for _, d := range of {
		if d.Key == key {
			return d.Value
		}
	}
	return ""
}

// spoken is how the network reads out a type of relation.
var spoken = map[string]string{"BACKS": "backs", "ALLIED_WITH": "is allied with", "FIGHTS": "fights", "OPPOSES": "opposes", "PART_OF": "is part of", "LEADS": "leads", "REPRESENTS": "represents", "CONTROLS": "controls", "SUCCEEDS": "succeeds"}

func TestTheNetworkIsExportedAsItIsShown(t *testing.T) {
	p := browse(t, serveSample(t), desktop)
	all := 0
	for _, filter := range []string{"", "&relations=BACKS", "&classes=TERRITORY&known=2016-10-01", "&words=convoy"} {
		p.open("/?view=network&day=2016-09-12" + filter)
		p.ready()
		p.until("the network is drawn", `document.querySelectorAll(".network .node").length > 1`)
		type drawing struct{ Relations, Actors []string }
		shown := evaluate[drawing](p, `({relations: [...document.querySelectorAll(".network .link title")].map((e) => e.textContent).sort(), actors: [...document.querySelectorAll(".network .node")].map((e) => e.getAttribute("aria-label")).sort()})`)
		p.run("watch for files", eval(`globalThis.files = []; { const old = URL.createObjectURL; URL.createObjectURL = (b) => { files.push(b); return old.call(URL, b); }; } HTMLAnchorElement.prototype.click = () => {}; undefined`))
		p.click(`.export button`)
		p.run("take the file", eval(`[...document.querySelectorAll(".menu [role=menuitem]")].find((b) => b.textContent === "GraphML").click(); undefined`))
		p.until("it is made", `files.length > 0`)
		var g struct {
			Nodes []struct {
				ID   string  `xml:"id,attr"`
				Data []datum `xml:"data"`
			} `xml:"graph>node"`
			Edges []struct {
				Source   string  `xml:"source,attr"`
				Target   string  `xml:"target,attr"`
				Directed *string `xml:"directed,attr"`
				Data     []datum `xml:"data"`
			} `xml:"graph>edge"`
		}
		if err := xml.Unmarshal([]byte(evaluate[string](p, `files[0].text()`)), &g); err != nil {
			t.Fatal(err)
		}
		names := map[string]string{}
		for _, n := range g.Nodes {
			names[n.ID] = value(n.Data, "name")
		}
		var relations []string
		for _, e := range g.Edges {
			relations = append(relations, names[e.Source]+" "+spoken[value(e.Data, "type")]+" "+names[e.Target])
			if value(e.Data, "quote") == "" || value(e.Data, "assertions") == "0" {
				t.Errorf("%s rests on nothing", relations[len(relations)-1])
			}
			// What reads such files takes a graph whose edges are all directed or none of them.
			if symmetric := value(e.Data, "symmetric"); e.Directed != nil || symmetric != "true" && symmetric != "false" {
				t.Errorf("%s is not an edge as the others, which says whether it holds both ways", relations[len(relations)-1])
			}
		}
		slices.Sort(relations)
		if !slices.Equal(relations, shown.Relations) || len(g.Nodes) != len(shown.Actors) {
			t.Errorf("%q: in the file are %d actors and %q, drawn are %d and %q", filter, len(g.Nodes), relations, len(shown.Actors), shown.Relations)
		}
		if filter == "" {
			all = len(relations)
		} else if len(relations) >= all {
			t.Errorf("%q: %d relations are drawn, without it %d", filter, len(relations), all)
		}
	}
	p.open("/?view=list")
	p.ready()
	p.click(`.export button`)
	if got := strings.Join(p.texts(`.menu [role=menuitem]`), " "); strings.Contains(got, "GraphML") {
		t.Errorf("a list is offered as a network: %s", got)
	}
}

func TestEachViewGivesAPicture(t *testing.T) {
	p := browse(t, serveSample(t), desktop)
	for view, drawn := range map[string]string{"timeline": `.spacer`, "map": `.map-box canvas`, "network": `.network .node`, "list": `.list tbody tr`} {
		p.open("/?view=" + view)
		p.ready()
		p.until("it is drawn", `document.querySelector("`+drawn+`")`)
		p.run("watch for files", eval(`globalThis.files = []; { const old = URL.createObjectURL; URL.createObjectURL = (b) => { files.push(b.type + ":" + b.size); return old.call(URL, b); }; } HTMLAnchorElement.prototype.click = () => {}; undefined`))
		p.click(`.export button`)
		p.run("take both", eval(`[...document.querySelectorAll(".menu [role=menuitem]")].find((b) => b.textContent === "PNG").click(); undefined`))
		p.until("the picture is made", `files.some((f) => /^image\/svg\+xml:\d{4,}/.test(f)) && files.some((f) => /^image\/png:\d{4,}/.test(f))`)
	}
}

func TestEventsOfAWholeYearDoNotCoverADay(t *testing.T) {
	text := "It was a year of war."
	all := []schema.Selector{{Start: 0, End: len(text), Exact: text}}
	x := &schema.Extraction{Extractor: "test", Article: schema.Article{Title: text, Source: "Test", PublishedAt: schema.MustTime("2016-12-31"), Language: "en", Text: text}}
	for i := range 6 {
		date := "2016"
		if i == 5 {
			date = "2016-09-07"
		}
		name := fmt.Sprintf("Group %d", i)
		x.Actors = append(x.Actors, schema.ExtractedActor{ID: name, Name: name, Kind: schema.ArmedGroupActor})
		x.Events = append(x.Events, schema.ExtractedEvent{Type: schema.Battle, Status: schema.Occurred, Date: schema.MustTime(date), TimeSource: schema.TimeStated, Summary: "A battle of " + name,
			Participants: []schema.ExtractedParticipant{{Role: schema.Agent, Actor: name}}, Confidence: 0.9, Evidence: all})
	}
	x.Article.ID = schema.ArticleID(x.Article)
	p := browse(t, serve(t, []*schema.Extraction{x}), desktop)
	p.open("/?from=2016-09-05&to=2016-09-12")
	p.ready()
	p.run("watch for files", eval(`globalThis.files = []; { const old = URL.createObjectURL; URL.createObjectURL = (b) => { files.push(b); return old.call(URL, b); }; } HTMLAnchorElement.prototype.click = () => {}; undefined`))
	p.click(`.export button`)
	p.run("take the picture", eval(`[...document.querySelectorAll(".menu [role=menuitem]")].find((b) => b.textContent === "SVG").click(); undefined`))
	svg := evaluate[string](p, `files[0].text()`)
	if !strings.Contains(svg, "5 events with a longer") || !strings.Contains(svg, "A battle of Group 5") || strings.Contains(svg, "A battle of Group 1") {
		t.Errorf("drawn is %s", svg)
	}
	// The last event is of September; who looks at March wants to know who held what then.
	p.open("/?from=2016-03-05&to=2016-03-12")
	p.until("the day is one of what is looked at", `document.querySelector("#day").value === "2016-03-11"`)
}
