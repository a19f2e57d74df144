package model

import (
	"errors"
	"strings"
	"testing"

	"golang.org/x/text/encoding/htmlindex"
)

// inEncoding returns a text in an encoding.
func inEncoding(t *testing.T, name, text string) []byte {
	t.Helper()
	enc, err := htmlindex.Get(name)
	if err != nil {
		t.Fatal(err)
	}
	b, err := enc.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(name, err)
	}
	return b
}

const (
	russian  = "Все счастливые семьи похожи друг на друга, каждая несчастливая семья несчастлива по-своему.\n\nВсё смешалось в доме Облонских. Жена узнала, что муж был в связи с бывшею в их доме француженкою-гувернанткой, и объявила мужу, что не может жить с ним в одном доме.\n"
	japanese = "吾輩は猫である。名前はまだ無い。\n\nどこで生れたかとんと見当がつかぬ。何でも薄暗いじめじめした所でニャーニャー泣いていた事だけは記憶している。\n"
	german   = "Grüße aus Köln, wo es schön ist. Die Straße führt über die Brücke.\n\nDort wären wir gern länger geblieben.\n"
	french   = "Longtemps, je me suis couché de bonne heure. Parfois, à peine ma bougie éteinte, mes yeux se fermaient si vite que je n’avais pas le temps de me dire : « Je m’endors. »\n"
	chinese  = "话说天下大势，分久必合，合久必分。周末七国分争，并入于秦。及秦灭之后，楚、汉分争，又并入于汉。\n"
)

func TestLettersOfOtherEncodings(t *testing.T) {
	for _, c := range []struct{ encoding, text string }{
		{"windows-1252", german}, {"windows-1252", french}, {"windows-1252", "A café.\n"}, {"windows-1252", "“Naïve”, she said.\n"},
		{"windows-1251", russian}, {"koi8-r", russian},
		{"shift_jis", japanese}, {"euc-jp", japanese}, {"gb18030", chinese},
	} {
		a, err := Open(write(t, "x.txt", string(inEncoding(t, c.encoding, c.text))))
		if err != nil {
			t.Errorf("%s: %v", c.encoding, err)
			continue
		}
		if got := shown(a); strings.Contains(got, "\uFFFD") || !strings.Contains(got, c.text[:len("吾輩")]) || a.Encoding != c.encoding || !a.Guessed {
			t.Errorf("%s: read as %s: %.80q", c.encoding, a.Encoding, got)
		}
		if want := "read as " + c.encoding + "; --encoding overrides"; a.Notice != want {
			t.Errorf("%s: the notice is %q", c.encoding, a.Notice)
		}
		a.Close()
	}
}

func TestEncodingsThatAreSure(t *testing.T) {
	for _, c := range []struct{ name, text, encoding string }{
		{"x.txt", "plain\n", "utf-8"},
		{"x.txt", german, "utf-8"},
		{"x.txt", german + "one stray \xff byte\n", "utf-8"},
		{"x.txt", "\ufeff" + german, "utf-8"},
		{"x.txt", string(inEncoding(t, "utf-16le", german)), "utf-16le"},
		{"x.txt", string(inEncoding(t, "utf-16be", german)), "utf-16be"},
		{"x.txt", "\xff\xfe" + string(inEncoding(t, "utf-16le", german)), "utf-16"},
		{"x.txt", string(inEncoding(t, "iso-2022-jp", japanese)), "iso-2022-jp"},
		{"x.html", "<meta charset=koi8-r><p>" + string(inEncoding(t, "koi8-r", "коротко")), "koi8-r"},
		{"x.html", `<meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><p>` + string(inEncoding(t, "windows-1251", "коротко")), "windows-1251"},
		{"x.html", "<meta charset=koi8-r><p>коротко", "utf-8"},
		{"x.html", "<meta charset=utf-16><p>plain", "utf-8"},
		{"x.html", `<?xml version="1.0" encoding="iso-8859-1"?><html><p>` + string(inEncoding(t, "windows-1252", "für")), "windows-1252"},
	} {
		a, err := Open(write(t, c.name, c.text))
		if err != nil {
			t.Errorf("%s: %v", c.encoding, err)
			continue
		}
		if a.Encoding != c.encoding || a.Guessed || a.Notice != "" {
			t.Errorf("%.20q: read as %s, guessed %v, notice %q; want %s", c.text, a.Encoding, a.Guessed, a.Notice, c.encoding)
		}
		a.Close()
	}
}

func TestTheEncodingThatIsAskedFor(t *testing.T) {
	src := write(t, "x.txt", "Za\xbf\xf3\xb3\xe6 g\xea\xb6l\xb1 ja\xbc\xf1\n")
	a, err := As{Encoding: "ISO-8859-2"}.Open(src)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	if got := shown(a); !strings.Contains(got, "Zażółć gęślą jaźń") || a.Guessed {
		t.Errorf("%q, guessed %v", got, a.Guessed)
	}
	old, err := As{Encoding: "CP437"}.Open(write(t, "x.txt", "M\x81ller\n"))
	if err != nil || !strings.Contains(shown(old), "Müller") {
		t.Errorf("DOS: %v", err)
	}
	if _, err := (As{Encoding: "klingon"}).Open(src); !errors.Is(err, ErrEncoding) || !strings.Contains(err.Error(), "klingon") {
		t.Errorf("an encoding that doesn't exist: %v", err)
	}
}

func TestBinaryIsNoEncoding(t *testing.T) {
	for name, text := range map[string]string{
		"a picture": "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + strings.Repeat("\x00\x01\xfe\x80\x03", 500),
		"a sound":   strings.Repeat("\x10\x00\x20\x01\x05\x00\xfe\xff", 300),
	} {
		if _, err := Open(write(t, "x", text)); !errors.Is(err, ErrBinary) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
