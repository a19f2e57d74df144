package model

import (
	"strings"
	"testing"
)

// table has one scheme.
var table = Schemes{{Prefix: "seed:"}}

func TestWhatASourceIs(t *testing.T) {
	for src, path := range map[Source]bool{
		"a.md": true, "-": false, "seed:x": false, "SEED:x": false, "./seed:x": true, "seeds": true, "": true, "https://example.org": true,
	} {
		if got := table.IsPath(src); got != path {
			t.Errorf("%q is a path: %v", src, got)
		}
	}
	if !Schemes(nil).IsPath("seed:x") {
		t.Error("an empty table has a scheme")
	}
}

func TestWhereLinksLead(t *testing.T) {
	for _, l := range []struct {
		from         Source
		dest         string
		to           Source
		fragment     string
		leadsNowhere bool
	}{
		{"a/b.md", "c.md", "a/c.md", "", false},
		{"a/b.md", "../c%20d.md#x%20y", "c d.md", "x y", false},
		{"a/b.md", "/etc/motd", "/etc/motd", "", false},
		{"a/b.md", "#here", "a/b.md", "here", false},
		{"a/b.md", "seed:x#part", "seed:x", "part", false},
		{"a/b.md", "./seed:x", "a/seed:x", "", false},
		{"b.md", "./seed:x", "./seed:x", "", false},
		{"a/b.md", "https://example.org", "", "", true},
		{"a/b.md", "javascript:alert(1)", "", "", true},
		{"a/b.md", "#a:b", "a/b.md", "a:b", false},
		{"seed:x.md", "y.md", "seed:y.md", "", false},
		{"seed:x.md", "../../etc/motd", "seed:etc/motd", "", false},
		{"seed:x.md", "/etc/motd", "seed:etc/motd", "", false},
		{"-", "c.md", "c.md", "", false},
	} {
		to, fragment, ok := table.Link(l.from, l.dest)
		if to != l.to || fragment != l.fragment || ok == l.leadsNowhere {
			t.Errorf("%s in %s leads to %q at %q, %v", l.dest, l.from, to, fragment, ok)
		}
	}
}

// What comes from elsewhere leads to no file here.
func FuzzLink(f *testing.F) {
	for _, dest := range []string{"x", "../x", "/etc/motd", "file:///etc/motd", "//host/x", "C:\\x", "C:/x", "#a", "?q", "\\\\host\\x", "./seed:x", "%2e%2e/x", ":", "-", " /x", "http:x", "https:/x", "seed:../x"} {
		f.Add(dest)
	}
	all := append(Schemes{{Prefix: "seed:"}}, Web("lede", "")...)
	f.Fuzz(func(t *testing.T, dest string) {
		for _, from := range []Source{"https://example.org/a/b", "http://example.org", "seed:x", "HTTPS://EXAMPLE.ORG/a"} {
			if to, _, ok := all.Link(from, dest); ok && (to == "-" || all.IsPath(to)) {
				t.Errorf("%q in %s leads to %q", dest, from, to)
			}
		}
		if to, _, ok := all.Link("dir/a.md", dest); ok && to == "-" && !strings.Contains(dest, "-") {
			t.Errorf("%q leads to standard input", dest)
		}
	})
}
