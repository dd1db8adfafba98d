package store

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"time"

	"github.com/klauspost/compress/zstd"
)

// A backup file is a stretch of the journal, so that it restores into any layout of keys. Numbers are big endian.
//
//	magic     8 bytes, backupMagic: a byte that is no text, and line ends that a transfer as text would change
//	version   1 byte, backupVersion
//	header    block 'H': JSON, backupHeader
//	chunk     block 'C', any number: 8 bytes position of the first entry, 4 bytes number of entries, then, compressed with
//	          Zstandard, each entry as its length (varint) and its bytes: the entry's version and its JSON
//	trailer   block 'T': JSON, backupTrailer
//	footer    4 bytes length of the trailer's block, 4 bytes backupEnd: who wants the end only finds it from the end
//
// A block is its kind (1 byte), the length of its content (4 bytes), the CRC-32C of kind, length and content (4 bytes), and the content.
// What is in it and in which order follows from the Mark at its end, which goes on from that of the backup before.

const (
	backupMagic   = "\x89CASUS\r\n"
	backupEnd     = "SUS\n"
	backupVersion = 1
	// chunkSize is about how many bytes of entries go into a chunk, before compression; maxChunk bounds what is read as one.
	chunkSize = 1 << 20
	maxChunk  = chunkSize + maxEntry + 64
	// maxBackupText bounds header and trailer.
	maxBackupText = 1 << 16
)

// ErrBackup says that a file is no backup, or a damaged one, or not the one that goes on from those before it.
var ErrBackup = errors.New("not a usable backup")

// Sum is a SHA-256.
type Sum [sha256.Size]byte

// MarshalText implements encoding.TextMarshaler: hexadecimal.
func (s Sum) MarshalText() ([]byte, error) { return hex.AppendEncode(nil, s[:]), nil }

// UnmarshalText implements encoding.TextUnmarshaler.
func (s *Sum) UnmarshalText(b []byte) error {
	if len(b) != hex.EncodedLen(len(s)) {
		return fmt.Errorf("a SHA-256 of %d digits", len(b))
	}
	_, err := hex.Decode(s[:], b)
	return err
}

// Mark is how far a journal is written down, and which journal it is: two that have the same mark have the same entries up to there.
// The zero Mark is the beginning.
type Mark struct {
	// Position is that of the last entry, counted from 1.
	Position uint64 `json:"position"`
	// Digest is the SHA-256 of the digest before this entry (32 zeros before the first) and the entry's bytes.
	Digest Sum `json:"digest"`
	// Entry is the SHA-256 of the entry's bytes alone, by which a journal is known again without reading all of it.
	Entry Sum `json:"entry"`
}

// after is the mark behind the next entry.
func (m Mark) after(plain []byte) Mark {
	h := sha256.New()
	h.Write(m.Digest[:])
	h.Write(plain)
	next := Mark{Position: m.Position + 1, Entry: sha256.Sum256(plain)}
	h.Sum(next.Digest[:0])
	return next
}

type backupHeader struct {
	// Since is the end of the backup that this one goes on from; the zero mark of a full one.
	Since Mark `json:"since"`
	// To is the position of its last entry.
	To uint64 `json:"to"`
	// Made is when the backup was made, for people.
	Made time.Time `json:"made"`
}

type backupTrailer struct {
	Entries uint64 `json:"entries"`
	// Bytes are those of all entries, before compression.
	Bytes uint64 `json:"bytes"`
	End   Mark   `json:"end"`
}

