package ui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"lede/model"
)

// noteRows is the bookmarks, highlights and notes of an article as rows.
type noteRows struct{ *App }

// Len implements rows.
func (r noteRows) Len() int { return len(r.notes) }

// The signs are what stands before a bookmark, a highlight and a note, in the list and in the margin.
const bookmarkSign, highlightSign, noteSign = "◆", "▍", "+"

// sign returns what stands before a note.
func (n *note) sign() string {
	switch {
	case n.Text != "":
		return noteSign
	case n.Kind == model.Highlight:
		return highlightSign
	}
	return bookmarkSign
}

// quote returns what the note is to, in one line.
func (n *note) quote() string {
	return model.CleanLine(strings.TrimLeft(n.Quote, "#>*-+|` \t"))
}

// Row implements rows.
func (r noteRows) Row(i int) row {
	n := r.notes[i]
	first, more, _ := strings.Cut(n.Text, "\n")
	if first == "" {
		first = n.quote()
	}
	if more != "" {
		first += " …"
	}
	out := row{fold: n.sign() + " ", text: model.CleanLine(first), about: model.CleanLine(n.Quote)}
	if k := r.art.SectionAt(n.from); k >= 0 {
		out.after = r.art.Sections()[k].Title
	}
	switch {
	case n.lost:
		out.tail = "its text is gone"
	case n.By != "":
		out.tail = "by " + model.CleanLine(n.By)
	}
	return out
}

// notesTitle names the list of the notes.
const notesTitle = "Bookmarks and notes"

// listNotes shows the bookmarks, highlights and notes of the article.
func (a *App) listNotes(int) tea.Cmd {
	m := &menu{rows: noteRows{a}, title: notesTitle, empty: "Nothing is marked here yet: Esc leads back, B bookmarks a place, V chooses lines for a note."}
	m.pick = func(i int) tea.Cmd {
		at := a.notes[i].from
		a.closeMenu()
		a.focus = readingPane
		a.relayout()
		a.goTo(at)
		return nil
	}
	for i, n := range a.notes {
		if n.from <= a.place() {
			m.cursor = i
		}
	}
	a.openMenu(m)
	return nil
}

// noteAtCursor returns the note at the cursor of their list, nil if that isn't shown.
func (a *App) noteAtCursor() *note {
	if m := a.menu; m != nil && m.title == notesTitle && m.cursor < len(a.notes) {
		return a.notes[m.cursor]
	}
	return nil
}

// remove offers to remove what stands at the cursor of a list: a note, or all that is kept of an article.
func (a *App) remove(int) tea.Cmd {
	n := a.noteAtCursor()
	switch {
	case n == nil:
		return a.forgetEntry(0)
	case n.By != "":
		a.sayWhose(n)
		return nil
	}
	if n.Text == "" {
		return a.unnote(n)
	}
	a.say("Enter removes this note")
	a.offers = map[string]func() tea.Cmd{"enter": func() tea.Cmd { return a.unnote(n) }}
	return nil
}

// rewrite asks for other words of the note at the cursor.
func (a *App) rewrite(int) tea.Cmd {
	n := a.noteAtCursor()
	switch {
	case n == nil:
		a.say("there is no note here")
	case n.By != "":
		a.sayWhose(n)
	default:
		return a.askWords(n)
	}
	return nil
}

// sayWhose tells that a note can't be changed.
func (a *App) sayWhose(n *note) {
	a.say("this note is by %s, who alone can change it", model.CleanLine(n.By))
}

// copyNotes copies the notes as Markdown.
func (a *App) copyNotes(int) tea.Cmd {
	if a.noteAtCursor() == nil {
		a.say("there is no note here")
		return nil
	}
	var notes []model.Note
	for _, n := range a.notes {
		notes = append(notes, n.Note)
	}
	return a.copy(model.NotesMarkdown(a.windowTitle(), a.art.Source, notes), fmt.Sprintf("%d notes as Markdown", len(notes)))
}
