// Package notebook reads notebooks of Jupyter (nbformat 3 and 4): it makes Markdown of them, cell by cell.
package notebook

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"

	dom "golang.org/x/net/html"

	"lede/model/html"
	"lede/model/tree"
)

const (
	// mostRead is how many bytes of a notebook are read: its pictures stand in it, those of the largest have some tens of MB.
	mostRead = 128 << 20
	// tail is how many bytes at the end are looked at for what stands behind the cells.
	tail = 64 << 10
)

// Notebook is a notebook that is being read.
type Notebook struct {
	d        *json.Decoder
	language string // of its code
	inCells  bool
	begun    bool
	ended    bool
}

// metadata is what a notebook says of itself.
type metadata struct {
	Kernel struct {
		Language string `json:"language"`
	} `json:"kernelspec"`
	Language struct {
		Name string `json:"name"`
	} `json:"language_info"`
}

// cell is a part of a notebook.
type cell struct {
	Type     string   `json:"cell_type"`
	Source   lines    `json:"source"`
	Input    lines    `json:"input"`    // the source of code in nbformat 3
	Level    int      `json:"level"`    // of a heading there
	Language string   `json:"language"` // of code there
	Outputs  []output `json:"outputs"`
}

// output is what code gave out.
type output struct {
	Type      string `json:"output_type"`
	Text      lines  `json:"text"`
	Traceback lines  `json:"traceback"`
	Error     string `json:"evalue"`
	Data      map[string]any
	PNG       any `json:"png"` // and the others in nbformat 3
	JPEG      any `json:"jpeg"`
	SVG       any `json:"svg"`
}

// lines is a text, which may be given in pieces.
type lines string

// UnmarshalJSON implements json.Unmarshaler. What is no text is taken for none.
func (l *lines) UnmarshalJSON(b []byte) error {
	var v any
	if err := json.Unmarshal(b, &v); err != nil {
		return err
	}
	*l = lines(text(v))
	return nil
}

// text returns a text that may be given in pieces.
func text(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case []any:
		var b strings.Builder
		for _, s := range v {
			if s, ok := s.(string); ok {
				b.WriteString(s)
			}
		}
		return b.String()
	}
	return ""
}

// Open returns the notebook in a file of some size.
func Open(at io.ReaderAt, size int64) *Notebook {
	n := &Notebook{d: json.NewDecoder(io.NewSectionReader(at, 0, min(size, mostRead)))}
	from := max(0, size-tail)
	end := make([]byte, size-from)
	k, _ := at.ReadAt(end, from) // what can't be read says nothing
	for _, i := range aboutMark.FindAllIndex(end[:k], -1) {
		var m metadata
		if json.NewDecoder(strings.NewReader(string(end[i[1]:k]))).Decode(&m) == nil {
			n.about(m)
		}
	}
	return n
}

// aboutMark is what stands before what a notebook says of itself.
var aboutMark = regexp.MustCompile(`"metadata"\s*:\s*`)

// about takes what a notebook says of itself.
func (n *Notebook) about(m metadata) {
	for _, l := range []string{m.Kernel.Language, m.Language.Name} {
		if l != "" && len(l) < 24 {
			n.language = strings.ToLower(l)
		}
	}
}

// Next returns the next cell as Markdown; io.EOF after the last one.
func (n *Notebook) Next() ([]byte, error) {
	if n.ended {
		return nil, io.EOF
	}
	out, err := n.read()
	if err == nil {
		n.begun = n.begun || len(out) > 0
		return out, nil
	}
	n.ended = true
	switch {
	case err == io.EOF && n.inCells, err == errEnd:
		return nil, io.EOF
	case !n.begun:
		return nil, errors.New("is a damaged notebook: there is no cell in it that can be read")
	}
	return html.Write(tree.New("p", tree.New("em", tree.Word("The rest can't be read: the file is damaged, or its end is missing."))), refs()), nil
}

// errEnd is returned behind the last cell.
var errEnd = errors.New("no more cells")

