package store

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/dgraph-io/badger/v4"
	"pgregory.net/rapid"

	"casus/schema"
)

// childFolder names the folder that this program fills until it is killed, instead of running tests.
const childFolder = "CASUS_TEST_CHILD_FOLDER"

func TestMain(m *testing.M) {
	if dir := os.Getenv(childFolder); dir != "" {
		if err := child(dir); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

const killArticles = 150

// child appends the corpus in order and says so after each article.
func child(dir string) error {
	s, err := Open(Options{Dir: dir})
	if err != nil {
		return err
	}
	s.foldSize = 500
	for i := range killArticles {
		if _, err := s.Append(context.Background(), small1.article(i)); err != nil {
			return err
		}
		fmt.Println(i)
	}
	return s.Close()
}

func openDir(t testing.TB, dir string) *Store {
	t.Helper()
	s, err := Open(Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// dump is every key of the views with the hash of its value, a line each.
func dump(t testing.TB, s *Store) string {
	t.Helper()
	var b strings.Builder
	err := s.view(func(tx *badger.Txn) error {
		for _, f := range views {
			rs := s.records(tx, f)
			defer rs.close()
			for {
				r, err := rs.next()
				if err != nil {
					return err
				}
				if r == nil {
					break
				}
				fmt.Fprintf(&b, "%q %x\n", r.key, sha256.Sum256(r.value))
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestKilledWhileLoading(t *testing.T) {
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	ctx := context.Background()
	r := rand.New(rand.NewPCG(uint64(os.Getpid()), 0))
	acknowledged := -1
	for round := range 4 {
		cmd := exec.Command(exe)
		cmd.Env = append(os.Environ(), childFolder+"="+dir)
		cmd.Stderr = os.Stderr
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		// Known articles go fast, so that each round gets some way beyond the last.
		until := max(acknowledged, 0) + 1 + r.IntN(killArticles/6)
		for lines := bufio.NewScanner(out); lines.Scan(); {
			n, err := strconv.Atoi(lines.Text())
			if err != nil {
				t.Fatal(err)
			}
			if acknowledged = max(acknowledged, n); n >= until {
				break
			}
		}
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = cmd.Wait()
		s, err := Open(Options{Dir: dir})
		if err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
		checkPrefix(t, s, acknowledged)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	s := openDir(t, dir)
	before, err := s.Statistics(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if before.Articles == killArticles {
		t.Log("every article was there before the last kill")
	}
	small1.fill(t, s, 0, killArticles)
	undisturbed := open(t)
	small1.fill(t, undisturbed, 0, killArticles)
	want := dump(t, undisturbed)
	if got := dump(t, s); got != want {
		t.Errorf("loading again gives other views than an undisturbed load: %s", firstDifference(got, want))
	}
	if err := s.Reindex(ctx, nil); err != nil {
		t.Fatal(err)
	}
	if got := dump(t, s); got != want {
		t.Errorf("reindex gives other views: %s", firstDifference(got, want))
	}
}

// checkPrefix checks that the first articles are wholly there, no others in any part, and that none acknowledged is missing.
func checkPrefix(t *testing.T, s *Store, acknowledged int) {
	t.Helper()
	ctx := context.Background()
	st, err := s.Statistics(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if st.Articles <= acknowledged {
		t.Errorf("article %d was acknowledged, but there are %d", acknowledged, st.Articles)
	}
	reports := map[string]bool{}
	for i := range killArticles {
		x := small1.article(i)
		id := schema.ArticleID(x.Article)
		has, err := s.Has(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		if has != (i < st.Articles) {
			t.Errorf("of %d articles, Has(%d) = %v", st.Articles, i, has)
		}
		events, relations, err := s.ArticleContents(ctx, []string{id}, schema.EndOfTime)
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for _, e := range events[0] {
			for _, r := range e.Reports {
				if r.ArticleID == id {
					n++
					reports[r.ID] = true
				}
			}
		}
		if has && (n != len(x.Events) || len(relations[0]) != len(x.Relations)) || !has && n+len(relations[0]) > 0 {
			t.Errorf("article %d (there: %v): %d of %d reports, %d of %d relations", i, has, n, len(x.Events), len(relations[0]), len(x.Relations))
		}
	}
	if len(reports) != st.Reports {
		t.Errorf("%d reports, the statistics say %d", len(reports), st.Reports)
	}
	if n, err := s.CountEvents(ctx, schema.EventFilter{}, schema.EndOfTime); err != nil || n != st.Events {
		t.Errorf("%d events (%v), the statistics say %d", n, err, st.Events)
	}
	if st.Position != uint64(st.Articles) {
		t.Errorf("the journal is applied to %d, there are %d articles", st.Position, st.Articles)
	}
}

func firstDifference(a, b string) string {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(x), len(y)) {
		if x[i] != y[i] {
			return fmt.Sprintf("%s, want %s", x[i], y[i])
		}
	}
	return fmt.Sprintf("%d keys, want %d", len(x), len(y))
}

func TestAppendTwiceIsAppendOnce(t *testing.T) {
	s := open(t)
	ctx := context.Background()
	d := newDraft("AFP", "2016-09-10")
	d.event(schema.Airstrike, "2016-09-09", "Bombed the market of Idlib.", "AGENT:air force")
	first, err := s.Append(ctx, &d.x)
	if err != nil {
		t.Fatal(err)
	}
	want := dump(t, s)
	d.x.Article.RetrievedAt = schema.MustTime("2026-01-01")
	again, err := s.Append(ctx, &d.x)
	if err != nil || !again.Known || again.ArticleID != first.ArticleID || len(again.NewEvents) > 0 {
		t.Errorf("again: %+v, %v", again, err)
	}
	if first.Known || first.Position != 1 || len(first.NewEvents) != 1 || len(first.NewActors) != 1 {
		t.Errorf("first: %+v", first)
	}
	if dump(t, s) != want {
		t.Error("appending again changed the store")
	}
	entries := 0
	if err := s.ReadJournal(ctx, 1, func(uint64, Entry) error { entries++; return nil }); err != nil || entries != 1 {
		t.Errorf("%d entries, %v", entries, err)
	}
}

func TestAppendRefuses(t *testing.T) {
	s := open(t)
	ctx := context.Background()
	bad := newDraft("AFP", "2016-09-10")
	bad.event(schema.Airstrike, "2016-09-09", "Bombed.").Evidence[0].Exact = "Shelled."
	if _, err := s.Append(ctx, &bad.x); err == nil || !strings.Contains(err.Error(), "events[0].evidence") {
		t.Errorf("evidence that does not fit: %v", err)
	}
	ended, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := s.Append(ended, small1.article(1)); !errors.Is(err, context.Canceled) {
		t.Errorf("a context that has ended: %v", err)
	}
	huge := newDraft("AFP", "2016-09-10")
	huge.says(strings.Repeat("x", 1<<24))
	if _, err := s.Append(ctx, &huge.x); !errors.Is(err, ErrTooLarge) {
		t.Errorf("16 MB of text: %v", err)
	}
	if st, err := s.Statistics(ctx); err != nil || st != (schema.Statistics{}) {
		t.Errorf("something of it is there: %+v, %v", st, err)
	}
	if out, err := s.Append(ctx, small1.article(1)); err != nil || out.Position != 1 {
		t.Errorf("after them: %+v, %v", out, err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Append(ctx, small1.article(2)); !errors.Is(err, ErrClosed) {
		t.Errorf("append to a closed store: %v", err)
	}
	if _, err := s.Statistics(ctx); !errors.Is(err, ErrClosed) {
		t.Errorf("read from a closed store: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Errorf("close again: %v", err)
	}
}

func TestOpen(t *testing.T) {
	ctx := context.Background()
	dir := filepath.Join(t.TempDir(), "new", "folder")
	s := openDir(t, dir)
	small1.fill(t, s, 0, 5)
	if _, err := Open(Options{Dir: dir}); !errors.Is(err, ErrLocked) {
		t.Errorf("a folder in use: %v, want ErrLocked", err)
	}
	want := dump(t, s)
	if err := errors.Join(s.Sync(), s.Close()); err != nil {
		t.Fatal(err)
	}
	s = openDir(t, dir)
	if got := dump(t, s); got != want {
		t.Errorf("after opening again: %s", firstDifference(got, want))
	}
	if err := s.update(func(tx *badger.Txn) error { return tx.Set(layoutKey, []byte{layout + 1}) }); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	_, err := Open(Options{Dir: dir})
	if !errors.Is(err, ErrLayout) || !strings.Contains(err.Error(), fmt.Sprintf("version %d, this program reads %d", layout+1, layout)) {
		t.Errorf("another layout: %v", err)
	}
	foreign := t.TempDir()
	if err := os.WriteFile(filepath.Join(foreign, "thesis.txt"), []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(Options{Dir: foreign}); err == nil || !strings.Contains(err.Error(), "thesis.txt") {
		t.Errorf("a folder of somebody else's: %v", err)
	}
	if left, err := os.ReadDir(foreign); err != nil || len(left) != 1 {
		t.Errorf("somebody else's folder has %d files now, %v", len(left), err)
	}
	file := filepath.Join(foreign, "thesis.txt")
	if _, err := Open(Options{Dir: file}); err == nil {
		t.Error("a file was opened as a folder")
	}
	mem := open(t)
	if err := mem.Sync(); err != nil {
		t.Errorf("sync in memory: %v", err)
	}
	if st, err := mem.Statistics(ctx); err != nil || st.Position != 0 {
		t.Errorf("new in memory: %+v, %v", st, err)
	}
}

func TestReindex(t *testing.T) {
	s := openDir(t, t.TempDir())
	ctx := context.Background()
	small1.fill(t, s, 0, 80)
	want := dump(t, s)
	var last, calls uint64
	if err := s.Reindex(ctx, func(done, total uint64) {
		if last, calls = done, calls+1; total != 80 {
			t.Errorf("of %d", total)
		}
	}); err != nil || last != 80 || calls != 80 {
		t.Fatalf("%v after %d, %d calls", err, last, calls)
	}
	if got := dump(t, s); got != want {
		t.Fatalf("other views: %s", firstDifference(got, want))
	}
	// Cut off in the middle, it leaves nothing that could answer wrongly or take a wrong place in the journal.
	cut, cancel := context.WithCancel(ctx)
	if err := s.Reindex(cut, func(done, _ uint64) {
		if done == 40 {
			cancel()
		}
	}); !errors.Is(err, context.Canceled) {
		t.Fatalf("cut off: %v", err)
	}
	if _, err := s.Statistics(ctx); !errors.Is(err, ErrIncomplete) {
		t.Errorf("read of half a view: %v", err)
	}
	if _, err := s.Append(ctx, small1.article(200)); !errors.Is(err, ErrIncomplete) {
		t.Errorf("append to half a view: %v", err)
	}
	dir := s.db.Opts().Dir
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = openDir(t, dir)
	if got := dump(t, s); got != want {
		t.Errorf("after opening again: %s", firstDifference(got, want))
	}
	if out, err := s.Append(ctx, small1.article(200)); err != nil || out.Position != 81 {
		t.Errorf("append after that: %+v, %v", out, err)
	}
}

// occurrence is something that happened, told by some articles.
type occurrence struct {
	town, date, agent string
	kind              schema.EventType
	tellers           []int
}

// tell makes the articles of a world of occurrences, a slice of the indexes of what each tells beside it.
func tell(os []occurrence, articles int) (ds []*draft, told [][]int) {
	for a := range articles {
		d := newDraft(sources[a%len(sources)], schema.MustTime("2016-12-31").String())
		d.x.Article.Title = fmt.Sprintf("Article %d", a)
		var what []int
		for k, o := range os {
			if slices.Contains(o.tellers, a) {
				e := d.event(o.kind, o.date, "Struck "+o.town+" on that day.", "AGENT:"+o.agent)
				e.Places = append(e.Places, d.place(o.town, "SY"))
				what = append(what, k)
			}
		}
		if len(what) > 0 {
			ds, told = append(ds, d), append(told, what)
		}
	}
	return ds, told
}

func TestReportsOfOneOccurrenceAreOneEventInAnyOrder(t *testing.T) {
	s := open(t)
	count := 0
	rapid.Check(t, func(t *rapid.T) {
		count++ // has names of its own, so that the store needs not be emptied
		kinds := []schema.EventType{schema.Airstrike, schema.TerritoryCapture, schema.Siege, schema.Protest}
		// Occurrences of one town and class are ten days apart; all else they may share.
		var world []occurrence
		articles := rapid.IntRange(1, 6).Draw(t, "articles")
		for k := range rapid.IntRange(1, 8).Draw(t, "occurrences") {
			o := occurrence{town: fmt.Sprintf("Town %d of %d", rapid.IntRange(0, 2).Draw(t, "town"), count), date: schema.MustTime("2016-01-01").Shift(10 * k).String(),
				agent: fmt.Sprintf("Group %d of %d", rapid.IntRange(0, 2).Draw(t, "agent"), count), kind: rapid.SampledFrom(kinds).Draw(t, "kind"),
				tellers: rapid.SliceOfNDistinct(rapid.IntRange(0, articles-1), 1, articles, rapid.ID).Draw(t, "tellers")}
			world = append(world, o)
		}
		ds, told := tell(world, articles)
		order := rapid.Permutation(slices.Collect(indexes(len(ds)))).Draw(t, "order")
		contents := func(article string, i int) []*schema.Event {
			found, _, err := s.ArticleContents(context.Background(), []string{article}, schema.EndOfTime)
			if err != nil || len(found[0]) != len(told[i]) {
				t.Fatalf("article %d tells %d, has %d, %v", i, len(told[i]), len(found[0]), err)
			}
			return found[0]
		}
		// An event may be called otherwise after a later load: ids count at the end, and those given before lead there.
		loaded, given := map[int]string{}, map[int][]string{}
		for _, i := range order {
			out, err := s.Append(context.Background(), &ds[i].x)
			if err != nil {
				t.Fatal(err)
			}
			loaded[i] = out.ArticleID
			for k, e := range contents(out.ArticleID, i) {
				given[told[i][k]] = append(given[told[i][k]], e.ID)
			}
		}
		events := map[int]map[string]bool{}
		for i, article := range loaded {
			for k, e := range contents(article, i) {
				if events[told[i][k]] == nil {
					events[told[i][k]] = map[string]bool{}
				}
				events[told[i][k]][e.ID] = true
			}
		}
		for k, ids := range given {
			es, err := s.Events(context.Background(), ids, schema.EndOfTime)
			if err != nil {
				t.Fatal(err)
			}
			for j, e := range es {
				if e == nil || !events[k][e.ID] {
					t.Errorf("occurrence %+v was %s, which leads to %v", world[k], ids[j], e)
				}
			}
		}
		seen := map[string]int{}
		for k, ids := range events {
			if len(ids) != 1 {
				t.Errorf("occurrence %+v is %d events", world[k], len(ids))
			}
			for id := range ids {
				if other, ok := seen[id]; ok {
					t.Errorf("one event for %+v and %+v", world[k], world[other])
				}
				seen[id] = k
			}
		}
	})
}

func indexes(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

func FuzzEntry(f *testing.F) {
	c, err := newCodec()
	if err != nil {
		f.Fatal(err)
	}
	whole, err := c.encode(Entry{Kind: ArticleEntry, Extraction: small1.article(1)})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole)
	f.Add(whole[:len(whole)/2])
	f.Add([]byte{entryVersion})
	f.Add([]byte{})
	f.Add(append([]byte{entryVersion}, c.zip.EncodeAll([]byte(`{"kind":"article","extraction":null}`), nil)...))
	f.Fuzz(func(t *testing.T, b []byte) {
		e, err := c.decode(b)
		if err != nil {
			return
		}
		again, err := c.encode(e)
		if err != nil {
			t.Fatal(err)
		}
		back, err := c.decode(again)
		if err != nil {
			t.Fatal(err)
		}
		if more, err := c.encode(back); err != nil || !bytes.Equal(again, more) {
			t.Errorf("another entry after a round trip, %v", err)
		}
	})
}

func TestFollow(t *testing.T) {
	s := open(t)
	ctx, cancel := context.WithCancel(context.Background())
	c := s.Follow(ctx)
	out, err := s.Append(ctx, small1.article(3))
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range out.NewEvents {
		if got := <-c; got != (schema.Change{Position: 1, EventID: id, New: true}) {
			t.Errorf("%+v, want event %s", got, id)
		}
	}
	if _, err := s.Append(ctx, small1.article(3)); err != nil {
		t.Fatal(err)
	}
	select {
	case got := <-c:
		t.Errorf("a known article was told: %+v", got)
	default:
	}
	cancel()
	if _, open := <-c; open {
		t.Error("the channel is open after its context ended")
	}
	slow := s.Follow(context.Background())
	many := synthetic{seed: 3, events: 30, actors: 1000, places: 1000, years: 10}
	many.fill(t, s, 0, followBuffer/20)
	n := 0
	for range slow {
		n++
	}
	if n != followBuffer {
		t.Errorf("a slow reader got %d changes before it was dropped, want %d", n, followBuffer)
	}
	last := s.Follow(context.Background())
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if _, open := <-last; open {
		t.Error("the channel is open after the store was closed")
	}
	if _, open := <-s.Follow(context.Background()); open {
		t.Error("a closed store can be followed")
	}
}
