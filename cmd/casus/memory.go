package main

import (
	"fmt"
	"math"
	"runtime/debug"

	"github.com/dustin/go-humanize"
)

// building is what commands have in common that build all views at once.
type building struct {
	Memory string `help:"About how much memory building everything at once may take. What does not go into that is applied article by article, which is slower." default:"1GiB" placeholder:"SIZE"`
}

// minMemory is what a build takes however little it has to do.
const minMemory = 256 << 20

// bound gives the bytes, and makes the garbage collector keep to them until end is called. A limit that the environment has set (GOMEMLIMIT) stays.
func (b *building) bound() (bytes int64, end func(), err error) {
	n, err := humanize.ParseBytes(b.Memory)
	if err != nil || n < minMemory || n > 1<<50 {
		return 0, nil, fmt.Errorf("--memory %q: not a size like 1GiB, or less than 256MiB", b.Memory)
	}
	bytes = int64(n)
	before := debug.SetMemoryLimit(-1)
	if before != math.MaxInt64 {
		return bytes, func() {}, nil
	}
	// The rest is for what is not the collector's: the program, and files that are mapped.
	debug.SetMemoryLimit(bytes / 100 * 85)
	return bytes, func() { debug.SetMemoryLimit(before) }, nil
}
