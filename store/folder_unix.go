//go:build unix

package store

import (
	"os"

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
