package odt

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"
)

// all returns how long the Markdown of all of a text is.
func all(d *Document) int {
	defer d.Close()
	n := 0
	for {
		part, err := d.Next()
		if n += len(part); err != nil {
			return n
		}
	}
}

// FuzzFiles changes what is in a text's files, which the archive's sums would keep from being read.
func FuzzFiles(f *testing.F) {
	f.Add(`<office:automatic-styles><text:list-style style:name="L"><text:list-level-style-number style:num-format="a" style:num-suffix=")"/></text:list-style><style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style></office:automatic-styles><office:text><text:h text:outline-level="2">h</text:h><text:p>a<text:span text:style-name="T1">b</text:span><text:s text:c="9"/><text:a xlink:href="#x|y">c</text:a><text:note><text:note-body><text:p>n</text:p></text:note-body></text:note></text:p><text:list text:style-name="L"><text:list-item><text:p>i</text:p><text:list><text:list-item><text:p>j</text:p></text:list-item></text:list></text:list-item></text:list>`,
		`<office:styles><text:outline-style><text:outline-level-style style:num-format="1"/></text:outline-style><style:style style:name="P1" style:parent-style-name="P1" style:family="paragraph"/></office:styles>`)
	f.Add(`<office:text><table:table><table:table-row><table:table-cell table:number-columns-repeated="3"><text:p><draw:frame><draw:text-box><text:p>x</text:p></draw:text-box><draw:image/></draw:frame></text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table>`, "")
	f.Fuzz(func(t *testing.T, text, styles string) {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		for name, s := range map[string]string{"content.xml": text, "styles.xml": styles} {
			w, err := z.Create(name)
			if err == nil {
				_, err = io.WriteString(w, s)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		in := len(text) + len(styles)
		if d, err := Open(bytes.NewReader(b.Bytes()), int64(b.Len())); err == nil {
			if n := all(d); n > 500*in+1<<16 {
				t.Errorf("%d bytes became %d", in, n)
			}
		}
		if n := all(Flat(strings.NewReader(text))); n > 500*in+1<<16 {
			t.Errorf("%d bytes in one file became %d", in, n)
		}
	})
}
