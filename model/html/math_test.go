package html

import (
	"strings"
	"testing"
)

// TestFormulasInMathML shows formulas that a page has as elements.
func TestFormulasInMathML(t *testing.T) {
	for _, c := range [][2]string{
		{`<mi>a</mi><mo>+</mo><msup><mi>x</mi><mn>2</mn></msup><mo>=</mo><mo>-</mo><mn>1.5</mn>`, "a + x² = −1.5"},
		{`<msub><mi>x</mi><mi>i</mi></msub><mo>&#x2062;</mo><msubsup><mi>y</mi><mn>1</mn><mi>n</mi></msubsup>`, "xᵢy₁ⁿ"},
		{`<mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2</mn></mfrac>`, "(a + b)/2"},
		{`<msup><mfrac><mi>a</mi><mi>b</mi></mfrac><mn>2</mn></msup>`, "(a/b)²"},
		{`<msqrt><mi>x</mi><mo>+</mo><mn>1</mn></msqrt><mo>,</mo><mroot><mi>x</mi><mn>3</mn></mroot>`, "√(x + 1), ∛x"},
		{`<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><mi>i</mi>`, "∑ᵢ₌₁ⁿ i"},
		{`<mover><mi>v</mi><mo>→</mo></mover><mo>∈</mo><msup><mi>ℂ</mi><mn>3</mn></msup>`, "v\u20d7 ∈ ℂ³"},
		{`<mi>sin</mi><mo>&#x2061;</mo><mi>x</mi><mtext> if </mtext><mi>x</mi><mo>≤</mo><mi>π</mi>`, "sin x if x ≤ π"},
		{`<mfenced open="[" close="]"><mtable><mtr><mtd><mn>1</mn></mtd><mtd><mi>a</mi></mtd></mtr><mtr><mtd><mn>0</mn></mtd><mtd><mn>1</mn></mtd></mtr></mtable></mfenced>`, "[1 a; 0 1]"},
		{`<mfenced><mi>x</mi><mi>y</mi></mfenced>`, "(x, y)"},
		{`<mmultiscripts><mi>C</mi><mprescripts/><none/><mn>14</mn></mmultiscripts>`, "¹⁴C"},
		{`<mo>{</mo><mi>x</mi><mo>|</mo><mi>x</mi><mo>_</mo><mtext>50% &amp; $x</mtext><mo>}</mo>`, "{x|x_50% & $x}"},
		{`<msub><mi>x</mi></msub><mfrac><mi>a</mi></mfrac><mroot></mroot>`, "x a/() √()"},
	} {
		if got := readMath(t, "<math>"+c[0]+"</math>"); got != c[1] {
			t.Errorf("%s is shown as %q, want %q", c[0], got, c[1])
		}
	}
	for page, want := range map[string]string{
		`<math alttext="x^2+y"><mi>x</mi></math>`:                                                                    "x² + y",
		`<math alttext="Alternative text not available"><mi>x</mi></math>`:                                           "x",
		`<math alttext="a formula"></math>`:                                                                          "a formula",
		`<math><semantics><mi>x</mi><annotation encoding="application/x-tex">\alpha</annotation></semantics></math>`: "α",
		`<math><semantics><mi>x</mi><annotation encoding="StarMath 5.0">y</annotation></semantics></math>`:           "x",
		`<math><mi>` + strings.Repeat("x", 100) + `</mi></math>`:                                                     strings.Repeat("x", 100),
	} {
		if got := readMath(t, page); got != want {
			t.Errorf("%s is shown as %q, want %q", page, got, want)
		}
	}
}

// readMath returns the text of a paragraph with a formula.
func readMath(t *testing.T, formula string) string {
	t.Helper()
	keep := func(s string) string { return s }
	root := mustParse(t, []byte("<p>"+formula+"</p>"))
	return strings.ReplaceAll(rendered(t, Write(root, Refs{Link: keep, Image: keep, Anchor: keep})), "\n", "")
}
