package fetch

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"testing"
)

func TestRedirects(t *testing.T) {
	at := serve(t, func(w http.ResponseWriter, r *http.Request) {
		n := 0
		fmt.Sscanf(r.URL.Path, "/%d", &n)
		switch {
		case r.URL.Path == "/file":
			w.Header().Set("Location", "file:///etc/motd")
			w.WriteHeader(http.StatusFound)
		case r.URL.Path == "/nowhere":
			w.WriteHeader(http.StatusFound)
		case n > 0:
			w.Header().Set("Set-Cookie", "id=1")
			http.Redirect(w, r, fmt.Sprintf("/%d", n-1), []int{301, 302, 303, 307, 308}[n%5])
		default:
			fmt.Fprint(w, "here", r.Cookies())
		}
	})
	p, text, err := get(t, client(t), at+"/10", Want{})
	if err != nil || text != "here[]" || p.URL.String() != at+"/0" {
		t.Errorf("ten redirects: %q, %v", text, err)
	}
	if _, _, err := get(t, client(t), at+"/11", Want{}); !errors.Is(err, ErrRedirects) {
		t.Errorf("eleven redirects: %v", err)
	}
	if _, _, err := get(t, client(t), at+"/file", Want{}); !errors.Is(err, ErrScheme) {
		t.Errorf("a redirect to a file: %v", err)
	}
	if _, _, err := get(t, client(t), at+"/nowhere", Want{}); !errors.Is(err, Status(302)) {
		t.Errorf("a redirect to nowhere: %v", err)
	}
}

func TestAPublicPageLeadsToNoPrivateOne(t *testing.T) {
	inside := serve(t, func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "secret") })
	lead := func(to string) string {
		return serve(t, func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, to, http.StatusFound) })
	}
	outside := lead(inside)
	further := lead(outside)
	back := lead(lead(inside))
	c := client(t)
	c.private = func(a netip.AddrPort) bool {
		return !strings.HasSuffix(outside, fmt.Sprint(a.Port())) && !strings.HasSuffix(further, fmt.Sprint(a.Port()))
	}
	for address, want := range map[string]error{inside: nil, outside: ErrPrivate, further: ErrPrivate, back: nil} {
		_, text, err := get(t, c, address, Want{})
		if !errors.Is(err, want) || want != nil && text != "" {
			t.Errorf("%s: %q, %v", address, text, err)
		}
	}
}

func TestPrivateAddresses(t *testing.T) {
	for address, want := range map[string]bool{
		"127.0.0.1": true, "127.8.8.8": true, "::1": true, "10.1.2.3": true, "172.16.0.1": true, "192.168.1.1": true, "169.254.169.254": true,
		"fe80::1": true, "fd00::1": true, "0.0.0.0": true, "::": true, "100.64.0.1": true, "::ffff:127.0.0.1": true, "::ffff:10.0.0.1": true,
		"64:ff9b::7f00:1": true, "64:ff9b::808:808": false, "224.0.0.1": true, "ff02::1": true, "198.18.0.1": true, "255.255.255.255": true, "240.0.0.1": true,
		"93.184.216.34": false, "172.32.0.1": false, "100.128.0.1": false, "2606:2800:220:1::1": false, "::ffff:8.8.8.8": false,
	} {
		if got := private(netip.AddrPortFrom(netip.MustParseAddr(address), 80)); got != want {
			t.Errorf("%s is private: %v", address, got)
		}
	}
}

func TestBehindAProxyNamesAreLookedAt(t *testing.T) {
	var way trip
	for _, host := range []string{"localhost", "LOCALHOST.", "a.localhost", "router", "127.0.0.1", "[::1]", "10.0.0.1"} {
		way.led.Store(true)
		r, _ := http.NewRequest(http.MethodGet, "http://"+host+"/", nil)
		if err := way.meetByName(r.URL); !errors.Is(err, ErrPrivate) {
			t.Errorf("%s: %v", host, err)
		}
	}
	if err := way.meetByName(&url.URL{Host: "example.org"}); err != nil {
		t.Error(err)
	}
}
