package tex

import (
	"strings"
	"sync"
	"unicode/utf8"
)

// Sign returns the character that a command stands for, such as α for alpha; "" for one that isn't known.
func Sign(name string) string {
	if s := signs()[name]; s.class != operator || s.text != name {
		return s.text
	}
	return "" // a function's name
}

// sign is what a command stands for.
type sign struct {
	text  string
	class class
}

// signs are the commands that stand for a character, by their names: made when mathematics is shown for the first time.
var signs = sync.OnceValue(func() map[string]sign {
	all := map[string]sign{}
	for class, names := range named {
		words := strings.Fields(names)
		for i := 0; i+1 < len(words); i += 2 {
			all[words[i]] = sign{words[i+1], class}
		}
	}
	for name := range strings.FieldsSeq(functions) {
		all[name] = sign{name, operator}
	}
	return all
})

// classes are the classes of the characters that have names.
var classes = sync.OnceValue(func() map[rune]class {
	all := map[rune]class{'−': binary}
	for _, s := range signs() {
		r, n := utf8.DecodeRuneInString(s.text)
		if n < len(s.text) || r < utf8.RuneSelf {
			continue
		}
		if c, ok := all[r]; !ok || s.class < c { // some have two names, of different classes
			all[r] = s.class
		}
	}
	return all
})

// functions are the commands that stand for their own names.
const functions = "arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim ln log max min Pr sec sin sinh sup tan tanh"

