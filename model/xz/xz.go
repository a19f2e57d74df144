// Package xz unpacks what xz has packed, within limits.
//
// The library whose LZMA decoder is used here reads whole files as well, but takes as much memory as each of their blocks asks for, up to 4 GB, any
// number of times. So what stands around the packed data is read here (The .xz File Format 1.2.1).
package xz

import (
	"bufio"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"hash"
	"hash/crc32"
	"hash/crc64"
	"io"

	"github.com/ulikunitz/xz/lzma"
)

// Magic and MagicLZMA are what a file begins with that xz has packed in its own way, and in that of lzma, which has no mark: the usual parameters stand there.
const (
	Magic     = "\xfd7zXZ\x00"
	MagicLZMA = "\x5d\x00\x00"
)

const (
	// mostDict is how far back packed data may refer, which much memory is needed for: twice what xz takes at most unless it is told more.
	mostDict = 128 << 20
	// freeDicts is how much memory the blocks of a file may ask for one after the other, and dictsPerByte how much more for each byte that came out of
	// them: xz makes blocks of three times what they ask for, and no smaller ones if it isn't told so. Blocks without a text would take hours.
	freeDicts    = 4 << 30
	dictsPerByte = 64
)

// The parts of a file.
const (
	headerSize = 12
	footerSize = 12
	mostHeader = 1024 // of a block
)

// The errors of files that are not as they should be, or that would take too much.
var (
	errDamaged = errors.New("the packed data is damaged")
	errFilter  = errors.New("it is packed in a way that is made for programs, not for texts")
	errMemory  = fmt.Errorf("it would take more than %d MB of memory", mostDict>>20)
	errBlocks  = errors.New("it has more parts than a text would have")
)

// reader unpacks the streams of a file, which are made of blocks.
type reader struct {
	in     *counted
	began  bool      // the header of a stream was read
	check  byte      // what kind of sum stands behind each block
	blocks uint64    // of the stream, so far
	block  io.Reader // nil between blocks
	sum    hash.Hash // of the block; nil if its kind isn't known
	dicts  int64     // bytes that blocks have asked for
	out    int64     // bytes that came out
	err    error
}

// NewReader returns a reader of what is packed in r. It fails if r doesn't begin like a file of xz.
func NewReader(r io.Reader) (io.Reader, error) {
	x := &reader{in: &counted{r: bufio.NewReader(r)}}
	return x, x.header()
}

// NewLZMA returns a reader of what is packed in r in the way of lzma.
func NewLZMA(r io.Reader) (io.Reader, error) {
	l, err := lzma.ReaderConfig{DictCap: mostDict}.NewReader(bufio.NewReader(r))
	if errors.As(err, new(*lzma.ErrDictSize)) {
		err = errMemory
	}
	return l, err
}

// Read implements io.Reader.
func (x *reader) Read(p []byte) (n int, err error) {
	for n == 0 && x.err == nil && len(p) > 0 {
		if x.block == nil {
			x.err = x.next()
			continue
		}
		n, err = x.block.Read(p)
		x.out += int64(n)
		if x.sum != nil {
			x.sum.Write(p[:n])
		}
		switch {
		case err == io.EOF:
			x.err = x.endBlock()
		case err != nil:
			x.err = err
		}
	}
	if n > 0 {
		return n, nil
	}
	return 0, x.err
}

// next goes to the next block, of the next stream if there is none left in this one.
func (x *reader) next() error {
	if !x.began {
		return x.nextStream()
	}
	size, err := x.in.ReadByte()
	switch {
	case err != nil:
		return missing(err)
	case size == 0:
		x.began = false
		return x.index()
	}
	h := make([]byte, (int(size)+1)*4, mostHeader)
	h[0] = size
	if _, err := io.ReadFull(x.in, h[1:]); err != nil {
		return missing(err)
	}
	dict, err := dictOf(h)
	if err != nil {
		return err
	}
	x.blocks++
	x.sum = newSum(x.check)
	if x.dicts += dict; x.dicts > freeDicts && (x.dicts-freeDicts)/dictsPerByte > x.out {
		return errBlocks
	}
	x.block, err = lzma.Reader2Config{DictCap: int(dict)}.NewReader2(x.in)
	return err
}

