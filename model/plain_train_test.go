package model

import (
	"encoding/json"
	"flag"
	"fmt"
	"go/format"
	"hash/fnv"
	"math"
	"math/rand"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"
	"unicode"
)

// The weights of plain_weights.go are made by
//
//	go test ./model -run TestTrain -corpus DIR [-crossed DIR] [-weights FILE]
//
// DIR holds texts and, beside each, a JSON file with its true sections: {"title", "title_line", "group", "negative",
// "sections": [{"line", "text"}], "optional": [{"line"}]}. -crossed writes the outlines that weights give which
// were learned from the texts of other groups (publishers) alone.
var (
	corpus  = flag.String("corpus", "", "learn the weights of plain text's traits from the texts in this folder")
	crossed = flag.String("crossed", "", "write cross-validated outlines to this folder")
	l2f     = flag.Float64("l2", 1e-3, "")
	roundsF = flag.Int("rounds", 80, "")
	negF    = flag.Float64("neg", 1.5, "")
	newFile = flag.String("weights", "", "write the weights to this Go file")
)

// sample is one text of the corpus with its candidates, and what each truly is.
type sample struct {
	id, group string
	negative  bool
	article   *Article
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
	a, err := Read(Source("x.txt"), b)
	if err != nil {
		t.Fatal(err)
	}
	if err := a.ScanAll(); err != nil {
		t.Fatal(err)
	}
	p := a.syntax.(*plain)
	notes := &plainNotes{all: true}
	for x := range a.Blocks(a.Start()) {
		notes.add(x, a.bytes(x.Start, x.End))
	}
	base := (&habits{look: p.look}).learn(notes, &learnt)
	s := &sample{id: strings.TrimSuffix(filepath.Base(path), ".txt"), group: f.Group, negative: len(f.Sections) == 0, article: a, base: base}
	s.total = len(f.Sections)
	found := make([]bool, len(f.Sections))
	for _, c := range s.base.candidates {
		line := a.Line(c.at)
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

// example is one candidate for learning: its features by number, whether it is a heading, its weight.
type example struct {
	on     []int
	first  float64
	y      float64
	weight float64
}

// logistic learns weights by stochastic descent (Adagrad); feature n is the first score.
func logistic(ex []example, n int, l2 float64, rounds int) (w []float64, bias float64) {
	w = make([]float64, n+1)
	prior := make([]float64, n+1)
	for x, v := range priors {
		prior[x] = v
	}
	if n > int(traitsEnd) {
		for x, v := range habitPriors {
			prior[int(traitsEnd)+int(x)] = v
		}
	}
	copy(w, prior)
	g := make([]float64, n+1)
	gb := 1e-6
	rnd := rand.New(rand.NewSource(1))
	order := rnd.Perm(len(ex))
	sumW := make([]float64, n+1) // the average over the last rounds is steadier than the last
	sumB, k := 0.0, 0.0
	for r := range rounds {
		rnd.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			e := &ex[i]
			s := bias + w[n]*e.first
			for _, f := range e.on {
				s += w[f]
			}
			d := (sigmoid(s) - e.y) * e.weight
			step := func(f int, x float64) {
				grad := d*x + l2*e.weight*(w[f]-prior[f])
				g[f] += grad * grad
				w[f] -= 0.15 * grad / (math.Sqrt(g[f]) + 1e-6)
			}
			for _, f := range e.on {
				step(f, 1)
			}
			if e.first != 0 {
				step(n, e.first)
			}
			gb += d * d
			bias -= 0.15 * d / math.Sqrt(gb)
		}
		if r >= rounds/2 {
			for f := range w {
				sumW[f] += w[f]
			}
			sumB += bias
			k++
		}
	}
	for f := range w {
		w[f] = sumW[f] / k
	}
	return w, sumB / k
}

// priors are what traits count for as long as the corpus doesn't show otherwise: of some it has too few
// texts from different hands.
var priors = map[trait]float64{centred: 2, rightAligned: -2, inVerse: -1, endsComma: -2, caption: -3, furniture: -4, byline: -3, dated: -2, numStop: 1, introduces: -2}

var habitPriors = map[habitTrait]float64{series: 1, longSeries: 1, repeatsShort: -1, stamp: -3, inContents: 1, notInContents: -1, nameEarly: -2, docDialogue: -2}

func weightOf(s *sample) float64 {
	n := 0
	for _, y := range s.truth {
		n += b2i(y >= 0)
	}
	w := 10 / (10 + float64(n))
	if s.negative {
		w *= *negF
	}
	return w
}

func traitBits(t traits) (on []int) {
	for x := trait(0); x < traitsEnd; x++ {
		if t.has(x) && x != noCase { // the corpus has too few texts in such scripts to learn from
			on = append(on, int(x))
		}
	}
	return on
}

// learnFirst learns the weights of the first score.
func learnFirst(samples []*sample, w *weights) {
	var ex []example
	for _, s := range samples {
		for i, c := range s.base.candidates {
			if s.truth[i] >= 0 {
				ex = append(ex, example{on: traitBits(c.traits), y: float64(s.truth[i]), weight: weightOf(s)})
			}
		}
	}
	ws, bias := logistic(ex, int(traitsEnd), *l2f, *roundsF)
	copy(w.own[:], ws)
	w.ownBias = bias
}

// learnWeights learns both scores. The first scores that the second is learned with are those of
// weights that have not seen the text's group, as it will be with a text that is new.
func learnWeights(samples []*sample) *weights {
	const folds = 4
	var ex []example
	for f := range folds {
		var w weights
		var train, rest []*sample
		for _, s := range samples {
			if foldOf(s.group, folds, "inner") == f {
				rest = append(rest, s)
			} else {
				train = append(train, s)
			}
		}
		learnFirst(train, &w)
		for _, s := range rest {
			h := *s.base
			for i, v := range h.judge(&w) {
				if s.truth[i] < 0 {
					continue
				}
				on := traitBits(h.candidates[i].traits)
				for x := habitTrait(0); x < habitsEnd; x++ {
					if v.traits.has(x) {
						on = append(on, int(traitsEnd)+int(x))
					}
				}
				ex = append(ex, example{on: on, first: max(-6, min(6, float64(v.score))), y: float64(s.truth[i]), weight: weightOf(s)})
			}
		}
	}
	w := &weights{}
	learnFirst(samples, w)
	ws, bias := logistic(ex, int(traitsEnd)+int(habitsEnd), *l2f, *roundsF)
	copy(w.again[:], ws)
	copy(w.habit[:], ws[traitsEnd:])
	w.ofOwn, w.bias = ws[len(ws)-1], bias
	return w
}

func foldOf(group string, folds int, salt string) int {
	h := fnv.New32a()
	h.Write([]byte(salt + group))
	return int(h.Sum32()>>3) % folds
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
			if foldOf(s.group, folds, "outer") != f {
				train = append(train, s)
			}
		}
		w := learnWeights(train)
		for _, s := range samples {
			if foldOf(s.group, folds, "outer") == f {
				writeOutline(t, s, w, filepath.Join(dir, s.id+".json"))
			}
		}
	}
}

