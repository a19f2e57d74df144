package fetch

import (
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"
)

// serve starts a server and returns its address.
func serve(t *testing.T, h http.HandlerFunc) string {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(func() { s.CloseClientConnections(); s.Close() })
	return s.URL
}

// client returns one with limits for tests, which keeps pages in a folder of its own.
func client(t *testing.T) *Client {
	c := New("lede/test", t.TempDir()+"/pages")
	c.limits = limits{connect: 5 * time.Second, header: 5 * time.Second, stall: 5 * time.Second, slowest: 1 << 10, longest: 1 << 20, kept: 1 << 20}
	return c
}

// get returns a page's text and the error that ended it, nil for its end.
func get(t *testing.T, c *Client, address string, w Want) (*Page, string, error) {
	t.Helper()
	p, err := c.Get(context.Background(), address, w)
	if err != nil {
		return nil, "", err
	}
	defer p.Close()
	b, err := io.ReadAll(p)
	return p, string(b), err
}

func TestAPageIsRead(t *testing.T) {
	var asked *http.Request
	at := serve(t, func(w http.ResponseWriter, r *http.Request) {
		asked = r
		w.Header().Set("Content-Type", "Text/HTML; charset=koi8-r")
		w.Header().Set("Set-Cookie", "id=1")
		io.WriteString(w, "the text")
	})
	var far Progress
	p, text, err := get(t, client(t), at+"/a/b.html?q=1#part", Want{Progress: &far})
	if err != nil || text != "the text" || p.Type != "text/html" || p.Charset != "koi8-r" || p.Name != "b.html" || !p.Since.IsZero() {
		t.Fatalf("%q, %+v, %v", text, p, err)
	}
	if p.URL.String() != at+"/a/b.html?q=1" || asked.Header.Get("User-Agent") != "lede/test" || len(asked.Cookies()) > 0 || asked.Referer() != "" {
		t.Errorf("%s was asked with %v", p.URL, asked.Header)
	}
	if done, total := far.Now(); done != 8 || total != 8 {
		t.Errorf("the progress is %d of %d", done, total)
	}
	for _, bad := range []string{"ftp://example.org/", "https:///x", "file:///etc/motd", "https://a b/", "x"} {
		if _, _, err := get(t, client(t), bad, Want{}); err == nil {
			t.Errorf("%s is read", bad)
		}
	}
}

// packed returns a text in a coding.
func packed(t *testing.T, coding, text string) []byte {
	var b bytes.Buffer
	var w io.WriteCloser
	switch coding {
	case "gzip", "x-gzip":
		w = gzip.NewWriter(&b)
	case "deflate":
		w = zlib.NewWriter(&b)
	case "br":
		w = brotli.NewWriter(&b)
	case "zstd":
		w, _ = zstd.NewWriter(&b)
	}
	io.WriteString(w, text)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestCodingsAreUndone(t *testing.T) {
	text := strings.Repeat("Some words. ", 1000)
	for _, coding := range []string{"gzip", "x-gzip", "deflate", "br", "zstd"} {
		for name, body := range map[string][]byte{"whole": packed(t, coding, text), "cut": packed(t, coding, text)[:20]} {
			at := serve(t, func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Set("Content-Encoding", coding)
				w.Write(body)
			})
			_, got, err := get(t, client(t), at, Want{})
			if name == "whole" && (got != text || err != nil) || name == "cut" && !errors.Is(err, ErrCut) {
				t.Errorf("%s, %s: %d bytes, %v", coding, name, len(got), err)
			}
		}
	}
	twice := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip, br")
		w.Write(packed(t, "br", string(packed(t, "gzip", text))))
	})
	if _, got, err := get(t, client(t), twice, Want{}); got != text || err != nil {
		t.Errorf("packed twice: %d bytes, %v", len(got), err)
	}
	for _, coding := range []string{"compress", "gzip,gzip,gzip,gzip"} {
		odd := serve(t, func(w http.ResponseWriter, _ *http.Request) { w.Header().Set("Content-Encoding", coding) })
		if _, _, err := get(t, client(t), odd, Want{}); err == nil {
			t.Errorf("%s is undone", coding)
		}
	}
	lie := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		io.WriteString(w, "these words are not packed")
	})
	if _, _, err := get(t, client(t), lie, Want{}); err == nil || !strings.Contains(err.Error(), "can't be read") {
		t.Errorf("what isn't packed: %v", err)
	}
}

func TestWhatIsTooLongIsCut(t *testing.T) {
	for _, coding := range []string{"", "gzip", "br", "zstd"} {
		var bomb []byte
		if coding != "" {
			bomb = packed(t, coding, strings.Repeat("\x00", 4<<20))
		}
		at := serve(t, func(w http.ResponseWriter, _ *http.Request) {
			if coding != "" {
				w.Header().Set("Content-Encoding", coding)
				w.Write(bomb)
				return
			}
			for { // without an end
				if _, err := w.Write(make([]byte, 4096)); err != nil {
					return
				}
			}
		})
		if _, got, err := get(t, client(t), at, Want{}); !errors.Is(err, ErrLong) || len(got) != 1<<20 {
			t.Errorf("%q: %d bytes, %v", coding, len(got), err)
		}
	}
}