// BackupInfo is what a backup says of itself.
type BackupInfo struct {
	// Since is where it goes on from: the zero Mark of a full backup, else the End of the one before.
	Since Mark `json:"since"`
	End   Mark `json:"end"`
	// Entries is the number of journal entries, Bytes their size before compression.
	Entries uint64    `json:"entries"`
	Bytes   uint64    `json:"bytes"`
	Made    time.Time `json:"made"`
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// blockHead is the length of what stands before a block's content.
const blockHead = 9

func sumBlock(head [5]byte, content []byte) uint32 {
	return crc32.Update(crc32.Checksum(head[:], castagnoli), castagnoli, content)
}

// backupWriter writes a backup, entry by entry.
type backupWriter struct {
	w       io.Writer
	zip     *zstd.Encoder
	header  backupHeader
	trailer backupTrailer
	chunk   []byte
	count   uint32
}

func newBackupWriter(w io.Writer, h backupHeader) (*backupWriter, error) {
	zip, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithEncoderLevel(zstd.SpeedDefault))
	if err != nil {
		return nil, err
	}
	b := &backupWriter{w: w, zip: zip, header: h, trailer: backupTrailer{End: h.Since}}
	if _, err := io.WriteString(w, backupMagic+string(rune(backupVersion))); err != nil {
		return nil, err
	}
	_, err = b.json('H', h)
	return b, err
}

func (b *backupWriter) block(kind byte, content []byte) error {
	head := [5]byte{kind}
	binary.BigEndian.PutUint32(head[1:], uint32(len(content)))
	if _, err := b.w.Write(binary.BigEndian.AppendUint32(head[:], sumBlock(head, content))); err != nil {
		return err
	}
	_, err := b.w.Write(content)
	return err
}

func (b *backupWriter) json(kind byte, v any) (int, error) {
	text, err := json.Marshal(v)
	if err != nil {
		return 0, err
	}
	return blockHead + len(text), b.block(kind, text)
}

// entry adds the next entry.
func (b *backupWriter) entry(plain []byte) error {
	b.chunk = append(binary.AppendUvarint(b.chunk, uint64(len(plain))), plain...)
	b.count++
	b.trailer.Entries++
	b.trailer.Bytes += uint64(len(plain))
	b.trailer.End = b.trailer.End.after(plain)
	if len(b.chunk) < chunkSize {
		return nil
	}
	return b.flush()
}

func (b *backupWriter) flush() error {
	if b.count == 0 {
		return nil
	}
	content := binary.BigEndian.AppendUint64(nil, b.trailer.End.Position-uint64(b.count)+1)
	content = binary.BigEndian.AppendUint32(content, b.count)
	content = b.zip.EncodeAll(b.chunk, content)
	b.chunk, b.count = b.chunk[:0], 0
	return b.block('C', content)
}

// close ends the backup.
func (b *backupWriter) close() (BackupInfo, error) {
	if err := b.flush(); err != nil {
		return BackupInfo{}, err
	}
	if b.trailer.End.Position != b.header.To {
		return BackupInfo{}, fmt.Errorf("the journal ends at entry %d, not at %d", b.trailer.End.Position, b.header.To)
	}
	n, err := b.json('T', b.trailer)
	if err == nil {
		_, err = b.w.Write(append(binary.BigEndian.AppendUint32(nil, uint32(n)), backupEnd...))
	}
	return info(b.header, b.trailer), errors.Join(err, b.zip.Close())
}

func info(h backupHeader, t backupTrailer) BackupInfo {
	return BackupInfo{Since: h.Since, End: t.End, Entries: t.Entries, Bytes: t.Bytes, Made: h.Made}
}

// backupReader reads a backup, checking all that it reads.
type backupReader struct {
	r     *bufio.Reader
	at    int64
	unzip *zstd.Decoder
}

// ReadBackup reads a backup to its end and calls fn for each entry (its version and its JSON, valid during the call), in order, until
// fn fails or the context ends. Every checksum is checked before what it covers is given to fn, but that the file is whole is known
// only when ReadBackup returns without an error; what is wrong with the file is an ErrBackup that tells the place. fn may be nil.
func ReadBackup(ctx context.Context, r io.Reader, fn func(position uint64, entry []byte) error) (BackupInfo, error) {
	unzip, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(maxChunk))
	if err != nil {
		return BackupInfo{}, err
	}
	defer unzip.Close()
	b := &backupReader{r: bufio.NewReaderSize(r, 1<<16), unzip: unzip}
	return b.all(ctx, fn)
}

