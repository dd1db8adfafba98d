package main

import (
	"encoding/json"
	"time"

	"github.com/schollz/progressbar/v3"
)

// progress is a bar on the terminal with rate and remaining time; where nobody is watching it writes nothing.
type progress struct{ bar *progressbar.ProgressBar }

// progress makes a bar for something long. What it counts, in the plural, or "bytes".
func (a *app) progress(what, unit string) *progress {
	if !a.terminal() {
		return &progress{}
	}
	options := []progressbar.Option{
		progressbar.OptionSetWriter(a.err),
		progressbar.OptionSetDescription(what),
		progressbar.OptionSetWidth(30),
		progressbar.OptionThrottle(100 * time.Millisecond),
		progressbar.OptionShowCount(),
		progressbar.OptionSetPredictTime(true),
		progressbar.OptionClearOnFinish(),
	}
	if unit == "bytes" {
		options = append(options, progressbar.OptionShowBytes(true))
	} else {
		options = append(options, progressbar.OptionShowIts(), progressbar.OptionSetItsString(unit))
	}
	return &progress{progressbar.NewOptions64(-1, options...)}
}

// set says how far it is. A total below 1 means that nobody knows.
func (p *progress) set(done, total int64) {
	if p.bar == nil {
		return
	}
	if total > 0 && p.bar.GetMax64() != total {
		p.bar.ChangeMax64(total)
	}
	// It fails where done is more than the total that was told: the bar is not worth an error.
	_ = p.bar.Set64(done)
}

// note says what is at hand.
func (p *progress) note(what string) {
	if p.bar != nil {
		p.bar.Describe(what)
	}
}

// interrupt lets something be written to the terminal in place of the bar.
func (p *progress) interrupt(write func()) {
	if p.bar != nil {
		_ = p.bar.Clear()
	}
	write()
}

func (p *progress) finish() {
	if p.bar != nil {
		_ = p.bar.Finish()
	}
}

// printJSON prints a result for a machine, on a line of its own.
func (a *app) printJSON(v any) error {
	return json.NewEncoder(a.out).Encode(v)
}
