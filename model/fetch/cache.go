package fetch

import (
	"bufio"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"
)

// ending is that of the names of files that pages are kept in.
const ending = ".page"

// entry is a page that was kept. Its file has what is told here on its first line, as JSON, and then the text.
type entry struct {
	Address  string // by which it was asked for
	URL      string // where it was
	Name     string
	Type     string
	Charset  string
	Got      time.Time
	Tag      string // by which its server knows whether it is still right (RFC 9110, section 8.8)
	Modified string // the same

	file string
}

// fileOf returns where a page is kept, "" if nowhere: one whose address has a password isn't.
func (c *Client) fileOf(u *url.URL) string {
	if c.Kept == "" || u.User != nil {
		return ""
	}
	sum := sha256.Sum256([]byte(u.String()))
	return filepath.Join(c.Kept, hex.EncodeToString(sum[:16])+ending)
}

// kept returns what was kept of a page, nil if nothing was.
func (c *Client) kept(u *url.URL) *entry {
	path := c.fileOf(u)
	f, err := os.Open(path)
	if path == "" || err != nil {
		return nil
	}
	defer f.Close()
	e, _ := read(f)
	if e == nil || e.Address != u.String() {
		return nil
	}
	e.file = path
	return e
}

// Forget removes what was kept of a page. It reports whether anything was.
func (c *Client) Forget(address string) (known bool, err error) {
	u, err := url.Parse(address)
	if err != nil {
		return false, nil // of what is no address nothing is kept
	}
	u.Fragment, u.RawFragment = "", ""
	if e := c.kept(u); e != nil {
		return true, os.Remove(e.file)
	}
	return false, nil
}

// read returns what a file tells of a page, nil if nothing, and what follows.
func read(f *os.File) (*entry, io.Reader) {
	const longest = 64 << 10
	r := bufio.NewReaderSize(f, longest)
	line, err := r.ReadSlice('\n')
	e := new(entry)
	if err != nil || json.Unmarshal(line, e) != nil {
		return nil, nil
	}
	return e, r
}

// page opens what was kept, and notes when: what isn't read any more gives way to what is.
func (e *entry) page(at time.Time) (*Page, error) {
	f, err := os.Open(e.file)
	if err != nil {
		return nil, err
	}
	now, r := read(f)
	u, uerr := url.Parse(e.URL)
	if now == nil || uerr != nil {
		f.Close()
		return nil, os.ErrNotExist
	}
	os.Chtimes(e.file, at, at)
	return &Page{Body: &Body{r: r, left: 1 << 62, close: f.Close}, URL: u, Name: now.Name, Type: now.Type, Charset: now.Charset, Since: now.Got}, nil
}

// validate asks a server whether what was kept is still right (RFC 9110, section 13.1).
func (e *entry) validate(h http.Header) {
	if e.Tag != "" {
		h.Set("If-None-Match", e.Tag)
	}
	if e.Modified != "" {
		h.Set("If-Modified-Since", e.Modified)
	}
}

// keeper writes a page into the cache while it is read. A nil one writes nothing. It may be ended while it writes.
type keeper struct {
	mu     sync.Mutex
	f      *os.File // nil once it has ended
	to     string
	client *Client
}

// keep returns what keeps a page that comes from its server, nil where it can't be kept: reading goes on without.
func (c *Client) keep(u *url.URL, p *Page, h http.Header) *keeper {
	to := c.fileOf(u)
	if to == "" || os.MkdirAll(c.Kept, 0o700) != nil {
		return nil
	}
	f, err := os.CreateTemp(c.Kept, "new-*") // for its owner alone
	if err != nil {
		return nil
	}
	k := &keeper{f: f, to: to, client: c}
	at := *p.URL
	at.User = nil
	line, err := json.Marshal(entry{Address: u.String(), URL: at.String(), Name: p.Name, Type: p.Type, Charset: p.Charset, Got: c.now(),
		Tag: h.Get("ETag"), Modified: h.Get("Last-Modified")})
	if err == nil {
		k.write(append(line, '\n'))
	}
	return k
}

// write keeps what was read.
func (k *keeper) write(b []byte) {
	if k == nil {
		return
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.f == nil {
		return
	}
	if _, err := k.f.Write(b); err != nil {
		k.settle(err)
	}
}

// end puts the page in its place, if all of it was read.
func (k *keeper) end(err error) {
	if k == nil {
		return
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.f != nil {
		k.settle(err)
	}
}

// settle is end for one that has not ended and is locked.
func (k *keeper) settle(err error) {
	name := k.f.Name()
	if cerr := k.f.Close(); err != io.EOF || cerr != nil || os.Rename(name, k.to) != nil {
		os.Remove(name)
	} else {
		k.client.tidy()
	}
	k.f = nil
}

// tidy takes away the pages that were not read for the longest time, until the others have room.
func (c *Client) tidy() {
	found, err := os.ReadDir(c.Kept)
	if err != nil {
		return
	}
	var all []os.FileInfo
	sum := int64(0)
	for _, f := range found {
		info, err := f.Info()
		if err != nil || !info.Mode().IsRegular() {
			continue
		}
		if strings.HasSuffix(f.Name(), ending) || c.now().Sub(info.ModTime()) > 24*time.Hour { // what was left by a program that was killed
			all = append(all, info)
			sum += info.Size()
		}
	}
	slices.SortFunc(all, func(a, b os.FileInfo) int { return cmp.Compare(a.ModTime().UnixNano(), b.ModTime().UnixNano()) })
	for _, info := range all {
		if sum <= c.limits.kept && strings.HasSuffix(info.Name(), ending) {
			continue
		}
		if os.Remove(filepath.Join(c.Kept, info.Name())) == nil {
			sum -= info.Size()
		}
	}
}
