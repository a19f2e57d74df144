package model

import (
	"fmt"
	"math/rand"
	"slices"
	"testing"
)

// TestOutline adds headings a few at a time, and compares each outline with that of all headings at once.
func TestOutline(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	for range 2000 {
		var o outline
		var all []Section
		for front := ""; len(all) < 12; {
			var more []Section
			for range r.Intn(4) {
				level := 1 + r.Intn(4)
				if len(all)+len(more) > 0 && r.Intn(8) > 0 { // a lone one of level 1 stays so for a while
					level = max(level, 2)
				}
				more = append(more, Section{fmt.Sprint("title ", len(all)+len(more)), level, Pos(len(all) + len(more))})
			}
			switch r.Intn(20) {
			case 0:
				front = "front matter"
			case 1:
				front = "Title, 0"
			}
			all = append(all, more...)
			o.add(more, 0.5)
			o.settle(front)
			title, want := arranged(all, front)
			if got := o.sections(); !slices.Equal(got, want) || o.title(front) != title {
				t.Fatalf("%v with title %q is\n%v, should be\n%v with title %q", all, o.title(front), got, want, title)
			}
			o2 := outline{}
			o2.replace(slices.Clone(all))
			if o2.settle(front); !slices.Equal(o2.sections(), want) {
				t.Fatalf("%v, at once, is\n%v, should be\n%v", all, o2.sections(), want)
			}
		}
	}
}

// arranged returns the title and the sections of headings whose levels are as written.
func arranged(all []Section, front string) (string, []Section) {
	first := len(all) > 0 && all[0].Level == 1
	lone := first && !slices.ContainsFunc(all[1:], func(s Section) bool { return s.Level == 1 })
	if lone && front == "" || first && front == "Title, 0" {
		front, all = all[0].Title, all[1:]
	}
	var out []Section
	for i, s := range all {
		depth, least := 1, s.Level // its level is 1 and one more for each heading that holds it
		for k := i - 1; k >= 0; k-- {
			if all[k].Level < least {
				depth, least = depth+1, all[k].Level
			}
		}
		out = append(out, Section{s.Title, depth, s.At})
	}
	return front, out
}
