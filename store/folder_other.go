//go:build !unix

package store

// lockFolder lets everybody in: here a file that Badger has open cannot be opened by others.
func lockFolder(string) (release func(), free bool) { return func() {}, true }
