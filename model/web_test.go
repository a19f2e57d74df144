package model

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"lede/model/fetch"
)

// site starts a server of pages and returns the schemes by which they are read, and its address.
func site(t *testing.T, h http.HandlerFunc) (Schemes, string) {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(func() { s.CloseClientConnections(); s.Close() })
	return web{fetch.New("lede/test", t.TempDir()), s.URL + "/raw", s.URL + "/rfc"}.schemes(), s.URL
}

func TestPagesAreReadAsWhatTheyAre(t *testing.T) {
	const page, marked = "<!doctype html><title>T</title><p>Some <b>words</b>.", "# Title\n\nSome *words*.\n"
	for _, x := range []struct{ path, media, body, format, shows string }{
		{"/", "text/html", page, "HTML", "**words**"},
		{"/page", "text/html", "Some <b>words</b>.", "HTML", "**words**"},
		{"/page.php", "text/html; charset=utf-8", "<p>Some <b>words</b>.", "HTML", "**words**"},
		{"/page", "text/plain", page, "HTML", "**words**"},
		{"/page", "", page, "HTML", "**words**"},
		{"/page.xhtml", "application/xhtml+xml", "<p>Some <b>words</b>.</p>", "HTML", "**words**"},
		{"/readme.md", "text/plain", marked, "Markdown", "*words*"},
		{"/readme.md", "text/html", marked, "Markdown", "*words*"},
		{"/readme.md", "text/html", page, "HTML", "**words**"},
		{"/readme", "text/markdown; charset=utf-8", "Some *words*.", "Markdown", "*words*"},
		{"/readme.md", "application/octet-stream", marked, "Markdown", "*words*"},
		{"/LICENSE", "text/plain", "Some <b>words</b>.\n", "text", "<b"},
		{"/rfc1.txt", "text/plain", "Some <b>words</b>.\n", "text", "<b"},
		{"/capsule", "text/gemini", "=> x words\n", "gemtext", "words"},
		{"/main.go", "text/plain", "package main\n", "code", "package main"},
		{"/lie", "image/png", "Some words.\n", "text", "words"},
	} {
		schemes, at := site(t, func(w http.ResponseWriter, _ *http.Request) {
			w.Header()["Content-Type"] = nil
			if x.media != "" {
				w.Header().Set("Content-Type", x.media)
			}
			io.WriteString(w, x.body)
		})
		a, err := schemes.Open(Request{Source: Source(at + x.path)})
		if err != nil {
			t.Errorf("%s, %s: %v", x.path, x.media, err)
			continue
		}
		if got := shown(a); a.Format != x.format || !strings.Contains(got, x.shows) {
			t.Errorf("%s, %s: %s, %q", x.path, x.media, a.Format, got)
		}
		a.Close()
	}
	schemes, at := site(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		w.Write(append([]byte("\x89PNG\r\n\x1a\n"), make([]byte, 1000)...))
	})
	if _, err := schemes.Open(Request{Source: Source(at)}); !errors.Is(err, ErrBinary) {
		t.Errorf("a picture: %v", err)
	}
}

func TestTheEncodingOfAPage(t *testing.T) {
	for _, x := range []struct{ media, body, want string }{
		{"text/html; charset=koi8-r", "<p>\xd0\xd2\xc9\xd7\xc5\xd4, \xcd\xc9\xd2", "привет, мир"},
		{"text/html; charset=koi8-r", "<meta charset=windows-1251><p>\xd0\xd2\xc9\xd7\xc5\xd4, \xcd\xc9\xd2", "привет, мир"},
		{"text/html", "<meta charset=windows-1251><p>\xef\xf0\xe8\xe2\xe5\xf2, \xec\xe8\xf0", "привет, мир"},
		{"text/html; charset=klingon", "<meta charset=windows-1251><p>\xef\xf0\xe8\xe2\xe5\xf2, \xec\xe8\xf0", "привет, мир"},
		{"text/html; charset=iso-8859-1", "<p>привет, мир", "привет, мир"},                                                  // a lie
		{"text/html; charset=utf-8", "<meta charset=windows-1251><p>\xef\xf0\xe8\xe2\xe5\xf2, \xec\xe8\xf0", "привет, мир"}, // another one
		{"text/plain; charset=iso-8859-2", "\xb3\xf3d\xbc\n", "łódź"},
		{"text/plain; charset=utf-8", "\xff\xfep\x00l\x00a\x00i\x00n\x00", "plain"},
	} {
		schemes, at := site(t, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", x.media)
			io.WriteString(w, x.body)
		})
		a, err := schemes.Open(Request{Source: Source(at)})
		if err != nil {
			t.Errorf("%s: %v", x.media, err)
			continue
		}
		if got := shown(a); !strings.Contains(got, x.want) {
			t.Errorf("%s, %q: %q", x.media, x.body, got)
		}
		a.Close()
	}
}

