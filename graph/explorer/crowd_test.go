package explorer_test

import (
	"flag"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"casus/schema"
)

// crowd is a made-up war: so many articles, one a day from 2012 on, with so many events each.
func crowd(articles, events int) []*schema.Extraction {
	types := []schema.EventType{schema.Airstrike, schema.Battle, schema.Shelling, schema.Talks, schema.Aid, schema.TerritoryCapture, schema.Protest}
	start := time.Date(2012, 1, 1, 0, 0, 0, 0, time.UTC)
	latitude, longitude := 30.0, 30.0
	out := make([]*schema.Extraction, articles)
	for i := range out {
		day := schema.MustTime(start.AddDate(0, 0, i).Format(time.DateOnly))
		text := fmt.Sprintf("Report %d of the war.", i)
		all := schema.Selector{Start: 0, End: len(text), Exact: text}
		x := &schema.Extraction{Extractor: "test", Article: schema.Article{Title: text, Source: "Test", PublishedAt: day, Language: "en", Text: text}}
		for k := range 6 {
			x.Places = append(x.Places, schema.ExtractedPlace{ID: fmt.Sprintf("p%d", k), Name: fmt.Sprintf("Town %c", 'A'+k), Kind: schema.CityPlace, Country: "SY", Latitude: new(latitude + float64(k)), Longitude: new(longitude + 2*float64(k))})
		}
		for j := range events {
			actor := fmt.Sprintf("a%d", j)
			x.Actors = append(x.Actors, schema.ExtractedActor{ID: actor, Name: fmt.Sprintf("Group %d of %d", j, i%40), Kind: schema.ArmedGroupActor})
			x.Events = append(x.Events, schema.ExtractedEvent{Type: types[(i+j)%len(types)], Status: schema.Occurred, Date: day, TimeSource: schema.TimeStated,
				Summary: fmt.Sprintf("Event %d on day %d", j, i), Participants: []schema.ExtractedParticipant{{Role: schema.Agent, Actor: actor}}, Places: []string{fmt.Sprintf("p%d", j%6)},
				Confidence: 0.9, Evidence: []schema.Selector{all}})
		}
		x.Article.ID = schema.ArticleID(x.Article)
		out[i] = x
	}
	return out
}

func TestMoreEventsThanCanBeDrawnAreCounted(t *testing.T) {
	p := browse(t, serve(t, crowd(130, 90)), desktop)
	p.open("/")
	p.until("there are more than are held", `Number(document.querySelector(".count")?.textContent.match(/of ([\d,]+)/)?.[1].replace(",", "")) > 10000`)
	p.until("the strip shows when they were", `document.querySelectorAll(".strip .bar").length > 100`)
	p.until("the lanes are drawn", `document.querySelector(".spacer").offsetHeight > 200`)
	p.until("the legend tells the classes apart", `document.querySelectorAll(".legend .key").length > 3`)

	p.open("/?view=map")
	p.until("the map counts by place", `/^The \d+ busiest places of 11,/.test(document.querySelector(".corner .note")?.textContent ?? "")`)
	p.run("go to one and open it", chromedp.Focus(`.map-box`), chromedp.KeyEvent("n"), chromedp.KeyEvent(kb.Enter))
	p.until("it opens, or comes apart", `document.querySelector(".pane h2")?.textContent.startsWith("Town") || location.search.includes("map=")`)

	p.open("/?view=list")
	p.until("a page of them is listed", `document.querySelector(".pager .note")?.textContent === "1 to 100 of 11,700"`)
	first := p.texts(`.list tbody tr`)
	p.click(`.pager button:nth-of-type(3)`)
	p.until("the next page", `document.querySelector(".pager .note").textContent === "101 to 200 of 11,700" && !document.querySelector(".list tbody tr").textContent.includes("on day 0")`)
	p.click(`.pager button:nth-of-type(2)`)
	p.until("back again", `document.querySelector(".pager .note").textContent.startsWith("1 to 100")`)
	if got := p.texts(`.list tbody tr`); strings.Join(got, "\n") != strings.Join(first, "\n") {
		t.Errorf("back is another page: %q, not %q", got[0], first[0])
	}
	p.click(`.lane-kinds button:last-child`)
	p.until("the newest come first", `document.querySelector(".list tbody tr")?.textContent.includes("on day 129") && location.search.includes("order=newest")`)

	p.open("/")
	p.ready()
	p.until("the lanes are drawn", `document.querySelector(".spacer")?.offsetHeight > 200`)
	p.run("zoom in", chromedp.Focus(`.scroller`), chromedp.KeyEvent("+"), chromedp.KeyEvent("+"), chromedp.KeyEvent("+"), chromedp.KeyEvent("+"), chromedp.KeyEvent("+"), chromedp.KeyEvent("+"))
	p.until("few enough are held", `Number(document.querySelector(".count").textContent.match(/^[\d,]+/)[0].replace(",", "")) < 2000 && !document.querySelector(".progress")`)
	p.run("go to one", chromedp.Focus(`.scroller`), chromedp.KeyEvent(kb.ArrowRight))
	p.marked()

	var told struct {
		Timeline struct{ Nodes []struct{ ID string } }
	}
	p.ask(`{ timeline(first: 1) { nodes { id } } }`, nil, &told)
	// Far from what is looked at.
	p.ask(`mutation($in: CorrectEventInput!) { correctEvent(input: $in) { correction { position } } }`,
		map[string]any{"event": told.Timeline.Nodes[0].ID, "type": schema.Shelling, "author": "Ana", "reason": "guns"}, nil)
	p.until("it is told as a change", `document.querySelector(".news .badge")?.textContent === "Changed"`)
	if got := evaluate[string](p, `document.querySelector(".count").textContent`); !strings.HasSuffix(got, " of 11,700 events") {
		t.Errorf("an event more is counted for a correction: %q", got)
	}
	// Of a time that is not held.
	p.ask(loadArticle, maaloula, nil)
	p.until("it is counted", `document.querySelector(".count").textContent.endsWith(" of 11,701 events")`)
}