func (b *backupReader) wrong(format string, args ...any) error {
	return fmt.Errorf("%w: at byte %d: %s", ErrBackup, b.at, fmt.Sprintf(format, args...))
}

// fill reads bytes that have to be there.
func (b *backupReader) fill(p []byte) error {
	n, err := io.ReadFull(b.r, p)
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		b.at += int64(n)
		return b.wrong("it is cut off here")
	}
	return err
}

func (b *backupReader) all(ctx context.Context, fn func(uint64, []byte) error) (BackupInfo, error) {
	h, err := b.header()
	if err != nil {
		return BackupInfo{}, err
	}
	got := backupTrailer{End: h.Since}
	for {
		kind, content, err := b.block()
		if err != nil {
			return BackupInfo{}, err
		}
		switch kind {
		case 'C':
			err := b.chunk(content, &got, func(position uint64, entry []byte) error {
				if err := ctx.Err(); err != nil || fn == nil {
					return err
				}
				return fn(position, entry)
			})
			if err != nil {
				return BackupInfo{}, err
			}
			b.at += int64(blockHead + len(content))
		case 'T':
			return info(h, got), b.end(h, got, content)
		default:
			return BackupInfo{}, b.wrong("a block of unknown kind %q", kind)
		}
	}
}

func (b *backupReader) header() (h backupHeader, err error) {
	head := make([]byte, len(backupMagic)+1)
	n, err := io.ReadFull(b.r, head)
	switch {
	case n < len(head) && err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF):
		return h, err
	case !bytes.HasPrefix(head, []byte(backupMagic)) && (n >= len(backupMagic) || !bytes.HasPrefix([]byte(backupMagic), head[:n]) || n == 0):
		return h, b.wrong("the file does not begin as a backup does")
	case n < len(head):
		b.at = int64(n)
		return h, b.wrong("it is cut off here")
	case head[len(backupMagic)] != backupVersion:
		return h, b.wrong("version %d; this program reads %d", head[len(backupMagic)], backupVersion)
	}
	b.at = int64(len(head))
	kind, content, err := b.block()
	if err != nil {
		return h, err
	}
	if kind != 'H' {
		return h, b.wrong("a block of kind %q where the header should be", kind)
	}
	if err := b.decode(content, &h); err != nil {
		return h, err
	}
	if h.To < h.Since.Position {
		return h, b.wrong("entries %d to %d", h.Since.Position+1, h.To)
	}
	b.at += int64(blockHead + len(content))
	return h, nil
}

func (b *backupReader) decode(content []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(content))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		return b.wrong("%v", err)
	}
	return nil
}

// block reads a block and checks its sum; at stays at its beginning, so that what is wrong inside is told with the block's place.
func (b *backupReader) block() (byte, []byte, error) {
	var head [blockHead]byte
	if err := b.fill(head[:]); err != nil {
		return 0, nil, err
	}
	kind, length := head[0], binary.BigEndian.Uint32(head[1:])
	limit := uint32(maxBackupText)
	if kind == 'C' {
		limit = maxChunk
	}
	if length > limit {
		return 0, nil, b.wrong("a block of %d bytes", length)
	}
	// The length is not to be trusted before the sum is checked: memory grows with what is really there.
	var content bytes.Buffer
	if n, err := io.CopyN(&content, b.r, int64(length)); errors.Is(err, io.EOF) {
		b.at += blockHead + n
		return 0, nil, b.wrong("it is cut off here")
	} else if err != nil {
		return 0, nil, err
	}
	if sumBlock([5]byte(head[:5]), content.Bytes()) != binary.BigEndian.Uint32(head[5:]) {
		return 0, nil, b.wrong("the checksum of a block of %d bytes is wrong", length)
	}
	return kind, content.Bytes(), nil
}

