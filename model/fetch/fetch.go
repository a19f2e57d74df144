// Package fetch gets pages of the web, within limits of time and size, and keeps them to be read without the web.
package fetch

import (
	"context"
	"errors"
	"fmt"
	"mime"
	"net/http"
	"net/netip"
	"net/url"
	"path"
	"strings"
	"sync/atomic"
	"time"
)

// Client gets pages. Its methods may be called from any goroutine.
type Client struct {
	// Agent is what the client says that it is (RFC 9110, section 10.1.5).
	Agent string
	// Kept is the folder that pages are kept in; "" keeps none.
	Kept string

	limits  limits
	private func(netip.AddrPort) bool // whether an address is out of reach for the public
	now     func() time.Time
}

// limits are how long and how much a client reads.
type limits struct {
	connect, header, stall time.Duration
	slowest, longest, kept int64
}

// usual are the limits but in tests.
var usual = limits{
	connect: 10 * time.Second,
	header:  30 * time.Second, // pages that are made when they are asked for take some seconds
	// Each stall must bring slowest bytes: a server that sends a byte a second would never come to an end, the slowest modem sends
	// 100 times as many.
	stall:   30 * time.Second,
	slowest: 1 << 10,
	longest: 64 << 20,  // of the text; the longest on the web, whole books on one page, have 10 MB
	kept:    256 << 20, // of all pages
}

// mostRedirects is how many times a page may be elsewhere; browsers follow 20, curl none.
const mostRedirects = 10

// New returns a client that says that it is agent and keeps pages in a folder, "" for none.
func New(agent, folder string) *Client {
	return &Client{Agent: agent, Kept: folder, limits: usual, private: private, now: time.Now}
}

// Want says how a page is to be got.
type Want struct {
	// Again asks for the page as it is now, whatever is kept on the way.
	Again bool
	// Kept takes the copy that was kept, whatever its age, if there is one.
	Kept bool
	// Progress is told what has come; nil if nobody wants to know.
	Progress *Progress
}

// Progress is how far a page has come. Its zero value is ready; any goroutine may read it.
type Progress struct{ done, total atomic.Int64 }

// Now returns how many bytes have come, of how many; total is 0 if that isn't known.
func (p *Progress) Now() (done, total int64) { return p.done.Load(), p.total.Load() }

// Page is a page that is being read.
type Page struct {
	*Body
	URL     *url.URL  // where it was in the end
	Name    string    // what it is called: the last part of its path, or as the server says; may be ""
	Type    string    // its media type as the server says, such as "text/html"; may be ""
	Charset string    // its encoding as the server says; may be ""
	Since   time.Time // when it was got, if it is a copy that was kept; zero if it comes from its server
	Why     error     // why it is a copy, if the server should have been asked; nil if not
}

// Status is the error for a server that answers, but has no page.
type Status int

// Error implements error.
func (s Status) Error() string {
	return strings.TrimSpace(fmt.Sprintf("the server answers %d %s", int(s), http.StatusText(int(s))))
}

// The reasons for which a page is refused.
var (
	ErrScheme    = errors.New("only http and https are read")
	ErrRedirects = fmt.Errorf("is elsewhere, and elsewhere again, more than %d times", mostRedirects)
	ErrPrivate   = errors.New("a public page leads to a private address, which is not followed")
	ErrLong      = errors.New("is too long: the rest of it is missing")
	ErrStalled   = errors.New("the server sends too slowly: the rest is missing")
	ErrCut       = errors.New("ends too early: the rest of it is missing")
)

// Has reports whether a page was kept.
func (c *Client) Has(address string) bool {
	u, err := url.Parse(address)
	return err == nil && c.kept(u) != nil
}

// Get returns the page at an address. Where its server can't be reached, that is the copy which was kept, if there is one. The context
// ends the wait for it, and as long as it is read, the reading.
func (c *Client) Get(ctx context.Context, address string, w Want) (*Page, error) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return nil, errors.New("is no address of a page")
	}
	if u.Scheme = strings.ToLower(u.Scheme); u.Scheme != "http" && u.Scheme != "https" {
		return nil, ErrScheme
	}
	u.Fragment, u.RawFragment = "", ""
	kept := c.kept(u)
	if w.Kept && kept != nil {
		return kept.page(c.now())
	}
	p, err := c.ask(ctx, u, w, kept)
	if s := Status(0); err == nil || kept == nil || ctx.Err() != nil || errors.As(err, &s) {
		return p, err
	}
	old, kerr := kept.page(c.now())
	if kerr != nil {
		return nil, err
	}
	old.Why = err
	return old, nil
}

// ask gets a page from its server, or learns there that what was kept is still right.
func (c *Client) ask(ctx context.Context, u *url.URL, w Want, kept *entry) (*Page, error) {
	ctx, cancel := context.WithCancelCause(ctx)
	r, err := c.travel(ctx, u, func(h http.Header) {
		h.Set("User-Agent", c.Agent)
		h.Set("Accept", "text/html, application/xhtml+xml, text/markdown, text/plain, */*;q=0.5")
		h.Set("Accept-Encoding", accepted)
		switch {
		case w.Again:
			h.Set("Cache-Control", "no-cache")
		case kept != nil:
			kept.validate(h)
		}
	})
	if err != nil {
		err = plainly(ctx, err)
		cancel(nil)
		return nil, err
	}
	switch {
	case r.StatusCode == http.StatusNotModified && kept != nil:
		r.Body.Close()
		cancel(nil)
		p, err := kept.page(c.now())
		if err == nil {
			p.Since = time.Time{}
		}
		return p, err
	case r.StatusCode/100 != 2:
		r.Body.Close()
		cancel(nil)
		return nil, Status(r.StatusCode)
	}
	p := pageOf(r)
	p.Body, err = c.newBody(ctx, cancel, r, w.Progress)
	if err != nil {
		cancel(nil)
		return nil, err
	}
	if !strings.Contains(strings.ToLower(r.Header.Get("Cache-Control")), "no-store") {
		p.Body.keep = c.keep(u, p, r.Header)
	}
	return p, nil
}

// pageOf returns what the head of an answer says of its page.
func pageOf(r *http.Response) *Page {
	p := &Page{URL: r.Request.URL, Name: path.Base(r.Request.URL.Path)}
	if t, params, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err == nil {
		p.Type, p.Charset = t, params["charset"]
	}
	if _, params, err := mime.ParseMediaType(r.Header.Get("Content-Disposition")); err == nil && params["filename"] != "" {
		p.Name = path.Base(params["filename"])
	}
	if p.Name == "." || p.Name == "/" {
		p.Name = ""
	}
	return p
}