// web is a made-up network of so many groups around a few large ones, with every type of relation.
func web(groups int) []*schema.Extraction {
	day := schema.MustTime("2016-01-01")
	text := "Who stands with whom."
	all := []schema.Selector{{Start: 0, End: len(text), Exact: text}}
	x := &schema.Extraction{Extractor: "test", Article: schema.Article{Title: text, Source: "Test", PublishedAt: day, Language: "en", Text: text}}
	x.Events = []schema.ExtractedEvent{{Type: schema.Talks, Status: schema.Occurred, Date: day, TimeSource: schema.TimeStated, Summary: text, Confidence: 0.9, Evidence: all}}
	types := []schema.RelationType{schema.Backs, schema.Fights, schema.AlliedWith, schema.Opposes, schema.PartOf, schema.Leads}
	for i := range groups {
		x.Actors = append(x.Actors, schema.ExtractedActor{ID: fmt.Sprintf("a%d", i), Name: fmt.Sprintf("Brigade %d", i), Kind: schema.ArmedGroupActor})
		for j, to := range []int{i % 12, i * 7 % groups} {
			if to != i {
				x.Relations = append(x.Relations, schema.ExtractedRelation{Type: types[(i+j)%len(types)], Subject: fmt.Sprintf("a%d", i), Object: fmt.Sprintf("a%d", to), Since: day, Confidence: 0.9, Evidence: all})
			}
		}
	}
	x.Article.ID = schema.ArticleID(x.Article)
	return []*schema.Extraction{x}
}