// named are the names of characters and the characters, by what these are in a formula.
var named = map[class]string{
	ordinary: `alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ varkappa ϰ lambda λ mu μ nu ν xi ξ omicron ο
		pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω digamma ϝ
		Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω
		infty ∞ partial ∂ nabla ∇ hbar ℏ hslash ℏ ell ℓ Re ℜ Im ℑ wp ℘ aleph ℵ beth ℶ gimel ℷ imath ı jmath ȷ complement ∁ mho ℧ eth ð
		forall ∀ exists ∃ nexists ∄ emptyset ∅ varnothing ∅ top ⊤ bot ⊥ neg ¬ lnot ¬ angle ∠ measuredangle ∡ sphericalangle ∢ triangle △ triangledown ▽ square □ Box □ Diamond ◇ lozenge ◊
		blacksquare ■ qed ∎ bigstar ★ clubsuit ♣ diamondsuit ♢ heartsuit ♡ spadesuit ♠ sharp ♯ flat ♭ natural ♮ checkmark ✓ maltese ✠ surd √ prime ′ backprime ‵ degree °
		dots … ldots … dotsc … dotsb ⋯ dotsm ⋯ dotsi ⋯ cdots ⋯ vdots ⋮ ddots ⋱ P ¶ S § copyright © pounds £ yen ¥ circledR ® vert | Vert ‖ | ‖ backslash ∖ slash /
		AA Å aa å ae æ AE Æ oe œ OE Œ o ø O Ø l ł L Ł ss ß i ı j ȷ therefore ∴ because ∵`,
	operator: `sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ iiint ∭ oint ∮ oiint ∯ bigcup ⋃ bigcap ⋂ bigsqcup ⨆ biguplus ⨄ bigvee ⋁ bigwedge ⋀ bigoplus ⨁ bigotimes ⨂ bigodot ⨀
		`,
	binary: `times × div ÷ cdot ⋅ pm ± mp ∓ ast ∗ star ⋆ circ ∘ bullet • cap ∩ cup ∪ uplus ⊎ sqcap ⊓ sqcup ⊔ vee ∨ lor ∨ wedge ∧ land ∧ setminus ∖ smallsetminus ∖ wr ≀
		diamond ⋄ oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ odot ⊙ dagger † dag † ddagger ‡ ddag ‡ amalg ⨿ bigcirc ○ bigtriangleup △ bigtriangledown ▽ triangleleft ◁ triangleright ▷ lhd ⊲ rhd ⊳ ltimes ⋉ rtimes ⋊
		veebar ⊻ barwedge ⊼ boxplus ⊞ boxminus ⊟ boxtimes ⊠ boxdot ⊡ bmod mod dotplus ∔ intercal ⊺ And &`,
	relation: `leq ≤ le ≤ geq ≥ ge ≥ neq ≠ ne ≠ equiv ≡ sim ∼ simeq ≃ approx ≈ cong ≅ propto ∝ varpropto ∝ asymp ≍ doteq ≐ coloneqq ≔ coloneq ≔ eqqcolon ≕ triangleq ≜ ll ≪ gg ≫ lll ⋘ ggg ⋙ prec ≺ succ ≻ preceq ⪯ succeq ⪰ lt < gt >
		leqslant ⩽ geqslant ⩾ lesssim ≲ gtrsim ≳ lessgtr ≶ gtrless ≷ nless ≮ ngtr ≯ nleq ≰ ngeq ≱ lneq ⪇ gneq ⪈ lesseqgtr ⋚ approxeq ≊ thickapprox ≈ thicksim ∼ backsim ∽ nsim ≁ ncong ≇ eqsim ≂ risingdotseq ≓ fallingdotseq ≒
		in ∈ notin ∉ ni ∋ owns ∋ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ subsetneq ⊊ supsetneq ⊋ nsubseteq ⊈ nsupseteq ⊉ sqsubset ⊏ sqsupset ⊐ sqsubseteq ⊑ sqsupseteq ⊒ Subset ⋐ Supset ⋑
		mid ∣ nmid ∤ parallel ∥ nparallel ∦ perp ⟂ models ⊨ vdash ⊢ dashv ⊣ vDash ⊨ Vdash ⊩ nvdash ⊬ nvDash ⊭ bowtie ⋈ smile ⌣ frown ⌢ between ≬ pitchfork ⋔ colon : ratio ∶ vartriangleleft ⊲ vartriangleright ⊳ trianglelefteq ⊴ trianglerighteq ⊵
		to → rightarrow → leftarrow ← gets ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ implies ⟹ impliedby ⟸ iff ⟺ mapsto ↦ longmapsto ⟼ longrightarrow ⟶ longleftarrow ⟵ longleftrightarrow ⟷
		Longrightarrow ⟹ Longleftarrow ⟸ Longleftrightarrow ⟺ uparrow ↑ downarrow ↓ updownarrow ↕ Uparrow ⇑ Downarrow ⇓ Updownarrow ⇕ nearrow ↗ searrow ↘ swarrow ↙ nwarrow ↖ hookrightarrow ↪ hookleftarrow ↩
		rightharpoonup ⇀ rightharpoondown ⇁ leftharpoonup ↼ leftharpoondown ↽ rightleftharpoons ⇌ leftrightharpoons ⇋ rightrightarrows ⇉ leftleftarrows ⇇ rightleftarrows ⇄ leftrightarrows ⇆ twoheadrightarrow ↠ twoheadleftarrow ↞
		rightarrowtail ↣ leadsto ⇝ rightsquigarrow ⇝ leftrightsquigarrow ↭ nrightarrow ↛ nleftarrow ↚ nRightarrow ⇏ nLeftarrow ⇍ nLeftrightarrow ⇎ upharpoonright ↾ restriction ↾ circlearrowleft ↺ circlearrowright ↻ multimap ⊸ dashrightarrow ⇢ dashleftarrow ⇠`,
	opening: `lbrace { { { lbrack [ langle ⟨ lfloor ⌊ lceil ⌈ lvert | lVert ‖ lgroup ⟮ ulcorner ⌜ llcorner ⌞ llbracket ⟦`,
	closing: `rbrace } } } rbrack ] rangle ⟩ rfloor ⌋ rceil ⌉ rvert | rVert ‖ rgroup ⟯ urcorner ⌝ lrcorner ⌟ rrbracket ⟧`,
}
