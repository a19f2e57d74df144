package model

import (
	"fmt"
	"strings"
	"testing"
)

func TestMailIsRecognised(t *testing.T) {
	for text, want := range map[string]bool{
		"From: a@b\nDate: Mon, 1 Jan 2024 12:00:00 +0100\nSubject: x\n\ntext":  true,
		"Received: from x\n by y; Mon\nFrom: a\n\ntext":                        true,
		"From a@b Mon Jan  1 12:00:00 2024\nFrom: a@b\nDate: x\nTo: y\n\ntext": true,
		"From here to 12:00, nothing happens.\n\nFrom: here\n":                 false,
		"From: the beginning\n\nDate: never\n":                                 false,
		"Title: x\nDate: 2024-01-01\nAuthor: y\n\nAn article with a header.\n": false,
		"---\nfrom: a\ndate: b\nsubject: c\n---\n":                             false,
		"Dear all,\nFrom: a\nDate: b\nSubject: c\n\n":                          false,
	} {
		if got := isMail("x", []byte(text)); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
	if isMail("0001-x.patch", []byte("From 0123456789abcdef Mon Sep 17 00:00:00 2001\nFrom: a\nDate: b\nSubject: c\n\n")) || !isMail("x.eml", []byte("text")) {
		t.Error("by their names")
	}
}

func TestABoxIsReadMessageByMessage(t *testing.T) {
	var box strings.Builder
	for i := range 2000 {
		fmt.Fprintf(&box, "From a@b Mon Jan  1 12:00:00 2024\nFrom: a@b\nSubject: Message %d\nDate: x\nContent-Type: text/plain; charset=koi8-r\n\n\xf0\xd2\xc9\xd7\xc5\xd4\n\n", i)
	}
	a, err := Open(write(t, "x", box.String()))
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	if a.Whole() || a.Format != "mail" {
		t.Errorf("when it is opened, all of the %s is there: %v", a.Format, a.Whole())
	}
	if err := a.ScanAll(); err != nil || len(a.Sections()) != 2000 || !strings.Contains(shown(a), "Привет") {
		t.Errorf("%v, %d sections", err, len(a.Sections()))
	}
}

func TestDamagedMail(t *testing.T) {
	const header = "From: a@b\nSubject: x\nDate: y\n"
	for name, c := range map[string]struct{ text, shows string }{
		"no header":          {"text only\n", "text only"},
		"no end":             {header + "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nHello", "Hello"},
		"no boundary":        {header + "Content-Type: multipart/mixed\n\nHello", "Hello"},
		"bad base64":         {header + "Content-Transfer-Encoding: base64\n\nSGVsbG8sIHdvcmxk!!!!", "Hello, wor"},
		"unknown charset":    {header + "Content-Type: text/plain; charset=klingon\n\nGr\xfc\xdfe", "Grüße"},
		"nested without end": {header + strings.Repeat("Content-Type: message/rfc822\n\n", 10_000) + "Hello", "x"},
		"many parts":         {header + "Content-Type: multipart/mixed; boundary=b\n\n" + strings.Repeat("--b\n\nHello\n", 100_000), "Hello"},
		"many quotes":        {header + "\n" + strings.Repeat(strings.Repeat(">", 1000)+" Hello\n", 1000), "Hello"},
	} {
		if _, got, err := readAll(t, "x.eml", c.text); err != nil || !strings.Contains(got, c.shows) {
			t.Errorf("%s: %v, %.300q", name, err, got)
		}
	}
}
