// Package sample is what tests share: texts, some of which other readers hang at, and comparing with golden files.
package sample

import (
	"fmt"
	"strings"
)

// Mixed returns about size bytes of Markdown with all that articles have.
func Mixed(size int) string {
	var b strings.Builder
	b.Grow(size + 4096)
	b.WriteString("# A document\n\n")
	for i := 0; b.Len() < size; i++ {
		fmt.Fprintf(&b, "%s Section number %d\n\n", "##"[:1+i%2]+"#", i)
		fmt.Fprintf(&b, "The %d words *of this* paragraph say **little**, and [link][r] to `code`.\n%s\n\n", i, strings.Repeat("More of them follow, as in any article of some length. ", 9))
		switch i % 5 {
		case 0:
			b.WriteString("- one item\n- another, with `code`\n  - and one below it\n- a third\n\n")
		case 1:
			b.WriteString("```go\nfunc main() {\n\tfmt.Println(\"hello\") // a comment\n}\n```\n\n")
		case 2:
			b.WriteString("| name | size | kind |\n|---|--:|:-:|\n| a | 1 | x |\n| b | 22 | *y* |\n\n")
		case 3:
			b.WriteString("> A quote of some words,\n> on two lines.\n\n")
		}
	}
	b.WriteString("[r]: https://example.org/\n")
	return b.String()
}

// Hostile returns shapes that hang or slow down other readers, each grown to a size.
func Hostile(size int) map[string]string {
	grow := func(s string) string { return strings.Repeat(s, size/len(s)+1)[:size] }
	var nested strings.Builder
	for i := 0; nested.Len() < size; i++ {
		nested.WriteString(strings.Repeat("  ", i%400) + "- item\n")
	}
	var rows strings.Builder
	rows.WriteString("| a | b |\n|---|---|\n")
	for i := 0; rows.Len() < size; i++ {
		fmt.Fprintf(&rows, "| %d | [l](https://example.org/%d) |\n", i, i)
	}
	cols := "|" + strings.Repeat("a|", 5000) + "\n|" + strings.Repeat("-|", 5000) + "\n"
	return map[string]string{
		"quotes in quotes": grow(">"), "lists in lists": grow("- "), "nested list": nested.String(), "long list": grow("- item\n"), "loose list": grow("- item\n\n"),
		"code": "```go\n" + grow("func f(x int) { return x + 1 }\n"), "one line of code": "```js\n" + grow("a(b);"), "code, no language": "```\n" + grow("x <- y | z\n"),
		"angle brackets": "```html\n" + grow("<"), "headings alike": grow("# same\n\n"), "half links": grow("[a](b"), "brackets": grow("["), "comments": grow("<!--"),
		"rows": rows.String(), "columns": cols + grow("|"), "one word": grow("x"), "one line": grow("word "), "stars": grow("*a **b "), "marks": "a" + grow("\u0301"),
		"emoji": grow("👩‍👩‍👧‍👦"), "definitions": grow("[a]: /u\n"), "uses": "[a]: /u\n\n" + grow("[a] "), "backticks": grow("` `` "), "html": grow("<div>\n\n"), "indented": grow("    x = 1\n"),
		"escapes": grow("\x1b[31m"), "entities": grow("&#27;"), "wide": grow("日本語"), "blank": grow("\n"), "spaces": grow(" "), "tabs": grow("\t"),
	}
}
