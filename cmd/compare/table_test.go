package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"casus/schema"
)

const printed = `         p50 ms     p99 ms  8 clients/s       size
Q1         1.02       5.47         1312      32404
Q2         0.52       3.33          968       1590
Q3         1.00       9.12          287      45863
Q4         1.59      33.32          229      44169
Q5         2.64     319.26            6     149501
Q6        12.42     119.95          130      43293
Q7         0.14       4.56         1112       1096
`

func TestTable(t *testing.T) {
	mine, err := parseDriver(printed)
	if err != nil {
		t.Fatal(err)
	}
	if mine["Q5"] != (answer{2.64, 319.26, 6}) {
		t.Errorf("Q5: %+v", mine["Q5"])
	}
	theirs := map[string]answer{}
	for q, a := range mine {
		theirs[q] = answer{a.p50 * 6, a.p99, a.perSecond / 4}
	}
	f := &figures{date: time.Date(2026, 1, 2, 0, 0, 0, 0, time.UTC), events: 1_000_000, casus: mine, postgraphile: theirs, sql: mine, casusLoad: 50 * time.Second, sqlBytes: 1_492_000_000}
	table := f.markdown()
	for _, want := range []string{"2 January 2026", "1,000,000 events", "| Q6 two words, newest 50 | 12 | 120 | 130 |", "6.0x lower, 4.0x |", "casus 50 s", "1,492 MB"} {
		if !strings.Contains(table, want) {
			t.Errorf("no %q in\n%s", want, table)
		}
	}
	for _, bad := range []string{"", strings.ReplaceAll(printed, "Q7", "X7"), strings.Replace(printed, "1.02", "fast", 1)} {
		if _, err := parseDriver(bad); err == nil {
			t.Errorf("taken for a table: %q", bad)
		}
	}
}

func TestReplaceMarked(t *testing.T) {
	file := filepath.Join(t.TempDir(), "README.md")
	for _, table := range []string{"new", "newer"} {
		if table == "new" {
			if err := os.WriteFile(file, []byte("before\n"+tableBegins+"old"+tableEnds+"\nafter\n"), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if err := replaceMarked(file, table); err != nil {
			t.Fatal(err)
		}
		if b, _ := os.ReadFile(file); string(b) != "before\n"+tableBegins+table+tableEnds+"\nafter\n" {
			t.Errorf("%q", b)
		}
	}
	if err := os.WriteFile(file, []byte("no marks"), 0o644); err != nil {
		t.Fatal(err)
	}
	if replaceMarked(file, "x") == nil {
		t.Error("written into a file without marks")
	}
}

// TestQueries holds the documents to the schema.
func TestQueries(t *testing.T) {
	names, err := filepath.Glob("../../schema/*.graphqls")
	if err != nil || len(names) == 0 {
		t.Fatalf("no SDL: %v", err)
	}
	var sources []*ast.Source
	for _, name := range names {
		text, err := schema.SDL.ReadFile(filepath.Base(name))
		if err != nil {
			t.Fatal(err)
		}
		sources = append(sources, &ast.Source{Name: name, Input: string(text)})
	}
	sdl, err := gqlparser.LoadSchema(sources...)
	if err != nil {
		t.Fatal(err)
	}
	var queries map[string]string
	if err := json.Unmarshal(casusQueries, &queries); err != nil {
		t.Fatal(err)
	}
	for _, q := range asked {
		if _, err := gqlparser.LoadQueryWithRules(sdl, queries[q[0]], nil); err != nil {
			t.Errorf("%s: %v", q[0], err)
		}
	}
}
