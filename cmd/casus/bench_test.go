package main

import (
	"bytes"
	"context"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"casus/cmd/casus/bench"
)

// TestBench measures a small corpus and looks whether all of it was measured.
func TestBench(t *testing.T) {
	dir := t.TempDir()
	ask := func(more ...string) (report bench.Report) {
		var out, errs bytes.Buffer
		args := append([]string{"bench", "--articles", "100", "--reports", "500", "--actors", "40", "--relations", "100", "--years", "2", "--rounds", "20", "--seconds", "20ms",
			"--add-for", "200ms", "--add-rate", "100", "--json", "--dir", dir}, more...)
		if status := run(context.Background(), args, streams{strings.NewReader(""), &out, &errs}); status != 0 {
			t.Fatalf("status %d: %s", status, errs.String())
		}
		if err := json.Unmarshal(out.Bytes(), &report); err != nil {
			t.Fatal(err)
		}
		return report
	}
	r := ask()
	if r.Store.Articles != 100 || r.Store.Reports != 500 || r.Store.Events < 400 || r.Store.Events > 500 {
		t.Errorf("the store has %+v", r.Store)
	}
	if r.Load == nil || r.Load.Bytes == 0 || r.Load.Memory.Own == 0 || r.Load.ReportsPerSecond == 0 {
		t.Errorf("load: %+v", r.Load)
	}
	if len(r.Queries) != 7 {
		t.Fatalf("%d queries", len(r.Queries))
	}
	for _, q := range r.Queries {
		if q.InProcess.P50 <= 0 || q.HTTP.P50 <= 0 || q.HTTP.P99 < q.HTTP.P50 || q.InProcessPerSecond <= 0 || q.HTTPPerSecond <= 0 || q.Bytes < 100 {
			t.Errorf("%+v", q)
		}
		// Few of so few events are of one type, in one country.
		if q.Rows == 0 && q.Name != "Q2" {
			t.Errorf("%s: nothing came back", q.Name)
		}
	}
	if len(r.Growth) != 5 || r.Growth[0].AllBytes < r.Growth[0].TenthBytes {
		t.Errorf("growth: %+v", r.Growth)
	}
	if r.Adding == nil || r.Adding.FlatOut <= 0 {
		t.Fatalf("adding: %+v", r.Adding)
	}
	for _, b := range []bench.Beside{r.Adding.HTTP, r.Adding.InProcess} {
		if b.ReportsPerSecond <= 0 || b.Alone.P50 <= 0 || b.Meanwhile.P99 <= 0 {
			t.Errorf("adding: %+v", b)
		}
	}
	if again := ask("--no-growth", "--no-adding", "--no-ask"); len(again.Queries) > 0 || again.Load != nil || again.Growth != nil || again.Adding != nil || again.Store.Articles <= 100 {
		t.Errorf("asked again, it loaded again: %+v", again)
	}
}

// TestBenchEmit loads what it emits as casus load does.
func TestBenchEmit(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "corpus.jsonl")
	for _, args := range [][]string{
		{"bench", "--articles", "20", "--reports", "60", "--emit", file},
		{"load", "--data", filepath.Join(dir, "data"), "--json", file},
	} {
		var out, errs bytes.Buffer
		if status := run(context.Background(), args, streams{strings.NewReader(""), &out, &errs}); status != 0 {
			t.Fatalf("%v: status %d: %s", args, status, errs.String())
		}
		if args[0] == "load" && !strings.Contains(out.String(), `"new":20,`) {
			t.Errorf("loaded: %s", out.String())
		}
	}
	if draws, err := filepath.Glob(file + ".draws.json"); err != nil || len(draws) != 1 {
		t.Errorf("no parameters: %v", err)
	}
}

// TestBenchRefuses a corpus that cannot be.
func TestBenchRefuses(t *testing.T) {
	for _, args := range []string{"--articles 10 --reports 5", "--countries 51", "--retold 2", "--rounds 0", "--actors 3"} {
		var out, errs bytes.Buffer
		if status := run(context.Background(), append([]string{"bench"}, strings.Fields(args)...), streams{strings.NewReader(""), &out, &errs}); status != exitFailed || errs.Len() == 0 {
			t.Errorf("%s: status %d, %q", args, status, errs.String())
		}
	}
}
