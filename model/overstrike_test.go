package model

import (
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

// markedUp returns a text with the pieces in a style between brackets, behind letters for the style.
func markedUp(text string, pieces []Styled) string {
	var b strings.Builder
	at := Pos(0)
	for _, p := range pieces {
		b.WriteString(text[at:p.From])
		for i, letter := range "biur" {
			if p.Style&(1<<i) != 0 {
				b.WriteRune(letter)
			}
		}
		b.WriteString("[" + text[p.From:p.To] + "]")
		at = p.To
	}
	return b.String() + text[at:]
}

func TestOverstrikes(t *testing.T) {
	for in, want := range map[string]string{
		"N\bNA\bAM\bME\bE\n":                 "b[NAME]\n",
		"_\bf_\bi_\bl_\be name\n":            "u[file] name\n",
		"f\b_i\b_\n":                         "u[fi]\n",
		"_\ba_\b__\bb, x\bx_\b_y\by, _\b_\n": "u[a_b], b[x_y], b[_]\n", // "_" twice is as what stands before it
		"_\bn\bn\n":                          "bu[n]\n",
		"NAME\b\b\b\bNAME\n":                 "b[NAME]\n",
		"字\b\b字典\n":                          "b[字]典\n",
		"‐\b‐\n":                             "b[‐]\n",
		"+\bo item\n":                        "o item\n",
		"abc\b\b\n":                          "abc\n", // what was struck stays
		"|\b/\b-\n":                          "-\n",
		"\x1b[1mbold\x1b[0m and \x1b[4;31mx\x1b[m\n":             "b[bold] and u[x]\n",
		"\x1b[1;3;7mall\x1b[22m it\x1b[23;27m none\n":            "bir[all]ir[ it] none\n",
		"\x1b[1mover\nlines\x1b[22m\n":                           "b[over]\nb[lines]\n",
		"\x1b[38;5;1mred\x1b[38;2;1;3;4mrgb\x1b[38:2::1:3:4mx\n": "redrgbx\n",
		"\x1b[4:3mwave\x1b[4:0m\n":                               "u[wave]\n",
		"\x1b]8;;https://example.org/a/long/address/that/leads/to/some/place/or/other\x1b\\here\x1b]8;;\x1b\\\n": "here\n",
		"ü\büñ\bñ\n": "b[üñ]\n",
		"\b\bx":      "x",
		"a\n\bb":     "a\nb",
		"no end":     "no end",
		"":           "",
	} {
		for _, r := range []io.Reader{strings.NewReader(in), iotest.OneByteReader(strings.NewReader(in))} {
			s := newStrikes(r)
			text, err := io.ReadAll(s)
			if got := markedUp(string(text), s.take()); err != nil || got != want {
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
	for b := range a.Blocks(a.Size() - 1) {
		pieces := a.Styled(b)
		if len(pieces) != 1 || a.Between(pieces[0].From, pieces[0].To, 100) != "printf" || pieces[0].Style != Underline {
			t.Errorf("the styles of the last block are %v, want printf underlined", pieces)
		}
	}
}

func TestStylesComeWithTheText(t *testing.T) {
	line := "plain \x1b[1mbold\x1b[m text that goes on for a while\n\n"
	r, w := io.Pipe()
	a := make(chan *Article)
	go func() {
		art, err := finished(As{}.fromStream("-", r))
		if err != nil {
			t.Error(err)
		}
		a <- art
	}()
	io.WriteString(w, strings.Repeat(line, 3))
	art := <-a
	defer art.Close()
	go func() {
		io.WriteString(w, strings.Repeat(line, 5000))
		w.Close()
	}()
	if err := art.ScanAll(); err != nil {
		t.Fatal(err)
	}
	n := 0
	for b := range art.Blocks(0) {
		for _, p := range art.Styled(b) {
			if n++; art.Between(p.From, p.To, 10) != "bold" || p.From < b.Start || p.To > b.End {
				t.Fatalf("the block at %d has %v", b.Start, p)
			}
		}
	}
	if n != 5003 {
		t.Errorf("%d pieces are bold, want 5003", n)
	}
}

func FuzzOverstrikes(f *testing.F) {
	f.Add("N\bNA\bA \x1b[1;38;5;4mx\x1b[m _\b__\b字\b\b字\n")
	f.Fuzz(func(t *testing.T, in string) {
		s := newStrikes(strings.NewReader(in))
		text, err := io.ReadAll(s)
		if err != nil || len(text) > len(in) {
			t.Fatalf("%q reads as %q (%v)", in, text, err)
		}
		at := Pos(0)
		for _, p := range s.take() {
			if p.From < at || p.To <= p.From || p.To > Pos(len(text)) || p.Style == 0 {
				t.Fatalf("%q: a piece from %d to %d in style %d behind %d", in, p.From, p.To, p.Style, at)
			}
			at = p.To
		}
	})
}
