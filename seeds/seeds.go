// Package seeds owns the articles that come with lede.
package seeds

import "embed"

//go:embed *.md *.txt
var files embed.FS

// Names returns the names of the files that hold the articles, in the order in which a newcomer may want
// to read them. What kind of text one is, its extension tells; its title stands in the text.
func Names() []string {
	return []string{"tour.md", "nato-ukraine-peace-deal.txt", "scroll-page-screen.txt", "markdown.md"}
}

// About returns in a few words what the article in a file of that name is, "" if nobody has said so.
func About(name string) string { return about[name] }

// about is what the articles are.
var about = map[string]string{
	"tour.md":                     "Learn the keys while you read",
	"nato-ukraine-peace-deal.txt": "News, without any markup",
	"scroll-page-screen.txt":      "An essay, in plain text",
	"markdown.md":                 "See how each construct looks",
}

// Text returns the text of the article in a file of that name, nil if there is none.
func Text(name string) []byte {
	text, err := files.ReadFile(name)
	if err != nil {
		return nil
	}
	return text
}
