package ui

import (
	"strings"

	"charm.land/lipgloss/v2"

	"lede/model"
)

type renderer struct {
	width int
	theme theme
}

func newRenderer(t theme, width int) *renderer { return &renderer{width: width, theme: t} }
func (r *renderer) forget()                    {}
func (r *renderer) lines(a *model.Article, b model.Block) []string {
	s := strings.TrimRight(a.Markdown(b), "\n")
	if b.Kind == model.Hidden {
		return nil
	}
	return append(strings.Split(lipgloss.Wrap(strings.ReplaceAll(s, "\n", " "), r.width, ""), "\n"), "")
}

type theme struct {
	dark                      bool
	dim, bold, accent, cursor lipgloss.Style
}

func newTheme(dark bool) theme {
	return theme{dark, lipgloss.NewStyle().Faint(true), lipgloss.NewStyle().Bold(true), lipgloss.NewStyle().Foreground(lipgloss.Color("12")), lipgloss.NewStyle().Reverse(true)}
}
