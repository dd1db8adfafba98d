package neural

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
)

// Param is a matrix that is learnt.
type Param struct {
	Name       string
	Rows, Cols int
	W          []float32
	// sparse marks a table of which a batch touches few rows.
	sparse bool
	// steps is into how many steps a row's greatest value is cut when it is encoded.
	steps float32
	index int
	// transposed is W the other way round, kept while training.
	transposed []float32
}

// Set is the parameters of a network, in the order in which they were made.
type Set struct {
	Params []*Param
	rng    *rand.Rand
}

// NewSet returns an empty set; what its parameters begin with follows from the seed.
func NewSet(seed uint64) *Set { return &Set{rng: rand.New(rand.NewPCG(seed, 17))} }

func (s *Set) add(name string, rows, cols int) *Param {
	p := &Param{Name: name, Rows: rows, Cols: cols, W: make([]float32, rows*cols), steps: fineSteps, index: len(s.Params)}
	s.Params = append(s.Params, p)
	return p
}

// Weights makes a matrix for Linear, drawn as Glorot and Bengio (2010) say.
func (s *Set) Weights(name string, in, out int) *Param {
	p := s.add(name, in, out)
	limit := math.Sqrt(6 / float64(in+out))
	for i := range s.drawn(p) {
		p.W[i] = float32((2*s.rng.Float64() - 1) * limit)
	}
	return p
}

// Constant makes a row of one value, for biases and gains.
func (s *Set) Constant(name string, cols int, v float32) *Param {
	p := s.add(name, 1, cols)
	for i := range p.W {
		p.W[i] = v
	}
	return p
}

// The steps of eight and of six bits.
const fineSteps, coarseSteps = 127, 31

// CoarseTable makes a Table that is encoded in steps of six bits, so that a compressed file is a fourth smaller: where many rows are summed, what they
// are rounded by evens out.
func (s *Set) CoarseTable(name string, rows, cols int, deviation float64) *Param {
	p := s.Table(name, rows, cols, deviation)
	p.steps = coarseSteps
	return p
}

// Table makes a table of embeddings for Embed.
func (s *Set) Table(name string, rows, cols int, deviation float64) *Param {
	p := s.add(name, rows, cols)
	p.sparse = true
	for i := range s.drawn(p) {
		p.W[i] = float32(s.rng.NormFloat64() * deviation)
	}
	return p
}

// AppendBytes encodes the parameters: for each its rows, of each row the scale (float32) and its columns (int8).
func (s *Set) AppendBytes(out []byte) []byte {
	for _, p := range s.Params {
		for r := range p.Rows {
			row := p.W[r*p.Cols : (r+1)*p.Cols]
			most := float32(0)
			for _, v := range row {
				most = max(most, v, -v)
			}
			scale := most / p.steps
			out = binary.LittleEndian.AppendUint32(out, math.Float32bits(scale))
			for _, v := range row {
				q := 0.0
				if scale > 0 {
					q = math.RoundToEven(float64(v / scale))
				}
				out = append(out, byte(int8(q)))
			}
		}
	}
	return out
}

// ReadBytes reads what AppendBytes wrote for a set of the same parameters and returns the rest.
func (s *Set) ReadBytes(b []byte) ([]byte, error) {
	for _, p := range s.Params {
		size := p.Rows * (4 + p.Cols)
		if len(b) < size {
			return nil, fmt.Errorf("parameter %s: cut short", p.Name)
		}
		for r := range p.Rows {
			row := b[r*(4+p.Cols) : (r+1)*(4+p.Cols)]
			scale := math.Float32frombits(binary.LittleEndian.Uint32(row))
			if !(scale >= 0 && scale < 1e6) {
				return nil, errors.New("parameter " + p.Name + ": a scale out of range")
			}
			w := p.W[r*p.Cols : (r+1)*p.Cols]
			for i, q := range row[4:] {
				w[i] = scale * float32(int8(q))
			}
		}
		b = b[size:]
	}
	return b, nil
}

// drawn is the values that are to be drawn: none of a set that will be read from a file.
func (s *Set) drawn(p *Param) []float32 {
	if s.rng == nil {
		return nil
	}
	return p.W
}

// NewHollowSet returns an empty set whose parameters begin as zeros, to be read from a file.
func NewHollowSet() *Set { return &Set{} }

// Prepare makes what learning with several graphs at once needs; to be called before the first of them goes back.
func (s *Set) Prepare() {
	for _, p := range s.Params {
		if !p.sparse {
			p.transpose()
		}
	}
}
