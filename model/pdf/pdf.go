// Package pdf reads PDF with the programs of poppler, page by page: as Markdown where a document has an outline, else as plain text.
package pdf

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strings"
	"time"

	"lede/model/program"
)

// The limits of what the programs may do.
const (
	mostTime  = 2 * time.Minute // for all of a document: poppler reads 100 pages a second
	briefTime = 10 * time.Second
	mostText  = 64 << 20 // bytes of text in all
	mostPage  = 1 << 20  // bytes of text on a page
	mostAside = 4 << 20  // bytes of an outline, or of what is said of a document
)

// ErrMissing is why nothing can be read where poppler isn't installed.
var ErrMissing = errors.New("is PDF, which lede reads with pdftotext: the package poppler-utils has it")

// Document is a document that is being read.
type Document struct {
	in      *bufio.Reader
	stop    context.CancelFunc
	said    *program.Buffer // what the program complains of
	wait    func() error
	outline []entry
	title   string
	pages   []page // that were read ahead
	number  int    // of pages that were read
	before  []page // the two that were returned last
	ended   bool
}

// page is the text of a page.
type page struct {
	number int // from 1
	lines  []string
	top    string // the first and the last line as they are compared: what all pages have there is no text
	bottom string
}

// Open begins to read the document in a file. All is lost if it isn't closed.
func Open(path string) (*Document, error) {
	if _, err := exec.LookPath("pdftotext"); err != nil {
		return nil, ErrMissing
	}
	d := &Document{said: &program.Buffer{Most: 4096}}
	d.about(path)
	ctx, stop := context.WithTimeout(context.Background(), mostTime)
	d.stop = stop
	cmd := exec.CommandContext(ctx, "pdftotext", "-enc", "UTF-8", "-eol", "unix", path, "-")
	cmd.WaitDelay = time.Second
	cmd.Stderr = d.said
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		stop()
		return nil, fmt.Errorf("can't be read with pdftotext: %w", err)
	}
	d.in, d.wait = bufio.NewReader(io.LimitReader(out, mostText)), cmd.Wait
	for range 3 {
		if err := d.ahead(); err != nil {
			d.Close()
			return nil, err
		}
	}
	return d, nil
}

// Close ends the program.
func (d *Document) Close() error {
	d.stop()
	if d.wait != nil {
		d.wait() // its error is that it was ended
		d.wait = nil
	}
	return nil
}

// ahead reads a page more.
func (d *Document) ahead() error {
	if d.ended {
		return nil
	}
	var text []byte
	for {
		piece, err := d.in.ReadSlice('\f')
		if len(text) < mostPage {
			text = append(text, piece...)
		}
		if err == bufio.ErrBufferFull {
			continue
		}
		if err != nil {
			d.ended = true
			if len(bytes.TrimSpace(text)) == 0 && d.number == 0 {
				return d.complaint()
			}
		}
		break
	}
	if len(text) == 0 {
		return nil
	}
	d.number++
	p := page{number: d.number, lines: joinItems(strings.Split(ligatures.Replace(strings.TrimRight(string(text), "\f\n ")), "\n"))}
	d.pages = append(d.pages, p.edged())
	return nil
}

// complaint returns what the program says of a document without pages, in words for a reader.
func (d *Document) complaint() error {
	d.wait() // its error is in what it said
	d.wait = nil
	switch said := strings.ToLower(d.said.String()); {
	case strings.Contains(said, "password"):
		return errors.New("is locked with a password")
	case said == "":
		return errors.New("is a PDF without pages")
	}
	return errors.New("is a damaged PDF")
}