func TestALargeNetworkIsReadable(t *testing.T) {
	p := browse(t, serve(t, web(420)), desktop)
	p.open("/?view=network&day=2016-01-01")
	p.until("so many are drawn as can be told apart", `document.querySelectorAll(".network .node").length === 300`)
	if got := strings.Join(p.texts(`.network .warn`), ""); !strings.Contains(got, "300") || !strings.Contains(got, "420") {
		t.Errorf("that there are more is told as %q", got)
	}
	type names struct{ Count, Over, Large int }
	got := evaluate[names](p, `(() => {
		const all = [...document.querySelectorAll(".network .name")], boxes = all.map((e) => e.getBoundingClientRect());
		const over = boxes.filter((a, i) => boxes.some((b, j) => j > i && a.left < b.right - 2 && a.right > b.left + 2 && a.top < b.bottom - 4 && a.bottom > b.top + 4)).length;
		return {count: all.length, over, large: all.filter((e) => /^Brigade ([0-9]|1[01])$/.test(e.textContent)).length};
	})()`)
	if got.Count < 50 || got.Over > 0 || got.Large < 12 {
		t.Errorf("%d names are shown, %d over each other, %d of the 12 largest", got.Count, got.Over, got.Large)
	}
	type room struct{ Wide, High, Touching, Outside float64 }
	fills := evaluate[room](p, `(() => {
		const box = document.querySelector(".network-box").getBoundingClientRect(), all = [...document.querySelectorAll(".network .node :is(circle, rect)")].map((e) => e.getBoundingClientRect());
		const extent = (from, to) => Math.max(...all.map((r) => r[to])) - Math.min(...all.map((r) => r[from]));
		const at = all.map((r) => ({x: r.left + r.width / 2, y: r.top + r.height / 2, r: r.width / 2}));
		const touching = at.filter((a, i) => at.some((b, j) => j !== i && Math.hypot(a.x - b.x, a.y - b.y) < a.r + b.r - 1)).length;
		const outside = [...document.querySelectorAll(".network .name")].map((e) => e.getBoundingClientRect()).filter((r) => r.left < box.left || r.right > box.right || r.top < box.top || r.bottom > box.bottom).length;
		return {wide: extent("left", "right") / box.width, high: extent("top", "bottom") / box.height, touching, outside};
	})()`)
	if fills.Wide < 0.8 || fills.High < 0.8 || fills.Touching > 10 || fills.Outside > 0 {
		t.Errorf("actors take %.0f %% of the width and %.0f %% of the height, %.0f of them touch others, %.0f names reach out of the picture", 100*fills.Wide, 100*fills.High, fills.Touching, fills.Outside)
	}
	if looks := evaluate[int](p, `new Set([...document.querySelectorAll(".legend .key svg")].map((s) => [...s.querySelectorAll("path")].map((e) => (e.getAttribute("stroke-dasharray") ?? "") + e.getAttribute("stroke-width") + e.getAttribute("d")).join("|"))).size`); looks != 6 {
		t.Errorf("6 types of relations look in %d ways, colours apart", looks)
	}
	p.run("point at one", chromedp.Focus(`.network .node`))
	p.until("the others stand back", `document.querySelectorAll(".network .node.dim").length > 200 && document.querySelectorAll(".network .node:not(.dim)").length > 1`)
	p.until("and it and all that it has to do with are named", `document.querySelectorAll(".network .name").length === document.querySelectorAll(".network .node:not(.dim)").length`)
	p.run("draw all", chromedp.SetValue(`.corner select`, "1000"), eval(`document.querySelector(".corner select").dispatchEvent(new Event("change", {bubbles: true})); undefined`))
	p.until("all are drawn", `document.querySelectorAll(".network .node").length === 420 && location.search.includes("size=1000")`)
}

func TestSearchPutsTheBusiestFirst(t *testing.T) {
	text := "A day of war."
	all := []schema.Selector{{Start: 0, End: len(text), Exact: text}}
	x := &schema.Extraction{Extractor: "test", Article: schema.Article{Title: text, Source: "Test", PublishedAt: schema.MustTime("2016-01-01"), Language: "en", Text: text}}
	names := []string{"IS", "Zeta Alphas"}
	for i := range 130 {
		names = append(names, fmt.Sprintf("Alpha %d", i))
	}
	for i, name := range names {
		id := fmt.Sprintf("a%d", i)
		x.Actors = append(x.Actors, schema.ExtractedActor{ID: id, Name: name, Kind: schema.ArmedGroupActor})
		for j := range map[string]int{"IS": 2, "Zeta Alphas": 3}[name] + 1 {
			x.Events = append(x.Events, schema.ExtractedEvent{Type: schema.Battle, Status: schema.Occurred, Date: schema.MustTime(fmt.Sprintf("2016-01-%02d", j+1)), TimeSource: schema.TimeStated, Summary: name + " fights",
				Participants: []schema.ExtractedParticipant{{Role: schema.Agent, Actor: id}}, Confidence: 0.9, Evidence: all})
		}
	}
	x.Article.ID = schema.ArticleID(x.Article)
	p := browse(t, serve(t, []*schema.Extraction{x}), desktop)
	p.open("/?view=list")
	p.ready()
	p.press(`.search input`, "alpha")
	p.until("the busiest is first, however many come before it by name", `document.querySelector("#found [aria-selected=true]")?.innerText.includes("Zeta Alphas") && document.querySelector("#found [aria-selected=true]").innerText.includes("4 events")`)
	p.run("look for a name that is a common word", chromedp.KeyEvent("a", chromedp.KeyModifiers(2)), chromedp.KeyEvent("is"))
	p.until("it is found", `document.querySelector("#found [aria-selected=true] .found-title")?.innerText === "IS" && !document.querySelector("#found .failed")`)
}

