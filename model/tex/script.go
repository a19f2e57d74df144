package tex

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// raised and lowered are characters and those that show them above and below the line, as far as Unicode has them.
var (
	raised  = pairs("0⁰1¹2²3³4⁴5⁵6⁶7⁷8⁸9⁹+⁺-⁻−⁻=⁼(⁽)⁾aᵃbᵇcᶜdᵈeᵉfᶠgᵍhʰiⁱjʲkᵏlˡmᵐnⁿoᵒpᵖrʳsˢtᵗuᵘvᵛwʷxˣyʸzᶻAᴬBᴮDᴰEᴱGᴳHᴴIᴵJᴶKᴷLᴸMᴹNᴺOᴼPᴾRᴿTᵀUᵁVⱽWᵂαᵅβᵝγᵞδᵟεᵋϵᵋθᶿφᵠϕᶲχᵡ′′″″°°∘°††‡‡**∗*")
	lowered = pairs("0₀1₁2₂3₃4₄5₅6₆7₇8₈9₉+₊-₋−₋=₌(₍)₎aₐeₑhₕiᵢjⱼkₖlₗmₘnₙoₒpₚrᵣsₛtₜuᵤvᵥxₓβᵦγᵧρᵨφᵩϕᵩχᵪ")
)

// pairs returns a table of pairs of characters.
func pairs(s string) map[rune]rune {
	all := map[rune]rune{}
	runes := []rune(s)
	for i := 0; i+1 < len(runes); i += 2 {
		all[runes[i]] = runes[i+1]
	}
	return all
}

// Script returns short text that isn't TeX as it stands above (^) or below (_) the line, if it is a number or the like; false if it isn't,
// since words are read more easily as they are.
func Script(mark byte, s string) (string, bool) {
	const longest = 16
	table := raised
	if mark == '_' {
		table = lowered
	}
	if s == "" || len(s) > longest || strings.Trim(s, "0123456789+-−ni") != "" {
		return s, false
	}
	return all(s, table)
}

// all returns s with each character replaced; false if one isn't in the table.
func all(s string, table map[rune]rune) (string, bool) {
	var b strings.Builder
	for _, c := range s {
		to, ok := table[c]
		if !ok {
			return s, false
		}
		b.WriteRune(to)
	}
	return b.String(), true
}

// script returns what stands above (^) or below (_) another thing. Where Unicode hasn't the characters, the mark stands before it.
func script(mark byte, s string) string {
	table := raised
	if mark == '_' {
		table = lowered
	}
	shown, ok := all(s, table)
	switch {
	case ok:
		return shown
	case isWord(s):
		return string(mark) + s
	}
	return string(mark) + inParentheses(s)
}

// isWord reports whether s is a single thing: a character, a number, or a word of three letters at least, since two are a product.
func isWord(s string) bool {
	_, n := utf8.DecodeRuneInString(s)
	return n == len(s) || strings.Trim(s, "0123456789") == "" || len(s) > 2 && strings.IndexFunc(s, func(c rune) bool { return !isLetter(byte(min(c, 0x7f))) }) < 0
}

// inParentheses returns s in parentheses, unless it stands in some.
func inParentheses(s string) string {
	if enclosed(s) {
		return s
	}
	return "(" + s + ")"
}

// enclosed reports whether one pair of parentheses stands around all of s.
func enclosed(s string) bool {
	if len(s) < 2 || s[0] != '(' || s[len(s)-1] != ')' {
		return false
	}
	depth := 0
	for i := range len(s) - 1 {
		switch s[i] {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return false
			}
		}
	}
	return true
}

// over returns a fraction on one line.
func over(above, below string) string {
	if !isProduct(above) {
		above = inParentheses(above)
	}
	if !isFactor(below) {
		below = inParentheses(below)
	}
	return above + "/" + below
}

// isProduct reports whether s needs no parentheses above a stroke: no sign divides it.
func isProduct(s string) bool {
	depth := 0
	for i, c := range s {
		switch c {
		case '(', '[', '⟨', '|':
			depth++
		case ')', ']', '⟩':
			depth--
		case ' ', '/', '+', '-', '=':
			if depth == 0 && i > 0 {
				return false
			}
		}
	}
	return s != ""
}

// isFactor reports whether s needs no parentheses below a stroke: it is one letter with what is above and below it, a number,
// a differential, or stands in parentheses.
func isFactor(s string) bool {
	s = strings.TrimLeft(s, "√∛∜")
	if enclosed(s) {
		return true
	}
	letters, digits := 0, 0
	for i, c := range s {
		switch {
		case c >= '0' && c <= '9':
			digits++
		case i == 0 && (c == 'd' || c == '∂') && len(s) > 1:
		case isScript(c) || unicode.IsMark(c):
		case unicode.IsLetter(c):
			letters++
		case c == '.' && digits > 0:
		default:
			return utf8.RuneCountInString(s) == 1
		}
	}
	return letters+digits > 0 && (letters == 0 || letters == 1 && digits == 0)
}

// isScript reports whether c stands above or below the line.
func isScript(c rune) bool {
	return c == '²' || c == '³' || c == '¹' || c >= '⁰' && c <= 'ₜ' || c >= 'ᴬ' && c <= 'ᶿ' || c == 'ⱼ' || c == 'ⱽ' || c == '′'
}
