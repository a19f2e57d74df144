package mediawiki

import (
	"slices"
	"strings"

	"lede/model/markup"
)

// captionOf returns the last of the options of a picture that is not one of how it is set: its caption, or what tells it to who can't see it.
// A bar in a link that stands in it divides nothing.
func captionOf(options string) string {
	caption, alt := "", ""
	for from, depth, i := 0, 0, 0; i <= len(options); i++ {
		switch rest := options[i:]; {
		case strings.HasPrefix(rest, "[[") || strings.HasPrefix(rest, "{{"):
			depth++
			i++
		case strings.HasPrefix(rest, "]]") || strings.HasPrefix(rest, "}}"):
			depth--
			i++
		case rest == "" || rest[0] == '|' && depth <= 0:
			if value, ok := strings.CutPrefix(options[from:i], "alt="); ok {
				alt = value
			} else {
				caption = options[from:i]
			}
			from = i + 1
		}
	}
	if caption == "" || strings.HasSuffix(caption, "px") || slices.Contains(settings, caption) {
		return alt
	}
	return caption
}

// settings are the options that say where a picture stands, and in which size.
var settings = []string{"thumb", "thumbnail", "mini", "frame", "frameless", "border", "left", "right", "center", "none", "upright"}

// picture returns a picture.
func picture(name, caption string) *Node {
	name = strings.TrimSpace(name)
	if k := strings.IndexByte(name, ':'); k > 0 {
		name = name[k+1:]
	}
	if caption == "" {
		caption = name
	}
	return markup.Image(name, caption)
}