func writeOutline(t *testing.T, s *sample, w *weights, path string) {
	h := *s.base
	a := *s.article
	a.raw = nil
	for i, v := range h.judge(w) {
		if v.heading {
			a.raw = append(a.raw, Section{h.candidates[i].title, int(v.level), h.candidates[i].at})
		}
	}
	a.outline = nil
	a.arrange()
	type section struct {
		Level int    `json:"level"`
		Title string `json:"title"`
		Line  int64  `json:"line"`
	}
	out := struct {
		Title    string    `json:"title"`
		Sections []section `json:"sections"`
	}{Title: a.Title(), Sections: []section{}}
	for _, x := range a.Sections() {
		out.Sections = append(out.Sections, section{x.Level, x.Title, a.Line(x.At)})
	}
	b, _ := json.Marshal(out)
	if err := os.WriteFile(path, b, 0o644); err != nil {
		t.Fatal(err)
	}
}

// weightsSource returns plain_weights.go.
func weightsSource(w *weights) []byte {
	var b strings.Builder
	b.WriteString("package model\n\n// learnt is made by TestTrain, which see; the figures are log odds.\nvar learnt = weights{\n")
	fmt.Fprintf(&b, "\townBias: %.2f,\n\tbias:    %.2f,\n\tofOwn:   %.2f,\n", w.ownBias, w.bias, w.ofOwn)
	table := func(name string, n int, key func(int) string, v []float64, kind string) {
		fmt.Fprintf(&b, "\t%s: [%s]float64{\n", name, kind)
		for i := range n {
			if math.Abs(v[i]) >= 0.005 {
				fmt.Fprintf(&b, "\t\t%s: %.2f,\n", key(i), v[i])
			}
		}
		b.WriteString("\t},\n")
	}
	tr := func(i int) string { return traitNames[i].name }
	table("own", int(traitsEnd), tr, w.own[:], "traitsEnd")
	table("again", int(traitsEnd), tr, w.again[:], "traitsEnd")
	table("habit", int(habitsEnd), func(i int) string { return habitNames[i].name }, w.habit[:], "habitsEnd")
	b.WriteString("}\n")
	src, err := format.Source([]byte(b.String()))
	if err != nil {
		panic(err)
	}
	return src
}
