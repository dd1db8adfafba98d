package explorer_test

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// ready waits for the events to be there.
func (p *page) ready() {
	p.Helper()
	p.until("events are shown", `document.querySelector(".count")?.textContent.match(/of [1-9]/) && !document.querySelector(".progress")`)
}

// counted is how many events the page says that there are.
func (p *page) counted() int {
	p.Helper()
	return evaluate[int](p, `Number(document.querySelector(".count").textContent.match(/of ([\d,]+)/)[1].replace(",", ""))`)
}

// texts are what the elements that a selector finds say.
func (p *page) texts(selector string) []string {
	p.Helper()
	return evaluate[[]string](p, `[...document.querySelectorAll(`+"`"+selector+"`"+`)].map((e) => e.textContent.trim())`)
}

func (p *page) click(selector string) {
	p.Helper()
	p.run("click "+selector, chromedp.Click(selector, chromedp.NodeVisible))
}

func (p *page) press(selector, keys string) {
	p.Helper()
	p.run("type into "+selector, chromedp.SendKeys(selector, keys, chromedp.NodeVisible))
}

// address is the query of the page's address.
func (p *page) address() url.Values {
	p.Helper()
	v, err := url.ParseQuery(strings.TrimPrefix(evaluate[string](p, `location.search`), "?"))
	if err != nil {
		p.Fatal(err)
	}
	return v
}

func TestAnEventLeadsToItsSentence(t *testing.T) {
	p := browse(t, serveSample(t), desktop)
	p.open("/?view=list")
	p.ready()
	p.click(`.list tbody tr .what button`)
	p.marked()
}

// marked checks that the reading pane marks in the article what the chosen report rests on.
func (p *page) marked() {
	p.Helper()
	p.until("its sentence is marked in the article", `document.querySelector(".pane .article-text mark.main")`)
	sentence := evaluate[string](p, `[...document.querySelectorAll(".pane .article-text mark")].map((m) => m.textContent).join("")`)
	quoted := strings.Join(p.texts(`.pane .card.on blockquote`), "")
	if sentence == "" || sentence != quoted {
		p.Errorf("marked is %q, the report rests on %q", sentence, quoted)
	}
	if p.address().Get("open") == "" {
		p.Error("the address does not say what is open")
	}
}

func TestTimelineMarksCanBeClickedAndWalked(t *testing.T) {
	p := browse(t, serveSample(t), desktop)
	p.open("/")
	p.ready()
	p.run("focus the timeline", chromedp.Focus(`.scroller`))
	p.run("go to the next event", chromedp.KeyEvent(kb.ArrowRight))
	p.marked()
	first := p.address().Get("open")
	p.run("go to the one after", chromedp.KeyEvent(kb.ArrowRight))
	p.until("another event is open", `!location.search.includes("`+first+`")`)
	p.run("close", chromedp.KeyEvent(kb.Escape))
	p.until("the pane is closed", `!document.querySelector(".pane")`)

	before := evaluate[int](p, `Number(document.querySelector(".count").textContent.split(" ")[0])`)
	p.run("zoom in", chromedp.Focus(`.scroller`), chromedp.KeyEvent("+"), chromedp.KeyEvent("+"), chromedp.KeyEvent("+"))
	p.until("fewer events are in view", `Number(document.querySelector(".count").textContent.split(" ")[0]) < `+strconv.Itoa(before)+` && location.search.includes("from=")`)
}

func TestTheDayMovesTheNetwork(t *testing.T) {
	p := browse(t, serveSample(t), desktop)
	p.open("/?view=network&day=2016-12-31")
	p.ready()
	p.until("the network is drawn", `document.querySelectorAll(".network .node").length > 2`)
	before := strings.Join(p.texts(`.network .size`), "")
	p.run("move the day by months", chromedp.Focus(`.strip .cursor circle`), chromedp.KeyEvent(kb.PageDown), chromedp.KeyEvent(kb.PageDown), chromedp.KeyEvent(kb.PageDown), chromedp.KeyEvent(kb.PageDown), chromedp.KeyEvent(kb.PageDown),
		chromedp.KeyEvent(kb.PageDown), chromedp.KeyEvent(kb.PageDown), chromedp.KeyEvent(kb.PageDown), chromedp.KeyEvent(kb.PageDown), chromedp.KeyEvent(kb.PageDown))
	p.until("the day has moved", `location.search.includes("day=2016-02")`)
	p.until("other relations hold", `!document.querySelector(".network .size").textContent.startsWith(`+"`"+strings.Split(before, "·")[0]+"`"+`)`)
	p.click(`.relation-list summary`)
	p.click(`.relation-list .line`)
	p.until("the relation leads to its assertions", `document.querySelector(".pane blockquote")?.textContent.length > 10`)
	p.click(`.pane .card .quiet`)
	p.until("and they to the article", `document.querySelector(".pane .article-text mark.main")`)
}

