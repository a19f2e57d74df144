package render

import (
	"charm.land/glamour/v2/ansi"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
)

// Theme is how things look. Its zero value has no styles at all: text that goes to a file.
type Theme struct {
	Dark                      bool
	Dim, Bold, Accent, Cursor lipgloss.Style
	Hit, HitAt                lipgloss.Style
	Marked                    lipgloss.Style   // what a reader has highlighted
	sheet                     ansi.StyleConfig // of the text, as glamour's style files have it
	links                     bool             // links can be followed
	Profile                   colorprofile.Profile
}

// The colours of the text come from the terminal's own 16, so that it looks at home in any
// palette. Bright blue reads well on black, and on white where a terminal doesn't tell its background;
// blue is stronger on white. The ground of code is a grey next to the terminal's, and always
// comes with a colour for the text on it, so that a wrong guess of the background stays legible.
const (
	accentDark, accentLight = "12", "4"
	groundDark, groundLight = "236", "255"
	inkDark, inkLight       = "252", "236"
	codeDark, codeLight     = "github-dark", "github"
)

// NewTheme returns the look on a dark or a light terminal.
func NewTheme(dark bool) Theme {
	accent, ground, ink, code := accentDark, groundDark, inkDark, codeDark
	if !dark {
		accent, ground, ink, code = accentLight, groundLight, inkLight, codeLight
	}
	return Theme{
		Dark:   dark,
		Dim:    lipgloss.NewStyle().Faint(true),
		Bold:   lipgloss.NewStyle().Bold(true),
		Accent: lipgloss.NewStyle().Foreground(lipgloss.Color(accent)),
		Cursor: lipgloss.NewStyle().Reverse(true),
		Hit:    lipgloss.NewStyle().Foreground(lipgloss.Color("0")).Background(lipgloss.Color("3")),
		HitAt:  lipgloss.NewStyle().Reverse(true).Bold(true),
		Marked: lipgloss.NewStyle().Foreground(lipgloss.Color("0")).Background(lipgloss.Color("6")),
		sheet:  newSheet(accent, ground, ink, code),
		links:  true,
	}
}

// BareTheme returns the look of text that goes to a file: no styles, but marks where they tell something.
func BareTheme() Theme {
	var t Theme
	return t.Under(colorprofile.NoTTY)
}

// newSheet returns the style sheet of the text. Headings tell their level by weight, colour and
// slope: bold in the accent, bold, bold italic, italic; the first has a rule below it as well.
func newSheet(accent, ground, ink, code string) ansi.StyleConfig {
	yes := true
	var s ansi.StyleConfig
	s.H1.Bold, s.H1.Color = &yes, &accent
	s.H2.Bold, s.H2.Color = &yes, &accent
	s.H3.Bold = &yes
	s.H4.Bold, s.H4.Italic = &yes, &yes
	s.H5.Italic = &yes
	s.H6.Italic = &yes
	s.Emph.Italic = &yes
	s.Strong.Bold = &yes
	s.Strikethrough.CrossedOut = &yes
	s.LinkText.Underline, s.LinkText.Color = &yes, &accent
	s.ImageText.Italic = &yes
	s.DefinitionTerm.Bold = &yes
	s.Code.Color, s.Code.BackgroundColor = &ink, &ground
	s.CodeBlock.Color, s.CodeBlock.BackgroundColor = &ink, &ground
	s.CodeBlock.Theme = code
	return s
}

// Under returns the theme for a terminal with fewer colours. Where there is no grey for the ground of code,
// code in a line stands in backticks, and blocks of code are indented; they have no colours, since those of a
// style for dark terminals may not be legible on the terminal's own ground.
func (t Theme) Under(p colorprofile.Profile) Theme {
	t.Profile = p
	if p >= colorprofile.ANSI256 || p == colorprofile.Unknown {
		return t
	}
	if p == colorprofile.ASCII { // the accent doesn't tell the second level from the third, nor the ground a hit or what is highlighted
		yes := true
		t.sheet.H2.Underline = &yes
		t.Hit, t.Marked = lipgloss.NewStyle().Underline(true), lipgloss.NewStyle().Reverse(true)
	}
	t.sheet.Code.BackgroundColor, t.sheet.Code.Color = nil, nil
	t.sheet.Code.Prefix, t.sheet.Code.Suffix = "`", "`"
	t.sheet.CodeBlock.BackgroundColor, t.sheet.CodeBlock.Color, t.sheet.CodeBlock.Theme = nil, nil, ""
	return t
}
