// Package neural computes small neural networks on the processor: matrices of float32, a tape of operations with their
// gradients, an optimiser, and parameters that are stored in eight bits.
//
// A Graph runs operations on Nodes (graph.go, ops.go, recurrent.go, loss.go). With a gradient buffer it also records how to go
// back (Backward); without one it only computes, and what it allocates is used again after Reset. Many sentences are computed at
// once as rows of one matrix, their bounds given as Spans.
//
// The matrix product is the only part in assembly (gemm_amd64.s). Every output is summed in the order of the inner index with
// one rounding for the product and one for the sum, in vector registers and in plain Go alike: the same model gives the same
// numbers on every machine, so tags and trees do not depend on the processor.
package neural
