package main

import (
	"context"
	"fmt"
	"math"
	"os"
	"runtime"
	"runtime/debug"

	"github.com/dustin/go-humanize"
)

// bounded is what commands have in common that take more memory the more there is.
type bounded struct {
	Memory string `help:"About how much memory to take. What is built at once and does not go into that is applied article by article; what is read and does not is unpacked anew." default:"1GiB" placeholder:"SIZE" env:"CASUS_MEMORY"`
}

// minMemory is what they take however little there is to do.
const minMemory = 256 << 20

// bound gives the bytes, and makes the garbage collector keep to them until end is called.
func (b *bounded) bound() (bytes int64, end func(), err error) {
	n, err := humanize.ParseBytes(b.Memory)
	if err != nil || n < minMemory || n > 1<<50 {
		return 0, nil, fmt.Errorf("--memory %q: not a size like 1GiB, or less than 256MiB", b.Memory)
	}
	return int64(n), keepTo(int64(n)), nil
}

// keepTo makes the garbage collector keep to so many bytes until end is called. A limit that the environment has set (GOMEMLIMIT) stays.
func keepTo(bytes int64) (end func()) {
	before := debug.SetMemoryLimit(-1)
	if before != math.MaxInt64 {
		return func() {}
	}
	// The rest is for what is not the collector's: the program, and files that are mapped.
	debug.SetMemoryLimit(bytes / 100 * 93)
	return func() { debug.SetMemoryLimit(before) }
}

// touchedAtOnce is how much memory is asked for at once, in bytes.
const touchedAtOnce = 16 << 20

// growth is by how many bytes the heap grows at the most after a collection that lets go of nothing: by so many percent, as far as the limit goes.
func growth(m *runtime.MemStats, percent int, limit int64) int64 {
	return min(int64(m.HeapAlloc)/100*int64(max(percent, 0)), limit-int64(m.Sys-m.HeapReleased))
}

// settle makes ready for queries what has just been filled: it collects what is left over, which takes seconds, and touches the memory that the heap will grow
// into until it is collected next. A page that the system gives anew costs a query ten microseconds and more where the system is a virtual machine, and a page of events
// takes some twenty of them.
func settle(ctx context.Context) {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	percent := debug.SetGCPercent(-1)
	var held [][]byte
	for room := growth(&m, percent, debug.SetMemoryLimit(-1)); room > 0 && ctx.Err() == nil; room -= touchedAtOnce {
		b := make([]byte, min(room, touchedAtOnce))
		for i := 0; i < len(b); i += os.Getpagesize() {
			b[i] = 1
		}
		held = append(held, b)
	}
	runtime.KeepAlive(held)
	debug.SetGCPercent(percent)
	runtime.GC()
}
