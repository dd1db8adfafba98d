package article

import (
	"os"
	"strings"
	"testing"
)

func page1(b *testing.B, file string) string {
	b.Helper()
	raw, err := os.ReadFile("testdata/" + file)
	if err != nil {
		b.Fatal(err)
	}
	return string(raw)
}

// BenchmarkText reads a pasted page.
func BenchmarkText(b *testing.B) { benchmarkParse(b, Text, page1(b, "text/tabloid.txt")) }

// BenchmarkHTML reads a page of HTML.
func BenchmarkHTML(b *testing.B) { benchmarkParse(b, HTML, page1(b, "html/divs.html")) }

// BenchmarkLongText reads a text of a megabyte, to be compared with BenchmarkText by bytes a second.
func BenchmarkLongText(b *testing.B) {
	benchmarkParse(b, Text, strings.Repeat(page1(b, "text/statement.txt")+"\n", 1<<20/1200))
}

func benchmarkParse(b *testing.B, f Format, text string) {
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if it := Parse(Given{Text: text, Format: f}); it.Err != nil {
			b.Fatal(it.Err)
		}
	}
}

// BenchmarkLine reads a line of the extraction contract.
func BenchmarkLine(b *testing.B) {
	line := []byte(`{"id":"a1","date":"2016-09-10","title":"Truce","text":"` + strings.Repeat("The army and the rebels agreed on a truce in the valley on Friday. ", 20) + `","source":"Wire"}`)
	b.SetBytes(int64(len(line)))
	b.ReportAllocs()
	for b.Loop() {
		if it := readLine(line, Options{}); it.Err != nil {
			b.Fatal(it.Err)
		}
	}
}
