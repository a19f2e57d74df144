package model

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"slices"
	"strings"

	"lede/model/fetch"
)

// Progress is how far a source has come that takes a while. Its zero value is ready.
type Progress = fetch.Progress

// web is where pages come from.
type web struct {
	client      *fetch.Client
	github, rfc string // where the files of GitHub and the RFCs are
}

// Web returns the schemes of what is read from the web: pages by their addresses, READMEs of GitHub, RFCs. agent is what servers are told
// that the program is; pages are kept in a folder, "" for none.
func Web(agent, folder string) Schemes {
	return web{fetch.New(agent, folder), "https://raw.githubusercontent.com", "https://www.rfc-editor.org/rfc"}.schemes()
}

// schemes returns the rows of the table.
func (w web) schemes() Schemes {
	return Schemes{
		w.scheme("https://", pageAddress, resolve),
		w.scheme("http://", pageAddress, resolve),
		w.scheme("github:", w.githubAddresses, nil),
		w.scheme("rfc:", w.rfcAddress, nil),
	}
}

// scheme returns the row of sources of which each may be at some addresses.
func (w web) scheme(prefix string, addresses func(Source) ([]string, error), link func(Source, string) (Source, bool)) Scheme {
	return Scheme{
		Prefix: prefix, Link: link, Remote: true,
		Open: func(r Request) (*Article, error) {
			all, err := addresses(r.Source)
			if err != nil {
				return nil, err
			}
			return w.openFirst(r, all...)
		},
		Forget: func(src Source) (known bool, err error) {
			all, _ := addresses(src)
			for _, a := range all {
				had, ferr := w.client.Forget(a)
				known, err = known || had, errors.Join(err, ferr)
			}
			return known, err
		},
	}
}

// pageAddress returns the address of a page, which is its name.
func pageAddress(src Source) ([]string, error) { return []string{string(src)}, nil }

// readmes are how the file is called that tells what a project is, the usual name first.
var readmes = []string{"README.md", "readme.md", "README.rst", "README", "README.txt", "README.adoc", "README.org", "Readme.md", "docs/README.md"}

// githubAddresses returns where the README of a project may be, owner/repo, or one of its files, owner/repo/path, in its main branch or, with
// owner/repo@name, in another branch or a tag.
func (w web) githubAddresses(src Source) (addresses []string, err error) {
	_, name, _ := strings.Cut(string(src), ":")
	parts := strings.SplitN(strings.Trim(name, "/"), "/", 3)
	if len(parts) < 2 || parts[0] == "" || parts[1] == "" {
		return nil, fmt.Errorf("%s: a project is named by its owner and its name, as in github:owner/repo", src)
	}
	repo, branch, _ := strings.Cut(parts[1], "@")
	if branch == "" {
		branch = "HEAD"
	}
	paths := readmes
	if len(parts) == 3 {
		paths = parts[2:]
	}
	for _, p := range paths {
		u := url.URL{Path: "/" + parts[0] + "/" + repo + "/" + branch + "/" + p}
		addresses = append(addresses, w.github+u.EscapedPath())
	}
	return addresses, nil
}

// rfcAddress returns where an RFC is by its number, as its editor has it.
func (w web) rfcAddress(src Source) ([]string, error) {
	_, number, _ := strings.Cut(string(src), ":")
	number = strings.TrimLeft(number, "0")
	if number == "" || len(number) > 6 || strings.Trim(number, "0123456789") != "" {
		return nil, fmt.Errorf("%s: an RFC is named by its number, as in rfc:9110", src)
	}
	return []string{w.rfc + "/rfc" + number + ".txt"}, nil
}

// openFirst returns the article at the first address that has a page.
func (w web) openFirst(r Request, addresses ...string) (*Article, error) {
	p, err := w.first(r, addresses)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", r.Source, err)
	}
	return finished(r.As.fromPage(r.Source, p))
}

// first returns the first page that there is. Where the web can't be reached, that is the first which was kept.
func (w web) first(r Request, addresses []string) (*fetch.Page, error) {
	ctx := r.Context
	if ctx == nil {
		ctx = context.Background()
	}
	want := fetch.Want{Again: r.Again, Kept: r.Kept, Progress: r.Progress}
	var failed error
	if r.Kept {
		if i := slices.IndexFunc(addresses, w.client.Has); i >= 0 {
			return w.client.Get(ctx, addresses[i], want)
		}
	}
	for _, a := range addresses {
		if failed != nil && !w.client.Has(a) {
			continue
		}
		p, err := w.client.Get(ctx, a, want)
		if err == nil {
			if failed != nil {
				p.Why = failed
			}
			return p, nil
		}
		if !errors.Is(err, fetch.Status(404)) {
			failed, want.Kept = err, true
		}
	}
	if failed == nil {
		failed = fetch.Status(404)
	}
	return nil, failed
}

// fromPage is the opening of a page.
func (as As) fromPage(src Source, p *fetch.Page) (*opening, error) {
	o := &opening{As: as, src: src, name: pageName(p), base: p.URL, told: p.Charset, live: true}
	o.closes(p)
	if p.Why != nil {
		o.notice = fmt.Sprintf("this is the copy of %s: %v; r asks again", p.Since.Local().Format("2 January 2006, 15:04"), p.Why)
	}
	return o, o.through(p)
}

// mediaEndings are how files are called whose media type a server knows. What is called text may be anything.
var mediaEndings = map[string]string{
	"text/html": ".html", "application/xhtml+xml": ".xhtml", "text/markdown": ".md", "text/x-markdown": ".md", "text/gemini": ".gmi",
	"text/csv": ".csv", "text/vtt": ".vtt", "application/epub+zip": ".epub", "application/json": ".json",
}

// pageName returns the name of a page as a file. The name of a file of Markdown goes before what its server takes it for.
func pageName(p *fetch.Page) string {
	ending := mediaEndings[p.Type]
	if ending == "" || strings.EqualFold(filepath.Ext(p.Name), ending) || named(p.Name, markdownFiles) {
		return p.Name
	}
	return p.Name + ending
}

// resolve returns where a link leads on a page (RFC 3986, section 5).
func resolve(from Source, dest string) (Source, bool) {
	base, err := url.Parse(string(from))
	if err != nil {
		return "", false
	}
	to, err := base.Parse(dest)
	if err != nil || to.Scheme != "http" && to.Scheme != "https" || to.Host == "" { // such as a drive of Windows
		return "", false
	}
	return Source(to.String()), true
}