func TestLinksOnAPageLeadOnFromWhereItIs(t *testing.T) {
	schemes, at := site(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/old":
			http.Redirect(w, r, "/new/page.html", http.StatusMovedPermanently)
		case "/based":
			io.WriteString(w, "<!doctype html><base href=/base/><p>Some words, <a href=x>one</a>.")
		case "/text.md":
			io.WriteString(w, "Some words, [one](x.md).\n")
		default:
			io.WriteString(w, "<!doctype html><p>Some words, <a href=x?q#y>one</a>, <a href=//example.org>two</a>, <a href=#z>three</a>, <a href=page.html#z>four</a>.<p id=z>z")
		}
	})
	a, err := schemes.Open(Request{Source: Source(at + "/old")})
	if err != nil {
		t.Fatal(err)
	}
	got := shown(a)
	for _, want := range []string{"[one](" + at + "/new/x?q#y)", "[two](http://example.org)", "[three](#z)", "[four](#z)"} {
		if !strings.Contains(got, want) {
			t.Errorf("there is no %s in %q", want, got)
		}
	}
	if a.Source != Source(at+"/old") || a.Base != Source(at+"/new/page.html") {
		t.Errorf("the article is %s, its base %s", a.Source, a.Base)
	}
	if a, err = schemes.Open(Request{Source: Source(at + "/based")}); err != nil || !strings.Contains(shown(a), "[one]("+at+"/base/x)") {
		t.Errorf("with a base: %q, %v", shown(a), err)
	}
	if a, err = schemes.Open(Request{Source: Source(at + "/text.md")}); err != nil || a.Base != Source(at+"/text.md") {
		t.Fatalf("%v", err)
	}
	for dest, want := range map[string]Source{
		"x.md": Source(at + "/x.md"), "/x": Source(at + "/x"), "//example.org/x": "http://example.org/x", "?q": Source(at + "/text.md?q"), "#x": a.Base,
		"https://example.org/#x": "https://example.org/", "rfc:9110": "rfc:9110", "../../../etc/motd": Source(at + "/etc/motd"),
	} {
		if to, _, ok := schemes.Link(a.Base, dest); !ok || to != want {
			t.Errorf("%s leads to %s, %v", dest, to, ok)
		}
	}
	for _, dest := range []string{"file:///etc/motd", "javascript:alert(1)", "mailto:me@example.org"} {
		if to, _, ok := schemes.Link(a.Base, dest); ok {
			t.Errorf("%s leads to %s", dest, to)
		}
	}
}

func TestAREADMEOfGitHub(t *testing.T) {
	var asked []string
	schemes, at := site(t, func(w http.ResponseWriter, r *http.Request) {
		asked = append(asked, r.URL.EscapedPath())
		switch r.URL.Path {
		case "/raw/o/r/HEAD/README.rst", "/raw/o/r/v1/README.md", "/raw/o/r/HEAD/docs/a b.md":
			io.WriteString(w, "Words of "+r.URL.Path+".\n")
		default:
			http.NotFound(w, r)
		}
	})
	for src, base := range map[Source]string{
		"github:o/r": "/raw/o/r/HEAD/README.rst", "github:o/r@v1": "/raw/o/r/v1/README.md", "GitHub:o/r/docs/a b.md": "/raw/o/r/HEAD/docs/a%20b.md",
	} {
		a, err := schemes.Open(Request{Source: src})
		if err != nil {
			t.Errorf("%s: %v", src, err)
			continue
		}
		if a.Source != src || a.Base != Source(at+base) {
			t.Errorf("%s is %s at %s", src, a.Source, a.Base)
		}
		a.Close()
	}
	asked = nil
	if _, err := schemes.Open(Request{Source: "github:o/none"}); !errors.Is(err, fetch.Status(404)) || len(asked) != len(readmes) {
		t.Errorf("a project without README: %v; asked was %q", err, asked)
	}
	for _, bad := range []Source{"github:", "github:o", "github:/r", "github:o/"} {
		if _, err := schemes.Open(Request{Source: bad}); err == nil || !strings.Contains(err.Error(), "github:owner/repo") {
			t.Errorf("%s: %v", bad, err)
		}
	}
}

