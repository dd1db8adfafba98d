package language

import (
	"encoding/binary"
	"math"
	"strings"

	"casus/loaders/language/neural"
)

// Dimensions is the length of a word vector.
const Dimensions = 100

const vectorBytes = 4 + Dimensions

// Vectors are word vectors learnt from newswire and Wikipedia (GloVe): words that occur alike have vectors that point alike.
type Vectors struct {
	row map[string]int32
	// data has for each row a scale (float32) and Dimensions values in eight bits.
	data []byte
}

func newVectors(words []string, data []byte) *Vectors {
	v := &Vectors{row: make(map[string]int32, len(words)), data: data}
	for i, w := range words {
		v.row[w] = int32(i)
	}
	return v
}

// find is the row of a lower-cased word, of a number that looks like it, or -1.
func (v *Vectors) find(word string) int32 {
	if i, ok := v.row[word]; ok {
		return i
	}
	if word != "" && word[0] >= '0' && word[0] <= '9' {
		stand := "37"
		if len(word) == 4 {
			stand = "1984"
		}
		if i, ok := v.row[stand]; ok {
			return i
		}
	}
	return -1
}

// read fills out with a row.
func (v *Vectors) read(row int32, out []float32) {
	b := v.data[int(row)*vectorBytes : (int(row)+1)*vectorBytes]
	scale := math.Float32frombits(binary.LittleEndian.Uint32(b))
	for i, q := range b[4:] {
		out[i] = scale * float32(int8(q))
	}
}

// node has a row a word: its vector, or zeros where it has none.
func (v *Vectors) node(g *neural.Graph, rows []int32) *neural.Node {
	out := g.NewNode(len(rows), Dimensions)
	for i, row := range rows {
		if row >= 0 {
			v.read(row, out.Row(i))
		}
	}
	return out
}

// Of is the vector of a word in any case; false where it has none.
func (v *Vectors) Of(word string) ([]float32, bool) {
	i, ok := v.row[strings.ToLower(Normal(word))]
	if !ok {
		return nil, false
	}
	out := make([]float32, Dimensions)
	v.read(i, out)
	return out, true
}

// AddUnit adds to sum the vector of a lower-cased word, brought to length one; false where the word is not among the most frequent ones
// or has no vector.
func (v *Vectors) AddUnit(sum []float32, word string, most int) bool {
	i, ok := v.row[word]
	if !ok || int(i) >= most {
		return false
	}
	row := v.data[int(i)*vectorBytes+4 : (int(i)+1)*vectorBytes]
	square := 0
	for _, q := range row {
		square += int(int8(q)) * int(int8(q))
	}
	if square == 0 {
		return false
	}
	scale := float32(1 / math.Sqrt(float64(square)))
	for k, q := range row {
		sum[k] += scale * float32(int8(q))
	}
	return true
}

// Similarity is the cosine between the vectors of two words, from -1 to 1; 0 where one has none.
func (v *Vectors) Similarity(a, b string) float64 {
	x, okX := v.Of(a)
	y, okY := v.Of(b)
	if !okX || !okY {
		return 0
	}
	var xy, xx, yy float64
	for i := range x {
		xy += float64(x[i]) * float64(y[i])
		xx += float64(x[i]) * float64(x[i])
		yy += float64(y[i]) * float64(y[i])
	}
	if xx == 0 || yy == 0 {
		return 0
	}
	return xy / math.Sqrt(xx*yy)
}
