package explorer_test

import (
	"context"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// screenshots is the folder that `make screenshots` writes to; no pictures are taken where it is empty.
var screenshots = flag.String("screenshots", "", "write pictures of each view to this folder")

// settle is how long what moves takes to come to rest.
const settle = 700 * time.Millisecond

var phone = screen{390, 844}

func TestScreenshots(t *testing.T) {
	if *screenshots == "" {
		t.Skip("no -screenshots folder: see make screenshots")
	}
	if err := os.MkdirAll(*screenshots, 0o755); err != nil {
		t.Fatal(err)
	}
	url := serveSample(t)
	for _, s := range []struct {
		name    string
		address string
		screen  screen
	}{
		{"timeline", "/", desktop},
		{"timeline-actors", "/?lanes=actor", desktop},
		{"timeline-september", "/?from=2016-09-05&to=2016-09-25", desktop},
		{"map", "/?view=map", desktop},
		{"network", "/?view=network", desktop},
		{"list", "/?view=list", desktop},
		{"event", "/?lanes=class&from=2016-09-05&to=2016-09-25", screen{1280, 1000}},
		{"disagreements", "/?view=list&list=disagreements", desktop},
		{"changes", "/?view=list&list=changes&since=2016-09-05&until=2016-12-31", desktop},
		{"phone-event", "/?from=2016-09-05&to=2016-09-25", phone},
		{"phone-timeline", "/", phone},
		{"phone-map", "/?view=map", phone},
		{"phone-list", "/?view=list", phone},
		{"phone-network", "/?view=network", phone},
	} {
		for _, theme := range []string{"light", "dark"} {
			t.Run(s.name+"-"+theme, func(t *testing.T) {
				p := browse(t, url, s.screen)
				p.colours(theme)
				p.open(s.address)
				p.ready()
				if strings.HasSuffix(s.name, "event") {
					p.run("open an event", chromedp.Focus(`.scroller`), chromedp.KeyEvent(kb.ArrowRight), chromedp.KeyEvent(kb.ArrowRight), chromedp.KeyEvent(kb.ArrowRight), chromedp.KeyEvent(kb.ArrowRight))
					p.marked()
				}
				p.until("control is read", `!document.querySelector(".holders .note")?.textContent.startsWith("Loading")`)
				p.run("settle", chromedp.Sleep(settle))
				ctx, stop := context.WithTimeout(p.ctx, patience)
				defer stop()
				picture, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
				if err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(filepath.Join(*screenshots, s.name+"-"+theme+".png"), picture, 0o644); err != nil {
					t.Fatal(err)
				}
			})
		}
	}
}
