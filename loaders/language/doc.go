// Package language reads English: text comes in, sentences of tokens go out, each token with its place in the text, its
// part of speech, its lemma and its head in a Universal Dependencies tree, and each sentence with the names in it.
//
// Start at Pipeline.Analyse. Its stages, a file each:
//
//	split.go       paragraphs and sentences
//	tokens.go      tokens, as the English Web Treebank cuts them
//	annotate.go    tags, heads, relations and names of many sentences at once, from one network
//	features.go    what the network sees of a word; vectors.go its vector (GloVe: Pennington et al. 2014)
//	network.go     the network: convolutions (Collobert et al. 2011), recurrent units (Lei et al. 2018), a head a task
//	recogniser.go  names: a small network behind it, and a chain over its tags (Lafferty et al. 2001, Lample et al. 2016)
//	gazetteer.go   what lists of names say, which the recogniser sees
//	decode.go      the best tree of its scores (Chu and Liu 1965, Edmonds 1967), the best names (Viterbi)
//	lemma.go       lemmas: a table learnt from the treebanks, rules for the words that it lacks; irregular.go the verbs that bend otherwise
//	morphology.go  tense, voice and number, from tags and tree
//	model.go       the file that all of it lives in, and its embedded copy
//	learn.go       how the network learns; learn_names.go how the recogniser does
//
// Text in capitals and headlines need no stage of their own: the network has learnt from sentences written so. The arithmetic is
// in package neural. The models are trained by the program in train; model/README.md says from what and how well.
package language