func TestAPastedArticleArrives(t *testing.T) {
	p := browse(t, serveSample(t), desktop)
	p.open("/?view=list")
	p.ready()
	p.click(`.header .primary`)
	p.press(`#add-text`, "Government forces captured the town of Maaloula on 3 October 2016, the Observatory said. At least 12 fighters were killed.")
	p.press(`.adding input[name=source]`, "The Test Gazette")
	p.run("say when", chromedp.SetValue(`.adding input[name=date]`, "2016-10-04"))
	p.click(`.adding form .primary`)
	p.until("what was read is shown before anything is stored", `document.querySelector(".read-items mark.main")`)
	var stored struct {
		Articles struct{ TotalCount int }
	}
	p.ask(`{ articles(filter: {words: "Maaloula captured"}) { totalCount } }`, nil, &stored)
	if n := stored.Articles.TotalCount; n != 0 {
		t.Fatalf("%d articles were stored before anybody agreed", n)
	}
	p.click(`.adding .actions .primary`)
	p.until("it is stored", `document.querySelector(".adding .note[role=status]")?.textContent.includes("Stored")`)
	p.until("the subscription tells of it", `document.querySelector(".news.on")?.textContent.includes("Maaloula")`)
	p.click(`.adding .actions .primary`)
	p.marked()
	p.until("it stands in the list", `[...document.querySelectorAll(".list tbody tr")].some((r) => r.textContent.includes("Maaloula"))`)
}

// TestWhatComesBeforeThePageFollowsIsRead loads an article when a page has read all that there was and is not told of changes yet.
func TestWhatComesBeforeThePageFollowsIsRead(t *testing.T) {
	p := browse(t, serveSample(t), desktop)
	hold := `globalThis.held = new Promise((go) => { globalThis.go = go; });
		globalThis.straight = fetch;
		globalThis.fetch = (to, o) => (new Headers(o?.headers).get("Accept") === "text/event-stream" ? held.then(() => straight(to, o)) : straight(to, o));`
	if _, err := chromedp.Call(p.ctx, cdppage.AddScriptToEvaluateOnNewDocument, cdppage.AddScriptToEvaluateOnNewDocumentParams{Source: hold}); err != nil {
		t.Fatal(err)
	}
	p.open("/?view=list")
	p.ready()
	before := p.counted()
	p.ask(loadArticle, maaloula, nil)
	if got := p.counted(); got != before {
		t.Fatalf("%d events are counted without being told of, not %d", got, before)
	}
	p.run("the page begins to follow", eval(`go(); undefined`))
	p.until("what came before is read", fmt.Sprintf(`Number(document.querySelector(".count").textContent.match(/of (\d+)/)?.[1]) === %d`, before+1))
}

