package store

import (
	"bytes"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	sys "golang.org/x/sys/unix"
)

// releaseTables lets go of the memory in which the tables of a folder are mapped; they are read from disk again where they are needed. The
// advice changes nothing in what is mapped, whatever that has become meanwhile. Where it is not to be had the tables stay.
func releaseTables(dir string) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return
	}
	maps, err := os.ReadFile("/proc/self/maps")
	if err != nil {
		return
	}
	for line := range bytes.Lines(maps) {
		// 7f2c1c000000-7f2c1d000000 rw-s 00000000 fe:00 1234  /data/000001.sst
		at := bytes.IndexByte(line, '/')
		if at < 0 || filepath.Ext(string(bytes.TrimSpace(line[at:]))) != ".sst" || filepath.Dir(string(line[at:])) != dir {
			continue
		}
		span, _, _ := strings.Cut(string(line), " ")
		from, to, _ := strings.Cut(span, "-")
		a, err := strconv.ParseUint(from, 16, 64)
		b, also := strconv.ParseUint(to, 16, 64)
		if err == nil && also == nil {
			_, _, _ = sys.Syscall(sys.SYS_MADVISE, uintptr(a), uintptr(b-a), sys.MADV_PAGEOUT)
		}
	}
}
