package man

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// ErrNoPage is why there is no manual page to open.
var ErrNoPage = errors.New("there is no such manual page")

// sections are those in which a page is looked for, in this order, if none is said.
var sections = []string{"1", "n", "l", "8", "3", "2", "5", "4", "9", "6", "7"}

// endings are how the names of packed pages end. Those in xz are found too, so that it can be said why they can't be read.
var endings = []string{"", ".gz", ".zst", ".bz2", ".xz"}

// Name returns the name and the section of a page that a reader asks for as printf.3, printf(3) or printf; the section is "" if none is said.
func Name(s string) (name, section string) {
	if n, sec, ok := strings.Cut(s, "("); ok && strings.HasSuffix(sec, ")") {
		return n, strings.TrimSuffix(sec, ")")
	}
	if i := strings.LastIndexByte(s, '.'); i > 0 && IsSection(s[i+1:]) {
		return s[:i], s[i+1:]
	}
	return s, ""
}

// IsSection reports whether a word is a section of the manual, such as 3 or 3pm.
func IsSection(s string) bool {
	if s == "n" || s == "l" {
		return true
	}
	return s != "" && len(s) <= longestSection && s[0] >= '1' && s[0] <= '9' && strings.Trim(s[1:], "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == ""
}

// Find returns the file of a page in the folders of the manual; the section is "" for any. Its error wraps ErrNoPage.
func Find(name, section string, folders []string) (string, error) {
	if name == "" || strings.ContainsAny(name, "/\x00") || strings.ContainsAny(section, "/\x00.") {
		return "", ErrNoPage
	}
	wanted := sections
	if section != "" {
		wanted = []string{section}
	}
	for _, s := range wanted {
		for _, dir := range folders {
			if f := inFolder(filepath.Join(dir, "man"+s[:1]), name, s); f != "" {
				return f, nil
			}
		}
	}
	if section != "" { // the name may have a dot
		if f, err := Find(name+"."+section, "", folders); err == nil {
			return f, nil
		}
		return "", fmt.Errorf("%w in section %s", ErrNoPage, section)
	}
	return "", ErrNoPage
}

// inFolder returns the file of a page in one folder: in the section itself, else in a part of it, such as 3pm for 3. "" if there is none.
func inFolder(dir, name, section string) string {
	for _, e := range endings {
		if f := filepath.Join(dir, name+"."+section+e); isFile(f) {
			return f
		}
	}
	files, err := os.ReadDir(dir)
	if err != nil {
		return ""
	}
	fits := func(f fs.DirEntry) bool {
		return strings.EqualFold(pageOf(f.Name(), section), name) && isFile(filepath.Join(dir, f.Name()))
	}
	if i := slices.IndexFunc(files, fits); i >= 0 {
		return filepath.Join(dir, files[i].Name())
	}
	return ""
}

func isFile(f string) bool {
	info, err := os.Stat(f)
	return err == nil && info.Mode().IsRegular()
}

// Folders returns the folders that hold the manual: those of MANPATH, where an empty part stands for the usual ones; they are beside the
// folders of programs (PATH) and in the usual places. Those in the reader's language come first. getenv is os.Getenv.
func Folders(getenv func(string) string) []string {
	var all []string
	add := func(dir string) {
		if dir != "" && filepath.IsAbs(dir) && !slices.Contains(all, dir) {
			all = append(all, dir)
		}
	}
	usual := func() {
		for _, bin := range filepath.SplitList(getenv("PATH")) {
			add(filepath.Join(bin, "man"))
			add(filepath.Join(filepath.Dir(bin), "share", "man"))
			add(filepath.Join(filepath.Dir(bin), "man"))
		}
		for _, dir := range []string{"/usr/local/share/man", "/usr/local/man", "/usr/share/man", "/usr/man", "/opt/homebrew/share/man", "/opt/local/share/man", "/usr/pkg/man",
			"/Library/Developer/CommandLineTools/usr/share/man", "/run/current-system/sw/share/man"} {
			add(dir)
		}
	}
	if path := getenv("MANPATH"); path == "" {
		usual()
	} else {
		for _, dir := range strings.Split(path, string(filepath.ListSeparator)) {
			if dir == "" {
				usual()
			}
			add(dir)
		}
	}
	return localized(all, getenv)
}

// localized puts before each folder those in it that hold pages in the reader's language.
func localized(folders []string, getenv func(string) string) []string {
	locale := getenv("LC_ALL")
	for _, v := range []string{"LC_MESSAGES", "LANG"} {
		if locale == "" {
			locale = getenv(v)
		}
	}
	country, _, _ := strings.Cut(locale, ".")
	language, _, _ := strings.Cut(country, "_")
	if language == "" || language == "C" || language == "POSIX" || language == "en" || strings.ContainsAny(locale, "/\x00") {
		return folders
	}
	var all []string
	for _, l := range slices.Compact([]string{country, language}) {
		for _, dir := range folders {
			all = append(all, filepath.Join(dir, l))
		}
	}
	return append(all, folders...)
}

// mostNamed is how many names of pages are offered at once: a shell shows no more.
const mostNamed = 1000

// Names returns the names of the pages that begin like begun, in a section or, if that is "", in any; sorted.
func Names(begun, section string, folders []string) []string {
	wanted := sections
	if section != "" {
		wanted = []string{section}
	}
	var all []string
	for _, dir := range folders {
		for _, s := range wanted {
			files, err := os.ReadDir(filepath.Join(dir, "man"+s[:1]))
			if err != nil {
				continue
			}
			for _, f := range files {
				if name := f.Name(); strings.HasPrefix(name, begun) {
					all = append(all, pageOf(name, section))
				}
			}
		}
	}
	slices.Sort(all)
	all = slices.Compact(all)
	if len(all) > 0 && all[0] == "" { // files of another section
		all = all[1:]
	}
	return all[:min(len(all), mostNamed)]
}

// pageOf returns the name of the page that a file holds, "" if it is of no such section.
func pageOf(file, section string) string {
	for _, e := range endings[1:] {
		file = strings.TrimSuffix(file, e)
	}
	n := strings.LastIndexByte(file, '.')
	if n <= 0 || !strings.HasPrefix(file[n+1:], section) {
		return ""
	}
	return file[:n]
}
