//go:build linux || darwin

package store

import (
	"io/fs"
	"os"
	"syscall"

	sys "golang.org/x/sys/unix"
)

// lockFolder takes the lock that Badger takes on a folder (flock); false where another process has it.
func lockFolder(dir string) (release func(), free bool) {
	d, err := os.Open(dir)
	if err != nil {
		return nil, false
	}
	if err := sys.Flock(int(d.Fd()), sys.LOCK_EX|sys.LOCK_NB); err != nil {
		_ = d.Close()
		return nil, false
	}
	return func() { _ = d.Close() }, true
}

// freeBytes is how much room the disk of a folder has for us.
func freeBytes(dir string) (uint64, error) {
	var st sys.Statfs_t
	if err := sys.Statfs(dir, &st); err != nil {
		return 0, err
	}
	return st.Bavail * uint64(st.Bsize), nil
}

// allocated is how much room a file takes, which is less than its length where it has holes.
func allocated(i fs.FileInfo) int64 {
	if st, ok := i.Sys().(*syscall.Stat_t); ok {
		return st.Blocks * 512
	}
	return i.Size()
}
