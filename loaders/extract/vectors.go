package extract

import (
	"encoding/binary"
	"errors"
	"math"
)

// vectors are words by what they occur with: neighbours mean alike. They are GloVe's, cut to the frequent words.
type vectors struct {
	rows map[string]int32
	// values has dimensions bytes a word; scale what a byte counts.
	values []int8
	scale  []float32
}

const dimensions = 100

// readVectors reads the form that Shorten writes: the number of words; each word with its length before it; a scale and the bytes of each.
func readVectors(b []byte) (*vectors, error) {
	if len(b) == 0 {
		return &vectors{}, nil
	}
	short := errors.New("vectors are cut short")
	n, k := binary.Uvarint(b)
	if k <= 0 || n > uint64(len(b)) {
		return nil, short
	}
	b = b[k:]
	v := &vectors{rows: make(map[string]int32, n)}
	for i := range int32(n) {
		if len(b) == 0 || len(b) < 1+int(b[0]) {
			return nil, short
		}
		v.rows[string(b[1:1+b[0]])] = i
		b = b[1+b[0]:]
	}
	if uint64(len(b)) != n*(4+dimensions) {
		return nil, short
	}
	v.values = make([]int8, 0, n*dimensions)
	for range n {
		v.scale = append(v.scale, math.Float32frombits(binary.LittleEndian.Uint32(b)))
		for _, q := range b[4 : 4+dimensions] {
			v.values = append(v.values, int8(q))
		}
		b = b[4+dimensions:]
	}
	return v, nil
}

// add adds a word's vector of length one to the sum, and tells whether it has one.
func (v *vectors) add(sum *[dimensions]float32, word string) bool {
	r, ok := v.rows[word]
	if !ok {
		return false
	}
	s := v.scale[r]
	for i, q := range v.values[int(r)*dimensions : int(r+1)*dimensions] {
		sum[i] += s * float32(q)
	}
	return true
}

// Shorten makes the embedded form of GloVe vectors: words by frequency, a row of a float32 scale and bytes each as
// ../shared/training/vectors has them, cut to the first keep words that are made of letters and hyphens only. Rows are brought to length one.
func Shorten(words []string, rows []byte, keep int) ([]byte, error) {
	const width = 4 + dimensions
	if len(rows) != width*len(words) {
		return nil, errors.New("vectors: as many rows as words are wanted")
	}
	var names, values []byte
	n := 0
	for i, w := range words {
		if n == keep {
			break
		}
		if len(w) > 40 || !wordlike(w) {
			continue
		}
		row := rows[i*width : (i+1)*width]
		var norm float64
		for _, q := range row[4:] {
			norm += float64(int8(q)) * float64(int8(q))
		}
		if norm == 0 {
			continue
		}
		n++
		names = append(append(names, byte(len(w))), w...)
		values = binary.LittleEndian.AppendUint32(values, math.Float32bits(float32(1/math.Sqrt(norm))))
		values = append(values, row[4:]...)
	}
	return append(append(binary.AppendUvarint(nil, uint64(n)), names...), values...), nil
}

func wordlike(w string) bool {
	for i := range len(w) {
		if (w[i] < 'a' || w[i] > 'z') && w[i] != '-' {
			return false
		}
	}
	return len(w) > 1
}
