package explorer_test

import (
	"compress/gzip"
	"context"
	"io"
	"os"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// axe is axe-core, the accessibility checker (testdata/README.md).
func axe(t *testing.T) string {
	t.Helper()
	f, err := os.Open("testdata/axe.min.js.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// colours asks the browser for one of its colour schemes.
func (p *page) colours(scheme string) {
	p.Helper()
	p.run("choose colours", chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}})
		return err
	}))
}

// WCAG 2.1 AA, as far as a program can tell, of every view in both colours.
func TestAccessibility(t *testing.T) {
	server := serveSample(t)
	script := axe(t)
	for _, c := range []struct {
		name, address string
		do            func(p *page)
	}{
		{"timeline", "/?lanes=actor", nil},
		{"map", "/?view=map", nil},
		{"network", "/?view=network", nil},
		{"list with an event", "/?view=list&classes=AGREEMENT", func(p *page) {
			p.click(`.list tbody tr .what button`)
			p.marked()
		}},
		{"filters", "/?view=list", func(p *page) {
			p.click(`.add-filter > button`)
			p.until("the filters are open", `document.querySelector("#filter-panel")`)
		}},
		{"search", "/?view=list", func(p *page) {
			p.press(`.search input`, "Aleppo")
			p.until("something is found", `document.querySelectorAll("#found li").length > 2`)
		}},
		{"adding", "/?view=list", func(p *page) { p.click(`.header .primary`) }},
		{"disagreements", "/?view=list&list=disagreements", func(p *page) { p.until("they are listed", `document.querySelector(".sides dd")`) }},
		{"changes", "/?view=list&list=changes&since=2016-09-01", func(p *page) { p.until("they are listed", `document.querySelector(".list .badge")`) }},
		{"chain", "/?view=network&day=2016-09-12", func(p *page) {
			p.click(`.path-panel summary`)
			p.press(`.path-panel .pick-from`, "Russia")
			p.until("somebody is found", `document.querySelector(".path-panel input[type=radio]")`)
		}},
		{"actor", "/?view=list", func(p *page) {
			p.actor("Russia")
			p.until("its activity is told", `document.querySelector(".activity .bars li")`)
		}},
		{"correcting", "/?view=list", func(p *page) {
			p.click(`.list tbody tr .what button`)
			p.marked()
			p.click(`.pane .actions .quiet`)
			p.press(`.correcting .pick-actors`, "Nusra")
			p.until("somebody is found", `document.querySelector(".correcting .picker input[type=radio]")`)
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := browse(t, server, desktop)
			p.open(c.address)
			p.ready()
			if c.do != nil {
				c.do(p)
			}
			p.run("load axe", eval(script+";undefined"))
			for _, scheme := range []string{"light", "dark"} {
				p.colours(scheme)
				p.until("the colours have changed", `document.documentElement.dataset.theme === "`+scheme+`"`)
				time.Sleep(settle)
				for _, f := range p.violations() {
					t.Errorf("%s: %s", scheme, f)
				}
			}
			// What axe must find shows that it looked.
			p.run("break something", eval(`(document.querySelector("dialog[open]") ?? document.querySelector("main")).append(document.createElement("button")); undefined`))
			if len(p.violations()) == 0 {
				t.Error("axe does not find a button without a name")
			}
		})
	}
}

// violations are what axe finds on the page as it is.
func (p *page) violations() []string {
	p.Helper()
	return evaluate[[]string](p, `axe.run({runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"], resultTypes: ["violations"]})
		.then((r) => r.violations.map((v) => v.id + ": " + v.help + "\n    " + v.nodes.slice(0, 4).map((n) => n.html.slice(0, 160) + "\n      " + n.failureSummary).join("\n    ")))`)
}
