package model

import (
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

func TestOverstrikes(t *testing.T) {
	for in, want := range map[string]string{
		"N\bNA\bAM\bME\bE\n":                         "NAME\n",
		"_\bf_\bi_\bl_\be name\n":                    "file name\n",
		"f\b_i\b_\n":                                 "fi\n",
		"\x1b[1mbold\x1b[0m and \x1b[4;31mx\x1b[m\n": "bold and x\n",
		"ü\büñ\bñ\n":                                 "üñ\n",
		"\b\bx":                                      "x",
		"a\n\bb":                                     "a\nb",
		"no end":                                     "no end",
		"":                                           "",
	} {
		for _, r := range []io.Reader{strings.NewReader(in), iotest.OneByteReader(strings.NewReader(in))} {
			got, err := io.ReadAll(newStrikes(r))
			if err != nil || string(got) != want {
				t.Errorf("%q reads as %q (%v), want %q", in, got, err, want)
			}
		}
	}
}

func TestManualPagesAreReadWithoutOverstrikes(t *testing.T) {
	page := "PRINTF(3)            Library Functions            PRINTF(3)\n\nN\bNA\bAM\bME\bE\n       printf - formatted output\n\n" +
		"S\bSY\bYN\bNO\bOP\bPS\bSI\bIS\bS\n       #include <stdio.h>\n\nD\bDE\bES\bSC\bCR\bRI\bIP\bPT\bTI\bIO\bON\bN\n       The functions in the _\bp_\br_\bi_\bn_\bt_\bf family produce output\n       according to a format.\n"
	a, err := Open(write(t, "printf.3.txt", page))
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	if err := a.ScanAll(); err != nil {
		t.Fatal(err)
	}
	var titles []string
	for _, s := range a.Sections() {
		titles = append(titles, s.Title)
	}
	if got := strings.Join(titles, ", "); got != "NAME, SYNOPSIS, DESCRIPTION" {
		t.Errorf("the sections are %s", got)
	}
	if strings.ContainsAny(shown(a), "\b\uFFFD") {
		t.Errorf("the text is %q", shown(a))
	}
}
