package mail

import (
	"errors"
	"io"
	"strings"
	"testing"
)

func FuzzOpen(f *testing.F) {
	f.Add("From a Mon Jan  1 12:00:00 2024\nFrom: =?utf-8?q?a?=\nSubject: =?x?b?AA?=\nContent-Type: multipart/alternative; boundary=b\n\n--b\nContent-Transfer-Encoding: base64\n\nAAAA\n--b\nContent-Type: text/html\n\n<p>x\n--b--\n\nFrom b Mon Jan  1 12:00:00 2024\n\n> > q\n>x\n-- \n")
	f.Add("From: a\nContent-Type: message/rfc822\n\nFrom: b\nContent-Type: text/plain; charset=x; format=flowed\nContent-Transfer-Encoding: quoted-printable\n\na =\nb=E4 \n")
	f.Fuzz(func(t *testing.T, text string) {
		b, n := Open(strings.NewReader(text), func(label string, r io.Reader) (io.Reader, error) {
			if label == "x" {
				return nil, errors.New("unknown")
			}
			return r, nil
		}), 0
		for {
			part, err := b.Next()
			if n += len(part); err != nil {
				break
			}
		}
		if n > 500*len(text)+1<<16 {
			t.Errorf("%d bytes became %d", len(text), n)
		}
	})
}
