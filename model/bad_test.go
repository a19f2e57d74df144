package model

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// sample is a file in a format, by the name that such a file has.
type sample struct{ format, name, file string }

// goodFiles returns files in all formats that are read without another program: the first ones of testdata, books, archives, packed files.
func goodFiles(t *testing.T) []sample {
	t.Helper()
	book := aBook(t, 3)
	all := []sample{
		{"epub", "x.epub", book}, {"gz", "x.md.gz", inGzip(t, "# Packed\n\n"+randomWords(5000))}, {"xz", "x.md.xz", inXZ(t, "# Packed\n\n"+randomWords(5000))},
		{"zst", "x.md.zst", inZstd(t, "# Packed\n\n"+randomWords(5000))}, {"bz2", "x.md.bz2", bzipped}, {"pdf", "x.pdf", "%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n"},
		{"zip", "x.zip", string(inZip(t, someFiles(t)))}, {"tar", "x.tar", inTar(t, someFiles(t))},
	}
	for format, ext := range extensions {
		paths, err := filepath.Glob(filepath.Join("testdata", format, "*.txt"))
		if err != nil || len(paths) == 0 {
			t.Fatal(format, err)
		}
		for _, path := range paths[:min(len(paths), 3)] {
			b, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			files := txtar.Parse(b).Files
			input := files[0].Data
			if files[0].Name != "input" {
				var parts []txtar.File
				for _, f := range files {
					if descriptions[f.Name] == nil {
						parts = append(parts, f)
					}
				}
				input = inZip(t, parts)
			}
			all = append(all, sample{format, "x" + ext, string(input)})
		}
	}
	return all
}

// survives opens a file and reads all of it. It fails if what comes of it is neither a text of bounded size nor one line that says why not. It returns the
// text, "" if there is none.
func survives(t *testing.T, what, name, file string) string {
	t.Helper()
	a, err := Open(write(t, name, file))
	if err == nil {
		defer a.Close()
		err = a.ScanAll() // what is damaged behind its beginning says so then
		if most := 64*len(file) + 64<<10; int(a.Size()) > most {
			t.Errorf("%s: %d bytes became %d", what, len(file), a.Size())
		}
	}
	if err != nil && (strings.ContainsAny(err.Error(), "\n\x1b") || strings.Contains(err.Error(), "runtime error") || len(err.Error()) > 400) {
		t.Errorf("%s: %q", what, err)
	}
	if a == nil {
		return ""
	}
	text := shown(a)
	if strings.ContainsAny(text, "\x1b\x07\x00") {
		t.Errorf("%s: what is shown could act on a terminal", what)
	}
	return text
}

func TestFilesThatAreCutShort(t *testing.T) {
	for _, s := range goodFiles(t) {
		whole := survives(t, s.format, s.name, s.file)
		first, _, _ := strings.Cut(strings.TrimSpace(whole), "\n")
		n := len(s.file)
		for _, cut := range []int{1, 2, 10, n / 8, n / 4, n / 2, n * 3 / 4, n - n/10, n - 30, n - 1} {
			if cut <= 0 || cut >= n {
				continue
			}
			text := survives(t, s.format+" that is cut", s.name, s.file[:cut])
			// A text shows what there is of it. Archives begin with what isn't read first; zstd's last block counts only with the sum behind it.
			if !strings.HasPrefix(s.file, "PK") && s.format != "zst" && first != "" && len(first) < 60 && cut > n-2 && !strings.Contains(text, first[:len(first)/2]) {
				t.Errorf("%s without its last byte shows %.100q, not %.100q", s.format, text, first)
			}
		}
	}
}

func TestFilesWithAWrongName(t *testing.T) {
	all := goodFiles(t)
	for _, s := range all {
		for _, other := range all {
			if s.format != other.format {
				survives(t, s.format+" called "+other.name, other.name, s.file)
			}
		}
	}
	// What isn't text is known by what is in it, whatever it is called.
	for _, s := range all {
		switch s.format {
		case "epub", "docx", "odt", "gz", "xz", "zst", "bz2", "rtf":
			want := survives(t, s.format, s.name, s.file)
			if got := survives(t, s.format, "x.md", s.file); got != want {
				t.Errorf("%s called x.md: %.100q, %.100q", s.format, got, want)
			}
		}
	}
}

func TestFilesThatAreMixedUp(t *testing.T) {
	text := "The first words are clear.\n\n" + strings.Repeat("Some words of a text.\n\n", 200)
	for name, file := range map[string]string{
		"UTF-8, then Latin-1":  text + "Gr\xfc\xdfe aus K\xf6ln\n\n" + text,
		"UTF-8, then UTF-16":   text + utf16le("Some words in another encoding.\n") + text,
		"UTF-8, then noise":    strings.Repeat(text, 20) + strings.Repeat("\x00\xff\x80\xfe\x01", 20_000) + text,
		"UTF-8, then zeros":    strings.Repeat(text, 20) + strings.Repeat("\x00", 1<<20),
		"two marks":            "\xef\xbb\xbf\xef\xbb\xbf" + text,
		"all kinds of ends":    strings.ReplaceAll(text, "\n\nSome", "\r\rSome") + "\r\n\r\n" + text,
		"escapes":              text + "\x1b]52;c;eA==\x07\x1bP0q\x1b\\\u009b2J\u202e" + text,
		"half a letter":        text + "\xe3\x81",
		"a page of other text": "<!doctype html><meta charset=utf-16><p>" + text,
		"XML that says wrong":  "<?xml version='1.0' encoding='EBCDIC-X'?><html><body><p>" + text,
	} {
		for _, ending := range []string{".txt", ".md", ".rst", ".csv", ".html", ".tex", ""} {
			got := survives(t, name, "x"+ending, file)
			if !strings.Contains(strings.Join(strings.Fields(got), " "), "first words are clear") {
				t.Errorf("%s as %q shows %.100q", name, ending, got)
			}
		}
	}
}

