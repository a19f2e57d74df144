package markdown

import (
	"bytes"
	"regexp"
	"slices"
	"testing"
	"unicode"
)

// pieces are what the fuzz tests put texts together from: each byte of their input stands for one,
// so that they meet block structure often.
var pieces = []string{
	"\n", "\n\n", "\n", "\n", "\n", " ", "  ", "   ", "    ", "\t", "a", "b", "# ", "## ", "#", "===", "---", "-", "- ", "* ",
	"+ ", "1. ", "2. ", "1) ", "10. ", "> ", ">", "```", "~~~", "``` x", "***", "_ _ _", "<div>", "</div>", "<a>", "<!--", "-->",
	"<pre>", "</pre>", "<?", "?>", "<!A", "[^x]: ", "[^x]:", "[x]: y", "[x]:", "[x", "]:", "'t'", "'", "\"", "(", ":-", "|",
	"|a|", "|-|", "-:", ":", "|-|-|", "|a|b|", "`", "*", "_", "**", "[", "]", "](u)", "\\", "&amp;", "<b>", "é", "=", "--",
	"<a", "<script>", "0.",
}

// composed returns the text that the fuzz tests' input stands for.
func composed(in []byte) []byte {
	var b []byte
	for _, c := range in {
		p := pieces[int(c)%len(pieces)]
		b = append(b, p...)
	}
	return b
}

// FuzzOutline compares the headings found with those of goldmark.
func FuzzOutline(f *testing.F) {
	for _, e := range examples(f) {
		f.Add([]byte(e.Markdown), false)
	}
	f.Add([]byte("[0]:\x1b\n="), false)
	for i := range 64 {
		f.Add([]byte{byte(i), byte(i * 7), 0, byte(i * 3), byte(i + 5), 1, byte(i * 11)}, true)
	}
	f.Fuzz(func(t *testing.T, in []byte, compose bool) {
		src := in
		if compose {
			src = composed(in)
		}
		if len(src) > 2000 || differs(src) {
			return
		}
		ours, theirs := ourHeads(t, src), theirHeads(src)
		for i := range ours { // what stands in a heading is compared elsewhere
			ours[i].text = ""
		}
		for i := range theirs {
			theirs[i].text = ""
		}
		if !slices.Equal(ours, theirs) && !tableInParagraph(t, src) {
			t.Errorf("%q:\n ours   %v\n theirs %v", src, ours, theirs)
		}
	})
}

// The ways in which goldmark 1.8.7 is known to read a text in another way than CommonMark and GFM say.
var (
	// A tab within or behind a tag keeps it from beginning an HTML block.
	tabInTag = regexp.MustCompile(`<[^\n]*\t`)
	// A delimiter row that is indented by four columns is one when a line that could be an underline follows.
	indentedRow = regexp.MustCompile(`(?m)^( {4}| {0,3}\t)[ \t]*[-|:][-|: \t]*$`)
	// A tab behind a footnote's label is taken for more columns than it has.
	tabInFootnote = regexp.MustCompile(`\[\^[^\]]*\]: *\t`)
	// An empty item within another, with a blank line behind it, ends the outer list.
	emptyWithin = regexp.MustCompile(`(?m)^.+([-+*]|\d[.)])[ \t]*\n[ \t]*\n`)
	// Behind two markers, a tab's columns are counted from another place.
	tabWithin = regexp.MustCompile(`(?m)^ *(>|[-+*] |\d+[.)] ).*(>|[-+*]|\d[.)]) *\t`)
	// A link's destination.
	target = regexp.MustCompile(`\]:\s*([^\s<]\S*)`)
	// Nor need one in angle brackets be without another `<`.
	angled = regexp.MustCompile(`\]:\s*<[^>\n]*<`)
)

// differs reports whether a text has what goldmark reads in another way, or what this test isn't about.
func differs(src []byte) bool {
	// White space that is none in CommonMark, line endings that are none in goldmark; front matter.
	if bytes.ContainsAny(src, "\r\v\f\x00") || frontMatterEnd(src) > 0 || tabInTag.Match(src) || angled.Match(src) ||
		indentedRow.Match(src) || tabInFootnote.Match(src) || emptyWithin.Match(src) || tabWithin.Match(src) {
		return true
	}
	// Parentheses in a destination need not be balanced, and control characters may stand in it.
	for _, m := range target.FindAllSubmatch(src, -1) {
		if bytes.Count(m[1], []byte("(")) != bytes.Count(m[1], []byte(")")) || bytes.ContainsFunc(m[1], unicode.IsControl) {
			return true
		}
	}
	return false
}

// tableInParagraph reports whether a table goes on with a paragraph: behind it goldmark takes an underline for the paragraph's.
func tableInParagraph(t testing.TB, src []byte) bool {
	var last placed
	for _, b := range blocksOf(t, src) {
		if b.Kind == Table && last.Kind == Paragraph && !bytes.HasSuffix(src[:b.at], []byte("\n\n")) {
			return true
		}
		last = b
	}
	return false
}

// FuzzBlocks checks that blocks tile any text, that they depend on nothing but what they may look at, and
// that each can be written as Markdown.
func FuzzBlocks(f *testing.F) {
	f.Add([]byte("- a\n  - b\n\n    c\n"), 300, false)
	f.Add([]byte("| a | b |\n|---|:-:|\n| c |\n"), 300, false)
	f.Add([]byte("> ```go\n> x\n"), 900, false)
	f.Add([]byte("[a]: b 'c'\n"), 2000, false)
	for i := range 64 {
		f.Add([]byte{byte(i), byte(i * 7), 0, byte(i * 3), byte(i + 5), 1, byte(i * 11)}, 400*i, true)
	}
	f.Fuzz(func(t *testing.T, in []byte, times int, compose bool) {
		if compose {
			in = composed(in)
		}
		// Once as it is, then a part of it many times, so that blocks have to be cut.
		src := append([]byte{}, in...)
		part := in[len(in)/3:]
		for i := 0; i < times && len(src) < 40_000; i++ {
			src = append(src, part...)
		}
		var open any
		for i, b := range blocksOf(t, src) {
			Markdown(b.Block, b.text)
			if b.Kind == Heading {
				HeadingText(b.Block, b.text)
			}
			checkPure(t, b, open, src[b.at:], i%100 == 0)
			open = b.Open
		}
	})
}

// checkPure checks that what stands behind the window doesn't change a block, and that the quick way to read it finds
// what the other does. open is what the block before has left open, rest the text from the block on.
func checkPure(t *testing.T, b placed, open any, rest []byte, look bool) {
	t.Helper()
	head := rest[:min(len(rest), Window)]
	if len(rest) > Window && b.at > 0 && (look || b.Cut) {
		other := append(append([]byte{}, head...), "\n# other\n"...)
		if c := Next(open, other); c != b.Block {
			t.Fatalf("%+v depends on what is behind the window; else it is %+v", b.Block, c)
		}
	}
	if end, kind, level := quick(head); open == nil && end > 0 {
		f := begin(head)
		if all := blankEnd(rest, end); f.kind != kind || f.level != level || f.cut || blankEnd(rest, f.end) != all {
			t.Fatalf("%+v is quickly read to end at %d, and else is %+v", b.Block, all, f)
		}
	}
}
