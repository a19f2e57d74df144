package fb2

import (
	"strings"
	"testing"
)

func FuzzOpen(f *testing.F) {
	f.Add(`<FictionBook><description><title-info><book-title>t</book-title><author><last-name>a</last-name></author></title-info></description><body><title><p>t</p></title><section id="x"><title><p>s</p></title><p>a<a l:href="#n">1</a><strong>b</strong></p><poem><stanza><v>v</v></stanza></poem><cite><p>c</p></cite><table><tr><td colspan="2">d</td></tr></table></section></body><body name="notes"><section id="n"><p>note <a href="#n">x</a></p></section></body><binary>`)
	f.Fuzz(func(t *testing.T, text string) {
		b, n := Open(strings.NewReader(text), int64(len(text))), 0
		for {
			part, err := b.Next()
			if n += len(part); err != nil {
				break
			}
		}
		if n > 500*len(text)+1<<16 {
			t.Errorf("%d bytes became %d", len(text), n)
		}
	})
}