func TestAnRFCByItsNumber(t *testing.T) {
	schemes, _ := site(t, func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "The text of "+r.URL.Path+"\n") })
	for _, src := range []Source{"rfc:9110", "RFC:09110"} {
		a, err := schemes.Open(Request{Source: src})
		if err != nil || !strings.Contains(shown(a), "/rfc/rfc9110.txt") {
			t.Errorf("%s: %v", src, err)
		}
	}
	for _, bad := range []Source{"rfc:", "rfc:http", "rfc:1/../x", "rfc:0", "rfc:12345678"} {
		if _, err := schemes.Open(Request{Source: bad}); err == nil || !strings.Contains(err.Error(), "by its number") {
			t.Errorf("%s: %v", bad, err)
		}
	}
}

func TestWithoutTheWeb(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, "README.rst") || strings.HasSuffix(r.URL.Path, "/page") {
			io.WriteString(w, "The words.\n")
			return
		}
		http.NotFound(w, r)
	}))
	schemes := web{fetch.New("lede/test", t.TempDir()), s.URL, s.URL}.schemes()
	sources := []Source{"github:o/r", Source(s.URL + "/page")}
	for _, src := range sources {
		a, err := schemes.Open(Request{Source: src})
		if err != nil || a.Notice != "" || a.ScanAll() != nil {
			t.Fatal(err)
		}
		a.Close()
	}
	s.Close()
	for _, src := range sources {
		a, err := schemes.Open(Request{Source: src})
		if err != nil {
			t.Errorf("%s: %v", src, err)
			continue
		}
		if !strings.HasPrefix(a.Notice, "this is the copy of ") || !strings.HasSuffix(a.Notice, ": no server answers there; r asks again") || !strings.Contains(shown(a), "The words.") {
			t.Errorf("%s: %q", src, a.Notice)
		}
		a.Close()
		if a, err = schemes.Open(Request{Source: src, Kept: true}); err != nil || a.Notice != "" {
			t.Errorf("%s, where a copy will do: %v", src, err)
		}
	}
	if _, err := schemes.Open(Request{Source: Source(s.URL + "/other")}); err == nil || !strings.HasSuffix(err.Error(), "/other: no server answers there") {
		t.Errorf("%v", err)
	}
}

func TestThePagesOfASchemeAreForgotten(t *testing.T) {
	schemes, at := site(t, func(w http.ResponseWriter, r *http.Request) {
		if !strings.HasSuffix(r.URL.Path, "/README") && !strings.HasSuffix(r.URL.Path, "/rfc9110.txt") && r.URL.Path != "/page" {
			http.NotFound(w, r)
			return
		}
		io.WriteString(w, "Some words.\n")
	})
	for _, src := range []Source{"github:owner/repo", "rfc:9110", Source(at + "/page")} {
		a, err := schemes.Open(Request{Source: src})
		if err != nil {
			t.Fatal(err)
		}
		if err := a.ScanAll(); err != nil {
			t.Fatal(err)
		}
		a.Close()
		if known, err := schemes.Forget(src); !known || err != nil {
			t.Errorf("of %s nothing was kept (%v)", src, err)
		}
		if known, err := schemes.Forget(src); known || err != nil {
			t.Errorf("%s is kept after it was forgotten (%v)", src, err)
		}
	}
	for _, src := range []Source{"github:owner", "rfc:x", "/a/file", "-"} {
		if known, err := schemes.Forget(src); known || err != nil {
			t.Errorf("%s is forgotten (%v)", src, err)
		}
	}
}
