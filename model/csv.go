package model

import (
	"bytes"
	"encoding/csv"
	"io"
	"strings"

	"lede/model/html"
)

var csvFiles = []string{".csv", ".tsv", ".tab"}

func isCSV(name string, _ []byte) bool { return named(name, csvFiles) }

// mostCSVColumns is how many columns of a table are shown: no screen has room for more.
const mostCSVColumns = 200

// expandCSV puts a table in the place of its rows. The first of them is its head.
func expandCSV(o *opening) error {
	r := csv.NewReader(o.all())
	r.Comma, r.FieldsPerRecord, r.LazyQuotes, r.ReuseRecord = separator(o.head), -1, true, true
	columns := 0
	return o.convert(func() (html.Part, error) {
		var out bytes.Buffer
		var starts []html.Start
		for out.Len() < headSize/2 {
			pos := r.InputOffset()
			cells, err := r.Read()
			if err != nil {
				if err == io.EOF && out.Len() > 0 {
					break
				}
				return html.Part{}, err
			}
			line, _ := r.FieldPos(0)
			starts = append(starts, html.Start{At: out.Len(), Line: html.Line{Number: line, Pos: pos}})
			if columns == 0 {
				columns = min(len(cells), mostCSVColumns)
				tableRow(&out, cells, columns)
				out.WriteString(strings.Repeat("| --- ", columns) + "|\n")
				continue
			}
			tableRow(&out, cells, columns)
		}
		return html.Part{Text: out.Bytes(), Starts: starts}, nil
	})
}

// tableRow writes one row.
func tableRow(out *bytes.Buffer, cells []string, columns int) {
	for _, c := range cells[:min(len(cells), columns)] {
		out.WriteString("| " + html.Text(c, true) + " ")
	}
	out.WriteString("|\n")
}

// separator returns what stands between the cells: that of a tab, a semicolon, a bar and a comma of which the first line has most, in this order.
func separator(head []byte) rune {
	line, _, _ := bytes.Cut(bytes.TrimPrefix(head, []byte(byteOrderMark)), []byte{'\n'})
	best, most := ',', 0
	for _, c := range "\t;|," {
		if n := bytes.Count(line, []byte(string(c))); n > most {
			best, most = c, n
		}
	}
	return best
}