// hold lets a handler wait until the test is over or nobody listens any more.
func hold(t *testing.T) (wait func(*http.Request)) {
	over := make(chan struct{})
	t.Cleanup(func() { close(over) })
	return func(r *http.Request) {
		select {
		case <-over:
		case <-r.Context().Done():
		}
	}
}

func TestAServerThatIsSlow(t *testing.T) {
	wait := hold(t)
	for name, h := range map[string]http.HandlerFunc{
		"stops": func(w http.ResponseWriter, r *http.Request) {
			io.WriteString(w, "the first words")
			w.(http.Flusher).Flush()
			wait(r)
		},
		"drips": func(w http.ResponseWriter, r *http.Request) {
			for r.Context().Err() == nil {
				io.WriteString(w, "x")
				w.(http.Flusher).Flush()
				time.Sleep(5 * time.Millisecond) // its slowness
			}
		},
	} {
		c := client(t)
		c.limits.stall = 100 * time.Millisecond
		if _, got, err := get(t, c, serve(t, h), Want{}); !errors.Is(err, ErrStalled) || got == "" {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
	c := client(t)
	c.limits.header = 20 * time.Millisecond
	late := serve(t, func(_ http.ResponseWriter, r *http.Request) { wait(r) })
	if _, _, err := get(t, c, late, Want{}); err == nil || err.Error() != "the server doesn't answer" {
		t.Errorf("one that says nothing: %v", err)
	}
}

func TestALengthThatIsALie(t *testing.T) {
	for length, want := range map[int]error{1000: ErrCut, 4: nil} {
		at := serve(t, func(w http.ResponseWriter, _ *http.Request) {
			conn, _, err := w.(http.Hijacker).Hijack()
			if err != nil {
				return
			}
			fmt.Fprintf(conn, "HTTP/1.1 200 OK\r\nContent-Length: %d\r\nConnection: close\r\n\r\nsome words", length)
			conn.Close()
		})
		if _, got, err := get(t, client(t), at, Want{}); !errors.Is(err, want) || err == nil && want != nil || !strings.HasPrefix(got, "some") {
			t.Errorf("%d: %q, %v", length, got, err)
		}
	}
}

func TestAServerWithoutThePage(t *testing.T) {
	for status, words := range map[int]string{404: "the server answers 404 Not Found", 500: "the server answers 500 Internal Server Error", 304: "the server answers 304 Not Modified", 799: "the server answers 799"} {
		at := serve(t, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(status) })
		if _, _, err := get(t, client(t), at, Want{}); !errors.Is(err, Status(status)) || err.Error() != words {
			t.Errorf("%d: %v", status, err)
		}
	}
	gone := httptest.NewServer(http.NotFoundHandler())
	gone.Close()
	if _, _, err := get(t, client(t), gone.URL, Want{}); err == nil || err.Error() != "no server answers there" {
		t.Errorf("a server that is gone: %v", err)
	}
	safe := httptest.NewUnstartedServer(http.NotFoundHandler())
	safe.Config.ErrorLog = nil
	safe.StartTLS()
	defer safe.Close()
	if _, _, err := get(t, client(t), safe.URL, Want{}); err == nil || !strings.Contains(err.Error(), "its certificate can't be trusted: ") {
		t.Errorf("a certificate that nobody knows: %v", err)
	}
	if _, _, err := get(t, client(t), "http://no-such-host.invalid/", Want{}); err == nil || !strings.Contains(err.Error(), "no-such-host.invalid") {
		t.Errorf("a name that nobody knows: %v", err)
	}
}

func TestTheReaderEndsTheWait(t *testing.T) {
	wait := hold(t)
	asked := make(chan struct{}, 1)
	at := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/body" {
			io.WriteString(w, "the first words")
			w.(http.Flusher).Flush()
		}
		asked <- struct{}{}
		wait(r)
	})
	enough := errors.New("enough")
	ctx, cancel := context.WithCancelCause(context.Background())
	go func() { <-asked; cancel(enough) }()
	if _, err := client(t).Get(ctx, at, Want{}); !errors.Is(err, enough) {
		t.Errorf("before the answer: %v", err)
	}
	p, err := client(t).Get(context.Background(), at+"/body", Want{})
	if err != nil {
		t.Fatal(err)
	}
	go func() { <-asked; p.Close() }()
	if got, err := io.ReadAll(p); err == nil || string(got) != "the first words" {
		t.Errorf("in the text: %q, %v", got, err)
	}
}