func TestControlThatNobodyTellsOfAnyMoreIsDrawnAsOld(t *testing.T) {
	text := "Group One captured Town."
	day := schema.MustTime("2012-03-01")
	latitude, longitude := 34.0, 38.0
	x := &schema.Extraction{Extractor: "test", Article: schema.Article{Title: text, Source: "Test", PublishedAt: day, Language: "en", Text: text},
		Actors: []schema.ExtractedActor{{ID: "a", Name: "Group One", Kind: schema.ArmedGroupActor}},
		Places: []schema.ExtractedPlace{{ID: "p", Name: "Town", Kind: schema.CityPlace, Country: "SY", Latitude: &latitude, Longitude: &longitude}},
		Events: []schema.ExtractedEvent{{Type: schema.TerritoryCapture, Status: schema.Occurred, Date: day, TimeSource: schema.TimeStated, Summary: text,
			Participants: []schema.ExtractedParticipant{{Role: schema.Agent, Actor: "a"}}, Places: []string{"p"}, Confidence: 0.9, Evidence: []schema.Selector{{Start: 0, End: len(text), Exact: text}}}}}
	x.Article.ID = schema.ArticleID(x.Article)
	p := browse(t, serve(t, []*schema.Extraction{x}), desktop)
	for day, old := range map[string]string{"2012-06-01": "", "2013-02-27": "", "2013-04-01": "13 months ago", "2024-03-02": "12 years ago"} {
		p.open("/?view=map&day=" + day)
		p.until("the holder is named", `document.querySelector(".holders li")?.innerText.includes("Group One")`)
		said := evaluate[string](p, `document.querySelector(".holders li .note")?.innerText ?? ""`)
		if hollow := evaluate[bool](p, `!!document.querySelector(".holders li .flag.old")`); said != old || hollow != (old != "") {
			t.Errorf("on %s the hold is told of %q, hollow %v; want %q", day, said, hollow, old)
		}
	}
}

// served is the address of a server with data of one's own: `go test ./graph/explorer -run xxx -bench Explorer -args -served URL`.
var served = flag.String("served", "", "the address of a running casus that BenchmarkExplorer looks at instead of the sample and made-up events")

// drag is how many frames a second there are while an element is dragged to and fro.
func drag(selector string) string {
	return `new Promise((done) => {
		const e = document.querySelector("` + selector + `"), r = e.getBoundingClientRect(), x = r.left + r.width / 2, y = r.top + 80;
		const at = (type, x, to) => to.dispatchEvent(new MouseEvent(type, {view: window, bubbles: true, cancelable: true, clientX: x, clientY: y}));
		at("mousedown", x, e);
		let n = 0;
		const start = performance.now();
		const frame = () => {
			if (++n > 90) { at("mouseup", x, window); done(1000 * n / (performance.now() - start)); return; }
			at("mousemove", x + 200 * Math.sin(n / 10), window);
			requestAnimationFrame(frame);
		};
		requestAnimationFrame(frame);
	})`
}

// How long the first view takes, and how many frames a second timeline, map and network give while they are dragged with all events in view.
func BenchmarkExplorer(b *testing.B) {
	all, err := sample()
	if err != nil {
		b.Fatal(err)
	}
	type crowded struct {
		name, url string
		in        []*schema.Extraction
	}
	cases := []crowded{{name: "sample", in: all}, {name: "9900", in: crowd(110, 90)}, {name: "100000", in: crowd(1000, 100)}}
	if *served != "" {
		cases = []crowded{{name: "served", url: *served}}
	}
	for _, c := range cases {
		b.Run(c.name, func(b *testing.B) {
			if c.url == "" {
				c.url = serve(b, c.in)
			}
			p := browse(b, c.url, desktop)
			var view float64
			for b.Loop() {
				p.open("/")
				p.until("it is drawn", `document.querySelector(".spacer")?.offsetHeight > 150 && (globalThis.drawn ??= performance.now())`)
				view = evaluate[float64](p, `drawn`)
				p.until("all is read", `!document.querySelector(".progress")`)
			}
			// By the polling that waits for it, up to 50 ms late.
			b.ReportMetric(view, "ms-first-view")
			b.ReportMetric(evaluate[float64](p, `performance.getEntriesByType("paint").find((e) => e.name === "first-contentful-paint").startTime`), "ms-first-paint")
			b.ReportMetric(evaluate[float64](p, drag(".scroller")), "timeline-frames/s")
			p.open("/?view=map")
			p.until("the map is drawn", `document.querySelector(".map-box canvas") && !document.querySelector(".progress") && !document.querySelector(".holders .note")?.textContent.startsWith("Loading")`)
			time.Sleep(settle)
			b.ReportMetric(evaluate[float64](p, drag(".map-box")), "map-frames/s")
			p.open("/?view=network")
			p.until("the network is drawn", `document.querySelector(".network .node, .network .empty.over") && !document.querySelector(".progress")`)
			time.Sleep(settle)
			b.ReportMetric(evaluate[float64](p, drag(".network-box > svg")), "network-frames/s")
		})
	}
}
