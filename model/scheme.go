package model

import (
	"context"
	"net/url"
	"path"
	"path/filepath"
	"strings"
)

// Request asks for an article.
type Request struct {
	As
	Source Source
	// Context ends the wait for what is long in coming, and what comes of it; nil if nothing can end it.
	Context context.Context
	// Progress is told how much has come; nil if nobody wants to know.
	Progress *Progress
	// Kept says that a copy which was kept will do, however old, and Again that none will.
	Kept, Again bool
}

// Scheme is a kind of sources that are no paths: the articles that come with the program, pages of the web.
type Scheme struct {
	// Prefix is what such a source begins with, in small letters, such as "seed:".
	Prefix string
	// Open returns the article that is asked for by such a source.
	Open func(Request) (*Article, error)
	// Link returns where a relative link leads in the article at such a source; nil where what follows the prefix is a path.
	Link func(from Source, dest string) (to Source, ok bool)
	// Remote says that such a source is waited for: it comes from another computer.
	Remote bool
	// Forget removes the copy that was kept of such a source, and reports whether there was any; nil where none is kept.
	Forget func(Source) (known bool, err error)
	// Names returns the sources that a reader may choose from; nil where nobody can tell them all.
	Names func() []Source
}

// Schemes is the table of the sources that are no paths. Whoever has to know what a source is asks it. A nil table has none: all sources
// are paths, or "-".
type Schemes []Scheme

// Of returns the scheme of a source, nil if it has none that the table knows.
func (s Schemes) Of(src Source) *Scheme {
	for i, row := range s {
		if n := len(row.Prefix); len(src) >= n && strings.EqualFold(string(src[:n]), row.Prefix) {
			return &s[i]
		}
	}
	return nil
}

// IsPath reports whether a source names a file or a folder, be it there or not.
func (s Schemes) IsPath(src Source) bool { return src != "-" && s.Of(src) == nil }

// Open returns the article that is asked for.
func (s Schemes) Open(r Request) (*Article, error) {
	if row := s.Of(r.Source); row != nil {
		return row.Open(r)
	}
	return r.As.Open(r.Source)
}

// Forget removes the copy of a source that was kept to be read without its server. It reports whether there was any.
func (s Schemes) Forget(src Source) (known bool, err error) {
	if row := s.Of(src); row != nil && row.Forget != nil {
		return row.Forget(src)
	}
	return false, nil
}

// IsRemote reports whether a source comes from another computer.
func (s Schemes) IsRemote(src Source) bool {
	row := s.Of(src)
	return row != nil && row.Remote
}

// Link returns the source that a link leads to which stands in the article at from, and the fragment behind "#", which names a place in
// it. ok is false for one that leads to nothing that the table can open. A relative link leads from a path to a path, from a source
// with a scheme to one with the same: what comes from elsewhere names no file here.
func (s Schemes) Link(from Source, dest string) (to Source, fragment string, ok bool) {
	if s.Of(Source(dest)) == nil && hasScheme(dest) {
		return "", "", false
	}
	dest, fragment, _ = strings.Cut(dest, "#")
	if plain, err := url.PathUnescape(fragment); err == nil {
		fragment = plain
	}
	if dest == "" {
		return from, fragment, true
	}
	if s.Of(Source(dest)) != nil {
		return Source(dest), fragment, true
	}
	row := s.Of(from)
	if row != nil && row.Link != nil {
		to, ok = row.Link(from, dest)
		return to, fragment, ok
	}
	if plain, err := url.PathUnescape(dest); err == nil {
		dest = plain
	}
	if row != nil {
		rest := string(from[len(row.Prefix):])
		return Source(row.Prefix + strings.TrimPrefix(path.Join("/", path.Dir(rest), dest), "/")), fragment, true
	}
	if !filepath.IsAbs(dest) {
		dest = filepath.Join(filepath.Dir(string(from)), dest)
	}
	if s.Of(Source(dest)) != nil { // a file that is called like that
		dest = "./" + dest
	}
	return Source(dest), fragment, true
}

// hasScheme reports whether a link begins with the name of a scheme. A single letter is a drive of Windows.
func hasScheme(dest string) bool {
	name, _, ok := strings.Cut(dest, ":")
	return ok && len(name) > 1 && !strings.ContainsAny(name, "/#?")
}
