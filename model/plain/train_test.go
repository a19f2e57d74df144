package plain

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"
	"unicode"
)

// The weights of weights.go are made by
//
//	go test ./model/plain -run TestTrain -corpus DIR [-crossed DIR] [-weights FILE]
//
// DIR holds texts and, beside each, a JSON file with its true sections: {"title", "title_line", "group", "negative",
// "sections": [{"line", "text"}], "optional": [{"line"}]}. -crossed writes the outlines that weights give which
// were learned from the texts of other groups (publishers) alone.
var (
	corpus  = flag.String("corpus", "", "learn the weights of plain text's traits from the texts in this folder")
	crossed = flag.String("crossed", "", "write cross-validated outlines to this folder")
	l2f     = flag.Float64("l2", 1e-3, "pulls weights to what they are before anything is learned")
	roundsF = flag.Int("rounds", 80, "passes over the examples")
	negF    = flag.Float64("neg", 2.8, "what a text without headings counts for")
	saltF   = flag.String("salt", "outer", "divides the groups into other folds")
	newFile = flag.String("weights", "", "write the weights to this Go file")
)

// sample is one text of the corpus with its candidates, and what each truly is.
type sample struct {
	id, group string
	negative  bool
	lines     []int64 // the source line of each candidate
	base      *habits
	truth     []int8 // of each candidate: 1 a heading, 0 none, -1 doesn't count
	missed    []string
	total     int
}

type truthFile struct {
	Title     string `json:"title"`
	TitleLine int64  `json:"title_line"`
	Group     string `json:"group"`
	Genre     string `json:"genre"`
	Negative  bool   `json:"negative"`
	Sections  []struct {
		Line int64  `json:"line"`
		Text string `json:"text"`
		Alt  []struct {
			Line int64  `json:"line"`
			Text string `json:"text"`
		} `json:"alt"`
	} `json:"sections"`
	Optional []struct {
		Line  int64 `json:"line"`
		Lines int64 `json:"lines"`
	} `json:"optional"`
}

func normal(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

func agrees(a, b string) bool {
	if n := numberOf([]byte(b)); n.alone && strings.HasPrefix(normal(a), normal(b)) {
		return true // the number of a chapter, of which a has the title too
	}
	a, b = normal(a), normal(b)
	return a == b || strings.HasSuffix(a, b) || strings.HasSuffix(b, a) && len(a)*2 > len(b) || strings.HasPrefix(b, a) && len(a)*3 > len(b) || len(b) >= 40 && strings.HasPrefix(a, b)
}

// read returns all candidates of a text, hopeless ones too, and the numbers of their lines.
func read(text []byte) (*habits, []int64) {
	t := New(text[:min(len(text), 64<<10)], testOptions)
	n := t.NewNotes()
	n.all = true
	for b := (Block{}); int(b.End) < len(text); {
		b = t.Next(b, text[b.End:])
		n.Add(b, text[b.Start:b.End])
	}
	h := (&habits{look: t.look}).learn(n, &learnt)
	var lines []int64
	for _, c := range h.candidates {
		lines = append(lines, 1+int64(bytes.Count(text[:c.at], []byte{'\n'})))
	}
	return h, lines
}

// testOptions are those of the program, but for cleaning.
var testOptions = Options{Prose: 8 << 10, Code: 4 << 10, Window: 16 << 10, Clean: func(s string) string { return s }}

func loadSample(t *testing.T, path string) *sample {
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var f truthFile
	j, err := os.ReadFile(strings.TrimSuffix(path, ".txt") + ".json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(j, &f); err != nil {
		t.Fatal(path, err)
	}
	s := &sample{id: strings.TrimSuffix(filepath.Base(path), ".txt"), group: f.Group, negative: len(f.Sections) == 0}
	s.base, s.lines = read(b)
	s.total = len(f.Sections)
	found := make([]bool, len(f.Sections))
	for i, c := range s.base.candidates {
		line := s.lines[i]
		kind := int8(0)
		if f.TitleLine > 0 && line >= f.TitleLine-1 && line <= f.TitleLine+2 && agrees(c.title, f.Title) {
			kind = -1
		}
		for _, o := range f.Optional {
			if line >= o.Line-1 && line <= o.Line+max(0, o.Lines-1)+1 {
				kind = -1
			}
		}
		for k, x := range f.Sections {
			ok := abs(int(x.Line-line)) <= 1 && agrees(c.title, x.Text)
			for _, alt := range x.Alt {
				ok = ok || abs(int(alt.Line-line)) <= 1 && agrees(c.title, alt.Text)
			}
			if ok {
				found[k] = true
				kind = 1
			}
		}
		s.truth = append(s.truth, kind)
	}
	for k, ok := range found {
		if !ok {
			s.missed = append(s.missed, fmt.Sprint(f.Sections[k].Line, " ", f.Sections[k].Text))
		}
	}
	return s
}

func TestTrain(t *testing.T) {
	if *corpus == "" {
		t.Skip("learns only when given -corpus")
	}
	paths, _ := filepath.Glob(filepath.Join(*corpus, "*.txt"))
	sort.Strings(paths)
	var samples []*sample
	n, pos, missed, total := 0, 0, 0, 0
	for _, p := range paths {
		s := loadSample(t, p)
		samples = append(samples, s)
		n += len(s.truth)
		total += s.total
		missed += len(s.missed)
		for _, y := range s.truth {
			pos += b2i(y == 1)
		}
		if len(s.missed) > 0 && testing.Verbose() {
			fmt.Printf("%s: %d of %d are no candidates: %.3v\n", s.id, len(s.missed), s.total, s.missed[:min(3, len(s.missed))])
		}
	}
	fmt.Printf("%d texts, %d candidates, %d headings; %d of %d sections are no candidates\n", len(samples), n, pos, missed, total)
	if *crossed != "" {
		crossValidate(t, samples, *crossed)
	}
	w := learnWeights(samples)
	if *newFile != "" {
		if err := os.WriteFile(*newFile, weightsSource(w), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// crossValidate writes the outlines of all samples, each by weights learned without its group.
func crossValidate(t *testing.T, samples []*sample, dir string) {
	const folds = 6
	for f := range folds {
		var train []*sample
		for _, s := range samples {
			if foldOf(s.group, folds, *saltF) != f {
				train = append(train, s)
			}
		}
		w := learnWeights(train)
		for _, s := range samples {
			if foldOf(s.group, folds, *saltF) == f {
				writeOutline(t, s, w, filepath.Join(dir, s.id+".json"))
			}
		}
	}
}

func writeOutline(t *testing.T, s *sample, w *weights, path string) {
	type section struct {
		Level int    `json:"level"`
		Title string `json:"title"`
		Line  int64  `json:"line"`
	}
	var out struct {
		Title    string    `json:"title"`
		Sections []section `json:"sections"`
	}
	out.Sections = []section{}
	h := *s.base
	for i, v := range h.judge(w) {
		switch {
		case v.heading && v.level == 1:
			out.Title = h.candidates[i].title
		case v.heading:
			out.Sections = append(out.Sections, section{int(v.level), h.candidates[i].title, s.lines[i]})
		}
	}
	b, _ := json.Marshal(out)
	if err := os.WriteFile(path, b, 0o644); err != nil {
		t.Fatal(err)
	}
}
