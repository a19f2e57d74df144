package library

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

func TestLinksOfOtherPrograms(t *testing.T) {
	const want = "https://a.example/x One 1700000000|https://b.example/ Two -62135596800"
	for name, file := range map[string]string{
		"bookmarks":  "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p><DT><A HREF=\"https://a.example/x\" ADD_DATE=\"1700000000\">One</A>\n<DT><A HREF=\"https://b.example/\">Two</A><DT><A HREF=\"https://b.example/\">Twice</A></DL>",
		"Pocket":     "title,url,time_added,tags,status\nOne,https://a.example/x,1700000000,,unread\nTwo,https://b.example/,,,archive\n",
		"Instapaper": "\ufeffURL,Title,Selection,Folder,Timestamp\nhttps://a.example/x,One,,Unread,1700000000\nhttps://b.example/,Two,\"a, b\",Archive,\n",
		"Wallabag":   `[{"url":"https://a.example/x","title":"One","created_at":"2023-11-14T22:13:20+0000"},{"url":"https://b.example/","title":"Two","tags":[]}]`,
		"Omnivore":   `[{"id":"1","title":"One","url":"https://a.example/x","savedAt":"2023-11-14T22:13:20.000Z"},{"title":"Two","url":"https://b.example/"}]`,
		"Pocket's":   `{"list":{"1":{"resolved_url":"https://a.example/x","resolved_title":"One","time_added":"1700000000"},"2":{"given_url":"https://b.example/","given_title":"Two"}}}`,
	} {
		all, err := Links([]byte(file))
		var got []string
		for _, l := range all {
			got = append(got, fmt.Sprint(l.Source, " ", l.Title, " ", l.Added.Unix()))
		}
		if err != nil || strings.Join(got, "|") != want {
			t.Errorf("%s: %s (%v)", name, strings.Join(got, "|"), err)
		}
	}
	for _, file := range []string{
		"<?xml version=\"1.0\"?><opml version=\"2.0\"><body><outline text=\"All\"><outline text=\"One\" htmlUrl=\"https://a.example/x\" xmlUrl=\"https://a.example/feed\"/></outline></body></opml>",
		"https://a.example/x One\n",
	} {
		if all, err := Links([]byte(file)); err != nil || len(all) != 1 || all[0].Source != "https://a.example/x" || all[0].Title != "One" {
			t.Errorf("of %q it finds %+v (%v)", file, all, err)
		}
	}
}

func TestWhatIsNoLinkIsListed(t *testing.T) {
	all, err := Links([]byte("url,title\njavascript:alert(1),One\nhttps://b.example/,Two\n,Three\n"))
	if len(all) != 1 || err == nil || !strings.Contains(err.Error(), "javascript:alert(1): no address on the web") {
		t.Errorf("found are %+v (%v)", all, err)
	}
	if _, err := Links([]byte("Just words.\n")); !errors.Is(err, errNoLinks) {
		t.Errorf("of words the error is %v", err)
	}
	for _, broken := range []string{"[{", "{\"url\": 7", "<opml", "\x00\xff", ""} {
		if all, err := Links([]byte(broken)); len(all) > 0 || err == nil {
			t.Errorf("of %q it finds %+v (%v)", broken, all, err)
		}
	}
}
