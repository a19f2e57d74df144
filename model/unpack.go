package model

import (
	"bytes"
	"compress/bzip2"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/klauspost/compress/zstd"

	"lede/model/xz"
)

// packing is a way in which files are compressed.
type packing struct {
	magic  string // what they begin with
	ending string // of their names
	reader func(io.Reader) (io.Reader, error)
}

// packings are the ways that lede can undo.
var packings = []packing{
	{"\x1f\x8b\x08", ".gz", func(r io.Reader) (io.Reader, error) { return gzip.NewReader(r) }},
	{"BZh", ".bz2", func(r io.Reader) (io.Reader, error) { return bzip2.NewReader(r), nil }},
	{"\x28\xb5\x2f\xfd", ".zst", unpackZstd},
	{xz.Magic, ".xz", xz.NewReader},
	{xz.MagicLZMA, ".lzma", xz.NewLZMA},
}

// foreign are the ways that another program undoes.
var foreign = []struct{ magic, name, undo string }{
	{"\x1f\x9d", "compress", "gzip -dc"},
	{"LZIP", "lzip", "lzip -dc"},
	{"\x04\x22\x4d\x18", "lz4", "lz4 -dc"},
	{"\x89LZO\x00", "lzop", "lzop -dc"},
}

// ErrPacking is why a file is refused that is compressed in a way which lede can't undo.
var ErrPacking = errors.New("is packed")

const (
	// mostPacked is how many times one packed file may stand in another.
	mostPacked = 3
	// mostRatio is how many times as long as the packed bytes the text may be, once it is longer than freeSize: prose is packed 3 times,
	// the logs that are packed best 100 times; what is made to fill a disk, 1000 times and more.
	mostRatio = 200
	freeSize  = 64 << 20
	// zstdMemory is the longest distance that zstd may look back: what its own program takes unless it is told otherwise.
	zstdMemory = 128 << 20
)

// unpackZstd has no goroutines: nothing has to be closed.
func unpackZstd(r io.Reader) (io.Reader, error) {
	return zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(zstdMemory))
}

// unpack puts what is in a compressed file in the place of the bytes.
func (o *opening) unpack() error {
	for _, f := range foreign {
		if bytes.HasPrefix(o.head, []byte(f.magic)) {
			return fmt.Errorf("%w with %s, which lede can't undo; %s FILE | lede reads it", ErrPacking, f.name, f.undo)
		}
	}
	for range mostPacked {
		p := packingOf(o.head)
		if p == nil {
			return nil
		}
		packed := &counted{r: o.all()}
		r, err := p.reader(packed)
		if err == nil {
			err = o.through(&unpacked{r: r, from: packed})
		}
		if err != nil {
			return unpackError(err)
		}
		if strings.EqualFold(filepath.Ext(o.name), p.ending) {
			o.name = o.name[:len(o.name)-len(p.ending)]
		}
	}
	return nil
}

// packingOf returns the way in which bytes that begin with head are compressed, nil if in none.
func packingOf(head []byte) *packing {
	for i, p := range packings {
		if bytes.HasPrefix(head, []byte(p.magic)) {
			return &packings[i]
		}
	}
	return nil
}

// counted is a reader that counts what was read.
type counted struct {
	r io.Reader
	n int64
}

// Read implements io.Reader.
func (c *counted) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

// unpacked is what comes out of a packed stream. It ends with an error where that is more than a text would give.
type unpacked struct {
	r    io.Reader
	from *counted
	n    int64
}

// Read implements io.Reader.
func (u *unpacked) Read(p []byte) (int, error) {
	n, err := u.r.Read(p)
	u.n += int64(n)
	if u.n > freeSize && u.n/mostRatio > u.from.n {
		return n, fmt.Errorf("unpacks to more than %d times its size: stopped after %d MB", mostRatio, u.n>>20)
	}
	return n, unpackError(err)
}

// unpackError says of an error in a packed stream what it means to a reader.
func unpackError(err error) error {
	switch {
	case err == nil, err == io.EOF:
		return err
	case errors.Is(err, io.ErrUnexpectedEOF):
		return errors.New("the packed file ends too early: the rest of it is missing")
	}
	return fmt.Errorf("can't be unpacked: %w", err)
}
