package mail

import (
	"bytes"
	"encoding/base64"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/textproto"
	"strconv"
	"strings"
	"unicode/utf8"

	dom "golang.org/x/net/html"

	"lede/model/flow"
	"lede/model/html"
	"lede/model/tree"
)

// part is a part of a message.
type part struct {
	header textproto.MIMEHeader
	body   []byte // as it is sent
}

// parts are those of a message on their way to the reader.
type parts struct {
	box   *Box
	flow  *flow.Flow
	files []string // what is attached
	n     int      // how many there were
}

// kind returns the type of a part, plain text if it says none that makes sense.
func (p part) kind() (string, map[string]string) {
	kind, params, err := mime.ParseMediaType(p.header.Get("Content-Type"))
	if err != nil && !strings.Contains(kind, "/") {
		return "text/plain", nil
	}
	return kind, params
}

// isAttached reports whether a part is meant to be kept rather than read, and how its file is called.
func (p part) isAttached() (name string, attached bool) {
	how, params, err := mime.ParseMediaType(p.header.Get("Content-Disposition"))
	if name = params["filename"]; name == "" {
		_, params := p.kind()
		name = params["name"]
	}
	return name, err == nil && how == "attachment"
}

// add shows a part, or notes it as attached.
func (p *parts) add(x part, depth int) {
	if p.n++; p.n > mostParts {
		return
	}
	kind, params := x.kind()
	name, attached := x.isAttached()
	switch {
	case attached:
		p.file(name, kind, x)
	case strings.HasPrefix(kind, "multipart/") && depth < deepest:
		inner := split(x.body, params["boundary"])
		switch {
		case len(inner) == 0:
			p.box.prose(p.flow, p.box.decoded(x.body, params["charset"]), false)
		case kind == "multipart/alternative":
			p.add(best(inner), depth+1)
		default:
			for _, i := range inner {
				p.add(i, depth+1)
			}
		}
	case kind == "message/rfc822" && depth < deepest:
		q := tree.New("blockquote")
		p.box.show(p.flow.In(q), x.decoded(), depth+1)
		p.flow.Add(q)
	case kind == "text/html":
		p.page(p.box.decoded(x.decoded(), params["charset"]))
	case strings.HasPrefix(kind, "text/") && name == "" || kind == "text/plain", kind == "message/delivery-status":
		p.box.prose(p.flow, p.box.decoded(x.decoded(), params["charset"]), strings.EqualFold(params["format"], "flowed"))
	default:
		p.file(name, kind, x)
	}
}

// split returns the parts between boundaries.
func split(body []byte, boundary string) []part {
	var all []part
	for r := multipart.NewReader(bytes.NewReader(body), boundary); boundary != "" && len(all) < mostParts; {
		x, err := r.NextRawPart()
		if err != nil {
			break
		}
		b, err := io.ReadAll(x)
		all = append(all, part{x.Header, b})
		if err != nil { // the end is missing
			break
		}
	}
	return all
}

// best returns the one of several forms of a text that is read here: plain text, else a page, else the richest, which stands last.
func best(all []part) part {
	for _, want := range []string{"text/plain", "text/html"} {
		for _, x := range all {
			if kind, _ := x.kind(); kind == want && len(bytes.TrimSpace(x.body)) > 0 {
				return x
			}
		}
	}
	return all[len(all)-1]
}

// decoded returns what was sent in a form that mail can carry (RFC 2045, 6). Of what is damaged, there is the beginning.
func (p part) decoded() []byte {
	var r io.Reader
	switch strings.ToLower(strings.TrimSpace(p.header.Get("Content-Transfer-Encoding"))) {
	case "quoted-printable":
		r = quotedprintable.NewReader(bytes.NewReader(p.body))
	case "base64":
		r = base64.NewDecoder(base64.StdEncoding, bytes.NewReader(p.body))
	default:
		return p.body
	}
	b, err := io.ReadAll(r)
	if err != nil && len(b) == 0 {
		return p.body
	}
	return b
}

// decoded returns text as UTF-8. Where no label says in what it is written, or a wrong one, its bytes do.
func (b *Box) decoded(text []byte, label string) string {
	if utf8.Valid(text) && !strings.HasPrefix(strings.ToLower(label), "iso-2022") && !strings.HasPrefix(strings.ToLower(label), "utf-7") {
		return string(text)
	}
	for _, label := range []string{label, ""} {
		r, err := b.charset(label, bytes.NewReader(text))
		if err != nil {
			continue
		}
		if out, err := io.ReadAll(r); err == nil {
			return string(out)
		}
	}
	return strings.ToValidUTF8(string(text), "\uFFFD")
}

// page shows a page of the web.
func (p *parts) page(source string) {
	root, err := html.Parse([]byte(source))
	if err != nil { // nested too deeply
		p.flow.Add(tree.New("pre", tree.Word(string(html.Plain([]byte(source))))))
		return
	}
	var body *dom.Node
	tree.Each(root, func(n *dom.Node) {
		if n.Data == "body" && body == nil {
			body = n
		}
		for i := range n.Attr { // places in it could be called like others in the box
			if n.Attr[i].Key == "id" || n.Attr[i].Key == "name" {
				n.Attr[i].Val = ""
			}
		}
		if tree.IsHeading(n) { // the sections are the messages
			n.Data, n.DataAtom = "p", 0
			n.DataAtom = tree.New("p").DataAtom
		}
	})
	if body == nil {
		return
	}
	body.Parent.RemoveChild(body)
	body.Data, body.DataAtom = "div", tree.New("div").DataAtom
	p.flow.Add(body)
}

// file notes what is attached.
func (p *parts) file(name, kind string, x part) {
	if name = strings.Join(strings.Fields(p.box.words(name)), " "); name == "" {
		name = kind
	} else {
		name += " (" + kind + ")"
	}
	size := len(x.body)
	if strings.EqualFold(x.header.Get("Content-Transfer-Encoding"), "base64") {
		size = size / 4 * 3
	}
	unit := " bytes"
	switch {
	case size >= 1<<20:
		size, unit = size>>20, " MB"
	case size >= 1<<10:
		size, unit = size>>10, " KB"
	}
	p.files = append(p.files, name[:min(len(name), mostHeader)]+", "+strconv.Itoa(size)+unit)
}

// attached shows what is attached.
func (p *parts) attached() {
	if len(p.files) == 0 {
		return
	}
	p.flow.Add(tree.New("p", tree.New("em", tree.Word("Attached: "+strings.Join(p.files, "; ")))))
}