func TestFilesAreDropped(t *testing.T) {
	p := browse(t, serveSample(t), desktop)
	p.open("/?view=list&order=newest")
	p.ready()
	drop := `(() => {
		const files = new DataTransfer();
		files.items.add(new File(["Rebels captured the town of Qalaat on 5 October 2016. At least 9 soldiers were killed."], "one.txt", {type: "text/plain"}));
		files.items.add(new File(['{"text": "An airstrike hit the market of Deir Hassan on 6 October 2016, killing 14 civilians.", "title": "Strike", "source": "The Test Gazette", "date": "2016-10-07"}\nnot json\n'], "two.jsonl"));
		for (const type of ["dragenter", "dragover", "drop"]) document.querySelector("main").dispatchEvent(new DragEvent(type, {bubbles: true, cancelable: true, dataTransfer: files}));
	})()`
	p.run("drop two files", eval(drop+"; undefined"))
	p.until("each article is shown as it is read", `document.querySelectorAll(".read-items .article-text").length === 2`)
	if got := strings.Join(p.texts(`.read-items`), " "); !strings.Contains(got, "two.jsonl, line 2") {
		t.Errorf("that a line is none is told as %q", got)
	}
	p.click(`.adding .actions .primary`)
	p.until("they are stored", `document.querySelector(".adding .note[role=status]")?.textContent.includes("Stored")`)
	p.run("close", chromedp.KeyEvent(kb.Escape))
	p.until("their events stand in the list", `["Qalaat", "Deir Hassan"].every((name) => [...document.querySelectorAll(".list tbody tr")].some((r) => r.textContent.includes(name)))`)
}

func TestAServerThatDoesNotAnswerIsToldOf(t *testing.T) {
	p := browse(t, serveSample(t), desktop)
	p.open("/")
	p.ready()
	if evaluate[bool](p, `(() => { const e = document.querySelector(".scroller"); return e.firstElementChild.offsetHeight === e.clientHeight && e.scrollHeight > e.clientHeight; })()`) {
		t.Error("lanes that fit can be scrolled")
	}
	p.run("cut the line", eval(`globalThis.line = fetch; globalThis.fetch = () => Promise.reject(new TypeError("Failed to fetch")); undefined`))
	p.press(`.search input`, "Aleppo")
	p.until("the search says so, on one line", `document.querySelector("#found .failed")?.innerText.includes("does not answer") && document.querySelector("#found .failed").offsetHeight < 60`)
	p.run("filter by it", chromedp.KeyEvent(kb.Enter))
	p.until("the page says so", `document.querySelector("main > .failed")?.innerText.includes("does not answer")`)
	if got := strings.Join(p.texts(`.empty`), ""); got != "" {
		t.Errorf("that nothing could be read is told as %q", got)
	}
	p.run("mend it", eval(`globalThis.fetch = globalThis.line; undefined`))
	p.click(`main > .failed button`)
	p.until("all is read", `!document.querySelector("main > .failed") && document.querySelector(".count").textContent.match(/of [1-9]/)`)
}

func TestASharedAddressShowsTheSame(t *testing.T) {
	server := serveSample(t)
	p := browse(t, server, desktop)
	p.open("/?view=list&classes=VIOLENCE&from=2016-09-01&to=2016-10-01&known=2016-12-01")
	p.ready()
	p.click(`.list tbody tr .what button`)
	p.marked()
	rows, title := p.texts(`.list tbody tr`), p.texts(`.pane h2`)
	address := evaluate[string](p, `location.pathname + location.search`)

	colleague := browse(t, server, desktop)
	colleague.open(address)
	colleague.ready()
	colleague.marked()
	if got := colleague.texts(`.list tbody tr`); strings.Join(got, "\n") != strings.Join(rows, "\n") {
		t.Errorf("the list differs:\n%q\n%q", got, rows)
	}
	if got := colleague.texts(`.pane h2`); strings.Join(got, "") != strings.Join(title, "") {
		t.Errorf("open is %q, not %q", got, title)
	}
	if got := strings.Join(colleague.texts(`.chip`), " "); !strings.Contains(got, "Violence") {
		t.Errorf("the filters are %q", got)
	}
	if !evaluate[bool](colleague, `document.querySelector(".known input[type=date]").value === "2016-12-01"`) {
		t.Error("it is not as known on the day")
	}
}

