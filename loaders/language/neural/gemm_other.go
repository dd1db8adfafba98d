//go:build !amd64

package neural

const wide = Block

func multiply(m, n, k int, a operand, b []float32, ldb int, c []float32, ldc int) {
	multiplyPlain(m, n, k, a, b, ldb, c, ldc)
}
