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

func readme(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile(readmePath)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// README's keys are those of the table of commands, its formats those of the table of formats, and its picture is a screen that was
// compared with the program's. "go test ./cmd/lede -update" writes them anew.
func TestReadmeTellsTheTruth(t *testing.T) {
	screen, err := os.ReadFile("../../ui/testdata/readme.golden")
	if err != nil {
		t.Fatal(err)
	}
	isPart(t, "keys", ui.KeyTable())
	isPart(t, "formats", "```\n"+formatList()+"```\n")
	isPart(t, "picture", "```\n"+string(screen)+"```\n")
}

// isPart compares what README has between the marks with a name, or rewrites it with -update.
func isPart(t *testing.T, name, want string) {
	t.Helper()
	begin, end := "<!-- "+name+": written by go test ./cmd/lede -update -->\n", "<!-- end of the "+name+" -->\n"
	before, rest, ok1 := strings.Cut(readme(t), begin)
	told, after, ok2 := strings.Cut(rest, end)
	switch {
	case !ok1 || !ok2:
		t.Fatalf("README has no part between %q and %q", begin, end)
	case told == want:
	case !*update:
		t.Errorf("README's %s should be what go test ./cmd/lede -update writes:\n%s", name, want)
	default:
		if err := os.WriteFile(readmePath, []byte(before+begin+want+end+after), 0o644); err != nil {
			t.Fatal(err)
		}
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
