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

// Text returns the text of the article in a file of that name, nil if there is none.
func Text(name string) []byte {
	text, err := files.ReadFile(name)
	if err != nil {
		return nil
	}
	return text
}
