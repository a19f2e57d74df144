package man

import "strings"

// glyphs returns the character that groff_char(7) calls by a name; "" if it calls none so.
func glyphs(name string) string {
	if name == "" || strings.ContainsAny(name, " \n") {
		return ""
	}
	for _, list := range []string{punctuation, accented, symbols, greek} {
		if i := strings.Index(list, " "+name+"="); i >= 0 {
			value := list[i+len(name)+2:]
			return value[:strings.IndexByte(value, ' ')]
		}
	}
	return ""
}

// The characters by their names, each between blanks.
const (
	punctuation = ` em=— en=– hy=‐ -=- lq=“ rq=” oq=‘ cq=’ aq=' dq=" bq=‚ Bq=„ Fo=« Fc=» fo=‹ fc=› aa=´ ga=` + "`" + ` rs=\ sl=/ ba=| br=│ bb=¦ ul=_ ` +
		`ru=_ rn=‾ bu=• ci=○ sq=□ dg=† dd=‡ ps=¶ sc=§ lh=☜ rh=☞ at=@ sh=# CR=↵ OK=✓ ha=^ ti=~ a^=^ a~=~ lB=[ rB=] lC={ rC=} la=⟨ ra=⟩ lz=◊ ` +
		`r?=¿ r!=¡ a-=¯ ad=¨ ac=¸ ho=˛ ao=˚ ab=˘ a.=˙ ah=ˇ ap=~ hat=^ space=  Lq=“ Rq=” ss=ß fi=fi fl=fl ff=ff Fi=ffi Fl=ffl .i=ı .j=ȷ IJ=Ĳ ij=ĳ `
	accented = ` 'A=Á 'C=Ć 'E=É 'I=Í 'O=Ó 'U=Ú 'Y=Ý 'a=á 'c=ć 'e=é 'i=í 'o=ó 'u=ú 'y=ý :A=Ä :E=Ë :I=Ï :O=Ö :U=Ü :Y=Ÿ :a=ä :e=ë :i=ï :o=ö :u=ü :y=ÿ ` +
		`^A=Â ^E=Ê ^I=Î ^O=Ô ^U=Û ^a=â ^e=ê ^i=î ^o=ô ^u=û ` + "`A=À `E=È `I=Ì `O=Ò `U=Ù `a=à `e=è `i=ì `o=ò `u=ù" + ` ~A=Ã ~N=Ñ ~O=Õ ~a=ã ~n=ñ ~o=õ ` +
		`vS=Š vs=š vZ=Ž vz=ž ,C=Ç ,c=ç /L=Ł /l=ł /O=Ø /o=ø oA=Å oa=å AE=Æ ae=æ OE=Œ oe=œ -D=Ð Sd=ð TP=Þ Tp=þ `
	symbols = ` Do=$ ct=¢ eu=€ Eu=€ Ye=¥ Po=£ Cs=¤ Fn=ƒ co=© rg=® tm=™ bs=☎ de=° mc=µ Of=ª Om=º 12=½ 14=¼ 34=¾ 18=⅛ 38=⅜ 58=⅝ 78=⅞ S1=¹ S2=² S3=³ ` +
		`pl=+ mi=− -+=∓ +-=± t+-=± pc=· md=⋅ mu=× tmu=× c*=⊗ c+=⊕ di=÷ tdi=÷ f/=⁄ **=∗ <==≤ >==≥ <<=≪ >>=≫ eq== !==≠ ==≡ ne=≢ =~=≅ |==≃ ~==≈ ~~=≈ pt=∝ es=∅ ` +
		`mo=∈ nm=∉ sb=⊂ nb=⊄ sp=⊃ nc=⊅ ib=⊆ ip=⊇ ca=∩ cu=∪ /_=∠ pp=⊥ is=∫ gr=∇ sr=√ pd=∂ coproduct=∐ product=∏ sum=∑ if=∞ Ah=ℵ Im=ℑ Re=ℜ wp=℘ hb=ħ h-=ℏ hbar=ℏ ` +
		`no=¬ tno=¬ AN=∧ OR=∨ te=∃ fa=∀ st=∋ tf=∴ 3d=∴ or=| <-=← ->=→ <>=↔ da=↓ ua=↑ va=↕ lA=⇐ rA=⇒ hA=⇔ dA=⇓ uA=⇑ vA=⇕ an=⎯ CL=♣ SP=♠ HE=♥ DI=♦ %0=‰ fm=′ sd=″ ` +
		`lc=⌈ rc=⌉ lf=⌊ rf=⌋ bv=| lt=⎧ lk=⎨ lb=⎩ rt=⎫ rk=⎬ rb=⎭ braceex=⎪ bracketlefttp=⎡ bracketleftbt=⎣ bracketleftex=⎢ bracketrighttp=⎤ bracketrightbt=⎦ ` +
		`bracketrightex=⎥ parenlefttp=⎛ parenleftbt=⎝ parenleftex=⎜ parenrighttp=⎞ parenrightbt=⎠ parenrightex=⎟ u-= `
	greek = ` *A=Α *B=Β *G=Γ *D=Δ *E=Ε *Z=Ζ *Y=Η *H=Θ *I=Ι *K=Κ *L=Λ *M=Μ *N=Ν *C=Ξ *O=Ο *P=Π *R=Ρ *S=Σ *T=Τ *U=Υ *F=Φ *X=Χ *Q=Ψ *W=Ω ` +
		`*a=α *b=β *g=γ *d=δ *e=ε *z=ζ *y=η *h=θ *i=ι *k=κ *l=λ *m=μ *n=ν *c=ξ *o=ο *p=π *r=ρ *s=σ ts=ς *t=τ *u=υ *f=ϕ +f=φ *x=χ *q=ψ *w=ω +h=ϑ +p=ϖ +e=ϵ `
)

// combining returns the accents of some names as characters that are put on the one before them.
func combining(names string) string {
	var b strings.Builder
	for _, name := range strings.Fields(names) {
		for _, a := range []string{"aa\u0301", "'\u0301", "ga\u0300", "`\u0300", "ad\u0308", ":\u0308", "a^\u0302", "^\u0302", "a~\u0303", "~\u0303", "ac\u0327", ",\u0327",
			"ao\u030a", "ho\u0328", "ah\u030c", "v\u030c", "a-\u0304", "ab\u0306", "a.\u0307", "a\"\u030b"} {
			if rest, ok := strings.CutPrefix(a, name); ok && len(rest) == 2 {
				b.WriteString(rest)
			}
		}
	}
	return b.String()
}
