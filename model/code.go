package model

import (
	"path/filepath"
	"slices"
	"strings"
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

// codeFence is longer than any that stands in source code.
const codeFence = "~~~~~~~~~~~~~~~~"

// expandCode puts a block of code in the place of source code.
func expandCode(o *opening) error {
	begun := false
	lines := byLines(o.all(), func(line string) string {
		if strings.HasPrefix(strings.TrimLeft(line, " "), codeFence) {
			line = "    " + line // so far in, it closes nothing
		}
		if begun {
			return line + "\n"
		}
		begun = true
		return codeFence + languages[strings.ToLower(filepath.Ext(o.name))] + "\n" + line + "\n"
	})
	return o.through(lines)
}
