package language

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"

	"github.com/klauspost/compress/zstd"

	"casus/loaders/language/neural"
)

// Model is everything that the embedded file holds.
type Model struct {
	reader     *reader
	lemmatizer *tableLemmatizer
	vectors    *Vectors
}

// Pipeline is the model's stages.
func (m *Model) Pipeline() *Pipeline {
	return &Pipeline{Annotator: m.reader, Lemmatizer: m.lemmatizer, Vectors: m.vectors}
}

// The file is a magic line and sections, each a length (varint) and its bytes:
//
//	lists      zstd of five lists, an empty line between them: tags, labels, known forms, words with vectors, lemmas
//	vectors    a row a word: a scale (float32, little-endian) and 100 values (int8)
//	network    the network's parameters as neural.Set writes them
//	gazetteer  what lists of names say (gazetteer.go)
//	names      the recogniser's parameters; none, like the gazetteer, while names are not learnt yet
//
// What is big lies uncompressed: eight-bit weights hardly shrink, and the vectors are read where they lie.
const magic = "casus language model 3\n"

const (
	sectionLists = iota
	sectionVectors
	sectionNetwork
	sectionGazetteer
	sectionNames
	sectionCount
)

func cutSections(b []byte) (sections [sectionCount][]byte, err error) {
	rest, ok := bytes.CutPrefix(b, []byte(magic))
	if !ok {
		return sections, errors.New("not a language model of this version")
	}
	for i := range sections {
		n, size := binary.Uvarint(rest)
		if size <= 0 || n > uint64(len(rest)-size) {
			return sections, fmt.Errorf("section %d: cut short", i)
		}
		sections[i], rest = rest[size:size+int(n)], rest[size+int(n):]
	}
	return sections, nil
}

func joinSections(sections [sectionCount][]byte) []byte {
	out := []byte(magic)
	for _, s := range sections {
		out = append(binary.AppendUvarint(out, uint64(len(s))), s...)
	}
	return out
}

// ReadModel reads a model file. The model keeps b.
func ReadModel(b []byte) (*Model, error) {
	sections, err := cutSections(b)
	if err != nil {
		return nil, err
	}
	z, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(64<<20))
	if err != nil {
		return nil, fmt.Errorf("zstd: %w", err)
	}
	defer z.Close()
	plain, err := z.DecodeAll(sections[sectionLists], nil)
	if err != nil {
		return nil, fmt.Errorf("lists: %w", err)
	}
	lists := strings.Split(string(plain), "\n\n")
	if len(lists) != 5 {
		return nil, fmt.Errorf("%d lists, want 5", len(lists))
	}
	tags, labels := strings.Split(lists[0], "\n"), strings.Split(lists[1], "\n")
	forms, words := strings.Split(lists[2], "\n"), strings.Split(lists[3], "\n")
	if len(tags) > 1000 || len(labels) > 1000 || len(labels) < 2 {
		return nil, fmt.Errorf("%d tags and %d labels", len(tags), len(labels))
	}
	for _, t := range tags {
		if u, x, _ := strings.Cut(t, "/"); u == "" || x == "" {
			return nil, fmt.Errorf("tag %q: want a universal and a Penn tag", t)
		}
	}
	if v := sections[sectionVectors]; len(v) != len(words)*vectorBytes {
		return nil, fmt.Errorf("vectors: %d bytes for %d words", len(v), len(words))
	}
	m := &Model{vectors: newVectors(words, sections[sectionVectors])}
	n := newNetwork(neural.NewHollowSet(), newFeatures(forms), m.vectors, tags, labels)
	if left, err := n.set.ReadBytes(sections[sectionNetwork]); err != nil || len(left) > 0 {
		return nil, fmt.Errorf("network: %d bytes too many or %w", len(left), err)
	}
	var names *recogniser
	if len(sections[sectionNames]) > 0 {
		g, err := readGazetteer(sections[sectionGazetteer])
		if err != nil {
			return nil, err
		}
		names = newRecogniser(neural.NewHollowSet(), n, g)
		if left, err := names.set.ReadBytes(sections[sectionNames]); err != nil || len(left) > 0 {
			return nil, fmt.Errorf("names: %d bytes too many or %w", len(left), err)
		}
	}
	m.lemmatizer, m.reader = readLemmas(lists[4]), newReader(n, names)
	return m, nil
}

// readLemmas reads the lines of the lemma list: "word/XPOS<tab>lemma" or a lemma.
func readLemmas(list string) *tableLemmatizer {
	l := &tableLemmatizer{table: map[string]string{}, words: map[string]bool{}}
	for line := range strings.SplitSeq(list, "\n") {
		key, lemma, ok := strings.Cut(line, "\t")
		if !ok {
			l.words[line] = true
			continue
		}
		l.table[key] = lemma
		l.words[lemma] = true
	}
	return l
}

// writeModel encodes a network and what goes with it, without names.
func writeModel(n *network, forms, words []string, lemmas string) []byte {
	z, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithEncoderConcurrency(1))
	if err != nil {
		panic(err) // the options above are constants
	}
	lists := strings.Join([]string{strings.Join(n.tags, "\n"), strings.Join(n.labels, "\n"), strings.Join(forms, "\n"), strings.Join(words, "\n"), lemmas}, "\n\n")
	return joinSections([sectionCount][]byte{sectionLists: z.EncodeAll([]byte(lists), nil), sectionVectors: n.vectors.data, sectionNetwork: n.set.AppendBytes(nil)})
}
