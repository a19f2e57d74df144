package main

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// The packages know each other in one direction only: the command knows the ui, the model and
// the seeds; the ui knows the model; the model knows none of them, and no terminal.
func TestImportDirections(t *testing.T) {
	may := map[string][]string{
		"lede/model":     nil,
		"lede/seeds":     nil,
		"lede/ui/render": {"lede/model", "lede/model/tex"},
		"lede/ui/sample": nil,
		"lede/ui":        {"lede/model", "lede/ui/render"},
		"lede/cmd/lede":  {"lede/model", "lede/model/fetch", "lede/model/library", "lede/seeds", "lede/ui"},
	}
	seen := 0
	for _, line := range goList(t, "{{.ImportPath}} {{join .Imports \" \"}}", "lede/...") {
		name, imports, _ := strings.Cut(line, " ")
		if strings.HasPrefix(name, "lede/model/") {
			name = "lede/model" // the reader of a format that has a folder of its own
		}
		allowed, known := may[name]
		if !known {
			t.Errorf("%s: a package that this test doesn't know", name)
		}
		seen++
		for imp := range strings.FieldsSeq(imports) {
			if strings.HasPrefix(imp, "lede/") && imp != name && !strings.HasPrefix(imp, name+"/") && !slices.Contains(allowed, imp) {
				t.Errorf("%s imports %s", name, imp)
			}
		}
	}
	if seen < len(may) {
		t.Errorf("go list shows %d packages, fewer than %d", seen, len(may))
	}
}

// terminalLibraries are the beginnings of the import paths of what knows about terminals.
const terminalLibraries = "charm.land/ github.com/charmbracelet/ github.com/muesli/ golang.org/x/term github.com/mattn/go-runewidth github.com/clipperhouse/displaywidth"

func TestTheModelKnowsNoTerminal(t *testing.T) {
	for _, dep := range goList(t, "{{.ImportPath}}", "-deps", "lede/model/...", "lede/seeds") {
		for lib := range strings.FieldsSeq(terminalLibraries) {
			if strings.HasPrefix(dep, lib) {
				t.Errorf("the model depends on %s", dep)
			}
		}
	}
}

// goList returns what "go list" says of packages, a line each.
func goList(t *testing.T, format string, args ...string) []string {
	t.Helper()
	out, err := exec.Command("go", append([]string{"list", "-f", format}, args...)...).Output()
	if err != nil {
		t.Fatal("go list:", err)
	}
	return strings.Split(strings.TrimSpace(string(out)), "\n")
}
