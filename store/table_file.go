package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/dgraph-io/badger/v4/fb"
	"github.com/dgraph-io/badger/v4/options"
	"github.com/dgraph-io/badger/v4/pb"
	"github.com/dgraph-io/badger/v4/y"
	"github.com/klauspost/compress/s2"
	"github.com/klauspost/compress/zstd"
	"google.golang.org/protobuf/proto"
)

// A table of Badger's (.sst), as table/builder.go there writes it: blocks one after the other, the index of them, its length, its checksum, the length of
// that. A block, once it is unpacked, has entries, where each begins, how many these are, the checksum of all this, and the length of that.

// tablePlace is where a block of a table stands.
type tablePlace struct {
	offset int64
	length int
	// first is the block's first key, with Badger's version behind it.
	first []byte
}

// tableIndex reads where the blocks of a table stand.
func tableIndex(r io.ReaderAt, size int64, path string) (places []tablePlace, err error) {
	at := size
	tail := func(n int64) ([]byte, error) {
		if n < 0 || n > at {
			return nil, damaged(path, at, "the file does not end as a table does")
		}
		at -= n
		b := make([]byte, n)
		_, err := r.ReadAt(b, at)
		return b, err
	}
	var parts [2][]byte
	for k := range parts {
		n, err := tail(4)
		if err != nil {
			return nil, err
		}
		if parts[k], err = tail(int64(binary.BigEndian.Uint32(n))); err != nil {
			return nil, err
		}
	}
	if err := checkSum(parts[1], parts[0]); err != nil {
		return nil, damaged(path, at, "index: %v", err)
	}
	defer func() {
		// Flatbuffers are read without a look at their bounds.
		if recover() != nil {
			places, err = nil, damaged(path, at, "index: it is not as Badger writes it")
		}
	}()
	index := fb.GetRootAsTableIndex(parts[1], 0)
	for k := range index.OffsetsLength() {
		var block fb.BlockOffset
		index.Offsets(&block, k)
		p := tablePlace{int64(block.Offset()), int(block.Len()), block.KeyBytes()}
		if p.offset+int64(p.length) > at {
			return nil, damaged(path, p.offset, "a block of %d bytes ends behind the table's blocks", p.length)
		}
		places = append(places, p)
	}
	return places, nil
}

// blockReader reads blocks of tables, one after the other into the same memory.
type blockReader struct {
	raw, plain []byte
	unzip      *zstd.Decoder
}

func newBlockReader() (*blockReader, error) {
	unzip, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(maxBlockBytes))
	return &blockReader{unzip: unzip}, err
}

func (r *blockReader) close() { r.unzip.Close() }

// read reads a block as it stands in the file.
func (r *blockReader) read(f io.ReaderAt, p tablePlace) ([]byte, error) {
	r.raw = slices.Grow(r.raw[:0], p.length)[:p.length]
	_, err := f.ReadAt(r.raw, p.offset)
	return r.raw, err
}

// content unpacks a block and checks its checksum; what it gives is without that, and valid until the next block.
func (r *blockReader) content(raw []byte, compression options.CompressionType) ([]byte, error) {
	b := raw
	var err error
	switch compression {
	case options.None:
	case options.Snappy:
		r.plain, err = snappyBlock(r.plain, raw)
		b = r.plain
	case options.ZSTD:
		r.plain, err = r.unzip.DecodeAll(raw, r.plain[:0])
		b = r.plain
	default:
		err = fmt.Errorf("compression %d is none that casus uses", compression)
	}
	if err != nil {
		return nil, err
	}
	if len(b) < 4 || binary.BigEndian.Uint32(b[len(b)-4:]) > uint32(len(b)-4) {
		return nil, errors.New("it is too short")
	}
	content := b[:len(b)-4-int(binary.BigEndian.Uint32(b[len(b)-4:]))]
	return content, checkSum(content, b[len(content):len(b)-4])
}

// maxBlockBytes bounds what a block of a table unpacks to.
const maxBlockBytes = 1 << 30

