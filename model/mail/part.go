package mail

import (
	"bufio"
	"bytes"
	"io"
	"mime"
	"net/textproto"
	"strconv"
	"strings"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

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
			x.header.Del("Content-Transfer-Encoding")
			p.prose(x, params["charset"], false)
		case kind == "multipart/alternative":
			p.add(best(inner), depth+1)
		default:
			for _, i := range inner {
				p.add(i, depth+1)
			}
		}
	case kind == "message/rfc822" && depth < deepest:
		q := tree.New("blockquote")
		source, _ := io.ReadAll(x.reader()) // of a damaged one, what there is
		p.box.show(p.flow.In(q), source, depth+1)
		p.do(func() bool {
			p.flow.Add(q)
			return false
		})
	case kind == "text/html":
		p.page(p.box.text(x, params["charset"]))
	case strings.HasPrefix(kind, "text/") && name == "" || kind == "text/plain", kind == "message/delivery-status":
		p.prose(x, params["charset"], strings.EqualFold(params["format"], "flowed"))
	default:
		p.file(name, kind, x)
	}
}

// split returns the parts between boundaries (RFC 2046, 5.1).
func split(body []byte, boundary string) []part {
	var all []part
	mark := []byte("--" + boundary)
	from := -1 // where a part begins, -1 before the first one
	for at := 0; boundary != "" && len(all) < mostParts; {
		i := bytes.Index(body[at:], mark)
		if i < 0 {
			break
		}
		i += at
		at = i + len(mark)
		end := len(body)
		if k := bytes.IndexByte(body[i:], '\n'); k >= 0 {
			end = i + k + 1
		}
		rest := bytes.TrimSpace(body[at:end])
		if i > 0 && body[i-1] != '\n' || len(rest) > 0 && !bytes.HasPrefix(rest, []byte("--")) {
			continue // another boundary that begins so, or text
		}
		if from >= 0 {
			all = append(all, partOf(body[from:max(from, i-1)]))
		}
		from, at = end, end
		if len(rest) > 0 {
			return all
		}
	}
	if from >= 0 && from < len(body) && len(all) < mostParts { // the end is missing
		all = append(all, partOf(body[from:]))
	}
	return all
}

// partOf returns a part. Its header ends at the first line that can't be of one, which is a blank one if all is well.
func partOf(source []byte) part {
	end, body := 0, len(source)
	for line := range bytes.Lines(source) {
		name, _, ok := bytes.Cut(line, []byte{':'})
		if blank := len(bytes.TrimSpace(line)) == 0; blank || line[0] != ' ' && line[0] != '\t' && (!ok || bytes.ContainsAny(name, " \t<>\"")) {
			if body = end; blank {
				body += len(line)
			}
			break
		}
		end += len(line)
	}
	in := bufio.NewReader(io.MultiReader(bytes.NewReader(source[:end]), strings.NewReader("\r\n\r\n")))
	header, _ := textproto.NewReader(in).ReadMIMEHeader() // of a damaged one, what there is
	if header == nil {
		header = textproto.MIMEHeader{}
	}
	return part{header, source[body:]}
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

// do has something done that shows a part, again as long as it reports that there is more: in its turn where it is of the message itself, at once where it
// stands in something.
func (p *parts) do(step func() bool) {
	if p.flow == p.box.flow {
		p.box.todo = append(p.box.todo, step)
		return
	}
	for step() {
	}
}

// prose shows a part that is plain text.
func (p *parts) prose(x part, label string, flowed bool) {
	t := &prose{flow: p.flow, in: bufio.NewReader(p.box.text(x, label)), flowed: flowed}
	p.do(t.step)
}

// page shows a page of the web.
func (p *parts) page(source io.Reader) {
	trees := html.NewTrees(source, mostWaited)
	p.do(func() bool {
		root, err := trees.Next()
		p.show(root)
		return err == nil
	})
}

// show shows a page of the web, or a piece of one.
func (p *parts) show(root *dom.Node) {
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
			n.Data, n.DataAtom = "p", atom.P
		}
	})
	if body == nil {
		return
	}
	if body.Parent != nil {
		body.Parent.RemoveChild(body)
	}
	body.Data, body.DataAtom = "div", atom.Div
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
	p.do(func() bool {
		p.flow.Add(tree.New("p", tree.New("em", tree.Word("Attached: "+strings.Join(p.files, "; ")))))
		return false
	})
}
