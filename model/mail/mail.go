// Package mail reads messages (RFC 5322, MIME: RFC 2045 to 2047) and boxes of them (RFC 4155): it makes Markdown of them, message by message.
package mail

import (
	"bufio"
	"bytes"
	"io"
	"mime"
	"net/mail"
	"net/textproto"
	"regexp"
	"strings"

	"lede/model/flow"
	"lede/model/tree"
)

// Charset returns a reader of UTF-8 from one of what a label says; it fails for a label that isn't known.
type Charset func(label string, r io.Reader) (io.Reader, error)

// Box is a box of messages, or one message, that is being read.
type Box struct {
	in      *bufio.Reader
	box     bool // messages begin with lines of "From "
	charset Charset
	flow    *flow.Flow
	todo    []func() bool // what shows the message that was read last; each again as long as it reports that there is more
	begun   bool
	ended   bool
}

// The limits of what is read of messages.
const (
	mostMessage = 32 << 20 // bytes of one: what is longer has attachments, whose bytes come last
	mostParts   = 1000     // in one
	deepest     = 8        // parts in one another
	mostHeader  = 1 << 10  // bytes of a line of the header that is shown
)

// fromLine is what begins each message of a box: from whom it came, and when. What begins with the same word otherwise has a sign before it.
var (
	fromLine    = regexp.MustCompile(`^From .*\d\d:\d\d`)
	escapedFrom = regexp.MustCompile(`^>+From `)
)

// IsBox reports whether a text with this head is a box of messages.
func IsBox(head []byte) bool {
	line, _, _ := bytes.Cut(head, []byte{'\n'})
	return fromLine.Match(line)
}

// Open returns the message or the messages that r gives.
func Open(r io.Reader, charset Charset) *Box {
	b := &Box{in: bufio.NewReaderSize(r, 64<<10), charset: charset, flow: flow.New("")}
	head, _ := b.in.Peek(1 << 10) // what can't be read is no box
	b.box = IsBox(head)
	return b
}

// Next returns the next part as Markdown, some messages; io.EOF after the last one.
func (b *Box) Next() ([]byte, error) { return b.flow.Next(b.step) }

// step shows something of a message, or reads the next one.
func (b *Box) step() error {
	if len(b.todo) > 0 {
		if !b.todo[0]() {
			b.todo = b.todo[1:]
		}
		return nil
	}
	if b.ended {
		return io.EOF
	}
	source, err := b.message()
	if err != nil {
		return err
	}
	if len(bytes.TrimSpace(source)) > 0 {
		b.show(b.flow, source, 0)
	}
	return nil
}

// message returns the next message as it stands.
func (b *Box) message() ([]byte, error) {
	if !b.box {
		b.ended = true
		var out bytes.Buffer
		_, err := out.ReadFrom(io.LimitReader(b.in, mostMessage))
		return out.Bytes(), err
	}
	var out []byte
	blank, starts := !b.begun, true // the line before is blank, or there is none; what is read starts a line
	for {
		line, err := b.in.ReadSlice('\n')
		switch {
		case starts && blank && fromLine.Match(line):
			blank = false
			if b.begun {
				return out, nil // the rest of what this begins is read the next time
			}
			b.begun = true
		case starts:
			blank = len(bytes.TrimRight(line, "\r\n")) == 0
			if escapedFrom.Match(line) {
				line = line[1:]
			}
			fallthrough
		default:
			if len(out) < mostMessage {
				out = append(out, line...)
			}
		}
		if starts = err != bufio.ErrBufferFull; err != nil && starts {
			b.ended = true
			if err == io.EOF {
				err = nil
			}
			return out, err
		}
	}
}

// show adds a message to the flow: its subject as a heading, who wrote it to whom and when, its text, and what is attached.
func (b *Box) show(f *flow.Flow, source []byte, depth int) {
	p := &parts{box: b, flow: f}
	r := bytes.NewReader(source)
	in := bufio.NewReader(r)
	m, err := mail.ReadMessage(in)
	if err != nil { // not all that is called so has a header
		p.prose(part{textproto.MIMEHeader{}, source}, "", false)
		return
	}
	header := func(name string) string {
		s := b.words(strings.Join(m.Header[name], ", "))
		return strings.Join(strings.Fields(s[:min(len(s), mostHeader)]), " ")
	}
	subject := header("Subject")
	if subject == "" {
		subject = "(no subject)"
	}
	title := tree.New("p", tree.Word(subject))
	switch {
	case depth > 0:
		f.Add(tree.New("p", tree.New("strong", tree.Word(subject))))
	case b.box:
		f.Paragraph(flow.Heading, 1, title)
	default:
		f.Paragraph(flow.Title, 0, title)
	}
	about := tree.New("p")
	for _, name := range []string{"From", "To", "Cc", "Date"} {
		if value := header(name); value != "" {
			if about.FirstChild != nil {
				about.AppendChild(tree.New("br"))
			}
			about.AppendChild(tree.New("strong", tree.Word(name+":")))
			about.AppendChild(tree.Word(" " + value))
		}
	}
	f.Add(about)
	p.add(part{textproto.MIMEHeader(m.Header), source[len(source)-r.Len()-in.Buffered():]}, depth)
	p.attached()
}

// words returns a line of the header with its encoded words decoded, and as UTF-8 whatever else is in it.
func (b *Box) words(s string) string {
	d := mime.WordDecoder{CharsetReader: b.charset}
	if out, err := d.DecodeHeader(s); err == nil {
		s = out
	}
	return b.decoded([]byte(s), "")
}
