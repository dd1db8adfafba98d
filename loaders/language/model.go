package language

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"sort"
	"strings"

	"github.com/klauspost/compress/zstd"
)

// Model is everything that the embedded file holds.
type Model struct {
	tagger     *perceptronTagger
	lemmatizer *tableLemmatizer
	parser     *greedyParser
	clusters   *clusters
}

// Pipeline is the model's stages.
func (m *Model) Pipeline() *Pipeline {
	return &Pipeline{Tagger: m.tagger, Lemmatizer: m.lemmatizer, Parser: m.parser}
}

// The file is a magic line and a zstd stream of sections, each a length and its bytes, in this order: tags, tag weights,
// labels, parser weights, cluster words, cluster numbers, lemma table. Lists are joined with newlines; numbers are
// little-endian or varints.
const magic = "casus language model 1\n"

// ReadModel reads a model file.
func ReadModel(b []byte) (*Model, error) {
	rest, ok := bytes.CutPrefix(b, []byte(magic))
	if !ok {
		return nil, errors.New("not a language model of this version")
	}
	z, err := zstd.NewReader(nil)
	if err != nil {
		return nil, fmt.Errorf("zstd: %w", err)
	}
	defer z.Close()
	plain, err := z.DecodeAll(rest, nil)
	if err != nil {
		return nil, fmt.Errorf("decompress: %w", err)
	}
	r := bytes.NewReader(plain)
	var sections [7][]byte
	for i := range sections {
		n, err := binary.ReadUvarint(r)
		if err != nil || n > uint64(r.Len()) {
			return nil, fmt.Errorf("section %d: cut short", i)
		}
		at := len(plain) - r.Len()
		sections[i] = plain[at : at+int(n)]
		if _, err := r.Seek(int64(n), io.SeekCurrent); err != nil {
			return nil, fmt.Errorf("section %d: %w", i, err)
		}
	}
	m := &Model{clusters: &clusters{}}
	m.clusters.words = strings.Split(string(sections[4]), "\n")
	if len(sections[5]) != 2*len(m.clusters.words) {
		return nil, errors.New("clusters: words and numbers differ in count")
	}
	m.clusters.ids = make([]uint16, len(m.clusters.words))
	for i := range m.clusters.ids {
		m.clusters.ids[i] = binary.LittleEndian.Uint16(sections[5][2*i:])
	}
	m.tagger = &perceptronTagger{tags: strings.Split(string(sections[0]), "\n"), clusters: m.clusters}
	if m.tagger.w, err = readWeights(sections[1], len(m.tagger.tags)); err != nil {
		return nil, fmt.Errorf("tagger: %w", err)
	}
	m.parser = &greedyParser{labels: strings.Split(string(sections[2]), "\n"), clusters: m.clusters}
	if m.parser.w, err = readWeights(sections[3], 1+2*len(m.parser.labels)); err != nil {
		return nil, fmt.Errorf("parser: %w", err)
	}
	m.lemmatizer = &tableLemmatizer{table: map[string]string{}, words: map[string]bool{}}
	verbs := map[string]bool{}
	for _, line := range strings.Split(string(sections[6]), "\n") {
		if verb, ok := strings.CutPrefix(line, "+"); ok {
			verbs[verb] = true
			continue
		}
		key, lemma, ok := strings.Cut(line, "\t")
		if !ok {
			m.lemmatizer.words[line] = true
			continue
		}
		m.lemmatizer.table[key] = lemma
		m.lemmatizer.words[lemma] = true
	}
	if len(verbs) > 0 {
		m.tagger.verbs = verbs
	}
	return m, nil
}

func readWeights(b []byte, classes int) (*weights, error) {
	r := bytes.NewReader(b)
	n, err := binary.ReadUvarint(r)
	if err != nil || n > uint64(r.Len()) {
		return nil, errors.New("cut short")
	}
	keys, counts := make([]uint64, n), make([]uint32, n)
	w := &weights{classes: classes}
	last := uint64(0)
	total := uint64(0)
	for i := range keys {
		d, err := binary.ReadUvarint(r)
		if err != nil {
			return nil, errors.New("cut short")
		}
		last += d
		keys[i] = last
		c, err := binary.ReadUvarint(r)
		if err != nil {
			return nil, errors.New("cut short")
		}
		counts[i] = uint32(c)
		total += c
	}
	if uint64(r.Len()) != 2*total {
		return nil, errors.New("weights differ in count from what the features say")
	}
	at := len(b) - r.Len()
	w.class = b[at : at+int(total)]
	w.value = b[at+int(total):]
	for _, c := range w.class {
		if int(c) >= classes {
			return nil, fmt.Errorf("a weight for class %d of %d", c, classes)
		}
	}
	w.build(keys, counts)
	return w, nil
}

func appendSection(out, section []byte) []byte {
	return append(binary.AppendUvarint(out, uint64(len(section))), section...)
}

// writeWeights encodes trained weights: rows[feature][class].
func writeWeights(rows map[uint64]map[uint8]float64) []byte {
	keys := make([]uint64, 0, len(rows))
	for k := range rows {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	var head, class, value []byte
	kept := uint64(0)
	last := uint64(0)
	for _, k := range keys {
		cs := make([]int, 0, len(rows[k]))
		for c, v := range rows[k] {
			if quantised(v) != 0 {
				cs = append(cs, int(c))
			}
		}
		if len(cs) == 0 {
			continue
		}
		sort.Ints(cs)
		head = binary.AppendUvarint(head, k-last)
		head = binary.AppendUvarint(head, uint64(len(cs)))
		last = k
		kept++
		for _, c := range cs {
			class = append(class, uint8(c))
			value = append(value, quantised(rows[k][uint8(c)]))
		}
	}
	out := binary.AppendUvarint(nil, kept)
	return append(append(append(out, head...), class...), value...)
}
