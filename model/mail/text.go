package mail

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"io"
	"mime/quotedprintable"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// mostWaited is how many bytes of a body are read as a whole. What is longer is read as it is wanted.
const mostWaited = 256 << 10

// text returns the text of a part in UTF-8. Where no label says in what it is written, or a wrong one, its bytes do: all of them, or of a long
// part those that are the first beyond ASCII.
func (b *Box) text(p part, label string) io.Reader {
	r := p.reader()
	if len(p.body) <= mostWaited {
		text, err := io.ReadAll(r)
		if err != nil && len(text) == 0 {
			text = p.body
		}
		return strings.NewReader(b.decoded(text, label))
	}
	in := bufio.NewReaderSize(r, mostWaited/8)
	if head, _ := in.Peek(1); len(head) == 0 {
		in = bufio.NewReaderSize(bytes.NewReader(p.body), mostWaited/8)
	}
	return &lazyText{box: b, in: in, label: label, shifted: shifts(label)}
}

// reader returns what was sent in a form that mail can carry (RFC 2045, 6). Of what is damaged, there is the beginning.
func (p part) reader() io.Reader {
	switch strings.ToLower(strings.TrimSpace(p.header.Get("Content-Transfer-Encoding"))) {
	case "quoted-printable":
		return quotedprintable.NewReader(bytes.NewReader(p.body))
	case "base64":
		return base64.NewDecoder(base64.StdEncoding, bytes.NewReader(p.body))
	}
	return bytes.NewReader(p.body)
}

// shifts reports whether an encoding writes other letters by the bytes of ASCII.
func shifts(label string) bool {
	label = strings.ToLower(label)
	return strings.HasPrefix(label, "iso-2022") || strings.HasPrefix(label, "utf-7")
}

// lazyText is a long text on its way to UTF-8.
type lazyText struct {
	box     *Box
	in      *bufio.Reader
	label   string
	shifted bool
	out     io.Reader // nil as long as nothing but ASCII came
}

// Read implements io.Reader.
func (t *lazyText) Read(p []byte) (int, error) {
	if t.out != nil {
		return t.out.Read(p)
	}
	head, err := t.in.Peek(t.in.Size())
	n := 0
	for n < len(head) && head[n] < utf8.RuneSelf {
		n++
	}
	switch {
	case !t.shifted && n > 0:
		return t.in.Read(p[:min(n, len(p))])
	case len(head) == 0:
		return 0, err
	}
	t.out = t.box.reader(head, t.in, t.label, t.shifted)
	return t.out.Read(p)
}

// reader returns a reader of UTF-8 from in, which begins with head, from what a label says, or head.
func (b *Box) reader(head []byte, in io.Reader, label string, shifted bool) io.Reader {
	if shifted || !utf8.Valid(head[:len(head)-cutOff(head)]) {
		if r, err := b.charset(label, in); err == nil {
			return r
		}
		if r, err := b.charset("", in); err == nil {
			return r
		}
	}
	return transform.NewReader(in, unicode.UTF8.NewDecoder())
}

// cutOff returns how many bytes a text ends with that are only the beginning of a character.
func cutOff(text []byte) int {
	for n := 1; n <= min(utf8.UTFMax, len(text)); n++ {
		if utf8.RuneStart(text[len(text)-n]) {
			if utf8.FullRune(text[len(text)-n:]) {
				return 0
			}
			return n
		}
	}
	return 0
}

// decoded returns text as UTF-8. Where no label says in what it is written, or a wrong one, its bytes do.
func (b *Box) decoded(text []byte, label string) string {
	if utf8.Valid(text) && !shifts(label) {
		return string(text)
	}
	for _, label := range []string{label, ""} {
		r, err := b.charset(label, bytes.NewReader(text))
		if err != nil {
			continue
		}
		if out, err := io.ReadAll(r); err == nil {
			return string(out)
		}
	}
	return strings.ToValidUTF8(string(text), "\uFFFD")
}
