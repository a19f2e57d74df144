package library

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/net/html"

	"lede/model"
)

// Link is an address that another program has kept to be read.
type Link struct {
	Source model.Source
	Title  string    // "" if it has none
	Added  time.Time // zero if that isn't told
}

// errNoLinks is why nothing can be taken from a file.
var errNoLinks = errors.New("no list of addresses that lede can read: bookmarks in HTML, CSV or JSON of a reading list, OPML, or an address a line")

// Links returns the addresses that are in a file which a browser or another reader has written: bookmarks in HTML; CSV or JSON as
// Pocket, Instapaper, Wallabag and Omnivore export it; OPML; or an address a line. What can't be read of it is told with them.
func Links(file []byte) (all []Link, err error) {
	file = bytes.TrimPrefix(file, []byte("\ufeff"))
	head := bytes.ToLower(bytes.TrimSpace(file[:min(len(file), 4096)]))
	switch {
	case bytes.HasPrefix(head, []byte("[")), bytes.HasPrefix(head, []byte("{")):
		all, err = jsonLinks(file)
	case bytes.Contains(head, []byte("<opml")):
		all, err = opmlLinks(file)
	case bytes.HasPrefix(head, []byte("<")):
		all, err = htmlLinks(file)
	default:
		if all, err = csvLinks(file); err == nil && len(all) == 0 {
			all = lineLinks(file)
		}
	}
	failed := []error{err}
	seen := map[model.Source]bool{}
	all = slices.DeleteFunc(all, func(l Link) bool {
		u, err := url.Parse(string(l.Source))
		if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
			failed = append(failed, fmt.Errorf("%s: no address on the web", model.CleanLine(string(l.Source))))
			return true
		}
		twice := seen[l.Source]
		seen[l.Source] = true
		return twice
	})
	if err = errors.Join(failed...); len(all) == 0 && err == nil {
		err = errNoLinks
	}
	return all, err
}

// jsonLinks returns the addresses in JSON: of all objects that have one, wherever they are.
func jsonLinks(file []byte) (all []Link, err error) {
	var v any
	if err := json.Unmarshal(file, &v); err != nil {
		return nil, err
	}
	var walk func(any)
	walk = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, e := range v {
				walk(e)
			}
		case map[string]any:
			get := func(names string) string {
				for n := range strings.FieldsSeq(names) {
					if s, ok := v[n].(string); ok && s != "" {
						return s
					}
					if f, ok := v[n].(float64); ok {
						return strconv.FormatFloat(f, 'f', 0, 64)
					}
				}
				return ""
			}
			if u := get("url resolved_url given_url originalUrl"); u != "" {
				all = append(all, Link{model.Source(u), get("title resolved_title given_title"), timeIn(get("created_at savedAt time_added added time"))})
				return
			}
			names := make([]string, 0, len(v))
			for n := range v {
				names = append(names, n)
			}
			slices.Sort(names)
			for _, n := range names {
				walk(v[n])
			}
		}
	}
	walk(v)
	return all, nil
}

// timeIn returns the time that is written in seconds since 1970 or as in RFC 3339, zero if it is in neither.
func timeIn(s string) time.Time {
	if n, err := strconv.ParseInt(s, 10, 64); err == nil && n > 0 && n < 1<<34 {
		return time.Unix(n, 0)
	}
	for _, form := range []string{time.RFC3339, "2006-01-02T15:04:05-0700"} {
		if t, err := time.Parse(form, s); err == nil {
			return t
		}
	}
	return time.Time{}
}

// opmlLinks returns the addresses in an outline.
func opmlLinks(file []byte) (all []Link, err error) {
	d := xml.NewDecoder(bytes.NewReader(file))
	d.Strict = false
	for {
		t, err := d.Token()
		if err == io.EOF {
			return all, nil
		}
		if err != nil {
			return all, err
		}
		e, ok := t.(xml.StartElement)
		if !ok || e.Name.Local != "outline" {
			continue
		}
		has := map[string]string{}
		for _, a := range e.Attr {
			has[a.Name.Local] = a.Value
		}
		for _, name := range []string{"htmlUrl", "url", "xmlUrl"} {
			if u := has[name]; u != "" {
				title := has["title"]
				if title == "" {
					title = has["text"]
				}
				all = append(all, Link{Source: model.Source(u), Title: title})
				break
			}
		}
	}
}

// htmlLinks returns the addresses that a page links to, such as a browser's bookmarks.
func htmlLinks(file []byte) (all []Link, err error) {
	z := html.NewTokenizer(bytes.NewReader(file))
	inside := false
	for {
		switch z.Next() {
		case html.ErrorToken:
			if z.Err() != io.EOF {
				err = z.Err()
			}
			return all, err
		case html.StartTagToken:
			name, more := z.TagName()
			if inside = string(name) == "a"; !inside {
				continue
			}
			var l Link
			for more {
				var key, value []byte
				key, value, more = z.TagAttr()
				switch string(key) {
				case "href":
					l.Source = model.Source(value)
				case "add_date", "time_added":
					l.Added = timeIn(string(value))
				}
			}
			if inside = l.Source != "" && !strings.HasPrefix(string(l.Source), "#"); inside {
				all = append(all, l)
			}
		case html.TextToken:
			if inside {
				all[len(all)-1].Title += string(z.Text())
			}
		case html.EndTagToken:
			inside = false
		}
	}
}

// csvLinks returns the addresses in a table whose first row says which column they stand in.
func csvLinks(file []byte) (all []Link, err error) {
	r := csv.NewReader(bytes.NewReader(file))
	r.FieldsPerRecord, r.LazyQuotes = -1, true
	column := map[string]int{}
	for first := true; ; first = false {
		row, err := r.Read()
		if err == io.EOF {
			return all, nil
		}
		if err != nil {
			return all, err
		}
		if first {
			for i, name := range row {
				column[strings.ToLower(strings.TrimSpace(name))] = i
			}
			if _, ok := column["url"]; !ok {
				return nil, nil
			}
			continue
		}
		get := func(names string) string {
			for n := range strings.FieldsSeq(names) {
				if i, ok := column[n]; ok && i < len(row) && row[i] != "" {
					return row[i]
				}
			}
			return ""
		}
		all = append(all, Link{model.Source(get("url")), get("title"), timeIn(get("time_added timestamp created_at saved_at"))})
	}
}

// lineLinks returns the addresses that stand a line each.
func lineLinks(file []byte) (all []Link) {
	for line := range strings.Lines(string(file)) {
		if line = strings.TrimSpace(line); strings.HasPrefix(line, "http://") || strings.HasPrefix(line, "https://") {
			u, title, _ := strings.Cut(line, " ")
			all = append(all, Link{Source: model.Source(u), Title: strings.TrimSpace(title)})
		}
	}
	return all
}
