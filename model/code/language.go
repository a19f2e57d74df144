// Package code finds the parts of source code and of data, such as functions, types and top-level keys, by a look at its lines.
package code

import "strings"

// grammar says how the lines look that begin a part.
type grammar struct {
	words    string // those that begin a declaration, between blanks
	before   string // those that may stand before them
	comment  string // what a line of comment begins with, between blanks; decorations that belong to what follows too
	indented bool   // declarations may stand in others, deeper
	whole    bool   // all of the line tells what is declared, not the name alone
	line     func(line string) string
}

// cComment are the lines of comments in languages that look like C.
const cComment = "// /* * */ # @ ["

// grammars are those of the languages, by the names that highlighting knows them by.
var grammars = map[string]grammar{
	"go":         {words: "func type", comment: "//"},
	"python":     {words: "def class", before: "async", comment: "# @", indented: true},
	"javascript": {words: "function class", before: "export default async", comment: cComment, line: arrow},
	"typescript": {words: "function class interface type enum namespace", before: "export default async declare abstract", comment: cComment, line: arrow},
	"rust":       {words: "fn struct enum trait impl mod macro_rules! union", before: "pub pub(crate) pub(super) async const unsafe extern \"C\" default", comment: "// #[ /*", indented: true},
	"java":       {words: "class interface enum record @interface", before: "public private protected static final abstract sealed strictfp", comment: cComment, indented: true},
	"kotlin":     {words: "class interface object fun", before: "public private protected internal open abstract sealed data enum inline override suspend companion", comment: cComment, indented: true},
	"swift":      {words: "class struct enum protocol extension func actor", before: "public private internal fileprivate open final static override mutating", comment: cComment, indented: true},
	"csharp":     {words: "class interface struct enum record namespace", before: "public private protected internal static sealed abstract partial readonly", comment: cComment, indented: true},
	"scala":      {words: "class object trait def enum", before: "private protected abstract final sealed case override implicit lazy", comment: cComment, indented: true},
	"dart":       {words: "class mixin enum extension", before: "abstract", comment: cComment},
	"php":        {words: "function class interface trait enum namespace", before: "public private protected static final abstract readonly", comment: cComment, indented: true},
	"ruby":       {words: "def class module", comment: "#", indented: true},
	"elixir":     {words: "defmodule def defp defmacro defprotocol defimpl", comment: "# @", indented: true},
	"lua":        {words: "function", before: "local", comment: "--"},
	"perl":       {words: "sub package", comment: "#"},
	"r":          {comment: "#", line: assigned("<- function")},
	"julia":      {words: "function struct module macro abstract", before: "mutable", comment: "#"},
	"bash":       {words: "function", comment: "#", line: shellFunction},
	"fish":       {words: "function", comment: "#"},
	"powershell": {words: "function class enum", comment: "#"},
	"c":          {words: "struct enum union typedef", before: "static", comment: "// /* * */", line: cFunction},
	"cpp":        {words: "struct enum union class namespace typedef template", before: "static", comment: "// /* * */", line: cFunction},
	"zig":        {words: "fn", before: "pub export inline", comment: "//"},
	"haskell":    {words: "data type newtype class instance module", comment: "--", line: signature},
	"ocaml":      {words: "let type module class", comment: "(*"},
	"clojure":    {words: "(defn (def (defmacro (defprotocol (defrecord (ns", comment: ";"},
	"emacs-lisp": {words: "(defun (defvar (defcustom (defmacro (defgroup (define-minor-mode", comment: ";"},
	"vim":        {words: "function function! def", comment: "\""},
	"sql":        {words: "create", comment: "-- /*", whole: true},
	"protobuf":   {words: "message service enum", comment: "//"},
	"terraform":  {words: "resource data variable output module provider locals terraform", comment: "# //", whole: true},
	"cmake":      {comment: "#", line: called("function", "macro")},
	"make":       {comment: "#", line: target},
	"diff":       {line: diffFile},
	"toml":       {comment: "#", line: bracketed},
	"ini":        {comment: "# ;", line: bracketed},
	"yaml":       {comment: "#", line: yamlKey},
	"css":        {}, "scss": {}, "xml": {}, "nix": {}, "erlang": {}, "json": {},
}

// aliases are languages whose declarations look like those of another.
var aliases = map[string]string{"tsx": "typescript", "jsx": "javascript"}

// has reports whether a list of words between blanks has one.
func has(list, word string) bool {
	for w := range strings.FieldsSeq(list) {
		if w == word {
			return true
		}
	}
	return false
}

