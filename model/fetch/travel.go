package fetch

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"sync/atomic"
	"syscall"
)

// travel asks for a page and goes where its server says that it is. Its connections are its own: one that was made to a private address
// because the reader asked for it must not serve a public page that leads there.
func (c *Client) travel(ctx context.Context, u *url.URL, say func(http.Header)) (*http.Response, error) {
	var t trip
	transport := c.transport(&t)
	for range mostRedirects + 1 {
		r, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
		if err != nil {
			return nil, errors.New("is no address of a page")
		}
		say(r.Header)
		if err := t.through(r); err != nil {
			return nil, err
		}
		answer, err := transport.RoundTrip(r)
		if err != nil {
			transport.CloseIdleConnections()
			return nil, err
		}
		next, err := redirect(answer)
		if err != nil || next == nil {
			answer.Body = &lastBody{answer.Body, transport}
			return answer, err
		}
		answer.Body.Close()
		if u = next; u.Scheme != "http" && u.Scheme != "https" {
			return nil, ErrScheme
		}
		t.led.Store(t.seen.Load())
	}
	transport.CloseIdleConnections()
	return nil, ErrRedirects
}

// redirect returns where an answer says that the page is, nil if here.
func redirect(r *http.Response) (*url.URL, error) {
	switch r.StatusCode {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		to, err := r.Location()
		if errors.Is(err, http.ErrNoLocation) {
			return nil, nil // its status tells
		}
		if err != nil {
			return nil, errors.New("is elsewhere, at an address that is none")
		}
		to.User = nil
		return to, nil
	}
	return nil, nil
}

// trip is the way to a page, from one server to the next.
type trip struct {
	seen  atomic.Bool             // a public server was asked
	led   atomic.Bool             // and it was one that led on
	proxy atomic.Pointer[url.URL] // by which the next one is asked, nil if by none
}

// through finds out whether a proxy is used. What that connects to can't be seen: then an address goes by its name.
func (t *trip) through(r *http.Request) error {
	proxy, err := http.ProxyFromEnvironment(r)
	t.proxy.Store(proxy)
	if err != nil || proxy == nil {
		return err
	}
	return t.meetByName(r.URL)
}

// meetByName is meet for a server of which only the name is known.
func (t *trip) meetByName(u *url.URL) error {
	host := strings.ToLower(strings.TrimSuffix(u.Hostname(), "."))
	at, err := netip.ParseAddr(host)
	inside := host == "localhost" || strings.HasSuffix(host, ".localhost") || !strings.Contains(host, ".") && err != nil || err == nil && private(netip.AddrPortFrom(at, 0))
	return t.meet(inside)
}

// meet notes that a server is asked. A private one is not, once a public one has led to it.
func (t *trip) meet(private bool) error {
	if private && t.led.Load() {
		return ErrPrivate
	}
	if !private {
		t.seen.Store(true)
	}
	return nil
}

// transport returns what connects to servers on a trip. Addresses are looked at when the connection is made: a name that was looked up
// before might mean another one by then.
func (c *Client) transport(t *trip) *http.Transport {
	dialer := &net.Dialer{Timeout: c.limits.connect, Control: func(_, address string, _ syscall.RawConn) error {
		if t.proxy.Load() != nil {
			return nil
		}
		at, err := netip.ParseAddrPort(address)
		if err != nil {
			return err
		}
		return t.meet(c.private(at))
	}}
	return &http.Transport{
		DialContext:            dialer.DialContext,
		Proxy:                  func(*http.Request) (*url.URL, error) { return t.proxy.Load(), nil },
		TLSClientConfig:        &tls.Config{MinVersion: tls.VersionTLS12},
		TLSHandshakeTimeout:    c.limits.connect,
		ResponseHeaderTimeout:  c.limits.header,
		MaxResponseHeaderBytes: 256 << 10,
		ForceAttemptHTTP2:      true,
		DisableCompression:     true, // what is compressed is decoded here, within limits
	}
}

// private reports whether an address is out of reach for the public (RFC 6890): this computer, the network around it.
func private(at netip.AddrPort) bool {
	a := at.Addr().Unmap()
	if b := a.As16(); strings.HasPrefix(string(b[:]), "\x00\x64\xff\x9b\x00\x00\x00\x00\x00\x00\x00\x00") { // IPv4 behind a translator (RFC 6052)
		a = netip.AddrFrom4([4]byte(b[12:]))
	}
	if !a.IsGlobalUnicast() || a.IsPrivate() {
		return true // loopback, link-local and multicast are no global ones
	}
	for _, net := range []string{"0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "198.18.0.0/15", "240.0.0.0/4"} {
		if netip.MustParsePrefix(net).Contains(a) {
			return true
		}
	}
	return false
}

// plainly says what an error means to a reader.
func plainly(ctx context.Context, err error) error {
	if cause := context.Cause(ctx); cause != nil {
		return cause
	}
	var name *net.DNSError
	var cert *tls.CertificateVerificationError
	var late net.Error
	switch {
	case errors.Is(err, ErrPrivate):
		return ErrPrivate
	case errors.As(err, &name) && name.IsNotFound:
		return fmt.Errorf("there is no server called %s", name.Name)
	case errors.As(err, &name):
		return fmt.Errorf("the name %s can't be looked up: is there a network?", name.Name)
	case errors.As(err, &cert):
		return fmt.Errorf("its certificate can't be trusted: %w", cert.Err)
	case errors.Is(err, syscall.ECONNREFUSED):
		return errors.New("no server answers there")
	case errors.As(err, &late) && late.Timeout():
		return errors.New("the server doesn't answer")
	}
	return fmt.Errorf("can't be got: %w", err)
}
