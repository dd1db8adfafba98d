package neural

import "testing"

// TestProductWithEachKernel turns the newer kernels off, as on an older processor.
func TestProductWithEachKernel(t *testing.T) {
	avx, avx512 := hasAVX, hasAVX512
	defer func() { hasAVX, hasAVX512 = avx, avx512 }()
	hasAVX512 = false
	TestProductEqualsPlainGoToTheBit(t)
	hasAVX = false
	TestProductEqualsPlainGoToTheBit(t)
}
