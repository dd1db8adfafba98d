package loaders

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"time"

	"casus/loaders/article"
)

// Stdin is the path that means standard input.
const Stdin = "-"

// source is a file to read, or the reason why one cannot be.
type source struct {
	path     string
	size     int64
	modified time.Time
	err      error
}

// sources are the files that the paths mean, in order: a folder stands for the files in it and below, in the order of
// their names, without those whose names begin with a dot.
func sources(paths []string) []source {
	var out []source
	for _, p := range paths {
		if p == Stdin {
			out = append(out, source{path: p, size: -1})
			continue
		}
		info, err := os.Stat(p)
		switch {
		case err != nil:
			out = append(out, source{path: p, err: reason(err)})
		case info.IsDir():
			n := len(out)
			out = walk(out, p)
			if len(out) == n {
				out = append(out, source{path: p, err: errors.New("no files in the folder")})
			}
		default:
			out = append(out, fileOf(p, info))
		}
	}
	return out
}

func walk(out []source, root string) []source {
	err := filepath.WalkDir(root, func(p string, e fs.DirEntry, err error) error {
		hidden := p != root && strings.HasPrefix(filepath.Base(p), ".")
		switch {
		case err != nil:
			out = append(out, source{path: p, err: reason(err)})
			if e != nil && e.IsDir() {
				return fs.SkipDir
			}
			return nil
		case hidden && e.IsDir():
			return fs.SkipDir
		case hidden, e.IsDir():
			return nil
		}
		// Stat follows a link to a file; a link to a folder is left alone, as it may lead back up.
		info, err := os.Stat(p)
		switch {
		case err != nil:
			out = append(out, source{path: p, err: reason(err)})
		case info.Mode().IsRegular():
			out = append(out, fileOf(p, info))
		}
		return nil
	})
	if err != nil {
		out = append(out, source{path: root, err: reason(err)})
	}
	return out
}

func fileOf(path string, info fs.FileInfo) source {
	s := source{path: path, size: -1, modified: info.ModTime()}
	if info.Mode().IsRegular() {
		s.size = info.Size()
	}
	return s
}

// reason is the cause of a file error without the path, which the item's place has already.
func reason(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return fmt.Errorf("%s: %w", p.Op, p.Err)
	}
	return err
}

// totalBytes is the size of all sources, -1 where one of them has none to tell.
func totalBytes(ss []source) int64 {
	n := int64(0)
	for _, s := range ss {
		switch {
		case s.err != nil:
		case s.size < 0:
			return -1
		default:
			n += s.size
		}
	}
	return n
}

// countingReader counts what was read.
type countingReader struct {
	r io.Reader
	n *atomic.Int64
}

func (c countingReader) Read(b []byte) (int, error) {
	n, err := c.r.Read(b)
	c.n.Add(int64(n))
	return n, err
}

// read gives the items of one source until yield has enough. It tells whether to go on with the next.
func (s source) read(stdin io.Reader, o article.Options, count *atomic.Int64, yield func(article.Item) bool) bool {
	if s.err != nil {
		return yield(article.Item{Place: s.path, Err: s.err})
	}
	from := article.Origin{Name: s.path, Modified: s.modified}
	in := stdin
	if s.path == Stdin {
		from.Name = "standard input"
		if in == nil {
			in = strings.NewReader("")
		}
	} else {
		f, err := os.Open(s.path)
		if err != nil {
			return yield(article.Item{Place: s.path, Err: reason(err)})
		}
		defer func() { _ = f.Close() }()
		in = f
	}
	for it := range article.Read(countingReader{in, count}, from, o) {
		if !yield(it) {
			return false
		}
	}
	return true
}

// Extracted tells whether the first article of the sources comes with its extraction, and how many bytes all sources are, as they are on disk;
// -1 where nobody knows. It reads no further, and nothing of standard input.
func Extracted(o Options) (ok bool, bytes int64) {
	files := sources(o.Paths)
	bytes = totalBytes(files)
	if len(files) == 0 || files[0].path == Stdin {
		return false, bytes
	}
	var read atomic.Int64
	files[0].read(nil, o.Article, &read, func(it article.Item) bool {
		ok = it.Extraction != nil
		return false
	})
	return ok, bytes
}
