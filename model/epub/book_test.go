package epub

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// packed returns an archive with the files of a txtar text. "container" stands for a container that names OEBPS/book.opf.
func packed(t testing.TB, text string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	add := func(name, text string) {
		method := zip.Deflate
		if name == "mimetype" {
			method = zip.Store
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: method})
		if err == nil {
			_, err = io.WriteString(w, text)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	add("mimetype", "application/epub+zip")
	for _, f := range txtar.Parse([]byte(text)).Files {
		if f.Name == "container" {
			add("META-INF/container.xml", `<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`)
			continue
		}
		add(f.Name, string(f.Data))
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// read returns the Markdown of all of a book.
func read(t testing.TB, archive []byte) (string, error) {
	t.Helper()
	b, err := Open(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		return "", err
	}
	var all []byte
	for {
		part, err := b.Next()
		if err == io.EOF {
			return string(all), nil
		}
		if err != nil {
			return string(all), err
		}
		all = append(all, part...)
	}
}

// opf returns the package document of a book of some chapters, with more items before them.
func opf(items string, chapters ...string) string {
	var manifest, spine strings.Builder
	for i, c := range chapters {
		fmt.Fprintf(&manifest, `<item id="c%d" href="%s" media-type="application/xhtml+xml"/>`, i, c)
		fmt.Fprintf(&spine, `<itemref idref="c%d"/>`, i)
	}
	return `-- container --
-- OEBPS/book.opf --
<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title>A  Book</dc:title><dc:creator>Ann Author</dc:creator><dc:creator>Bob Writer</dc:creator></metadata>
<manifest>` + items + manifest.String() + `</manifest><spine toc="ncx">` + spine.String() + "</spine></package>\n"
}

const (
	navItem = `<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>`
	ncxItem = `<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>`
)

func TestABookWithTheContentsOfEPUB3(t *testing.T) {
	got, err := read(t, packed(t, opf(navItem, "one.xhtml", "text/two.xhtml")+`-- OEBPS/nav.xhtml --
<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body><nav epub:type="landmarks"><ol><li><a href="one.xhtml">No</a></li></ol></nav>
<nav epub:type="toc"><ol><li><a href="one.xhtml">The first chapter</a><ol><li><a href="one.xhtml#part">A part of it</a></li></ol></li><li><a href="text/two.xhtml">Chapter II</a></li></ol></nav></body></html>
-- OEBPS/one.xhtml --
<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body><p>It begins. <a href="text/two.xhtml#x">There</a><a href="#fn" epub:type="noteref">1</a></p><div id="part"><p>A part.</p></div><h4>Deeper</h4><p>Text.</p><aside id="fn" epub:type="footnote"><p>A note.</p></aside></body></html>
-- OEBPS/text/two.xhtml --
<html xmlns="http://www.w3.org/1999/xhtml"><body><h1>Chapter II</h1><p id="x">Second. <a href="../one.xhtml">Back</a> <img src="p.png" alt="A picture"/><a href="#fn" epub:type="noteref">1</a></p><aside id="fn">Another note.</aside></body></html>
`))
	const want = `# A Book

Ann Author, Bob Writer

## <a id="c1"></a>The first chapter

It begins. [There](#c2-x)[^1]

### A part of it

<a id="c1-part"></a>A part.

#### Deeper

Text.

[^1]: A note.

## <a id="c2"></a>Chapter II

<a id="c2-x"></a>Second. [Back](#c1) ![A picture]()[^2]

[^2]: Another note.

`
	if err != nil || got != want {
		t.Errorf("%v\n%s\nwant\n%s", err, got, want)
	}
}

func TestABookWithTheContentsOfEPUB2(t *testing.T) {
	got, err := read(t, packed(t, opf(ncxItem, "Chapter%201.html", "two.html")+`-- OEBPS/toc.ncx --
<?xml version="1.0"?><ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint><navLabel><text>Part&nbsp;One</text></navLabel><content src="Chapter%201.html"/>
<navPoint><navLabel><text>Loomings</text></navLabel><content src="TWO.html#start"/></navPoint></navPoint></navMap></ncx>
-- OEBPS/Chapter 1.html --
<html><body><p class="number">I</p><h2>Part One</h2><p>Text</p></body></html>
-- OEBPS/Two.html --
<html><body><h2><a id="start"/>Loomings</h2><p>Call me Ishmael.<h2>Another</h2></body></html>
`))
	const want = `# A Book

Ann Author, Bob Writer

<a id="c1"></a>I

## Part One

Text

### <a id="c2"></a><a id="c2-start"></a>Loomings

Call me Ishmael.

#### Another

`
	if err != nil || got != want {
		t.Errorf("%v\n%s\nwant\n%s", err, got, want)
	}
}

func TestABookWithoutContents(t *testing.T) {
	got, err := read(t, packed(t, opf("", "a.html", "missing.html", "b.html")+`-- OEBPS/a.html --
<h1>One</h1><p>x</p><h2>Inner</h2>
-- OEBPS/b.html --
<h1>Two</h1>
`))
	for _, want := range []string{"\n## <a id=\"c1\"></a>One\n", "\n### Inner\n", "can't be read: OEBPS/missing.html is not there", "\n## <a id=\"c3\"></a>Two\n"} {
		if err != nil || !strings.Contains(got, want) {
			t.Errorf("%v: %q is not in\n%s", err, want, got)
		}
	}
}

func TestABookWithoutPackage(t *testing.T) {
	got, err := read(t, packed(t, "-- b.html --\n<p>second\n-- a.html --\n<p>first\n"))
	if err != nil || strings.Index(got, "first") > strings.Index(got, "second") {
		t.Errorf("%v: %s", err, got)
	}
	for name, text := range map[string]string{"nothing": "", "no text": opf("")} {
		if _, err := read(t, packed(t, text)); err == nil || !strings.Contains(err.Error(), "no text is named") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestLockedBooks(t *testing.T) {
	const encryption = `-- META-INF/encryption.xml --
<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><EncryptedData xmlns="http://www.w3.org/2001/04/xmlenc#"><EncryptionMethod Algorithm="METHOD"/>
<CipherData><CipherReference URI="FILE"/></CipherData></EncryptedData></encryption>
`
	book := opf("", "a.html") + "-- OEBPS/a.html --\n<p>text\n"
	locked := book + strings.NewReplacer("METHOD", "http://www.w3.org/2001/04/xmlenc#aes128-cbc", "FILE", "OEBPS/a.html").Replace(encryption)
	for more, want := range map[string]string{"-- META-INF/rights.xml --\n": "Adobe's DRM", "-- META-INF/license.lcpl --\n": "Readium LCP", "": "locked by DRM"} {
		if _, err := read(t, packed(t, locked+more)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %s", err, want)
		}
	}
	for _, font := range []string{
		strings.NewReplacer("METHOD", "http://www.idpf.org/2008/embedding", "FILE", "OEBPS/a.html").Replace(encryption),
		strings.NewReplacer("METHOD", "http://www.w3.org/2001/04/xmlenc#aes128-cbc", "FILE", "OEBPS/font.otf").Replace(encryption),
	} {
		if got, err := read(t, packed(t, book+font)); err != nil || !strings.Contains(got, "text") {
			t.Errorf("fonts alone are locked: %v", err)
		}
	}
}

func TestDamagedBooks(t *testing.T) {
	whole := packed(t, opf("", "a.html")+"-- OEBPS/a.html --\n<p>text\n")
	if got, err := read(t, whole[:len(whole)-40]); err != nil || !strings.Contains(got, "text\n") {
		t.Errorf("one whose end is missing: %v, %q", err, got)
	}
	if _, err := read(t, whole[:20]); err == nil || !strings.Contains(err.Error(), "damaged") {
		t.Errorf("one that has hardly begun: %v", err)
	}
	bomb := packed(t, opf("", "a.html", "b.html")+"-- OEBPS/a.html --\n"+strings.Repeat(" ", 20<<20)+"\n-- OEBPS/b.html --\n<p>behind it\n")
	if got, err := read(t, bomb); err != nil || !strings.Contains(got, "is too long") || !strings.Contains(got, "behind it") {
		t.Errorf("a bomb: %v, %.300s", err, got)
	}
	outside := packed(t, opf("", "../../etc/a.html")+"-- ../../../etc/a.html --\n<p>text\n")
	if got, err := read(t, outside); err != nil || !strings.Contains(got, "text") {
		t.Errorf("paths that lead out: %v, %s", err, got)
	}
}

func FuzzOpen(f *testing.F) {
	f.Add(packed(f, opf(navItem, "a.html")+"-- OEBPS/a.html --\n<h1>x</h1><p>text\n-- OEBPS/nav.xhtml --\n<nav><ol><li><a href='a.html'>y</a>\n"))
	f.Add(packed(f, opf(ncxItem, "a.html")+"-- OEBPS/a.html --\n<p>text\n-- OEBPS/toc.ncx --\n<ncx><navMap><navPoint><navLabel><text>t</text></navLabel><content src='a.html#x'/></navPoint></navMap></ncx>\n"))
	f.Fuzz(func(t *testing.T, archive []byte) {
		if got, err := read(t, archive); err == nil && len(got) > 1000*len(archive)+1<<20 {
			t.Errorf("%d bytes became %d", len(archive), len(got))
		}
	})
}

// FuzzFiles changes what is in a book's files, which the archive's sums would keep from being read.
func FuzzFiles(f *testing.F) {
	f.Add(opf(navItem, "a.html"), "<h1>x</h1><p>text", "<nav><ol><li><a href='a.html#x'>y</a>")
	f.Fuzz(func(t *testing.T, book, chapter, nav string) {
		if slices.ContainsFunc([]string{book, chapter, nav}, func(s string) bool { return len(s) > 1<<16 }) {
			return
		}
		read(t, packed(t, book+"\n-- OEBPS/a.html --\n"+chapter+"\n-- OEBPS/nav.xhtml --\n"+nav+"\n"))
	})
}
