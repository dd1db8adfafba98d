package neural

// Block is what the columns of a matrix on the right of a product are counted in: widths of layers are multiples of it.
const Block = 16

// Padded is n rounded up to a multiple of Block.
func Padded(n int) int { return (n + Block - 1) / Block * Block }

// operand is a matrix on the left of a product: element (i, k) stands at data[i*row+k*col], so that its transpose costs nothing.
type operand struct {
	data     []float32
	row, col int
}

func rowsOf(data []float32, cols int) operand      { return operand{data, cols, 1} }
func transposeOf(data []float32, cols int) operand { return operand{data, 1, cols} }

// gemm adds the product of a (m x k) and b (k x n, rows of ldb) to c (m x n, rows of ldc). n must be a multiple of Block.
// pack is room for k*wide values, or more.
func gemm(m, n, k int, a operand, b []float32, ldb int, c []float32, ldc int, pack []float32) {
	if m == 0 || n == 0 || k == 0 {
		return
	}
	if n%Block != 0 {
		panic("neural: columns of a product are no multiple of Block")
	}
	// The last element of each, so that a short slice panics here and not in the kernel.
	_, _, _ = a.data[(m-1)*a.row+(k-1)*a.col], b[(k-1)*ldb+n-1], c[(m-1)*ldc+n-1]
	for j := 0; j < n; {
		width := Block
		if wide > Block && n-j >= wide {
			width = wide
		}
		panel, ld := b[j:], ldb
		if m >= 16 && ldb > width {
			// A panel that lies together stays in the cache while the rows go past.
			for p := range k {
				copy(pack[p*width:(p+1)*width], b[p*ldb+j:p*ldb+j+width])
			}
			panel, ld = pack, width
		}
		multiply(m, width, k, a, panel, ld, c[j:], ldc)
		j += width
	}
}

// multiplyPlain is the kernel in Go: what the others must equal to the bit. The conversion keeps the compiler from fusing
// product and sum.
func multiplyPlain(m, n, k int, a operand, b []float32, ldb int, c []float32, ldc int) {
	for i := range m {
		row := c[i*ldc : i*ldc+n]
		for p := range k {
			v := a.data[i*a.row+p*a.col]
			for j, w := range b[p*ldb : p*ldb+n] {
				row[j] += float32(v * w)
			}
		}
	}
}
