package main

import (
	"fmt"
	"math"
	"runtime/debug"

	"github.com/dustin/go-humanize"
)

// bounded is what commands have in common that take more memory the more there is.
type bounded struct {
	Memory string `help:"About how much memory to take. What is built at once and does not go into that is applied article by article; what is read and does not is unpacked anew." default:"1GiB" placeholder:"SIZE" env:"CASUS_MEMORY"`
}

// minMemory is what they take however little there is to do.
const minMemory = 256 << 20

// bound gives the bytes, and makes the garbage collector keep to them until end is called. A limit that the environment has set (GOMEMLIMIT) stays.
func (b *bounded) bound() (bytes int64, end func(), err error) {
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