func TestSearchByKeyboardAlone(t *testing.T) {
	p := browse(t, serveSample(t), desktop)
	p.open("/?view=list")
	p.ready()
	p.run("go to the search box", chromedp.KeyEvent("k", chromedp.KeyModifiers(2)))
	p.until("it has the focus", `document.activeElement?.getAttribute("role") === "combobox"`)
	p.run("look for an actor", chromedp.KeyEvent("Russia"))
	p.until("it is found", `document.querySelector("#found [aria-selected=true]")?.textContent.includes("Russia")`)
	all := len(p.texts(`.list tbody tr`))
	p.run("filter by it", chromedp.KeyEvent(kb.Enter, chromedp.KeyModifiers(8)))
	p.until("the chip is there", `document.querySelector(".chip")?.textContent.includes("Russia")`)
	p.until("fewer events are listed", `document.querySelectorAll(".list tbody tr").length < `+strconv.Itoa(all))
	p.click(`.chip button`)
	p.until("all are back", `document.querySelectorAll(".list tbody tr").length === `+strconv.Itoa(all))

	p.run("look for words", chromedp.KeyEvent("k", chromedp.KeyModifiers(2)), chromedp.KeyEvent("convoy"))
	p.until("articles are found too", `[...document.querySelectorAll("#found li")].some((l) => l.dataset.group === "Article")`)
	p.run("take the last one: the filter by words", chromedp.KeyEvent(kb.ArrowUp), chromedp.KeyEvent(kb.Enter))
	p.until("it filters", `location.search.includes("words=convoy")`)
	p.run("go back", chromedp.NavigateBack())
	p.until("the filter is gone", `!location.search.includes("words")`)
}

func TestAsKnownOnADay(t *testing.T) {
	p := browse(t, serveSample(t), desktop)
	p.open("/?view=list&known=2016-03-01")
	p.ready()
	early := p.counted()
	p.click(`.known input[type=checkbox]`)
	p.until("more is known now", `Number(document.querySelector(".count").textContent.match(/of (\d+)/)?.[1]) > `+strconv.Itoa(early))
}

func TestMapShowsEventsAndLeadsToThem(t *testing.T) {
	p := browse(t, serveSample(t), desktop)
	p.open("/?view=map")
	p.ready()
	p.until("events are on the map", `/^[1-9]/.test(document.querySelector(".corner .note")?.textContent ?? "")`)
	p.run("go to a place and open it", chromedp.Focus(`.map-box`), chromedp.KeyEvent("n"), chromedp.KeyEvent(kb.Enter))
	p.until("something opens, or a cluster comes apart", `document.querySelector(".pane") || location.search.includes("map=")`)
	before := strings.Join(p.texts(`.corner .note`), "")
	p.run("look at a shorter time", chromedp.Focus(`.strip .handle`), chromedp.KeyEvent(kb.PageUp), chromedp.KeyEvent(kb.PageUp), chromedp.KeyEvent(kb.PageUp))
	p.until("the map follows", `document.querySelector(".corner .note").textContent !== `+"`"+before+"`")
}

func TestExportGivesWhatIsShown(t *testing.T) {
	p := browse(t, serveSample(t), desktop)
	p.open("/?classes=VIOLENCE")
	p.ready()
	p.click(`.export button`)
	csv := evaluate[string](p, `fetch([...document.querySelectorAll(".menu a")].find((a) => a.href.includes("csv")).href).then((r) => r.text())`)
	shown := evaluate[int](p, `Number(document.querySelector(".count").textContent.split(" ")[0])`)
	if lines := strings.Count(csv, "\n") - 1; lines < shown {
		t.Errorf("%d lines for %d events", lines, shown)
	}
	// A picture is given as a file; the page makes it as a blob, whose address tells that it was made.
	p.run("watch for files", eval(`globalThis.files = []; const old = URL.createObjectURL; URL.createObjectURL = (b) => { files.push(b.type + ":" + b.size); return old.call(URL, b); }; HTMLAnchorElement.prototype.click = () => {}`))
	p.run("take the picture", eval(`[...document.querySelectorAll(".menu [role=menuitem]")].find((b) => b.textContent === "PNG").dispatchEvent(new MouseEvent("click", {bubbles: true}))`))
	p.until("it is made", `files.some((f) => /^image\/png:\d{4,}/.test(f))`)
}

func TestPhoneWidth(t *testing.T) {
	p := browse(t, serveSample(t), phone)
	for _, view := range []string{"timeline", "map", "network", "list"} {
		p.open("/?view=" + view)
		p.ready()
		time.Sleep(settle)
		if wide := evaluate[int](p, `document.documentElement.scrollWidth`); wide > phone.width {
			t.Errorf("%s is %d pixels wide", view, wide)
		}
	}
	p.click(`.list tbody tr .what button`)
	p.marked()
}
