package explorer_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// why fills in who corrects and why, and makes the correction.
func (p *page) why(reason string) {
	p.Helper()
	p.run("say who", chromedp.SetValue(`.correcting input[name=author]`, "Ana"))
	p.press(`.correcting input[name=reason]`, reason)
	p.click(`.correcting .actions .primary`)
	p.until("the correction is made", `!document.querySelector(".correcting[open]")`)
}

func TestAnEventIsCorrectedAndTheCorrectionUndone(t *testing.T) {
	p := browse(t, serveSample(t), desktop)
	p.open("/?view=list&types=AIRSTRIKE")
	p.ready()
	p.click(`.list tbody tr .what button`)
	p.marked()
	kicker := `document.querySelector(".pane .kicker").textContent`
	if was := evaluate[string](p, kicker); !strings.HasPrefix(was, "Airstrike") {
		t.Fatalf("the event is %q", was)
	}
	p.click(`.pane .actions .quiet`)
	p.run("choose another type", chromedp.SetValue(`.correcting select[name=type]`, "SHELLING"))
	p.run("say when", chromedp.SetValue(`.correcting input[name=date]`, "2016-09"))
	p.why("it was artillery")
	p.until("the event is corrected", kicker+`.startsWith("Shelling")`)
	if got := strings.Join(p.texts(`.pane .overrides li`), " "); !strings.Contains(got, "Airstrike") || !strings.Contains(got, "When was corrected") {
		t.Errorf("what is overridden is told as %q", got)
	}
	if got := strings.Join(p.texts(`.pane .history li`), " "); !strings.Contains(got, "Event corrected") || !strings.Contains(got, "Ana") || !strings.Contains(got, "it was artillery") {
		t.Errorf("the history is %q", got)
	}
	// By keyboard alone.
	p.run("undo", chromedp.Focus(`.pane .history .undo`), chromedp.KeyEvent(kb.Enter))
	p.press(`.correcting input[name=reason]`, "planes after all")
	if got := evaluate[string](p, `document.querySelector(".correcting input[name=author]").value`); got != "Ana" {
		t.Errorf("who corrected last is not remembered: %q", got)
	}
	p.run("make it", chromedp.KeyEvent(kb.Enter))
	p.until("the event is as it was", kicker+`.startsWith("Airstrike") && !document.querySelector(".pane .overrides")`)
	p.until("the history tells of the undo", `document.querySelectorAll(".pane .history li").length === 2 && document.querySelector(".pane .history .undone")`)
}

func TestActorsAreMergedAndTakenApart(t *testing.T) {
	p := browse(t, serveSample(t), desktop)
	p.open("/?view=list")
	p.ready()
	p.press(`.search input`, "Nusra")
	p.until("the actor is found", `[...document.querySelectorAll("#found li")].some((l) => l.textContent.includes("Al-Nusra Front"))`)
	p.run("open it", chromedp.KeyEvent(kb.Enter))
	p.until("it is open", `document.querySelector(".pane h2")?.textContent === "Al-Nusra Front"`)
	p.click(`.pane .actions .quiet:nth-of-type(2)`)
	p.press(`.correcting .pick-actors`, "Ahrar")
	p.until("another is found", `document.querySelector(".correcting .picker input[type=radio]")`)
	p.click(`.correcting .picker input[type=radio]`)
	p.why("one after the merger")
	p.until("it has the other's name", `document.querySelector(".pane .aliases")?.textContent.includes("Ahrar")`)
	if got := strings.Join(p.texts(`.pane .history li`), " "); !strings.Contains(got, "Actors merged") {
		t.Errorf("the history is %q", got)
	}
	p.click(`.pane .history .undo`)
	p.why("two groups")
	p.until("they are two again", `!document.querySelector(".pane .aliases")?.textContent.includes("Ahrar")`)
}

func TestAReportIsRetractedAndBroughtBack(t *testing.T) {
	p := browse(t, serveSample(t), desktop)
	colleague := browse(t, p.url, desktop)
	colleague.open("/?view=list")
	colleague.ready()
	colleague.until("it follows", `document.querySelector(".live")?.textContent === "Live"`)
	p.open("/?view=list")
	p.ready()
	before := p.counted()
	p.click(`.list tbody tr .what button`)
	p.marked()
	p.click(`.pane .source-head .link`)
	p.until("the article is open", `document.querySelector(".pane .kicker")?.textContent === "Article"`)
	p.click(`.pane .actions .quiet`)
	p.why("withdrawn by the outlet")
	p.until("it says so", `document.querySelector(".pane .failed")?.textContent.startsWith("Retracted")`)
	p.until("its events are gone", `Number(document.querySelector(".count").textContent.match(/of (\d+)/)?.[1]) < `+strconv.Itoa(before))
	colleague.until("a colleague sees them go", `Number(document.querySelector(".count").textContent.match(/of (\d+)/)?.[1]) < `+strconv.Itoa(before))
	p.click(`.pane .history .undo`)
	p.why("it stands")
	p.until("its events are back", `Number(document.querySelector(".count").textContent.match(/of (\d+)/)?.[1]) === `+strconv.Itoa(before))
	p.until("the article counts again", `!document.querySelector(".pane .failed")`)
	colleague.until("and come back", `Number(document.querySelector(".count").textContent.match(/of (\d+)/)?.[1]) === `+strconv.Itoa(before))
	p.until("they are told as they come", `document.querySelector(".news .badge") !== null`)
	if after := p.counted(); after != before {
		t.Errorf("%d events are counted, of which %d are told again, not %d", after, after-before, before)
	}
}
