package main

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"lede/model"
	"lede/seeds"
	"lede/ui"
)

// codeSpan is what stands between single backticks on a line.
var codeSpan = regexp.MustCompile("`([^`\n]+)`")

// tableKeys returns all keys that the table of commands has.
func tableKeys() []string {
	var keys []string
	for line := range strings.Lines(ui.KeyTable()) {
		cells := strings.SplitN(line, "|", 3)
		if len(cells) < 3 {
			continue
		}
		for _, m := range codeSpan.FindAllStringSubmatch(cells[1], -1) {
			keys = append(keys, m[1])
		}
	}
	return keys
}

// What the tour puts between backticks is a key that the table of commands has, or a number to type before one.
func TestTheTourTeachesKeysThatThereAre(t *testing.T) {
	keys, number := tableKeys(), regexp.MustCompile(`^\d+$`)
	if !slices.Contains(keys, "Space") {
		t.Fatalf("the table's keys are %q", keys)
	}
	fenced, taught := false, 0
	for line := range strings.Lines(string(seeds.Text("tour.md"))) {
		if strings.HasPrefix(line, "```") {
			fenced = !fenced
			continue
		}
		if fenced {
			continue
		}
		for _, m := range codeSpan.FindAllStringSubmatch(line, -1) {
			if key := m[1]; !slices.Contains(keys, key) && !number.MatchString(key) {
				t.Errorf("the tour teaches %q, which is no key", key)
			}
			taught++
		}
	}
	if taught < 40 {
		t.Errorf("only %d keys found in the tour", taught)
	}
}

func TestSeedsOpenByTheirNames(t *testing.T) {
	for _, src := range append(seedSources(), "seed:tour.md", "seed:markdown.md") {
		art, err := open(model.Request{Source: src})
		if err != nil {
			t.Error(err)
			continue
		}
		if err := art.ScanAll(); err != nil {
			t.Errorf("%s: %v", src, err)
		}
		if strings.HasSuffix(string(art.Source), ".md") && (art.Format != "Markdown" || art.Title() == "" || len(art.Sections()) < 8) {
			t.Errorf("%s: %s, title %q, %d sections", src, art.Format, art.Title(), len(art.Sections()))
		}
	}
	if t1, t2 := builtIn()[0].Title, "A tour of lede"; t1 != t2 {
		t.Errorf("the first built-in article is %q, not %q", t1, t2)
	}
}
