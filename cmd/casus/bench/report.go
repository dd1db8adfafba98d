package bench

import (
	"fmt"
	"io"
	"text/tabwriter"
	"time"

	"github.com/dustin/go-humanize"

	"casus/schema"
)

// Report is what a run measured. Times of requests are in milliseconds.
type Report struct {
	Date    time.Time `json:"date"`
	Machine Machine   `json:"machine"`
	Corpus  Corpus    `json:"corpus"`
	// Store counts what the corpus came to, before anything was added to it.
	Store schema.Statistics `json:"store"`
	// Load is nil where the store was there already.
	Load    *Load      `json:"load,omitempty"`
	Rounds  int        `json:"rounds"`
	Clients int        `json:"clients"`
	Queries []Measured `json:"queries"`
	Growth  []Grown    `json:"growth,omitempty"`
	Adding  *Adding    `json:"adding,omitempty"`
}

// Machine is what it ran on.
type Machine struct {
	OS   string `json:"os"`
	Arch string `json:"arch"`
	CPUs int    `json:"cpus"`
	Go   string `json:"go"`
}

// Load is what loading took, from opening the store to having it closed.
type Load struct {
	Seconds          float64 `json:"seconds"`
	ReportsPerSecond float64 `json:"reportsPerSecond"`
	// Bytes are those on disk when the store is closed.
	Bytes  int64  `json:"bytes"`
	Memory Memory `json:"memory"`
}

// Measured is one query.
type Measured struct {
	Name string `json:"name"`
	What string `json:"what"`
	// InProcess asks the store, HTTP the GraphQL API over loopback, both at one client; PerSecond at many.
	InProcess          Latency `json:"inProcess"`
	InProcessPerSecond float64 `json:"inProcessPerSecond"`
	HTTP               Latency `json:"http"`
	HTTPPerSecond      float64 `json:"httpPerSecond"`
	// Rows are events, buckets or relations, Bytes those of an answer over HTTP, both on average.
	Rows  float64 `json:"rows"`
	Bytes float64 `json:"bytes"`
}

func size(n int64) string { return humanize.Bytes(uint64(max(0, n))) }

func count(n int) string { return humanize.Comma(int64(n)) }

// Print writes the report as tables.
func (r *Report) Print(out io.Writer) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(w, "%s, %d processors (%s/%s), %s\n", r.Date.Format("2006-01-02"), r.Machine.CPUs, r.Machine.OS, r.Machine.Arch, r.Machine.Go)
	fmt.Fprintf(w, "%s articles, %s reports, %s events, %s actors, %s places, %s relations\n", count(r.Store.Articles), count(r.Store.Reports), count(r.Store.Events),
		count(r.Store.Actors), count(r.Store.Places), count(r.Store.Relations))
	if l := r.Load; l != nil {
		fmt.Fprintf(w, "load: %.1f s, %s reports/s, %s on disk, at most %s of memory (%s with mapped files)\n", l.Seconds, count(int(l.ReportsPerSecond)), size(l.Bytes), size(l.Memory.Own), size(l.Memory.Resident))
	}
	fmt.Fprintf(w, "\n\t\tin process\t\t%d at once\tHTTP\t\t%d at once\t\t\n", r.Clients, r.Clients)
	fmt.Fprint(w, "\t\tp50 ms\tp99 ms\t/s\tp50 ms\tp99 ms\t/s\trows\tbytes\t\n")
	for _, q := range r.Queries {
		fmt.Fprintf(w, "%s\t%s\t%.2f\t%.2f\t%.0f\t%.2f\t%.2f\t%.0f\t%.1f\t%.0f\t\n", q.Name, q.What, q.InProcess.P50, q.InProcess.P99, q.InProcessPerSecond,
			q.HTTP.P50, q.HTTP.P99, q.HTTPPerSecond, q.Rows, q.Bytes)
	}
	if len(r.Growth) > 0 {
		fmt.Fprint(w, "\ngrowth: p50 over HTTP with a tenth of the corpus and with all of it, asked for the first time and again\n\tfirst: tenth ms\tall ms\tagain: tenth ms\tall ms\ttimes\tbytes\tbytes\t\n")
		for _, g := range r.Growth {
			fmt.Fprintf(w, "%s\t%.2f\t%.2f\t%.2f\t%.2f\t%.2f\t%.0f\t%.0f\t\n", g.Name, g.TenthFirst, g.AllFirst, g.Tenth, g.All, g.Ratio(), g.TenthBytes, g.AllBytes)
		}
	}
	if a := r.Adding; a != nil {
		fmt.Fprintf(w, "\nadding reports while Q1 is asked by one client, %s/s asked for; flat out and with nobody asking %s/s\n\tadded/s\tp50 ms\tp99 ms\talone p50 ms\tp99 ms\t\n",
			count(a.AskedPerSecond), count(int(a.FlatOut)))
		for _, b := range []struct {
			name string
			Beside
		}{{"in process", a.InProcess}, {"HTTP", a.HTTP}} {
			fmt.Fprintf(w, "%s\t%s\t%.2f\t%.2f\t%.2f\t%.2f\t\n", b.name, count(int(b.ReportsPerSecond)), b.Meanwhile.P50, b.Meanwhile.P99, b.Alone.P50, b.Alone.P99)
		}
	}
	return w.Flush()
}