// dictOf returns how much memory the block with a header asks for.
func dictOf(h []byte) (int64, error) {
	body, sum := h[:len(h)-4], h[len(h)-4:]
	if crc32.ChecksumIEEE(body) != binary.LittleEndian.Uint32(sum) || body[1]&0x3c != 0 {
		return 0, errDamaged
	}
	rest := body[2:]
	plain := uint64(1 << 62)                 // where the block doesn't tell
	for _, has := range []byte{0x40, 0x80} { // how long it is packed, how long unpacked
		if body[1]&has != 0 {
			v, n := binary.Uvarint(rest)
			if n <= 0 {
				return 0, errDamaged
			}
			rest = rest[n:]
			if has == 0x80 {
				plain = v
			}
		}
	}
	if body[1]&3 != 0 || len(rest) < 3 || rest[0] != 0x21 || rest[1] != 1 { // LZMA2 alone
		return 0, errFilter
	}
	dict, err := lzma.DecodeDictCap(rest[2])
	if err != nil {
		return 0, errDamaged
	}
	dict = min(dict, int64(min(plain, 1<<62)))
	if dict > mostDict {
		return 0, errMemory
	}
	return max(dict, lzma.MinDictCap), nil
}

// newSum returns what a block's sum is computed with, nil for a kind that isn't known.
func newSum(check byte) hash.Hash {
	switch check {
	case 1:
		return crc32.NewIEEE()
	case 4:
		return crc64.New(crc64.MakeTable(crc64.ECMA))
	case 10:
		return sha256.New()
	}
	return nil
}

// endBlock reads what stands behind a block, and compares its sum.
func (x *reader) endBlock() error {
	x.block = nil
	size := 0
	if x.check > 0 {
		size = 4 << ((x.check - 1) / 3)
	}
	fill := int(-x.in.n & 3)
	b := make([]byte, fill+size)
	if _, err := io.ReadFull(x.in, b); err != nil {
		return missing(err)
	}
	if x.sum == nil {
		return nil
	}
	sum := x.sum.Sum(nil)
	for i, c := range b[fill:] {
		if k := len(sum) - 1 - i; x.check == 10 && sum[i] != c || x.check != 10 && sum[k] != c {
			return errDamaged
		}
	}
	return nil
}

// header reads what a stream begins with.
func (x *reader) header() error {
	h := make([]byte, headerSize)
	if _, err := io.ReadFull(x.in, h); err != nil {
		return missing(err)
	}
	if string(h[:6]) != Magic || h[6] != 0 || h[7] > 15 || crc32.ChecksumIEEE(h[6:8]) != binary.LittleEndian.Uint32(h[8:]) {
		return errDamaged
	}
	x.began, x.check, x.blocks = true, h[7], 0
	return nil
}

// nextStream reads on to the next stream. Zeros may stand before it.
func (x *reader) nextStream() error {
	for {
		b, err := x.in.r.Peek(4)
		switch {
		case len(b) == 0:
			return err
		case string(b) != "\x00\x00\x00\x00":
			return x.header()
		}
		if _, err := io.ReadFull(x.in, make([]byte, 4)); err != nil {
			return err
		}
	}
}

// index reads the list of a stream's blocks, which says nothing that isn't known by then, and the stream's end.
func (x *reader) index() error {
	count, err := binary.ReadUvarint(x.in)
	if err == nil && count != x.blocks {
		return errDamaged
	}
	for i := uint64(0); i < 2*count && err == nil; i++ {
		_, err = binary.ReadUvarint(x.in)
	}
	if err != nil {
		return missing(err)
	}
	end := make([]byte, int(-x.in.n&3)+4+footerSize)
	if _, err := io.ReadFull(x.in, end); err != nil {
		return missing(err)
	}
	if string(end[len(end)-2:]) != "YZ" {
		return errDamaged
	}
	return nil
}

// missing tells that the end of a file is missing, where that is why it couldn't be read on.
func missing(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

// counted counts what was read.
type counted struct {
	r *bufio.Reader
	n int64
}

// Read implements io.Reader.
func (c *counted) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

// ReadByte implements io.ByteReader.
func (c *counted) ReadByte() (byte, error) {
	b, err := c.r.ReadByte()
	if err == nil {
		c.n++
	}
	return b, err
}
