package main

import (
	"bufio"
	"compress/gzip"
	"encoding/binary"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"sync"

	"casus/loaders/language"
)

const (
	dimensions = 100
	rowBytes   = 4 + dimensions
	// vocabulary is how many of the most frequent words get a cluster.
	vocabulary = 60000
)

// clusterWords cuts word vectors into k groups by spherical k-means. The groups are numbered so that neighbours are akin: the
// centres are ordered along a chain in which each is followed by the nearest that is left.
func clusterWords(dir string, k int, report func(string, ...any)) (language.WordClusters, error) {
	words, vectors, err := readVectors(dir)
	if err != nil {
		return language.WordClusters{}, err
	}
	centres := make([][]float32, k)
	for i := range centres {
		centres[i] = append([]float32(nil), vectors[i*len(vectors)/k/4]...)
	}
	assign := make([]int, len(vectors))
	for range 8 {
		var wg sync.WaitGroup
		const parts = 4
		for p := range parts {
			wg.Add(1)
			go func() {
				defer wg.Done()
				for i := p * len(vectors) / parts; i < (p+1)*len(vectors)/parts; i++ {
					assign[i] = nearest(vectors[i], centres)
				}
			}()
		}
		wg.Wait()
		for c := range centres {
			clear(centres[c])
		}
		for i, c := range assign {
			for d, v := range vectors[i] {
				centres[c][d] += v
			}
		}
		for _, c := range centres {
			normalise(c)
		}
	}
	number := chain(centres)
	report("%d words in %d clusters", len(words), k)
	order := make([]int, len(words))
	for i := range order {
		order[i] = i
	}
	sort.Slice(order, func(a, b int) bool { return words[order[a]] < words[order[b]] })
	var wc language.WordClusters
	for _, i := range order {
		wc.Words = append(wc.Words, words[i])
		wc.IDs = append(wc.IDs, uint16(number[assign[i]]+1))
	}
	return wc, nil
}

func readVectors(dir string) ([]string, [][]float32, error) {
	f, err := os.Open(filepath.Join(dir, "glove-100d.words.gz"))
	if err != nil {
		return nil, nil, fmt.Errorf("read vectors: %w", err)
	}
	defer func() { _ = f.Close() }()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, nil, fmt.Errorf("read vectors: %w", err)
	}
	b, err := os.ReadFile(filepath.Join(dir, "glove-100d.i8"))
	if err != nil {
		return nil, nil, fmt.Errorf("read vectors: %w", err)
	}
	var words []string
	var vectors [][]float32
	sc := bufio.NewScanner(z)
	for n := 0; sc.Scan() && n < vocabulary && (n+1)*rowBytes <= len(b); n++ {
		w := sc.Text()
		if strings.ContainsAny(w, "\n\t") || w == "" {
			continue
		}
		row := b[n*rowBytes : (n+1)*rowBytes]
		scale := math.Float32frombits(binary.LittleEndian.Uint32(row))
		v := make([]float32, dimensions)
		for d := range v {
			v[d] = scale * float32(int8(row[4+d]))
		}
		normalise(v)
		words, vectors = append(words, w), append(vectors, v)
	}
	return words, vectors, sc.Err()
}

func normalise(v []float32) {
	var sum float32
	for _, x := range v {
		sum += x * x
	}
	if sum == 0 {
		return
	}
	f := float32(1 / math.Sqrt(float64(sum)))
	for i := range v {
		v[i] *= f
	}
}

func dot(a, b []float32) float32 {
	b = b[:len(a)]
	var s0, s1, s2, s3 float32
	for i := 0; i+3 < len(a); i += 4 {
		s0 += a[i] * b[i]
		s1 += a[i+1] * b[i+1]
		s2 += a[i+2] * b[i+2]
		s3 += a[i+3] * b[i+3]
	}
	return s0 + s1 + s2 + s3
}

func nearest(v []float32, centres [][]float32) int {
	best, score := 0, float32(-2)
	for c, centre := range centres {
		if s := dot(v, centre); s > score {
			best, score = c, s
		}
	}
	return best
}

// chain numbers the centres along a path of nearest neighbours.
func chain(centres [][]float32) []int {
	number := make([]int, len(centres))
	used := make([]bool, len(centres))
	at := 0
	for n := range centres {
		used[at], number[at] = true, n
		best, score := -1, float32(-2)
		for c := range centres {
			if !used[c] {
				if s := dot(centres[at], centres[c]); s > score {
					best, score = c, s
				}
			}
		}
		if best < 0 {
			break
		}
		at = best
	}
	return number
}