// chunk reads the entries of a chunk.
func (b *backupReader) chunk(content []byte, got *backupTrailer, fn func(uint64, []byte) error) error {
	if len(content) < 12 {
		return b.wrong("a chunk of %d bytes", len(content))
	}
	first, count := binary.BigEndian.Uint64(content), binary.BigEndian.Uint32(content[8:])
	if first != got.End.Position+1 {
		return b.wrong("entry %d where entry %d should be", first, got.End.Position+1)
	}
	rest, err := b.unzip.DecodeAll(content[12:], nil)
	if err != nil {
		return b.wrong("%v", err)
	}
	for range count {
		length, n := binary.Uvarint(rest)
		if n <= 0 || length > uint64(len(rest)-n) {
			return b.wrong("entry %d does not end in its chunk", got.End.Position+1)
		}
		entry := rest[n : n+int(length)]
		rest = rest[n+int(length):]
		got.Entries++
		got.Bytes += length
		got.End = got.End.after(entry)
		if err := fn(got.End.Position, entry); err != nil {
			return err
		}
	}
	if len(rest) > 0 {
		return b.wrong("%d bytes behind the last entry of a chunk", len(rest))
	}
	return nil
}

// end compares what was read with what the trailer says, and sees to it that nothing follows.
func (b *backupReader) end(h backupHeader, got backupTrailer, content []byte) error {
	var t backupTrailer
	if err := b.decode(content, &t); err != nil {
		return err
	}
	if t != got || t.End.Position != h.To {
		return b.wrong("the trailer tells of %d entries up to %d with digest %x, the file has %d up to %d (to be %d) with digest %x",
			t.Entries, t.End.Position, t.End.Digest[:4], got.Entries, got.End.Position, h.To, got.End.Digest[:4])
	}
	b.at += int64(blockHead + len(content))
	foot := make([]byte, 4+len(backupEnd))
	if err := b.fill(foot); err != nil {
		return err
	}
	if string(foot[4:]) != backupEnd || binary.BigEndian.Uint32(foot) != uint32(blockHead+len(content)) {
		return b.wrong("it does not end as a backup does")
	}
	b.at += int64(len(foot))
	if _, err := b.r.ReadByte(); err == nil {
		return b.wrong("something follows the end")
	} else if !errors.Is(err, io.EOF) {
		return err
	}
	return nil
}

// PeekBackup reads what a backup says of itself at its beginning and its end, without reading and checking what lies between.
func PeekBackup(f io.ReadSeeker) (BackupInfo, error) {
	b := &backupReader{r: bufio.NewReader(f)}
	h, err := b.header()
	if err != nil {
		return BackupInfo{}, err
	}
	foot := make([]byte, 4+len(backupEnd))
	size, err := f.Seek(-int64(len(foot)), io.SeekEnd)
	if err != nil {
		return BackupInfo{}, err
	}
	b.at = size
	if _, err := io.ReadFull(f, foot); err != nil {
		return BackupInfo{}, err
	}
	length := int64(binary.BigEndian.Uint32(foot))
	if string(foot[4:]) != backupEnd || length > size || length > maxBackupText {
		return BackupInfo{}, b.wrong("it does not end as a backup does: it is cut off, or damaged")
	}
	if b.at, err = f.Seek(size-length, io.SeekStart); err != nil {
		return BackupInfo{}, err
	}
	b.r.Reset(f)
	kind, content, err := b.block()
	if err != nil {
		return BackupInfo{}, err
	}
	var t backupTrailer
	if kind != 'T' {
		return BackupInfo{}, b.wrong("a block of kind %q where the trailer should be", kind)
	}
	if err := b.decode(content, &t); err != nil {
		return BackupInfo{}, err
	}
	return info(h, t), nil
}
