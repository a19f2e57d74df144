package tex

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// TestText shows formulas as text.
func TestText(t *testing.T) {
	for _, c := range [][2]string{
		// what stands beside what
		{`E=mc^2`, "E = mc²"}, {`E = m c^2`, "E = m c²"}, {`a+b\leq c`, "a + b ≤ c"}, {`-x + y`, "-x + y"}, {`a=-1`, "a = -1"}, {`f(x,y)`, "f(x, y)"},
		{`2\sin x\cos(y)`, "2 sin x cos(y)"}, {`\alpha x`, "αx"}, {`f: A \to B`, "f : A → B"}, {`n!`, "n!"}, {`a≤b`, "a ≤ b"}, {`2⋅x−1`, "2 ⋅ x − 1"}, {`∑x`, "∑ x"}, {`∀ε`, "∀ε"}, {`|x|`, "|x|"}, {`a \times b \cdot c`, "a × b ⋅ c"},
		{`x \in \mathbb{R}`, "x ∈ ℝ"}, {`\{ x \mid x > 0 \}`, "{x ∣ x > 0}"}, {`O(n \log n)`, "O(n log n)"}, {`\lVert x \rVert_2`, "‖x‖₂"},
		// above and below
		{`x_1, \dots, x_n`, "x₁, …, xₙ"}, {`x_{i+1}^2`, "xᵢ₊₁²"}, {`x^{n-1}`, "xⁿ⁻¹"}, {`e^{i\pi} + 1 = 0`, "e^(iπ) + 1 = 0"}, {`e^{-x^2}`, "e^(-x²)"}, {`A^T`, "Aᵀ"}, {`x^*`, "x*"},
		{`f'(x) = f''(x)`, "f′(x) = f″(x)"}, {`f^\prime`, "f′"}, {`90^\circ`, "90°"}, {`x_{\max}`, "xₘₐₓ"}, {`E_{\text{kin}}`, "Eₖᵢₙ"}, {`v_{\text{eff}}`, "v_eff"}, {`{}^{14}C`, "¹⁴C"},
		{`\sum_{i=0}^{n} i^2`, "∑ᵢ₌₀ⁿ i²"}, {`\int_0^\infty f(x)\,dx`, "∫₀^∞ f(x) dx"}, {`\lim_{n \to \infty} a_n`, "lim_(n→∞) aₙ"}, {`x^{\text{if } x > 0}`, "x^(if x>0)"},
		{`\sum\limits_{k} a_k`, "∑ₖ aₖ"}, {`\max_{x \in X}`, "max_(x∈X)"}, {`x^a_b`, "xᵃ_b"},
		// fractions and roots
		{`\frac{a}{b}`, "a/b"}, {`\frac12`, "1/2"}, {`\frac{1}{2}mv^2`, "1/2 mv²"}, {`\frac{a+b}{2a}`, "(a + b)/(2a)"}, {`\frac{n(n+1)(2n+1)}{6}`, "n(n + 1)(2n + 1)/6"}, {`\frac{dx}{dt}`, "dx/dt"},
		{`\frac{\partial^2 f}{\partial x^2}`, "∂²f/∂x²"}, {`\frac{1}{\sqrt{2\pi}}`, "1/√(2π)"}, {`\sqrt{x}`, "√x"}, {`\sqrt{x^2+y^2}`, "√(x² + y²)"}, {`\sqrt[3]{x}`, "∛x"}, {`\sqrt[n]{2}`, "ⁿ√2"},
		{`\left(1 + \frac{1}{n}\right)^n`, "(1 + 1/n)ⁿ"}, {`\binom{n}{k}`, "(n choose k)"}, {`\frac{1}{2}\left(x + y\right)`, "1/2 (x + y)"}, {`\left.\frac{a}{b}\right|_{x=0}`, "a/b|ₓ₌₀"},
		// letters
		{`\mathbf{E}`, "𝐄"}, {`\mathcal{L}`, "ℒ"}, {`\mathfrak{g}`, "𝔤"}, {`\hat{x}`, "x\u0302"}, {`\bar x`, "x\u0304"}, {`\vec{v}`, "v\u20d7"}, {`\overline{AB}`, "A\u0305B\u0305"}, {`\hat\beta`, "β\u0302"}, {`\mathrm{d}x`, "dx"},
		{`\operatorname{rank}(A)`, "rank(A)"}, {`\operatorname*{argmax}_x f`, "argmaxₓ f"}, {`x \text{ if } y`, "x if y"}, {`\text{cost of } $x$`, "cost of $x$"}, {`\text{where $x^2$ is}`, "where x² is"},
		{`\not= \not\in`, "≠∉"}, {`a \equiv b \pmod{n}`, "a ≡ b (mod n)"}, {`a \bmod b`, "a mod b"}, {`A \xrightarrow{f} B`, "A →ᶠ B"}, {`a \overset{!}{=} b`, "a =^! b"},
		// rows
		{`\begin{pmatrix} a & b \\ c & d \end{pmatrix}`, "(a b; c d)"}, {`|x| = \begin{cases} x & x \ge 0 \\ -x & \text{otherwise} \end{cases}`, "|x| = { x, x ≥ 0; -x, otherwise"},
		{`a &= b \\ c &= d`, "a = b; c = d"}, {`\begin{aligned} a &= b \\ &= c \end{aligned}`, "a = b; = c"}, {`\begin{bmatrix}1\\2\end{bmatrix}^T`, "[1; 2]ᵀ"},
		// what isn't known, or is odd
		{`\unknown{x^2} + 1`, `\unknown{x^2} + 1`}, {`\foo x`, `\foo x`}, {`\begin{tikzcd} A \arrow[r] & B \end{tikzcd}`, `\begin{tikzcd} A \arrow[r] & B \end{tikzcd}`}, {`x^`, "x^"}, {`{x`, "x"}, {`x}`, "x}"}, {`\`, `\`}, {`50\% \$ \# \_`, "50%$#_"},
		{`\frac{a}`, "a/()"}, {``, ""}, {`\label{eq:1} x \tag{2}`, "x (2)"}, {`x\,y\;z\quad w`, "x y z w"}, {`{\displaystyle E=mc^{2}}`, "E = mc²"}, {`\color{red} x`, "x"}, {`日本^2`, "日本²"}, {`\mathrm{sin}^{-1}`, "sin⁻¹"},
	} {
		if got := Text(c[0]); got != c[1] {
			t.Errorf("%s is shown as %q, want %q", c[0], got, c[1])
		}
	}
}

// TestPricesAreNoMathematics tells what stands between dollar signs.
func TestPricesAreNoMathematics(t *testing.T) {
	for _, c := range [][2]string{
		{"$x$", "x"}, {"$x^2$, and", "x^2"}, {`$\alpha + 1$.`, `\alpha + 1`}, {"$$ a = b $$", " a = b "}, {"$x\\$y$", "x\\$y"},
		{"$5 and $6", ""}, {"$5 and 6$", ""}, {"$HOME and $PATH", ""}, {"$PATH:$HOME", ""}, {"$1,$2", ""}, {"$ x $", ""}, {"$$ is the process and $$", ""}, {"$x", ""}, {"$$", ""}, {"$`x`$", ""}, {"$100–$200", ""},
	} {
		if n, got := Inline([]byte(c[0]), ' '); string(got) != c[1] || (n > 0) != (c[1] != "") {
			t.Errorf("%s has %q, want %q", c[0], got, c[1])
		}
	}
	if n, _ := Inline([]byte("$20 (A$)"), 'S'); n > 0 {
		t.Error("US$20 begins mathematics")
	}
}

// TestRows shows formulas that stand apart in lines.
func TestRows(t *testing.T) {
	for _, c := range [][2]string{
		{"f(x) &= x^2 \\\\\ng &= \\sin x", "f(x) = x²\n   g = sin x"},
		{"\n\\begin{aligned}\nf(x) &= x^2 \\\\\n&= y \\\\\n\\end{aligned}\n", "f(x) = x²\n     = y"},
		{"\\begin{equation}\nE = mc^2\n\\end{equation}", "E = mc²"},
		{"a \\\\[2ex] b", "a\nb"},
		{"A = \\begin{pmatrix} 1 \\\\ 2 \\end{pmatrix}", "A = (1; 2)"},
	} {
		var lines []string
		for _, r := range Rows(c[0]) {
			lines = append(lines, r.Text)
		}
		if got := strings.Join(lines, "\n"); got != c[1] {
			t.Errorf("%s is shown as\n%s\nwant\n%s", c[0], got, c[1])
		}
	}
}

// TestApart tells which lines are a formula that stands apart.
func TestApart(t *testing.T) {
	for _, c := range [][2]string{
		{"$$\na = b\n$$\nmore", "\na = b\n"}, {"$$a = b$$", "a = b"}, {"  $$ a $$ .\n", " a "}, {"\\[\nx^2\n\\],\n", "\nx^2\n"},
		{"\\begin{align*}\na &= b \\\\\n\\end{align*}\nmore", "\\begin{align*}\na &= b \\\\\n\\end{align*}"},
		{"$$a$$ is the area", ""}, {"$$\na = b", ""}, {"\\[not mathematics\\]", ""}, {"\\begin{itemize}\n\\end{itemize}", ""}, {"a $$b$$", ""}, {"$$ is the process and $$", ""}, {"", ""},
	} {
		n, from, to := Apart([]byte(c[0]))
		if got := c[0][from:to]; got != c[1] || (n > 0) != (c[1] != "") {
			t.Errorf("%q has %q, want %q", c[0], got, c[1])
		}
	}
}

// FuzzText shows any text as if it were TeX: as valid text of one line, not much longer than it is.
func FuzzText(f *testing.F) {
	for _, s := range []string{`\frac{a}{b}`, `\sqrt[3]{x_{i}^2}`, `\begin{pmatrix} a & b \\ c \end{pmatrix}`, `\text{a $b$ c}`, `\left( x \right.`, strings.Repeat("{", 50), strings.Repeat(`\frac`, 50), strings.Repeat("^", 50),
		strings.Repeat(`\begin{cases}`, 50), strings.Repeat(`\text{$`, 50), strings.Repeat(`\sqrt[`, 50), `\hat{ab}`, `\not`, `\end{x}`, `\\[`, "\\text{\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := Text(s)
		if utf8.ValidString(s) && !utf8.ValidString(got) || strings.Contains(got, "\n") {
			t.Errorf("%q is %q", s, got)
		}
		if len(got) > 100+20*len(s) {
			t.Errorf("%q becomes %d bytes", s, len(got))
		}
		for _, r := range Rows(s) {
			if r.At < 0 || r.At > len(s) || strings.Contains(r.Text, "\n") {
				t.Errorf("%q has the row %v", s, r)
			}
		}
	})
}
