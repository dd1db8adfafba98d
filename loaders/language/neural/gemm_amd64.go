package neural

import "golang.org/x/sys/cpu"

// wide is the width of a panel for the widest kernel.
const wide = 2 * Block

var (
	hasAVX    = cpu.X86.HasAVX
	hasAVX512 = cpu.X86.HasAVX512F && cpu.X86.HasAVX512VL
)

// The kernels add a product of some rows of a, k inner steps and a panel of b to c. All strides are in bytes.

//go:noescape
func kernel8x32(k int, a *float32, row, col int, b *float32, ldb int, c *float32, ldc int)

//go:noescape
func kernel4x16(k int, a *float32, row, col int, b *float32, ldb int, c *float32, ldc int)

//go:noescape
func kernel1x16(k int, a *float32, row, col int, b *float32, ldb int, c *float32, ldc int)

// multiply is gemm for a panel of Block or wide columns.
func multiply(m, n, k int, a operand, b []float32, ldb int, c []float32, ldc int) {
	if !hasAVX {
		multiplyPlain(m, n, k, a, b, ldb, c, ldc)
		return
	}
	i := 0
	if n == wide && hasAVX512 {
		for ; i+8 <= m; i += 8 {
			kernel8x32(k, &a.data[i*a.row], 4*a.row, 4*a.col, &b[0], 4*ldb, &c[i*ldc], 4*ldc)
		}
	}
	for ; i+4 <= m; i += 4 {
		for j := 0; j < n; j += Block {
			kernel4x16(k, &a.data[i*a.row], 4*a.row, 4*a.col, &b[j], 4*ldb, &c[i*ldc+j], 4*ldc)
		}
	}
	for ; i < m; i++ {
		for j := 0; j < n; j += Block {
			kernel1x16(k, &a.data[i*a.row], 4*a.row, 4*a.col, &b[j], 4*ldb, &c[i*ldc+j], 4*ldc)
		}
	}
}
