package man

import (
	"bufio"
	"io"
	"strings"

	"lede/model/html"
)

// roff is what is known while a page is read: where lines come from, and what they have defined.
type roff struct {
	frames     []frame   // the page, the files and macros in it; the innermost last
	at, coming html.Line // the line of the page that is read, and the one behind it
	include    func(string) (io.Reader, error)
	left       int // bytes that macros and strings may still make
	strings    map[string]string
	registers  map[string]int
	macros     map[string][]string
	aliases    map[string]string
	taken      []bool // of each .ie that waits for its .el: whether its branch was taken
	translate  map[rune]rune
	control    byte // what requests begin with
	escapes    byte // what escapes begin with; 0 if nothing
	font       fonts
}

// frame is what lines are read from: a file, or a macro with its arguments.
type frame struct {
	in   *bufio.Reader // nil for a macro
	body []string
	at   int
	name string
	args []string
	loop string // the condition under which the body is read again
}

func newRoff(include func(string) (io.Reader, error)) roff {
	return roff{
		coming: html.Line{Number: 1}, include: include, left: credit, control: '.', escapes: '\\',
		strings: map[string]string{"R": "\\(rg", "Tm": "\\(tm", "lq": "\\(lq", "rq": "\\(rq", "S": "", "HF": "\\fB", "q": "\"",
			"Lq": "\\(lq", "Rq": "\\(rq", "L\"": "\\(lq", "R\"": "\\(rq", "Am": "&", "Ba": "|", "Ge": "\\(>=", "Gt": ">", "Le": "\\(<=", "Lt": "<", "Ne": "\\(!=",
			"Pm": "\\(+-", "aa": "\\(aa", "ga": "\\(ga", "Pi": "\\(*p", "If": "\\(if", "Na": "NaN", ".T": "utf8", "-": "\\-"},
		registers: map[string]int{".g": 1, "$": 0, ".l": 1560, ".H": 24, ".V": 40, ".x": 1, ".y": 22, ".A": 0, ".u": 1, "year": 2000, "yr": 100, "mo": 1, "dy": 1, ".s": 10, ".v": 40, ".i": 0, ".f": 1, "an-no-space-flag": 0},
		macros:    map[string][]string{}, aliases: map[string]string{},
	}
}

// charge takes n from what macros may still make. It reports whether anything is left.
func (r *roff) charge(n int) bool {
	r.left -= n
	return r.left > 0
}

// physical returns the next line as it stands in the file or macro, whose arguments it has.
func (r *roff) physical() (string, bool) {
	for len(r.frames) > 0 {
		f := &r.frames[len(r.frames)-1]
		if f.in != nil {
			line, err := f.in.ReadSlice('\n')
			if len(line) > 0 || err == nil {
				if len(r.frames) == 1 {
					r.left += growth * len(line)
					r.at = r.coming
					r.coming.Pos += int64(len(line))
					r.coming.Number++
				} else if !r.charge(len(line)) {
					r.frames = r.frames[:1]
				}
				return strings.TrimRight(string(line), "\r\n"), true
			}
		} else if f.at < len(f.body) {
			line := f.body[f.at]
			f.at++
			if !r.charge(len(line) + 8) {
				r.frames = r.frames[:1]
				continue
			}
			return r.arguments(line, *f), true
		} else if f.loop != "" && r.charge(64) {
			if ok, _ := r.condition(r.expand(f.loop)); ok {
				f.at = 0
				continue
			}
		}
		if len(r.frames) == 1 {
			return "", false
		}
		r.frames = r.frames[:len(r.frames)-1]
	}
	return "", false
}

// readLine returns the next line: without its comment, and with the lines that it says it goes on with.
func (r *roff) readLine() (string, bool) {
	line, ok := r.physical()
	if !ok {
		return "", false
	}
	line, on := r.comment(line)
	if !on {
		return line, true
	}
	var all strings.Builder
	for on && all.Len() < longestLine {
		all.WriteString(line)
		if line, ok = r.physical(); !ok {
			break
		}
		line, on = r.comment(line)
	}
	all.WriteString(line)
	return all.String(), true
}

// comment returns a line without the comment at its end, and whether it goes on with the next one: it ends in a backslash, or in a comment that says so.
func (r *roff) comment(line string) (string, bool) {
	if r.escapes != '\\' {
		return line, false
	}
	for i := strings.IndexByte(line, '\\'); i >= 0 && i < len(line); {
		if i+1 == len(line) {
			return line[:i], true
		}
		switch line[i+1] {
		case '"':
			if s := line[:i]; s == "." || s == "'" { // a line of nothing else
				return s, false
			}
			return line[:i], false
		case '#':
			return line[:i], true
		}
		i += 2
		n := strings.IndexByte(line[min(i, len(line)):], '\\')
		if n < 0 {
			break
		}
		i += n
	}
	return line, false
}

// arguments puts a macro's arguments in the place of \$1, \$* and the like.
func (r *roff) arguments(line string, f frame) string {
	if !strings.Contains(line, `\$`) {
		return line
	}
	var b strings.Builder
	for i := 0; i < len(line); i++ {
		if line[i] != '\\' || i+1 == len(line) {
			b.WriteByte(line[i])
			continue
		}
		i++
		if line[i] != '$' {
			b.WriteString(line[i-1 : i+1])
			continue
		}
		name, n := nameAt(line[i+1:])
		i += n
		b.WriteString(argument(name, f))
		if b.Len() > longestLine {
			break
		}
	}
	r.charge(b.Len())
	return b.String()
}

// argument returns what \$ with a name stands for in a macro.
func argument(name string, f frame) string {
	switch name {
	case "0":
		return f.name
	case "*":
		return strings.Join(f.args, " ")
	case "@", "^":
		if len(f.args) == 0 {
			return ""
		}
		return `"` + strings.Join(f.args, `" "`) + `"`
	}
	if n := atoi(name); n >= 1 && n <= len(f.args) {
		return f.args[n-1]
	}
	return ""
}

// nameAt returns the name that s begins with, as escapes have them: one character, two behind a parenthesis, or any in brackets; and its length.
func nameAt(s string) (name string, n int) {
	switch {
	case s == "":
		return "", 0
	case s[0] == '(':
		n = min(3, len(s))
		return s[1:n], n
	case s[0] == '[':
		if n = strings.IndexByte(s, ']'); n < 0 {
			return s[1:], len(s)
		}
		return s[1:n], n + 1
	}
	for n = 1; n < len(s) && s[n]&0xc0 == 0x80; n++ {
	}
	return s[:n], n
}

// push begins to read a macro.
func (r *roff) push(f frame) {
	if len(r.frames) < deepest && r.left > 0 {
		r.frames = append(r.frames, f)
	}
}

// atoi returns the number that s is, -1 if it is none.
func atoi(s string) int {
	n := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' || n > 1<<24 {
			return -1
		}
		n = n*10 + int(s[i]-'0')
	}
	if s == "" {
		return -1
	}
	return n
}
