package store

import "context"

// sound checks the files of a folder before Badger opens them. A folder that is in use by another process changes meanwhile: its state
// says nothing, and Badger refuses it.
func sound(dir string) error {
	release, free := lockFolder(dir)
	if !free {
		return nil
	}
	defer release()
	return checkFiles(context.Background(), dir, nil)
}
