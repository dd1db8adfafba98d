package neural

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

func random(rng *rand.Rand, n int) []float32 {
	out := make([]float32, n)
	for i := range out {
		out[i] = float32(rng.NormFloat64())
	}
	return out
}

func TestProductEqualsPlainGoToTheBit(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for _, s := range [][3]int{{1, 16, 1}, {3, 16, 5}, {4, 32, 7}, {8, 32, 100}, {17, 48, 33}, {29, 80, 129}, {64, 96, 3}} {
		m, n, k := s[0], s[1], s[2]
		for _, transposed := range []bool{false, true} {
			a, b, c := random(rng, m*k), random(rng, k*n), random(rng, m*n)
			op := rowsOf(a, k)
			if transposed {
				op = transposeOf(a, m)
			}
			want := append([]float32(nil), c...)
			multiplyPlain(m, n, k, op, b, n, want, n)
			gemm(m, n, k, op, b, n, c, n, make([]float32, k*wide))
			for i := range c {
				if c[i] != want[i] {
					t.Fatalf("%dx%dx%d transposed %t: element %d is %g, want %g", m, n, k, transposed, i, c[i], want[i])
				}
			}
		}
	}
}

func BenchmarkGemm(b *testing.B) {
	rng := rand.New(rand.NewPCG(1, 2))
	for _, m := range []int{1, 25, 500} {
		b.Run(fmt.Sprint(m, "x384x256"), func(b *testing.B) {
			x, w, y := random(rng, m*384), random(rng, 384*256), make([]float32, m*256)
			pack := make([]float32, 384*wide)
			for b.Loop() {
				gemm(m, 256, 384, rowsOf(x, 384), w, 256, y, 256, pack)
			}
			b.ReportMetric(2*float64(m*384*256)*float64(b.N)/b.Elapsed().Seconds()/1e9, "GFLOPS")
		})
	}
}
