package lexicon

import (
	"runtime"
	"strings"
	"testing"
)

// BenchmarkLoad also gives what the loaded lexicon keeps in memory.
func BenchmarkLoad(b *testing.B) {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	var l *Lexicon
	for b.Loop() {
		var err error
		if l, err = loadEmbedded(); err != nil {
			b.Fatal(err)
		}
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/(1<<20), "MB-kept")
	runtime.KeepAlive(l)
}

func BenchmarkLongest(b *testing.B) {
	l, err := Default()
	if err != nil {
		b.Fatal(err)
	}
	words := strings.Fields(`Fighters of the Free Syrian Army and Ahrar al - Sham withdrew from the village near Bab al - Hawa on Friday , the
		Syrian Observatory for Human Rights said , after Russian warplanes from Hmeimim had bombed their positions for three days`)
	b.ReportAllocs()
	for b.Loop() {
		for i := range words {
			l.Longest(words[i:])
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(words)), "ns/word")
}
