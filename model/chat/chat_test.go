package chat

import (
	"strings"
	"testing"
)

func TestWhatIsNoChat(t *testing.T) {
	for name, text := range map[string]string{
		"a log":             strings.Repeat("2024-03-12 09:15:01 INFO: started\n2024-03-12 09:15:02 WARN: no\n", 10),
		"a log of modules":  strings.Repeat("[2024-03-12 09:15:01] server: started\n[2024-03-12 09:15:02] client: no\n", 10),
		"a daemon's log":    strings.Repeat("2024-03-12 09:15:01 Server[12]: started\n2024-03-12 09:15:02 Client[13]: no\n", 10),
		"a timetable":       strings.Repeat("09:15 Opening\n09:30 Talk: the first\n10:00 Break\n", 4),
		"a programme":       "09:15 Anna: opening\n09:30 Ben: first talk\n10:00 Carl: second talk\n10:30 Dora: third talk\n11:00 Emil: fourth talk\n",
		"a diary":           strings.Repeat("12/03/2024, 09:15 - A good day. We went out: to the lake.\n", 10),
		"one speaker":       strings.Repeat("[00:00:05] Anna: and so on\n", 10),
		"prose about times": strings.Repeat("At 09:15 Anna: said so.\nAt 09:16 Ben: did not.\n", 10),
		"a few lines":       "[09:15] <a> x\n[09:15] <b> y\n",
		"nothing":           "",
	} {
		if Looks([]byte(text)) {
			t.Error(name)
		}
	}
	if !Looks([]byte("A title\n\n" + strings.Repeat("[09:15] <a> x\r\n[09:15] <b> y\r\n", 3))) {
		t.Error("a log of IRC")
	}
}

// FuzzLine reads any lines: what comes of them has their words, and isn't much longer.
func FuzzLine(f *testing.F) {
	f.Add("[12.03.24, 09:15:02] Anna: *Good* morning!\nmore\n\nand more")
	f.Add("12/03/2024, 9:15 PM - Anna: x\n--- Day changed today\n09:15 <@b> y\n09:16 * b waves\n9:20 From A to B: c")
	f.Fuzz(func(t *testing.T, text string) {
		Looks([]byte(text))
		var c Chat
		n := 0
		for line := range strings.Lines(text) {
			n += len(c.Line(strings.TrimRight(line, "\r\n")))
		}
		if n > 12*len(text)+100 {
			t.Errorf("%d bytes became %d", len(text), n)
		}
	})
}
