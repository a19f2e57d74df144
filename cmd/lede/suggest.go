package main

import "strings"

// commandNames returns the names of the commands.
func commandNames() []string {
	return []string{"outline", "add", "forget", "notes", "find", "import", "export", "formats", "completion", "help"}
}

// meant returns the command that a name which is no file may stand for, "" if none is near.
func meant(name string) string {
	if strings.ContainsAny(name, `./\:`) {
		return ""
	}
	for _, c := range commandNames() {
		if edits(name, c) <= 2 {
			return c
		}
	}
	return ""
}

// edits returns how many letters must be put in, taken out or changed to make b of a (the distance of Levenshtein).
func edits(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		before := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := before
			if a[i] != b[j] {
				change++
			}
			before = row[j+1]
			row[j+1] = min(change, row[j]+1, before+1)
		}
	}
	return row[len(b)]
}
