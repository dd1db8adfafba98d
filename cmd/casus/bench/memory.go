package bench

import (
	"bufio"
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Memory is how much of it the process had at the most, in bytes.
type Memory struct {
	// Own is what the process allocated: no other can have it.
	Own int64 `json:"own"`
	// Resident has the pages of mapped files besides, which the system takes back when it needs them; 0 where it does not tell.
	Resident int64 `json:"resident"`
}

// sampling is how often memory is looked at.
const sampling = 50 * time.Millisecond

// memoryPeak watches the process's memory until the function that it gives is called.
func memoryPeak() func() Memory {
	var peak Memory
	done := make(chan struct{})
	var watch sync.WaitGroup
	look := func() {
		m := memoryNow()
		peak.Own, peak.Resident = max(peak.Own, m.Own), max(peak.Resident, m.Resident)
	}
	watch.Go(func() {
		tick := time.NewTicker(sampling)
		defer tick.Stop()
		for {
			look()
			select {
			case <-done:
				return
			case <-tick.C:
			}
		}
	})
	return func() Memory {
		close(done)
		watch.Wait()
		look()
		return peak
	}
}

// memoryNow asks Linux's /proc; elsewhere Go's own books, which know nothing of mapped files.
func memoryNow() Memory {
	if b, err := os.ReadFile("/proc/self/status"); err == nil {
		if m := parseStatus(b); m.Own > 0 {
			return m
		}
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return Memory{Own: int64(m.Sys - m.HeapReleased)}
}

// parseStatus reads /proc/PID/status, see proc(5).
func parseStatus(b []byte) (m Memory) {
	lines := bufio.NewScanner(bytes.NewReader(b))
	for lines.Scan() {
		name, rest, _ := strings.Cut(lines.Text(), ":")
		n, err := strconv.ParseInt(strings.TrimSpace(strings.TrimSuffix(rest, "kB")), 10, 64)
		if err != nil {
			continue
		}
		switch name {
		case "RssAnon":
			m.Own = n << 10
		case "VmRSS":
			m.Resident = n << 10
		}
	}
	return m
}

// FolderSize is how many bytes the files of a folder have.
func FolderSize(dir string) (n int64, err error) {
	err = filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err == nil {
			n += info.Size()
		}
		return err
	})
	return n, err
}
