package code

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"
)

// parts returns the titles of the parts that a text is divided into, indented by their levels.
func parts(language, text string) string {
	t := New(language, []byte(text))
	var out []string
	for rest := []byte(text); len(rest) > 0; rest = rest[t.Size(rest, 4096):] {
		if title, level, ok := t.Part(rest); ok {
			out = append(out, strings.Repeat(" ", level-2)+title)
		}
	}
	return strings.Join(out, "\n")
}

func TestParts(t *testing.T) {
	for language, text := range map[string][2]string{
		"go":         {"package x\n\nimport \"y\"\n\n// F does.\n//\n// More.\nfunc F(a int) {\n\tfunc() {}()\n}\n\nfunc (t *T[K]) M() {}\n\ntype T[K any] struct{}\n\nvar x = 1\n", "func F\nfunc T.M\ntype T"},
		"python":     {"import x\n\n@decorated\nclass A(B):\n    def m(self):\n        pass\n\n    async def n(self): pass\n\ndef f(): pass\nx = 1\n", "class A\n    def m\n    def n\ndef f"},
		"javascript": {"export default function f() {}\nexport class A {\n  m() {}\n}\nconst g = (x) => x\nconst y = 1\n", "function f\nclass A\nconst g"},
		"tsx":        {"export interface P {}\ntype T = string\nconst C: FC<P> = () => null\n", "interface P\ntype T\nconst C"},
		"rust":       {"use x;\n/// Doc.\n#[derive(Debug)]\npub struct S<T> {}\n\nimpl<T> S<T> {\n    pub fn f(&self) {}\n}\nimpl X for S {\n}\n", "struct S\nimpl<T> S<T>\n    fn f\nimpl X for S"},
		"java":       {"package x;\n/**\n * Doc.\n */\npublic final class A {\n    void f() {}\n    enum B {}\n}\n", "class A\n    enum B"},
		"c":          {"#include <x.h>\nstruct s;\nstruct s {\n int x;\n};\nstatic int f(int a)\n{\n  if (a) g();\n}\nint h(void);\nint x = f(1);\n", "struct s\nf()"},
		"ruby":       {"module M\n  class C\n    def f(x)\n    end\n  end\nend\n", "module M\n  class C\n    def f"},
		"bash":       {"#!/bin/sh\nset -e\nf() {\n  ls\n}\nfunction g {\n}\nx=$(y)\n", "f\nfunction g"},
		"sql":        {"-- a\nCREATE TABLE t (\n  x int\n);\nSELECT 1;\n", "CREATE TABLE t"},
		"json":       {"{\n  \"a\": {\n    \"b\": 1\n  },\n  \"c d\" : [\n    \"x\"\n  ]\n}\n", "a\nc d"},
		"yaml":       {"# c\na: 1\nb:\n  c: 2\n\"d\": x\n- name: play one\n  hosts: all\n---\nhttp://x\n", "a\nb\nd\nplay one"},
		"toml":       {"x = 1\n[a]\ny = [\n  1\n]\n[a.b] # c\n[[c]]\n[1, 2]\n", "a\na.b\nc"},
		"make":       {"X = 1\nall: x y\n\tcc: x\n.PHONY: all\nY := 2\n", "all"},
		"diff":       {"diff --git a/x.go b/y.go\n--- a/x.go\n+++ b/y.go\n@@ -1 +1 @@\n-func f() {}\n", "y.go"},
		"css":        {"a { b: c }\n", ""},
		"emacs-lisp": {";; c\n(defun my-f (x)\n  x)\n(setq y 1)\n", "defun my-f"},
		"terraform":  {"resource \"aws_x\" \"y\" {\n  a = 1\n}\n", "resource aws_x y"},
	} {
		if got := parts(language, text[0]); got != text[1] {
			t.Errorf("%s:\n%s\nand should be\n%s", language, got, text[1])
		}
	}
}

// FuzzSize cuts any text in any language into blocks, which are never empty nor too long.
func FuzzSize(f *testing.F) {
	f.Add("func f() {}\n// x\n", uint8(0))
	f.Add("{\n \"a\": 1\n}", uint8(9))
	f.Add(strings.Repeat("天", 3000), uint8(3))
	names := []string{"go", "python", "javascript", "rust", "c", "haskell", "sql", "json", "yaml", "toml", "make", "diff", "bash", "cmake", "r", "emacs-lisp", ""}
	f.Fuzz(func(t *testing.T, s string, which uint8) {
		c := New(names[int(which)%len(names)], []byte(s))
		for rest := []byte(s); len(rest) > 0; {
			n := c.Size(rest, 256)
			if n <= 0 || n > 256 || n > len(rest) {
				t.Fatalf("%d of %d bytes", n, len(rest))
			}
			if utf8.ValidString(s) && !utf8.Valid(rest[:n]) {
				t.Fatalf("%q is cut within a character", rest[:n])
			}
			if title, level, ok := c.Part(rest); ok && (title == "" || level < 2 || level > 64 || bytes.ContainsAny([]byte(title), "\n")) {
				t.Fatalf("%q of level %d", title, level)
			}
			rest = rest[n:]
		}
	})
}
