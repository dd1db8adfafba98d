package main

import (
	"fmt"
	"os"
	"runtime"
	"strconv"
	"strings"
	"time"
)

// answer is what the driver measured of one query.
type answer struct{ p50, p99, perSecond float64 }

// figures are all that a run measured.
type figures struct {
	date   time.Time
	events int

	copied, sqlLoad   time.Duration
	sqlBytes          int64
	sql, postgraphile map[string]answer

	casusLoad, casusReindex time.Duration
	casusBytes, casusMemory int64
	loaded                  struct{ New, Events, Updated, Relations int }
	casus                   map[string]answer
	bench                   string
}

// asked are the queries, in order, with what each asks for.
var asked = [][2]string{
	{"Q1", "an actor, one year, newest 50"},
	{"Q2", "and three types, a country"},
	{"Q3", "a page deep in a timeline"},
	{"Q4", "histogram month by type of an actor"},
	{"Q5", "network as of a day, depth 2"},
	{"Q6", "two words, newest 50"},
	{"Q7", "an event"},
}

// parseDriver reads the driver's table: a line a query with name, p50, p99 and requests a second.
func parseDriver(out string) (map[string]answer, error) {
	found := map[string]answer{}
	for line := range strings.Lines(out) {
		fields := strings.Fields(line)
		if len(fields) < 4 || !strings.HasPrefix(fields[0], "Q") {
			continue
		}
		var n [3]float64
		for i := range n {
			v, err := strconv.ParseFloat(fields[i+1], 64)
			if err != nil {
				return nil, fmt.Errorf("driver's line %q: %w", strings.TrimSpace(line), err)
			}
			n[i] = v
		}
		found[fields[0]] = answer{n[0], n[1], n[2]}
	}
	for _, q := range asked {
		if _, ok := found[q[0]]; !ok {
			return nil, fmt.Errorf("the driver printed nothing of %s:\n%s", q[0], out)
		}
	}
	return found, nil
}

// markdown is the README's table.
func (f *figures) markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s, %s, %d processors, client on the same ones; %s events; p50 and p99 in milliseconds, requests a second of 8 clients:\n\n", f.date.Format("2 January 2006"), processor(), runtime.NumCPU(), thousands(f.events))
	b.WriteString("| | casus p50 | p99 | 8 clients/s | PostGraphile p50 | p99 | 8 clients/s | SQL p50 | p99 | 8 clients/s | casus to PostGraphile: p50, /s |\n")
	b.WriteString("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n")
	for _, q := range asked {
		c, p, s := f.casus[q[0]], f.postgraphile[q[0]], f.sql[q[0]]
		fmt.Fprintf(&b, "| %s %s | %s | %s | %.0f | %s | %s | %.0f | %s | %s | %.0f | %.1fx lower, %.1fx |\n", q[0], q[1], ms(c.p50), ms(c.p99), c.perSecond,
			ms(p.p50), ms(p.p99), p.perSecond, ms(s.p50), ms(s.p99), s.perSecond, p.p50/max(c.p50, 0.001), c.perSecond/max(p.perSecond, 0.001))
	}
	fmt.Fprintf(&b, "\nLoading: casus %.0f s (%s events of %s reports), reindex %.0f s, %s on disk, at most %s of memory with mapped files; PostgreSQL COPY %.0f s, with indexes %.0f s, %s on disk.\n",
		f.casusLoad.Seconds(), thousands(f.loaded.Events), thousands(f.loaded.Events+f.loaded.Updated), f.casusReindex.Seconds(), megabytes(f.casusBytes), megabytes(f.casusMemory),
		f.copied.Seconds(), f.sqlLoad.Seconds(), megabytes(f.sqlBytes))
	if f.bench != "" {
		fmt.Fprintf(&b, "\n`casus bench`, on a corpus of its own in which one report of ten tells of what another told:\n\n```text\n%s\n```\n", strings.TrimRight(f.bench, "\n"))
	}
	return strings.TrimRight(b.String(), "\n")
}

// ms prints milliseconds with as many digits as say something.
func ms(v float64) string {
	if v < 10 {
		return strconv.FormatFloat(v, 'f', 2, 64)
	}
	return strconv.FormatFloat(v, 'f', 0, 64)
}

func megabytes(n int64) string { return fmt.Sprintf("%s MB", thousands(int(n/1_000_000))) }

// thousands groups a number's digits.
func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// processor is the name of the machine's processor, as Linux tells it; else its architecture.
func processor() string {
	b, err := os.ReadFile("/proc/cpuinfo")
	if err == nil {
		for line := range strings.Lines(string(b)) {
			if name, v, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(name) == "model name" {
				return strings.TrimSpace(v)
			}
		}
	}
	return runtime.GOARCH
}

// The marks between which a table stands in the README.
const (
	tableBegins = "<!-- compare: begin -->\n"
	tableEnds   = "\n<!-- compare: end -->"
)

// replaceMarked writes a table into a file between the marks.
func replaceMarked(file, table string) error {
	b, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	before, rest, ok := strings.Cut(string(b), tableBegins)
	_, after, ends := strings.Cut(rest, tableEnds)
	if !ok || !ends {
		return fmt.Errorf("%s has no marks %q and %q", file, tableBegins, tableEnds)
	}
	return os.WriteFile(file, []byte(before+tableBegins+table+tableEnds+after), 0o644)
}