// snappyBlock unpacks a block; its memory is used again.
func snappyBlock(into, b []byte) ([]byte, error) {
	n, err := s2.DecodedLen(b)
	if err == nil && n > maxBlockBytes {
		err = s2.ErrTooLarge
	}
	if err != nil {
		return into, err
	}
	return s2.Decode(slices.Grow(into[:0], n)[:n], b)
}

func checkSum(content, sum []byte) error {
	var want pb.Checksum
	if err := proto.Unmarshal(sum, &want); err != nil {
		return fmt.Errorf("its checksum cannot be read: %w", err)
	}
	if a := want.Algo; a != pb.Checksum_CRC32C && a != pb.Checksum_XXHash64 {
		return fmt.Errorf("its checksum is of unknown kind %d", a)
	}
	if y.CalculateChecksum(content, want.Algo) != want.Sum {
		return errors.New("its checksum is wrong")
	}
	return nil
}

// errTableBlock says of the content of a block whose checksum is right that it is not as Badger writes it.
var errTableBlock = errors.New("its entries are not as Badger writes them")

// tableEntry is an entry of a block; all of it is valid until the next block.
type tableEntry struct {
	// key ends with the version, as the complement of it, so that the latest sorts first.
	key   []byte
	meta  byte
	value []byte
}

// blockEntries calls fn with the entries of a block's content. What each shares with the first key stands there alone.
func blockEntries(content []byte, fn func(e tableEntry) error) error {
	if len(content) < 4 {
		return errTableBlock
	}
	n, end := int64(binary.BigEndian.Uint32(content[len(content)-4:])), len(content)-4
	if n > int64(end/4) {
		return errTableBlock
	}
	offsets := content[end-int(n)*4 : end]
	end -= len(offsets)
	var first, key []byte
	for k := range int(n) {
		from, to := int(binary.LittleEndian.Uint32(offsets[4*k:])), end
		if k+1 < int(n) {
			to = int(binary.LittleEndian.Uint32(offsets[4*k+4:]))
		}
		if from > to || to > end || to-from < 4 {
			return errTableBlock
		}
		b := content[from:to]
		shared, own := int(binary.LittleEndian.Uint16(b)), int(binary.LittleEndian.Uint16(b[2:]))
		if b = b[4:]; shared > len(first) || own+3 > len(b) {
			return errTableBlock
		}
		key = append(append(key[:0], first[:shared]...), b[:own]...)
		if k == 0 {
			first = slices.Clone(key)
		}
		_, expires := binary.Uvarint(b[own+2:])
		if expires <= 0 || len(key) < versionSize {
			return errTableBlock
		}
		if err := fn(tableEntry{key: key, meta: b[own], value: b[own+2+expires:]}); err != nil {
			return err
		}
	}
	return nil
}

// versionSize is how many bytes of a key are Badger's version of it.
const versionSize = 8

// snappyEnd tells how many bytes of b are one Snappy block, 0 where b does not begin with one. Nothing else tells where blocks stand in a table whose index
// cannot be read.
func snappyEnd(b []byte) int {
	size, at := binary.Uvarint(b[:min(len(b), binary.MaxVarintLen32)])
	if at <= 0 || size == 0 || size > maxBlockBytes {
		return 0
	}
	for made := uint64(0); made < size; {
		if at >= len(b) {
			return 0
		}
		tag := b[at]
		length, more := uint64(tag>>2)+1, 0
		switch tag & 3 {
		case 0:
			if tag>>2 >= 60 {
				more = int(tag>>2) - 59
			}
			if at+1+more > len(b) {
				return 0
			}
			if more > 0 {
				length = 1
				for i := range more {
					length += uint64(b[at+1+i]) << (8 * i)
				}
			}
			if length > uint64(len(b)-at-1-more) {
				return 0
			}
			at += 1 + more + int(length)
		default:
			more = []int{0, 1, 2, 4}[tag&3]
			if at+1+more > len(b) {
				return 0
			}
			back := uint64(0)
			for i := range more {
				back += uint64(b[at+1+i]) << (8 * i)
			}
			if tag&3 == 1 {
				length, back = uint64(tag>>2&7)+4, back+uint64(tag>>5)<<8
			}
			if back == 0 || back > made {
				return 0
			}
			at += 1 + more
		}
		if made += length; made > size {
			return 0
		}
	}
	return at
}
