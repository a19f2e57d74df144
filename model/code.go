package model

import (
	"bytes"
	"path/filepath"
	"slices"
	"strings"

	"lede/model/code"
)

// languages gives the endings of names of source code the language's name, as what colours it knows it.
var languages = map[string]string{
	".go": "go", ".py": "python", ".js": "javascript", ".mjs": "javascript", ".ts": "typescript", ".tsx": "tsx", ".jsx": "jsx", ".json": "json", ".jsonl": "json",
	".yaml": "yaml", ".yml": "yaml", ".toml": "toml", ".c": "c", ".h": "c", ".cc": "cpp", ".cpp": "cpp", ".hpp": "cpp", ".rs": "rust", ".java": "java",
	".kt": "kotlin", ".swift": "swift", ".rb": "ruby", ".php": "php", ".pl": "perl", ".lua": "lua", ".sh": "bash", ".bash": "bash", ".zsh": "bash", ".fish": "fish",
	".sql": "sql", ".css": "css", ".scss": "scss", ".xml": "xml", ".cs": "csharp", ".hs": "haskell", ".ml": "ocaml", ".ex": "elixir", ".exs": "elixir", ".erl": "erlang",
	".clj": "clojure", ".scala": "scala", ".r": "r", ".jl": "julia", ".dart": "dart", ".zig": "zig", ".nix": "nix", ".tf": "terraform", ".proto": "protobuf",
	".diff": "diff", ".patch": "diff", ".ini": "ini", ".mk": "make", ".cmake": "cmake", ".vim": "vim", ".el": "emacs-lisp", ".ps1": "powershell",
}

// codeFiles returns the endings of the names of source code.
func codeFiles() []string {
	var all []string
	for ending := range languages {
		all = append(all, ending)
	}
	slices.Sort(all)
	return all
}

func isCode(name string, _ []byte) bool { return languages[strings.ToLower(filepath.Ext(name))] != "" }

// coded is the Syntax of source code, which is read as it stands: package code says where its parts begin.
type coded struct {
	language string
	text     *code.Text
}

func newCode(name string, head []byte) Syntax {
	language := languages[strings.ToLower(filepath.Ext(name))]
	return coded{language, code.New(language, head)}
}

// Next returns the next block: a heading where a part begins with it. All blocks but the last go on with each other.
func (c coded) Next(prev Block, text []byte) Block {
	size := c.text.Size(text[:min(len(text), window)], codeCap)
	b := Block{Start: prev.End, End: prev.End + Pos(size), Kind: Code, Cut: size < len(text)}
	if _, level, ok := c.text.Part(text); ok {
		b.Kind, b.Level = Heading, uint8(level)
	}
	return b
}

// Markdown returns the block as a block of code, whose fence is longer than any in it.
func (c coded) Markdown(b Block, text []byte) string {
	fence := "~~~"
	for bytes.Contains(text, []byte(fence)) {
		fence += "~"
	}
	s := strings.TrimRight(string(text), "\r\n")
	if b.Cut { // blank lines before the next part are shown
		s = strings.TrimSuffix(strings.TrimSuffix(string(text), "\n"), "\r")
	}
	return fence + c.language + "\n" + s + "\n" + fence
}

// Heading returns what a part is called.
func (c coded) Heading(_ Block, text []byte) string {
	title, _, _ := c.text.Part(text)
	return title
}
