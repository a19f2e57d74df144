package ui

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"lede/model"
	"lede/ui/sample"
)

// reader returns the program with an article that is wholly scanned.
func reader(b *testing.B, text string) *App {
	b.Helper()
	art, err := model.Read("x.md", []byte(text))
	if err != nil {
		b.Fatal(err)
	}
	if err := art.ScanAll(); err != nil {
		b.Fatal(err)
	}
	return New(Options{Article: art}, 120, 40)
}

// keys gives the program some keys and draws the screen after each, as bubbletea does.
func (a *App) keys(keys ...tea.KeyPressMsg) {
	for _, k := range keys {
		a.Update(k)
		a.View()
	}
}

var (
	keyDown    = tea.KeyPressMsg{Code: 'j', Text: "j"}
	keyPage    = tea.KeyPressMsg{Code: ' ', Text: " "}
	keySection = tea.KeyPressMsg{Code: ']', Text: "]"}
	keyEnd     = tea.KeyPressMsg{Code: 'G', Text: "G"}
	keyTop     = tea.KeyPressMsg{Code: 'g', Text: "g"}
)

// BenchmarkFirstPage is all from opening to the first screen, without the start of the process.
func BenchmarkFirstPage(b *testing.B) {
	for _, size := range []int{10 << 10, 1 << 20, 100 << 20} {
		text := []byte(sample.Mixed(size))
		b.Run(fmt.Sprint(size>>10, "KB"), func(b *testing.B) {
			for b.Loop() {
				art, err := model.Read("x.md", text)
				if err != nil {
					b.Fatal(err)
				}
				New(Options{Article: art}, 120, 40).View()
			}
		})
	}
}

// BenchmarkKeys is what a key costs, on pages that were not rendered before.
func BenchmarkKeys(b *testing.B) {
	a := reader(b, sample.Mixed(100<<20))
	for _, k := range []struct {
		name string
		key  tea.KeyPressMsg
	}{{"line", keyDown}, {"page", keyPage}, {"section", keySection}} {
		b.Run(k.name, func(b *testing.B) {
			for b.Loop() {
				a.keys(k.key)
			}
		})
	}
	b.Run("end and top", func(b *testing.B) {
		for b.Loop() {
			a.keys(keyEnd, keyTop)
		}
	})
	b.Run("resize", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			a.Update(tea.WindowSizeMsg{Width: 80 + i%40, Height: 40})
			a.View()
		}
	})
	b.Run("view", func(b *testing.B) {
		for b.Loop() {
			a.View()
		}
	})
}

// BenchmarkHostile is the first page and some keys on 1 MB of each hostile shape.
func BenchmarkHostile(b *testing.B) {
	for name, text := range sample.Hostile(1 << 20) {
		b.Run(strings.ReplaceAll(name, " ", "_"), func(b *testing.B) {
			for b.Loop() {
				art, err := model.Read("x.md", []byte(text))
				if err != nil {
					b.Fatal(err)
				}
				a := New(Options{Article: art}, 120, 40)
				a.View()
				a.keys(keyDown, keyPage, keyPage, keyEnd, keyTop)
			}
		})
	}
}

// TestHostileShapesReadToTheEnd goes through each hostile shape: no panic, no endless loop, the last page is reached.
func TestHostileShapesReadToTheEnd(t *testing.T) {
	for name, text := range sample.Hostile(80 << 10) {
		s := open(t, "x.md", text, 80, 24)
		s.keys("j", "space", "G", "k", "b", "g", "]", "tab", "j", "h", "l", "enter", "G")
		if !strings.Contains(s.facts(), "100 %") {
			t.Errorf("%s: at the end the footer says %q", name, s.facts())
		}
	}
}
