package article

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestPages reads the pages of testdata and compares what comes out with their golden files.
func TestPages(t *testing.T) {
	files, err := filepath.Glob("testdata/*/*")
	if err != nil || len(files) == 0 {
		t.Fatalf("no pages: %v", err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, ".golden") {
			continue
		}
		t.Run(strings.TrimPrefix(filepath.ToSlash(file), "testdata/"), func(t *testing.T) {
			f, err := os.Open(file)
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			var b strings.Builder
			for it := range Read(f, Origin{Name: filepath.Base(file)}, Options{}) {
				writeItem(&b, it)
			}
			golden := file + ".golden"
			if *update {
				if err := os.WriteFile(golden, []byte(b.String()), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got := b.String(); got != string(want) {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// writeItem prints an item for people to read: its metadata, an empty line, its text.
func writeItem(b *strings.Builder, it Item) {
	text := it.Article.Text
	it.Article.Text = ""
	head, _ := json.MarshalIndent(it.Article, "", " ")
	b.WriteString(it.Place + " dated " + string(it.Dated) + "\n")
	if it.Err != nil {
		b.WriteString("error: " + it.Err.Error() + "\n")
	}
	b.Write(head)
	b.WriteString("\n\n" + text + "\n")
}
