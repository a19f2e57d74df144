package docx

import (
	"archive/zip"
	"bytes"
	"io"
	"testing"
)

// FuzzFiles changes what is in a document's files, which the archive's sums would keep from being read.
func FuzzFiles(f *testing.F) {
	f.Add(`<w:p><w:pPr><w:pStyle w:val="a"/><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:hyperlink w:anchor="x"><w:r><w:rPr><w:b/></w:rPr><w:t>x</w:t><w:footnoteReference w:id="1"/></w:r></w:hyperlink></w:p><w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="3"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>`,
		`<w:styles><w:style w:styleId="a"><w:name w:val="heading 1"/><w:basedOn w:val="a"/></w:style></w:styles>`,
		`<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
		`<w:footnotes><w:footnote w:id="1"><w:p><w:r><w:t>n</w:t></w:r></w:p></w:footnote></w:footnotes>`)
	f.Add(`<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>HYPERLINK "a" \l b</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>x</w:t><mc:AlternateContent><mc:Choice><w:drawing><wp:docPr descr="p"/><w:txbxContent><w:p/></w:txbxContent></w:drawing></mc:Choice></mc:AlternateContent></w:r><m:oMath><m:f><m:num><m:t>a</m:t></m:num></m:f></m:oMath></w:p>`, "", "", "")
	f.Fuzz(func(t *testing.T, text, styles, numbering, notes string) {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		for name, s := range map[string]string{"document": "<w:body>" + text, "styles": styles, "numbering": numbering, "footnotes": notes} {
			w, err := z.Create("word/" + name + ".xml")
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
		d, err := Open(bytes.NewReader(b.Bytes()), int64(b.Len()))
		if err != nil {
			return
		}
		defer d.Close()
		n := 0
		for {
			part, err := d.Next()
			if n += len(part); err != nil {
				break
			}
		}
		if in := len(text) + len(styles) + len(numbering) + len(notes); n > 500*in+1<<16 {
			t.Errorf("%d bytes became %d", in, n)
		}
	})
}
