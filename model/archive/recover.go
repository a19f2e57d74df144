package archive

import (
	"archive/zip"
	"bufio"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"io"
)

// The marks of the parts of an archive, and how long these are without names (APPNOTE.TXT 6.3.10, 4.3).
const (
	fileMark    = 0x04034b50
	listMark    = 0x02014b50
	endMark     = 0x06054b50
	fileLength  = 30
	listLength  = 46
	endLength   = 22
	hasSizes    = 8 // the flag that the sizes of a file stand behind it
	longestMark = 24
)

// recovered returns an archive whose list of files is missing, as it is where its end is, with a list of the files that stand in it whole, and of the
// last one as far as it goes; nil if there are none.
func recovered(at io.ReaderAt, size int64) *zip.Reader {
	var list bytes.Buffer
	count, left := 0, int64(mostAll)
	for from := int64(0); from+fileLength < size && count < mostEntries && list.Len() < mostList; count++ {
		var head [fileLength]byte
		if _, err := at.ReadAt(head[:], from); err != nil || binary.LittleEndian.Uint32(head[:]) != fileMark {
			break
		}
		name := make([]byte, binary.LittleEndian.Uint16(head[26:]))
		if _, err := at.ReadAt(name, from+fileLength); err != nil {
			break
		}
		body := from + fileLength + int64(len(name)) + int64(binary.LittleEndian.Uint16(head[28:]))
		packed := int64(binary.LittleEndian.Uint32(head[18:]))
		if binary.LittleEndian.Uint16(head[6:])&hasSizes != 0 {
			var plain int64
			if binary.LittleEndian.Uint16(head[8:]) == zip.Store {
				packed = stored(at, body, size)
				plain = packed
			} else if packed, plain = sizes(at, body, size, &left); left <= 0 {
				break
			}
			binary.LittleEndian.PutUint32(head[22:], uint32(plain))
		}
		packed = min(packed, max(0, size-body))
		binary.LittleEndian.PutUint32(head[18:], uint32(packed))
		entry(&list, head, name, from)
		from = next(at, body+packed, size)
	}
	if count == 0 {
		return nil
	}
	end := make([]byte, endLength)
	binary.LittleEndian.PutUint32(end, endMark)
	binary.LittleEndian.PutUint16(end[8:], uint16(count))
	binary.LittleEndian.PutUint16(end[10:], uint16(count))
	binary.LittleEndian.PutUint32(end[12:], uint32(list.Len()))
	binary.LittleEndian.PutUint32(end[16:], uint32(size))
	list.Write(end)
	z, err := zip.NewReader(&joined{at, size, bytes.NewReader(list.Bytes())}, size+int64(list.Len()))
	if err != nil {
		return nil
	}
	return z
}

// entry writes a line of the list of files.
func entry(list *bytes.Buffer, head [fileLength]byte, name []byte, from int64) {
	line := make([]byte, listLength)
	binary.LittleEndian.PutUint32(line, listMark)
	copy(line[6:30], head[4:28]) // the version, flags, way of packing, time, sum, sizes and the length of the name stand in the same order
	line[8] &^= hasSizes
	binary.LittleEndian.PutUint32(line[42:], uint32(from))
	list.Write(line)
	list.Write(name)
}

// sizes returns how long what is packed from a place on is, as it stands and unpacked. left is how much more may be unpacked.
func sizes(at io.ReaderAt, from, size int64, left *int64) (packed, plain int64) {
	in := &countedBytes{r: bufio.NewReader(io.NewSectionReader(at, from, max(0, size-from)))}
	plain, _ = io.Copy(io.Discard, io.LimitReader(flate.NewReader(in), *left)) // what is damaged ends there
	*left -= plain
	return in.n, plain
}

// stored returns how long what is not packed from a place on is: to what stands behind it, or where the next file begins.
func stored(at io.ReaderAt, from, size int64) int64 {
	const piece = 64 << 10
	buf := make([]byte, piece+3)
	for pos := from; pos < size; pos += piece {
		n, _ := at.ReadAt(buf[:min(int64(len(buf)), size-pos)], pos) // what can't be read is not there
		for _, mark := range []string{"PK\x07\x08", "PK\x03\x04"} {
			if i := bytes.Index(buf[:n], []byte(mark)); i >= 0 {
				return pos + int64(i) - from
			}
		}
	}
	return max(0, size-from)
}

// next returns where the next file begins: behind what may stand after the one before.
func next(at io.ReaderAt, from, size int64) int64 {
	var b [longestMark + 4]byte
	n, _ := at.ReadAt(b[:], from) // at the end there is less
	for i := 0; i+4 <= n; i++ {
		if binary.LittleEndian.Uint32(b[i:]) == fileMark {
			return from + int64(i)
		}
	}
	return size
}

// countedBytes counts the bytes that are read, one by one, so that none is read too many.
type countedBytes struct {
	r *bufio.Reader
	n int64
}

// ReadByte implements io.ByteReader.
func (c *countedBytes) ReadByte() (byte, error) {
	b, err := c.r.ReadByte()
	if err == nil {
		c.n++
	}
	return b, err
}

// Read implements io.Reader.
func (c *countedBytes) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

// joined is a file with a list behind it.
type joined struct {
	at   io.ReaderAt
	size int64
	list *bytes.Reader
}

// ReadAt implements io.ReaderAt.
func (j *joined) ReadAt(p []byte, off int64) (int, error) {
	if off >= j.size {
		return j.list.ReadAt(p, off-j.size)
	}
	n, err := j.at.ReadAt(p[:min(int64(len(p)), j.size-off)], off)
	if err != nil || n == len(p) {
		return n, err
	}
	m, err := j.list.ReadAt(p[n:], 0)
	return n + m, err
}
