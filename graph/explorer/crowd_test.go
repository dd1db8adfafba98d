package explorer_test

import (
	"flag"
	"fmt"
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
	out := make([]*schema.Extraction, articles)
	for i := range out {
		day := schema.MustTime(start.AddDate(0, 0, i).Format(time.DateOnly))
		text := fmt.Sprintf("Report %d of the war.", i)
		all := schema.Selector{Start: 0, End: len(text), Exact: text}
		x := &schema.Extraction{Extractor: "test", Article: schema.Article{Title: text, Source: "Test", PublishedAt: day, Language: "en", Text: text}}
		for j := range events {
			actor := fmt.Sprintf("a%d", j)
			x.Actors = append(x.Actors, schema.ExtractedActor{ID: actor, Name: fmt.Sprintf("Group %d of %d", j, i%40), Kind: schema.ArmedGroupActor})
			x.Events = append(x.Events, schema.ExtractedEvent{Type: types[(i+j)%len(types)], Status: schema.Occurred, Date: day, TimeSource: schema.TimeStated,
				Summary: fmt.Sprintf("Event %d on day %d", j, i), Participants: []schema.ExtractedParticipant{{Role: schema.Agent, Actor: actor}},
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
	p.run("zoom in", chromedp.Focus(`.scroller`), chromedp.KeyEvent("+"), chromedp.KeyEvent("+"), chromedp.KeyEvent("+"), chromedp.KeyEvent("+"), chromedp.KeyEvent("+"), chromedp.KeyEvent("+"))
	p.until("few enough are held", `Number(document.querySelector(".count").textContent.match(/^[\d,]+/)[0].replace(",", "")) < 2000 && !document.querySelector(".progress")`)
	p.run("go to one", chromedp.Focus(`.scroller`), chromedp.KeyEvent(kb.ArrowRight))
	p.marked()
}

// served is the address of a server with data of one's own: `go test ./graph/explorer -run xxx -bench Explorer -args -served URL`.
var served = flag.String("served", "", "the address of a running casus that BenchmarkExplorer looks at instead of the sample and made-up events")

// How many frames a second the timeline gives while it is dragged with all events in view, and how long the first view takes.
func BenchmarkExplorer(b *testing.B) {
	const drag = `new Promise((done) => {
		const e = document.querySelector(".scroller"), r = e.getBoundingClientRect(), y = r.top + 80;
		const at = (type, x, to) => to.dispatchEvent(new MouseEvent(type, {view: window, bubbles: true, cancelable: true, clientX: x, clientY: y}));
		at("mousedown", r.left + 600, e);
		let n = 0;
		const start = performance.now();
		const frame = () => {
			if (++n > 90) { at("mouseup", r.left + 600, window); done(1000 * n / (performance.now() - start)); return; }
			at("mousemove", r.left + 600 + 200 * Math.sin(n / 10), window);
			requestAnimationFrame(frame);
		};
		requestAnimationFrame(frame);
	})`
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
			for b.Loop() {
				p.open("/")
				p.until("it is drawn", `document.querySelector(".spacer")?.offsetHeight > 150 && !document.querySelector(".progress")`)
			}
			b.ReportMetric(evaluate[float64](p, `performance.getEntriesByType("paint").find((e) => e.name === "first-contentful-paint").startTime`), "ms-first-paint")
			b.ReportMetric(evaluate[float64](p, drag), "frames/s")
		})
	}
}
