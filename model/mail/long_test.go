package mail

import (
	"encoding/base64"
	"io"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
)

// latin1 reads any encoding as ISO 8859-1.
func latin1(_ string, r io.Reader) (io.Reader, error) {
	return charmap.ISO8859_1.NewDecoder().Reader(r), nil
}

// partsOf returns the Markdown of a message, part by part.
func partsOf(t *testing.T, message string) (parts []string) {
	t.Helper()
	b := Open(strings.NewReader(message), latin1)
	for {
		p, err := b.Next()
		if err == io.EOF {
			return parts
		}
		if err != nil {
			t.Fatal(err)
		}
		parts = append(parts, string(p))
	}
}

func TestALongMessageComesPartByPart(t *testing.T) {
	const head = "From: a@example.org\nSubject: Long\nMIME-Version: 1.0\n"
	text := strings.Repeat("Some words of a paragraph.\n\n", 40_000) + "The café is closed.\n"
	page := "<h1>x</h1>" + strings.Repeat("<p>Some words of a paragraph.</p>\n", 40_000) + "<p>The café is closed.</p>\n"
	latin, err := charmap.ISO8859_1.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	for name, message := range map[string]string{
		"text":        head + "Content-Type: text/plain; charset=utf-8\n\n" + text,
		"a page":      head + "Content-Type: text/html; charset=utf-8\n\n" + page,
		"base64":      head + "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n" + base64.StdEncoding.EncodeToString([]byte(text)),
		"Latin-1":     head + "Content-Type: text/plain; charset=iso-8859-1\n\n" + latin,
		"wrong label": head + "Content-Type: text/plain; charset=iso-8859-1\n\n" + text,
		"two forms":   head + "Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/html\n\n" + page + "\n--b\nContent-Type: text/plain\n\n" + text + "\n--b--\n",
		"attachments": head + "Content-Type: multipart/mixed; boundary=b\n\n--b\n\n" + text + "\n--b\nContent-Disposition: attachment; filename=a.bin\n\nx\n--b--\n",
	} {
		parts := partsOf(t, message)
		all := strings.Join(parts, "")
		if len(parts) < 4 || len(parts[0]) > 64<<10 {
			t.Errorf("%s: %d parts, of which the first has %d bytes", name, len(parts), len(parts[0]))
		}
		if n := strings.Count(all, "Some words of a paragraph."); n != 40_000 || !strings.Contains(all, "The café is closed.") || strings.Count(all, "Long") != 1 {
			t.Errorf("%s: %d paragraphs, and then %q", name, n, all[max(0, len(all)-100):])
		}
		if attached := strings.HasSuffix(all, "*Attached: a.bin (text/plain), 1 bytes*\n\n"); attached != (name == "attachments") {
			t.Errorf("%s ends with %q", name, all[max(0, len(all)-100):])
		}
	}
}

func TestPartsThatAreDamaged(t *testing.T) {
	const head = "From: a@example.org\nSubject: S\nContent-Type: multipart/mixed; boundary=\"b 1\"\n\nThis is MIME.\n"
	for name, c := range map[string]struct{ body, want string }{
		"no end":                     {"--b 1\n\none\n--b 1\n\ntwo\n", "one\n\ntwo"},
		"no blank line":              {"--b 1\nContent-Type: text/plain\none\n\n--b 1\nContent-Type: text/html\n<p>two\n--b 1--\n", "one\n\ntwo"},
		"nothing in one":             {"--b 1\n--b 1\n\none\n--b 1--\nIt is over.\n", "one"},
		"another boundary":           {"--b 1\n\none\n--b 12\ntwo --b 1\n\n--b 1--\n", "one\\\n--b 12\\\ntwo --b 1"},
		"line breaks of the network": {"--b 1\r\nContent-Type: text/plain\r\n\r\none\r\n--b 1--\r\n", "one"},
	} {
		all := strings.Join(partsOf(t, head+c.body), "")
		if _, got, _ := strings.Cut(all, "example.org\n\n"); strings.TrimSpace(got) != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
