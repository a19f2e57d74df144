package model

import (
	"fmt"
	"math/rand"
	"strings"
	"testing"
)

// document returns a text of about n bytes with headings, prose, lists, code, tables, quotes and definitions, as
// documentation has them.
func document(n int) []byte {
	r := rand.New(rand.NewSource(1))
	var b strings.Builder
	words := strings.Fields("the of reader terminal and to *in* a block that `is` for [it](https://example.org) text heading with line be on parser")
	sentence := func(n int) {
		for i := range n {
			if i > 0 {
				b.WriteByte(" \n"[min(1, i%13/12)])
			}
			b.WriteString(words[r.Intn(len(words))])
		}
		b.WriteString(".\n")
	}
	for i := 0; b.Len() < n; i++ {
		fmt.Fprintf(&b, "## Section %d about it\n\n", i)
		for range 4 + r.Intn(6) {
			switch k := r.Intn(20); {
			case k < 11:
				sentence(20 + r.Intn(60))
			case k < 14:
				for range 3 + r.Intn(5) {
					b.WriteString("- ")
					sentence(11)
				}
			case k < 16:
				b.WriteString("```go\n" + strings.Repeat("	if err := read(ctx); err != nil {\n", 4+r.Intn(10)) + "```\n")
			case k < 18:
				b.WriteString("| name | what it is |\n|------|:-----------|\n" + strings.Repeat("| word | some more words |\n", 3+r.Intn(6)))
			case k < 19:
				b.WriteString("> ")
				sentence(12)
			default:
				fmt.Fprintf(&b, "[ref%d]: https://example.org/%d 'A title'\n", i, i)
			}
			b.WriteByte('\n')
		}
	}
	return []byte(b.String())
}

func BenchmarkScan(b *testing.B) {
	src := document(16 << 20)
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		a, err := Read("x.md", src)
		if err != nil {
			b.Fatal(err)
		}
		if err := a.ScanAll(); err != nil {
			b.Fatal(err)
		}
	}
}
