package model

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
	"github.com/ulikunitz/xz"
)

// inGzip returns a text packed with gzip.
func inGzip(t *testing.T, text string) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := io.WriteString(w, text); err != nil || w.Close() != nil {
		t.Fatal(err)
	}
	return b.String()
}

// inZstd returns a text packed with zstd.
func inZstd(t *testing.T, text string) string {
	t.Helper()
	w, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	return string(w.EncodeAll([]byte(text), nil))
}

// inXZ returns a text packed with xz.
func inXZ(t *testing.T, text string) string {
	t.Helper()
	var b bytes.Buffer
	w, err := xz.NewWriter(&b)
	if err == nil {
		_, err = io.WriteString(w, text)
	}
	if err != nil || w.Close() != nil {
		t.Fatal(err)
	}
	return b.String()
}

// bzipped is "# Packed\n\nwith bzip2\n".
const bzipped = "BZh91AY&SY\x5c\xa3P\xc4\x00\x00\x02\xdb\x80\x00\x10H\x00\x10\x00@\x00>hD\x90 \x00\x22\x13L\x8d0\x8fP\xa1\xa6\x98\x00uE\x84\xbdo\x0f7\xd0<\x0aG\xc5\xdc\x91N\x14$\x17(\xd41\x00"

func TestPackedFilesReadLikeWhatIsInThem(t *testing.T) {
	const text = "# Packed\n\n## Inside\n\nsome *words*\n"
	for name, packed := range map[string]string{
		"x.md.gz": inGzip(t, text), "x.md.zst": inZstd(t, text), "x.md": inGzip(t, text), "x.md.zst.gz": inGzip(t, inZstd(t, text)), "x.md.xz": inXZ(t, text),
	} {
		a, err := Open(write(t, name, packed))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if err := a.ScanAll(); err != nil || a.Format != "Markdown" || len(a.Sections()) != 1 || shown(a) != text {
			t.Errorf("%s: %v, %s, %q", name, err, a.Format, shown(a))
		}
		a.Close()
	}
	if a, err := Open(write(t, "x.md.bz2", bzipped)); err != nil || shown(a) != "# Packed\n\nwith bzip2\n" {
		t.Errorf("bzip2: %v", err)
	}
	a, err := finished(As{}.fromStream("-", strings.NewReader(inGzip(t, strings.Repeat(text, 20_000)))))
	if err != nil || a.ScanAll() != nil || int(a.Size()) != 20_000*len(text) {
		t.Fatalf("from a pipe: %v", err)
	}
	a.Close()
}

func TestPackedFilesThatAreDamaged(t *testing.T) {
	text := strings.Repeat("Some words, and some more of them.\n\n", 10_000)
	whole := inGzip(t, text)
	a, err := Open(write(t, "x.md.gz", whole[:len(whole)/2]))
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	if err := a.ScanAll(); err == nil || !strings.Contains(err.Error(), "ends too early") {
		t.Errorf("a file that was cut short: %v", err)
	}
	if a.Size() < 1000 {
		t.Errorf("of a file that was cut short, %d bytes are shown", a.Size())
	}
	if _, err := Open(write(t, "x.gz", "\x1f\x8b\x08nonsense, and nothing else, in a file that says it is packed")); err == nil || !strings.Contains(err.Error(), "can't be unpacked") && !strings.Contains(err.Error(), "too early") {
		t.Errorf("nonsense: %v", err)
	}
	if _, err := Open(write(t, "x.lz", "LZIP\x01\x0c\x00")); !errors.Is(err, ErrPacking) || !strings.Contains(err.Error(), "lzip -dc") {
		t.Errorf("lzip: %v", err)
	}
	if _, err := Open(write(t, "x.gz", inGzip(t, strings.Repeat("\x00\x01", 5000)))); !errors.Is(err, ErrBinary) {
		t.Errorf("what is packed is no text: %v", err)
	}
}

// endless gives out the same line without end.
type endless struct{ line string }

func (e endless) Read(p []byte) (int, error) { return copy(p, e.line), nil }

func TestPackedFilesThatWouldFillTheDisk(t *testing.T) {
	r := &unpacked{r: endless{strings.Repeat(" ", 64<<10)}, from: &counted{n: 1000}}
	n, err := io.Copy(io.Discard, r)
	if err == nil || !strings.Contains(err.Error(), "200 times") || n > freeSize+1<<20 {
		t.Errorf("%d bytes, %v", n, err)
	}
}
