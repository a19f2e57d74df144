package plain

import (
	"fmt"
	"go/format"
	"hash/fnv"
	"math"
	"math/rand"
	"strings"
)

// example is one candidate for learning: its features by number, whether it is a heading, its weight.
type example struct {
	on     []int
	first  float64
	y      float64
	weight float64
}

// priorOf returns the weights of n features as they are before anything is learned.
func priorOf(n int) []float64 {
	prior := make([]float64, n+1)
	for x, v := range priors {
		prior[x] = v
	}
	if n > int(traitsEnd) {
		for x, v := range habitPriors {
			prior[int(traitsEnd)+int(x)] = v
		}
	}
	return prior
}

// logistic learns weights by stochastic descent (Adagrad); feature n is the first score.
func logistic(ex []example, n int, l2 float64, rounds int) (w []float64, bias float64) {
	w = make([]float64, n+1)
	prior := priorOf(n)
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
	if s.base.look.manual {
		return 0 // a rule decides there
	}
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

// weightsSource returns weights.go.
func weightsSource(w *weights) []byte {
	var b strings.Builder
	b.WriteString("package plain\n\n// learnt is made by TestTrain, which see; the figures are log odds.\nvar learnt = weights{\n")
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
