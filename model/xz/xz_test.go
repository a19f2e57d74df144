package xz

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"
	"strings"
	"testing"

	lib "github.com/ulikunitz/xz"
	"github.com/ulikunitz/xz/lzma"
)

// packed returns a text as it is packed with some parameters.
func packed(t testing.TB, text string, c lib.WriterConfig) string {
	t.Helper()
	var b bytes.Buffer
	w, err := c.NewWriter(&b)
	if err == nil {
		_, err = io.WriteString(w, text)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// unpacked returns what is in a file, as far as it can be read.
func unpacked(file string) (string, error) {
	r, err := NewReader(strings.NewReader(file))
	if err != nil {
		return "", err
	}
	b, err := io.ReadAll(r)
	return string(b), err
}

// text is longer than a block of some files that are made of it.
var text = strings.Repeat("Some words, and some more of them.\n", 5000)

func TestFilesAreUnpacked(t *testing.T) {
	small := packed(t, "small", lib.WriterConfig{})
	for name, c := range map[string]struct{ file, want string }{
		"no sum":         {packed(t, text, lib.WriterConfig{NoCheckSum: true}), text},
		"CRC-32":         {packed(t, text, lib.WriterConfig{CheckSum: lib.CRC32}), text},
		"CRC-64":         {packed(t, text, lib.WriterConfig{CheckSum: lib.CRC64}), text},
		"SHA-256":        {packed(t, text, lib.WriterConfig{CheckSum: lib.SHA256}), text},
		"blocks":         {packed(t, text, lib.WriterConfig{BlockSize: 10_000}), text},
		"nothing":        {packed(t, "", lib.WriterConfig{}), ""},
		"two streams":    {small + "\x00\x00\x00\x00\x00\x00\x00\x00" + packed(t, text, lib.WriterConfig{}), "small" + text},
		"zeros behind":   {small + strings.Repeat("\x00", 4000), "small"},
		"a small window": {packed(t, text, lib.WriterConfig{DictCap: lzma.MinDictCap}), text},
	} {
		if got, err := unpacked(c.file); err != nil || got != c.want {
			t.Errorf("%s: %d bytes of %d, %v", name, len(got), len(c.want), err)
		}
	}
	var b bytes.Buffer
	w, err := lzma.NewWriter(&b)
	if err == nil {
		_, err = io.WriteString(w, text)
	}
	if err != nil || w.Close() != nil || !strings.HasPrefix(b.String(), MagicLZMA) {
		t.Fatal(err)
	}
	r, err := NewLZMA(&b)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := io.ReadAll(r); err != nil || string(got) != text {
		t.Errorf("lzma: %d bytes, %v", len(got), err)
	}
}

func TestDamagedFilesGiveWhatTheyHave(t *testing.T) {
	whole := packed(t, text, lib.WriterConfig{BlockSize: 10_000})
	got, err := unpacked(whole[:len(whole)/2])
	if !errors.Is(err, io.ErrUnexpectedEOF) || len(got) < 10_000 || !strings.HasPrefix(text, got) {
		t.Errorf("cut: %d bytes, %v", len(got), err)
	}
	for name, file := range map[string]string{
		"a sum":  strings.Replace(whole, whole[len(whole)-12:], strings.Repeat("x", 12), 1),
		"behind": whole + "something else",
		"header": Magic + "\x00\x04nonsense",
	} {
		if _, err := unpacked(file); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	one := []byte(packed(t, text, lib.WriterConfig{CheckSum: lib.CRC32}))
	for i := range one {
		one[i] ^= 0x10
		if got, err := unpacked(string(one)); err == nil && got != text {
			t.Fatalf("byte %d: another text, and no error", i)
		}
		one[i] ^= 0x10
	}
}

// block returns a block without anything in it that asks for so much memory, as the file format codes it.
func block(dict byte) string {
	h := []byte{2, 0, 0x21, 1, dict, 0, 0, 0}
	return string(binary.LittleEndian.AppendUint32(h, crc32.ChecksumIEEE(h))) + "\x00\x00\x00\x00"
}

func TestFilesThatWouldTakeTooMuch(t *testing.T) {
	head := packed(t, "", lib.WriterConfig{NoCheckSum: true})[:headerSize]
	for name, c := range map[string]struct {
		file string
		want error
	}{
		"4 GB of memory":          {head + block(40), errMemory},
		"192 MB":                  {head + block(31), errMemory},
		"64 MB a hundred times":   {head + strings.Repeat(block(28), 100), errBlocks},
		"a filter for programs":   {head + strings.Replace(block(28), "\x21", "\x04", 1), errDamaged},
		"no memory a lot of time": {head + strings.Repeat(block(0), 100), io.ErrUnexpectedEOF},
	} {
		if _, err := unpacked(c.file); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := NewLZMA(strings.NewReader(MagicLZMA + "\x00\xff" + strings.Repeat("\xff", 50))); !errors.Is(err, errMemory) {
		t.Errorf("lzma: %v", err)
	}
}

// FuzzReader unpacks any bytes, and what was packed by the library.
func FuzzReader(f *testing.F) {
	f.Add([]byte(packed(f, "some text", lib.WriterConfig{})), true)
	f.Add([]byte(packed(f, text[:1000], lib.WriterConfig{BlockSize: 300, CheckSum: lib.SHA256})), true)
	f.Add([]byte("any bytes"), false)
	f.Fuzz(func(t *testing.T, b []byte, asFile bool) {
		const most = 1 << 20
		if !asFile {
			if got, err := unpacked(packed(t, string(b), lib.WriterConfig{DictCap: 1 << 16, BlockSize: 1000})); err != nil || got != string(b) {
				t.Errorf("%q: %q, %v", b, got, err)
			}
			return
		}
		for _, open := range []func(io.Reader) (io.Reader, error){NewReader, NewLZMA} {
			if r, err := open(bytes.NewReader(b)); err == nil {
				if n, err := io.Copy(io.Discard, io.LimitReader(r, most)); n > most || err == io.EOF {
					t.Errorf("%d bytes, %v", n, err)
				}
			}
		}
	})
}
