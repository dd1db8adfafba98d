package extract

import (
	"os"
	"path/filepath"
	"testing"
)

// What reading takes is in every copy of the program: models and lexicon have 40 MB together.
func TestSizeOfWhatIsEmbedded(t *testing.T) {
	const most = 40_000_000
	total := int64(0)
	for _, glob := range []string{"model/*.bin", "../language/model/*.bin", "../lexicon/data/*", "../lexicon/frames/*.tsv"} {
		files, err := filepath.Glob(glob)
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %d files, %v", glob, len(files), err)
		}
		for _, file := range files {
			info, err := os.Stat(file)
			if err != nil {
				t.Fatal(err)
			}
			total += info.Size()
		}
	}
	if total > most {
		t.Errorf("%d bytes are embedded, at most %d may be", total, most)
	}
}