// utf16le returns a text in ASCII as UTF-16.
func utf16le(s string) string {
	var b strings.Builder
	for i := range len(s) {
		b.WriteString(s[i:i+1] + "\x00")
	}
	return b.String()
}

// Entities that stand for entities would fill the memory (the billion laughs).
func TestEntitiesThatWouldFillTheMemory(t *testing.T) {
	bomb := "<!DOCTYPE x [<!ENTITY a0 \"" + strings.Repeat("ha", 50) + "\">"
	for i := range 9 {
		name := string(rune('0' + i))
		bomb += "<!ENTITY a" + string(rune('1'+i)) + " \"" + strings.Repeat("&a"+name+";", 10) + "\">"
	}
	bomb += "<!ENTITY file SYSTEM \"file:///etc/passwd\">]>"
	const body = "&a9; &file;"
	paragraph := "<w:p><w:r><w:t>Before.</w:t></w:r></w:p><w:p><w:r><w:t>" + body + "</w:t></w:r></w:p>"
	for name, file := range map[string]string{
		"x.html":  bomb + "<html><body><p>Before.<p>" + body,
		"x.xhtml": "<?xml version='1.0'?>" + bomb + "<html xmlns='http://www.w3.org/1999/xhtml'><body><p>Before.</p><p>" + body + "</p></body></html>",
		"x.fb2":   "<?xml version='1.0'?>" + bomb + "<FictionBook xmlns='http://www.gribuser.ru/xml/fictionbook/2.0'><body><section><p>Before.</p><p>" + body + "</p></section></body></FictionBook>",
		"x.docx": string(inZip(t, []txtar.File{
			{Name: "[Content_Types].xml"}, {Name: "word/document.xml", Data: []byte(bomb + "<w:document><w:body>" + paragraph + "</w:body></w:document>")}})),
		"x.odt": string(inZip(t, []txtar.File{
			{Name: "mimetype", Data: []byte("application/vnd.oasis.opendocument.text")},
			{Name: "content.xml", Data: []byte(bomb + "<office:document-content><office:body><office:text><text:p>Before.</text:p><text:p>" + body + "</text:p></office:text></office:body></office:document-content>")}})),
		"x.epub": string(inZip(t, []txtar.File{
			{Name: "mimetype", Data: []byte("application/epub+zip")},
			{Name: "META-INF/container.xml", Data: []byte(bomb + "<container><rootfiles><rootfile full-path='x.opf'/></rootfiles></container>")},
			{Name: "x.opf", Data: []byte(bomb + "<package><metadata><title>" + body + "</title></metadata><manifest><item id='a' href='a.xhtml' media-type='application/xhtml+xml'/></manifest><spine><itemref idref='a'/></spine></package>")},
			{Name: "a.xhtml", Data: []byte("<?xml version='1.0'?>" + bomb + "<html xmlns='http://www.w3.org/1999/xhtml'><body><p>Before.</p><p>" + body + "</p></body></html>")}})),
	} {
		if got := survives(t, name, name, file); !strings.Contains(got, "Before.") || strings.Count(got, "ha") > 100 || strings.Contains(got, "root:") {
			t.Errorf("%s shows %.200q", name, got)
		}
	}
}

// A long page of the web needs no more memory than some pieces of it.
func TestAPageThatIsVeryLong(t *testing.T) {
	a, err := Open(write(t, "x.html", longPage(12<<20)))
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	if a.Whole() || a.Size() > 256<<10 {
		t.Errorf("when it is opened, %d bytes of it are there", a.Size())
	}
	if err := a.ScanAll(); err != nil || a.Size() < 8<<20 {
		t.Errorf("%d bytes, %v", a.Size(), err)
	}
}

// Names that lead out of an archive open nothing outside of it.
func TestNothingOutsideOfAnArchiveIsRead(t *testing.T) {
	file := inZip(t, []txtar.File{{Name: "../../../../../../etc/passwd", Data: []byte("inside")}, {Name: "a.md", Data: []byte("# A\n\n[up](../../../../../../etc/passwd)\n")}})
	src := write(t, "x.zip", string(file))
	found, ok, err := Archive(src)
	if !ok || err != nil || len(found) != 1 {
		t.Errorf("%v, %v, %v", found, ok, err)
	}
	if a, err := Open(src + "/../../../../../../../../../etc/passwd"); err == nil && bytes.Contains(a.bytes(0, 100), []byte("inside")) {
		t.Error("it is read")
	}
}
