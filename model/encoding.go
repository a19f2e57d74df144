package model

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
)

// decode makes UTF-8 of the bytes. What is in UTF-8 already is left where it is.
func (o *opening) decode() error {
	name, certain := o.Encoding, true
	if name == "" {
		if name, certain = utf16(o.head), true; name == "" {
			if err := refuse(o.head); err != nil {
				return err
			}
			name, certain = encodingOf(o.head, o.ended, o.told)
		}
	}
	enc, name, err := encodingCalled(name)
	if err != nil {
		return err
	}
	o.encoding, o.guessed = name, !certain
	if enc == nil {
		return refuse(o.head)
	}
	if o.guessed {
		o.notice = "read as " + name + "; --encoding overrides"
	}
	if err := o.through(enc.NewDecoder().Reader(o.all())); err != nil {
		return err
	}
	return refuse(o.head)
}

// oldEncodings are those of DOS, which the web doesn't know and detection doesn't find.
var oldEncodings = map[string]encoding.Encoding{
	"cp437": charmap.CodePage437, "ibm437": charmap.CodePage437, "cp850": charmap.CodePage850, "ibm850": charmap.CodePage850,
	"cp852": charmap.CodePage852, "ibm852": charmap.CodePage852, "cp858": charmap.CodePage858, "ibm858": charmap.CodePage858,
}

// encodingCalled returns the encoding of a name, and how it is usually called; for UTF-8, nil.
func encodingCalled(name string) (encoding.Encoding, string, error) {
	switch key := strings.ToLower(strings.TrimSpace(name)); key {
	case "utf-16":
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), key, nil
	default:
		if enc := oldEncodings[key]; enc != nil {
			return enc, key, nil
		}
	}
	enc, err := htmlindex.Get(name)
	if err != nil {
		return nil, "", fmt.Errorf("%w is called %s; there are utf-8, windows-1252, koi8-r, shift_jis, gb18030 and more", ErrEncoding, name)
	}
	usual, err := htmlindex.Name(enc)
	if err != nil || usual == "replacement" {
		return nil, "", fmt.Errorf("%w is called %s", ErrEncoding, name)
	}
	if enc == unicode.UTF8 {
		enc = nil
	}
	return enc, usual, nil
}

// utf16 returns the name of the UTF-16 that a text begins in: with a byte order mark, or with letters of which every other byte is
// zero, "" if it does not.
func utf16(head []byte) string {
	if bytes.HasPrefix(head, []byte("\xff\xfe")) || bytes.HasPrefix(head, []byte("\xfe\xff")) {
		return "utf-16"
	}
	head = head[:min(len(head), 1024)]
	var zeros [2]int
	for i, c := range head {
		if c != 0 {
			continue
		}
		if i%2 == 1 && head[i-1] == 0 {
			return "" // no text has U+0000
		}
		zeros[i%2]++
	}
	switch n := len(head) / 2; {
	case zeros[1] > n/2 && zeros[0] == 0:
		return "utf-16le"
	case zeros[0] > n/2 && zeros[1] == 0:
		return "utf-16be"
	}
	return ""
}

// encodingOf returns the encoding of a text that isn't UTF-16; ended tells that head is all of it, and told what its server says. What the
// bytes can't be mistaken for comes first, then what the server says and what the text declares (the order of the HTML standard, 13.2.3),
// then what its letters look like. certain is false for the last.
func encodingOf(head []byte, ended bool, told string) (name string, certain bool) {
	wide, bad := wideAndBad(head, ended)
	switch {
	case bytes.Contains(head, []byte("\x1b$B")) || bytes.Contains(head, []byte("\x1b$@")):
		return "iso-2022-jp", true
	case bad*10 <= wide && wide > 0: // a stray byte makes no other encoding of it
		return "utf-8", true
	}
	for _, said := range []string{told, declared(head)} {
		if _, usual, err := encodingCalled(said); err == nil && !strings.HasPrefix(usual, "utf-16") && (bad == 0 || usual != "utf-8") {
			return usual, true
		}
	}
	if bad == 0 {
		return "utf-8", true
	}
	return detected(head), false
}

// wideAndBad counts the characters of UTF-8 with more than one byte, and the bytes that are of none.
func wideAndBad(head []byte, ended bool) (wide, bad int) {
	for t := head; len(t) > 0; {
		if t[0] < utf8.RuneSelf {
			t = t[1:]
			continue
		}
		r, n := utf8.DecodeRune(t)
		switch {
		case r != utf8.RuneError || n > 1:
			wide++
		case ended || utf8.FullRune(t):
			bad++
		}
		t = t[n:]
	}
	return wide, bad
}

// declared returns the encoding that a page of the web or another text in tags says that it is in, "" if it says none.
func declared(head []byte) string {
	t := bytes.ToLower(bytes.TrimSpace(head[:min(len(head), 4096)]))
	if len(t) == 0 || t[0] != '<' {
		return ""
	}
	for _, mark := range []struct{ tag, key string }{{"<?xml", "encoding"}, {"<meta", "charset"}} {
		for rest := t; ; {
			i := bytes.Index(rest, []byte(mark.tag))
			if i < 0 {
				break
			}
			tag, after, _ := bytes.Cut(rest[i:], []byte{'>'})
			if _, value, ok := bytes.Cut(tag, []byte(mark.key)); ok {
				value = bytes.TrimLeft(value, " \t\r\n=\"'")
				if n := bytes.IndexAny(value, " \t\r\n\"'?/;"); n >= 0 {
					value = value[:n]
				}
				return string(value)
			}
			rest = after
		}
	}
	return ""
}

// leastConfidence is, of 100, how sure detection must be: it gives 10 for any bytes that could be of an encoding.
const leastConfidence = 15

// detected returns the encoding that the letters of a text look like, windows-1252 if like none, or as much like it as like another.
func detected(head []byte) string {
	const fallback = "windows-1252"
	best, name := leastConfidence, fallback
	all, _ := chardet.NewTextDetector().DetectAll(head) // its error is that there are none
	for _, r := range all {                             // those that are equally sure come in any order
		_, usual, err := encodingCalled(strings.TrimSuffix(r.Charset, "-I"))
		if err != nil || strings.HasPrefix(r.Charset, "UTF") || r.Confidence < best {
			continue
		}
		if r.Confidence > best || usual == fallback || usual < name && name != fallback {
			best, name = r.Confidence, usual
		}
	}
	return name
}