// read returns the next cell, after what stands before the cells.
func (n *Notebook) read() ([]byte, error) {
	for !n.inCells {
		t, err := n.d.Token()
		if err != nil {
			return nil, err
		}
		switch t {
		case "metadata":
			var m metadata
			if err := n.d.Decode(&m); err != nil {
				if wrong := (*json.UnmarshalTypeError)(nil); !errors.As(err, &wrong) {
					return nil, err
				}
			}
			n.about(m)
		case "cells":
			t, err := n.d.Token()
			if err != nil {
				return nil, err
			}
			n.inCells = t == json.Delim('[')
		}
	}
	if !n.d.More() {
		t, err := n.d.Token()
		if err == nil && t == json.Delim(']') {
			n.inCells = false // nbformat 3 has several sheets
			return n.behind()
		}
		return nil, io.ErrUnexpectedEOF
	}
	var c cell
	if err := n.d.Decode(&c); err != nil {
		if wrong := (*json.UnmarshalTypeError)(nil); errors.As(err, &wrong) {
			return nil, nil // it is no cell
		}
		return nil, io.ErrUnexpectedEOF
	}
	return n.markdown(c), nil
}

// behind looks for more cells behind the last one.
func (n *Notebook) behind() ([]byte, error) {
	for {
		t, err := n.d.Token()
		if err != nil { // what is missing there isn't missed
			return nil, errEnd
		}
		if t == "cells" {
			if t, err := n.d.Token(); err == nil && t == json.Delim('[') {
				n.inCells = true
				return nil, nil
			}
		}
	}
}

// markdown returns a cell as Markdown.
func (n *Notebook) markdown(c cell) []byte {
	source := strings.TrimRight(string(c.Source+c.Input), " \t\r\n")
	root := &dom.Node{Type: dom.DocumentNode}
	switch {
	case c.Type == "markdown", c.Type == "raw" && !n.begun && strings.HasPrefix(source, "---"):
		if strings.TrimSpace(source) == "" {
			return nil
		}
		return []byte(closed(source) + "\n\n")
	case c.Type == "heading":
		root.AppendChild(tree.New(fmt.Sprintf("h%d", min(6, max(1, c.Level))), tree.Word(source)))
	case source != "":
		language := n.language
		if c.Language != "" {
			language = c.Language
		}
		if c.Type == "raw" {
			language = ""
		}
		root.AppendChild(code(source, language))
	}
	for _, o := range c.Outputs {
		show(root, o)
	}
	if out := html.Write(root, refs()); len(out) > 0 {
		return append(out, '\n')
	}
	return nil
}

// refs say that nothing leads anywhere: there are no links in what isn't Markdown already.
func refs() html.Refs {
	none := func(string) string { return "" }
	return html.Refs{Link: none, Image: none, Anchor: none}
}

// code returns a block of code.
func code(source, language string) *dom.Node {
	c := tree.New("code", tree.Word(source))
	if language != "" {
		tree.Set(c, "class", "language-"+language)
	}
	return tree.New("pre", c)
}

// show adds what code gave out: text as it is, a picture by what stands for it.
func show(root *dom.Node, o output) {
	said := strings.TrimRight(string(o.Text), " \t\r\n")
	if plain := strings.TrimRight(text(o.Data["text/plain"]), " \t\r\n"); plain != "" {
		said = plain
	}
	picture := o.PNG != nil || o.JPEG != nil || o.SVG != nil
	for kind := range o.Data {
		picture = picture || strings.HasPrefix(kind, "image/")
	}
	switch {
	case o.Type == "error" || o.Type == "pyerr":
		if said = strings.TrimRight(string(o.Traceback), "\r\n"); said == "" {
			said = o.Error
		}
	case picture:
		if said = strings.Trim(said, "<>"); said == "" || strings.ContainsRune(said, '\n') {
			said = "picture"
		}
		root.AppendChild(tree.New("p", tree.Set(tree.New("img"), "alt", said)))
		return
	}
	if said != "" {
		root.AppendChild(code(said, ""))
	}
}
