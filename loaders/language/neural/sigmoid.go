package neural

import "math"

// Exp is e to the x to seven digits, between x = -87 and 87: 2^n times a polynomial (Cephes expf), each step rounded to
// float32, so that it is the same everywhere and several times as fast as math.Exp.
func Exp(x float32) float32 {
	x = max(-87, min(87, x))
	n := float32(int32(float32(x*1.44269504)+128.5) - 128)
	x -= float32(n * 0.693359375)
	x += float32(n * 2.12194440e-4)
	p := float32(1.9875691500e-4)
	p = float32(p*x) + 1.3981999507e-3
	p = float32(p*x) + 8.3334519073e-3
	p = float32(p*x) + 4.1665795894e-2
	p = float32(p*x) + 1.6666665459e-1
	p = float32(p*x) + 5.0000001201e-1
	p = float32(p*float32(x*x)) + x + 1
	return float32(p * math.Float32frombits(uint32(int32(n)+127)<<23))
}

// Sigmoid is 1/(1+e^-x) to four digits: lines between its values at every 32nd from -10 to 10, which are the bounds.
func Sigmoid(x float32) float32 {
	if !(x > -10) { // not a number comes here too
		x = -10
	}
	x = float32((min(9.999, x) + 10) * 32)
	i := int32(x)
	low := sigmoids[i]
	return low + float32((x-float32(i))*(sigmoids[i+1]-low))
}

var sigmoids = func() (t [642]float32) {
	for i := range t {
		t[i] = float32(1 / (1 + math.Exp(10-float64(i)/32)))
	}
	return t
}()
