// Package language reads English: text comes in, sentences of tokens go out, each token with its place in the text, its
// part of speech, its lemma and its head in a Universal Dependencies tree.
//
// Start at Pipeline.Analyse. Its stages, a file each:
//
//	split.go    paragraphs, sentences and tokens, as the English Web Treebank cuts them
//	tagger.go   universal and Penn tags: an averaged perceptron over words, shapes, suffixes and word clusters
//	lemma.go    lemmas: a table learnt from the treebanks, rules for the words that it lacks
//	parser.go   the tree: a greedy arc-hybrid parser trained with a dynamic oracle (Goldberg and Nivre 2013)
//	model.go    the file that the models live in, and its embedded copy
//
// The stages meet in the interfaces Tagger, Lemmatizer and Parser, so that a better model of one can take its place.
// The models are trained by the program in train; model/README.md says from what and how well.
package language
