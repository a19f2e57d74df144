package fetch

import (
	"bufio"
	"compress/gzip"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"
)

// accepted are the codings that a body may come in (RFC 9110, section 8.4).
const accepted = "gzip, br, zstd"

// mostCodings is how many codings a body may have at once.
const mostCodings = 3

// Body is the text of a page, as it comes.
type Body struct {
	r     io.Reader
	left  int64 // how many bytes may still come
	keep  *keeper
	err   error
	close func() error
}

// Read implements io.Reader. What comes after the limits of time or size is missing, and the error says so.
func (b *Body) Read(p []byte) (int, error) {
	if b.err != nil {
		return 0, b.err
	}
	if int64(len(p)) > b.left+1 {
		p = p[:b.left+1]
	}
	n, err := b.r.Read(p)
	if int64(n) > b.left {
		n, err = int(b.left), ErrLong
	}
	b.left -= int64(n)
	b.err = err
	b.keep.write(p[:n])
	if err != nil {
		b.keep.end(err)
	}
	return n, err
}

// Close implements io.Closer. A reading that waits ends.
func (b *Body) Close() error {
	b.keep.end(os.ErrClosed)
	return b.close()
}

// newBody returns the body of an answer, decoded.
func (c *Client) newBody(ctx context.Context, cancel context.CancelCauseFunc, r *http.Response, p *Progress) (*Body, error) {
	if p == nil {
		p = new(Progress)
	}
	p.total.Store(max(0, r.ContentLength))
	wire := &wire{ctx: ctx, r: r.Body, progress: p, limits: c.limits}
	wire.watch = time.AfterFunc(c.limits.stall, func() { cancel(ErrStalled) })
	wire.watch.Stop()
	b := &Body{left: c.limits.longest, close: func() error {
		cancel(nil)
		return r.Body.Close()
	}}
	in := io.Reader(bufio.NewReader(wire))
	codings := strings.Split(strings.Join(r.Header.Values("Content-Encoding"), ","), ",")
	if len(codings) > mostCodings {
		b.Close()
		return nil, errors.New("is packed too many times")
	}
	for i := len(codings) - 1; i >= 0; i-- {
		var err error
		if in, err = decoded(in, strings.ToLower(strings.TrimSpace(codings[i]))); err != nil {
			err = wire.plainly(err)
			b.Close()
			return nil, err
		}
	}
	b.r = &checked{in, wire}
	return b, nil
}

// decoded returns what comes out of a coding.
func decoded(r io.Reader, coding string) (io.Reader, error) {
	switch coding {
	case "", "identity":
		return r, nil
	case "gzip", "x-gzip":
		return gzip.NewReader(r)
	case "deflate":
		return zlib.NewReader(r)
	case "br":
		return brotli.NewReader(r), nil
	case "zstd": // windows of at most 8 MB (RFC 9659); no goroutines, so that nothing has to be closed
		return zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(8<<20))
	}
	return nil, fmt.Errorf("comes in a coding that lede can't undo: %s", coding)
}

// wire is a body as it comes from the network: counted, and watched.
type wire struct {
	ctx      context.Context
	r        io.Reader
	progress *Progress
	limits   limits
	watch    *time.Timer   // ends the reading where too little comes
	waited   time.Duration // for got bytes: nobody waits between two calls of Read
	got      int64
	all      int64
}

// Read implements io.Reader.
func (w *wire) Read(p []byte) (int, error) {
	began := time.Now()
	w.watch.Reset(w.limits.stall - w.waited)
	n, err := w.r.Read(p)
	w.watch.Stop()
	w.waited += time.Since(began)
	w.progress.done.Add(int64(n))
	if w.got += int64(n); w.got >= w.limits.slowest {
		w.got, w.waited = 0, 0
	}
	if w.all += int64(n); w.all > w.limits.longest {
		return n, ErrLong
	}
	return n, err
}

// plainly says what an error in a body means to a reader.
func (w *wire) plainly(err error) error {
	if cause := context.Cause(w.ctx); cause != nil && err != io.EOF {
		return cause
	}
	switch {
	case err == nil, err == io.EOF, errors.Is(err, ErrLong):
		return err
	case errors.Is(err, io.ErrUnexpectedEOF):
		return ErrCut
	}
	return fmt.Errorf("can't be read to its end: %w", err)
}

// checked is a decoded body whose errors are plain.
type checked struct {
	r    io.Reader
	wire *wire
}

// Read implements io.Reader.
func (c *checked) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	return n, c.wire.plainly(err)
}

// lastBody lets go of the connections of a trip with its last answer.
type lastBody struct {
	io.ReadCloser
	transport *http.Transport
}

// Close implements io.Closer.
func (b *lastBody) Close() error {
	err := b.ReadCloser.Close()
	b.transport.CloseIdleConnections()
	return err
}
