package main

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"lede/ui"
)

const readmePath = "../../README.md"

// README's part between these marks is the table of keys.
const (
	keysBegin = "<!-- keys: written by go test ./cmd/lede -update -->\n"
	keysEnd   = "<!-- end of the keys -->\n"
)

func readme(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile(readmePath)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// README's keys are those of the table of commands. "go test ./cmd/lede -update" writes them anew.
func TestReadmeTellsTheKeys(t *testing.T) {
	text, table := readme(t), ui.KeyTable()
	before, rest, ok1 := strings.Cut(text, keysBegin)
	told, after, ok2 := strings.Cut(rest, keysEnd)
	if !ok1 || !ok2 {
		t.Fatalf("README has no part between %q and %q", keysBegin, keysEnd)
	}
	if told == table {
		return
	}
	if !*update {
		t.Fatalf("README tells other keys than the table of commands; go test ./cmd/lede -update writes them anew. The table is\n%s", table)
	}
	if err := os.WriteFile(readmePath, []byte(before+keysBegin+table+keysEnd+after), 0o644); err != nil {
		t.Fatal(err)
	}
}

// README's table of dependencies has what go.mod requires directly, no more and no less.
func TestReadmeTellsTheDependencies(t *testing.T) {
	mod, err := os.ReadFile("../../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	var required, told []string
	for _, m := range regexp.MustCompile(`(?m)^\t(\S+) v\S+$`).FindAllStringSubmatch(string(mod), -1) {
		required = append(required, m[1])
	}
	_, table, _ := strings.Cut(readme(t), "## Dependencies\n")
	table, _, _ = strings.Cut(table, "\n## ")
	for _, m := range regexp.MustCompile("(?m)^\\| `([^`]+)` \\|").FindAllStringSubmatch(table, -1) {
		told = append(told, m[1])
	}
	slices.Sort(required)
	slices.Sort(told)
	if !slices.Equal(required, told) {
		t.Errorf("go.mod requires\n%s\nREADME tells\n%s", strings.Join(required, "\n"), strings.Join(told, "\n"))
	}
}
