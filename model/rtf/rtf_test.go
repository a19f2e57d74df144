package rtf

import (
	"errors"
	"io"
	"strings"
	"testing"
)

func FuzzOpen(f *testing.F) {
	f.Add(`{\rtf1\ansi{\fonttbl{\f1\fcharset204 a;}}{\stylesheet{\s1 heading 1;}{\s2 title;}}{\info{\title t}}\pard\s1 h\par\pard{\listtext 1.\tab}\ilvl1 a\f1\'e0\u1081?{\footnote n\par}\b b\par{\field{\*\fldinst HYPERLINK "x"}{\fldrslt y}}\line z\par}`)
	f.Add(`{\rtf1\trowd\trhdr\intbl a\cell b\cell\row\pard\qc\b t\par\li360 \bullet\tab x\par{\*\x y}{\pict\bin3 }}}{\*\bkmkstart p}\uc2\u-10179??\u-8704??\~`)
	f.Fuzz(func(t *testing.T, text string) {
		d, n := Open(strings.NewReader(text), func(label string, r io.Reader) (io.Reader, error) {
			if label == "macintosh" {
				return nil, errors.New("unknown")
			}
			return r, nil
		}), 0
		for {
			part, err := d.Next()
			if n += len(part); err != nil {
				break
			}
		}
		if n > 500*len(text)+1<<16 {
			t.Errorf("%d bytes became %d", len(text), n)
		}
	})
}