// arrow returns the name of a function that is assigned to a constant, "" for any other line.
func arrow(line string) string {
	s := strings.TrimPrefix(line, "export ")
	s, ok := strings.CutPrefix(s, "const ")
	if !ok {
		return ""
	}
	name, value, ok := strings.Cut(s, " = ")
	if !ok || !strings.Contains(value, "=>") && !strings.HasPrefix(value, "function") && !strings.HasPrefix(value, "async ") && !strings.HasSuffix(value, "(") {
		return ""
	}
	name, _, _ = strings.Cut(name, ":")
	return "const " + name
}

// assigned returns what finds the name of what is assigned something that begins with value.
func assigned(value string) func(line string) string {
	return func(line string) string {
		name, rest, ok := strings.Cut(line, " ")
		if !ok || name == "" || name[0] == ' ' || !strings.HasPrefix(rest, value) {
			return ""
		}
		return name
	}
}

// shellFunction returns the name of a function of a shell: "name() {".
func shellFunction(line string) string {
	name, rest, ok := strings.Cut(line, "()")
	if name = strings.TrimRight(name, " "); !ok || name == "" || strings.ContainsAny(name, " \t=\"'$(") || strings.Trim(rest, " {(") != "" {
		return ""
	}
	return name
}

// cFunction returns the name of a function that is defined in a line at the margin: one with a parameter list that doesn't end in a semicolon.
func cFunction(line string) string {
	open := strings.IndexByte(line, '(')
	if open <= 0 || !isLetter(line[0]) || strings.HasSuffix(strings.TrimRight(line, " \t"), ";") || strings.ContainsAny(line[:open], "=\"'#?") {
		return ""
	}
	name := strings.TrimRight(line[:open], " ")
	first, _, _ := strings.Cut(name, " ")
	if has("if for while switch return else do case sizeof defined", first) {
		return ""
	}
	name = strings.TrimLeft(name[strings.LastIndexByte(name, ' ')+1:], "*&")
	if name == "" || strings.ToUpper(name) == name && !strings.HasSuffix(strings.TrimRight(line, " {"), ")") {
		return ""
	}
	return name + "()"
}

// signature returns the name that a line of Haskell gives a type.
func signature(line string) string {
	name, _, ok := strings.Cut(line, " :: ")
	if !ok || name == "" || strings.ContainsAny(name, " \t({=") {
		return ""
	}
	return name
}

// called returns what finds the first argument of one of some commands.
func called(commands ...string) func(line string) string {
	return func(line string) string {
		for _, c := range commands {
			if rest, ok := strings.CutPrefix(strings.ToLower(line), c+"("); ok {
				name := line[len(line)-len(rest):]
				if n := strings.IndexAny(name, " )"); n > 0 {
					return c + " " + name[:n]
				}
			}
		}
		return ""
	}
}

// target returns what a rule of make makes.
func target(line string) string {
	name, rest, ok := strings.Cut(line, ":")
	if !ok || name == "" || strings.ContainsAny(name, "=\t#$") || strings.HasPrefix(rest, "=") || name[0] == ' ' || name[0] == '.' && strings.ToUpper(name) == name {
		return ""
	}
	return strings.TrimSpace(name)
}

// diffFile returns the file that a part of a patch changes.
func diffFile(line string) string {
	if rest, ok := strings.CutPrefix(line, "diff --git "); ok {
		_, name, _ := strings.Cut(rest, " b/")
		return name
	}
	if rest, ok := strings.CutPrefix(line, "Index: "); ok {
		return rest
	}
	return ""
}

// bracketed returns the name of a table or a section: "[name]".
func bracketed(line string) string {
	if !strings.HasPrefix(line, "[") {
		return ""
	}
	end := strings.LastIndexByte(line, ']')
	if end < 2 || strings.ContainsAny(line[1:end], ",=") {
		return ""
	}
	return strings.Trim(line[1:end], "[] \"")
}

// yamlKey returns a key at the margin, or what an item there is called.
func yamlKey(line string) string {
	if line == "" || line[0] == ' ' || line[0] == '#' {
		return ""
	}
	item := false
	if rest, ok := strings.CutPrefix(line, "- "); ok {
		line, item = rest, true
	}
	name, value, ok := strings.Cut(line, ":")
	if !ok || value != "" && value[0] != ' ' || name == "" || strings.ContainsAny(name, "{}[]&*!|>%@`#,") {
		return ""
	}
	if name = strings.Trim(name, `"'`); !item {
		return name
	}
	if !has("name id title hosts", name) {
		return ""
	}
	return strings.Trim(strings.TrimSpace(value), `"'`)
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' || c == '_' }
