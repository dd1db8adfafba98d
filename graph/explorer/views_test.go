package explorer_test

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// ready waits for the events to be there.
func (p *page) ready() {
	p.Helper()
	p.until("events are shown", `document.querySelector(".count")?.textContent.match(/of [1-9]/) && !document.querySelector(".progress")`)
}

func TestAnEventLeadsToItsSentence(t *testing.T) {
	p := browse(t, serveSample(t), desktop)
	p.open("/?view=list")
	p.ready()
	p.run("click the first event", chromedp.Click(`.list tbody tr .what button`))
	p.until("its sentence is marked in the article", `document.querySelector(".pane .article-text mark.main")`)
	sentence := evaluate[string](p, `[...document.querySelectorAll(".pane .article-text mark")].map((m) => m.textContent).join("")`)
	quoted := evaluate[string](p, `document.querySelector(".pane .card.on blockquote").textContent`)
	if sentence == "" || sentence != quoted {
		t.Errorf("marked is %q, the report rests on %q", sentence, quoted)
	}
}
