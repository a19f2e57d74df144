package plain

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// style is the way in which a line is numbered or marked at its start.
type style uint8

const (
	noNumber  style = iota
	arabic          // 1. 1) (1) 1 -
	dotted          // 1.2 1.2.3.
	roman           // IV. IV)
	letter          // A. a) (a)
	chapter         // CHAPTER 4, Part IV, Kapitel 3, 第3章: a word and a number, or a roman number alone
	paragraph       // § 4
	bullet          // • - * and the like
)

// number is what stands at the start of a numbered or marked line.
type number struct {
	style style
	depth uint8 // how many numbers: 3 for 1.2.3
	value int32 // the last of the numbers
	size  int   // bytes up to the text behind it, spaces included
	bare  bool  // no dot or bracket closes it: "1 Introduction"
	alone bool  // nothing stands behind it
}

// bullets are the signs of list items. Those of ASCII need a space behind them.
const bullets = "•‣◦⁃▪▫■□●○◆◇►▶▸➤➢✓✔✗★☆·∙–—-*+"

// numberOf returns the number or mark at the start of body, also behind a word as in "Chapter 4".
func numberOf(body []byte) number {
	n := markOf(body)
	if n.style == noNumber && len(body) > 0 && (body[0] >= 'A' && body[0] <= 'Z' || body[0] >= utf8Self) {
		n = worded(body).closeUp(body)
	}
	return n
}

// closeUp takes the spaces behind a number to it.
func (n number) closeUp(body []byte) number {
	if n.style != noNumber {
		for n.size < len(body) && (body[n.size] == ' ' || body[n.size] == '\t') {
			n.size++
		}
		n.alone = n.size == len(body)
	}
	return n
}

// markOf returns the number or mark at the start of body that may make it an item of a list.
func markOf(body []byte) number {
	if len(body) == 0 {
		return number{}
	}
	c := body[0]
	var n number
	switch {
	case c >= '0' && c <= '9' || c == '(' || c == '[':
		n = closed(body)
	case c == 0xc2 && bytes.HasPrefix(body, []byte("§")):
		i := 2
		for i < len(body) && (body[i] == ' ' || body[i] >= '0' && body[i] <= '9' || body[i] == '.') {
			i++
		}
		if i > 2 {
			n = number{style: paragraph, depth: 1, value: atoi(body[2:i]), size: i}
		}
	case c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z':
		if len(body) > 8 && bytes.IndexByte(body[:8], '.') < 0 && bytes.IndexByte(body[:8], ')') < 0 {
			return number{}
		}
		n = closed(body)
	case c >= 0xe3: // Chinese numbers; no bullet is so high
		n = cjkNumber(body)
	default:
		r, k := utf8.DecodeRune(body)
		if k < len(body) && bytes.ContainsRune([]byte(bullets), r) && (body[k] == ' ' || body[k] == '\t' || r > 0x2020) {
			n = number{style: bullet, depth: 1, size: k}
		}
	}
	return n.closeUp(body)
}

// closed reads 1. 1) (1) 1.2 IV. (a) A. at the start of body.
func closed(body []byte) number {
	i, open := 0, byte(0)
	if body[0] == '(' || body[0] == '[' {
		open, i = body[0], 1
	}
	n := number{depth: 1}
	switch {
	case i < len(body) && body[i] >= '0' && body[i] <= '9':
		i = n.digits(body, i)
	case open == '[': // a box to tick, not a number
		return number{}
	default:
		k := i
		for k < len(body) && k < i+8 && (body[k]|0x20 >= 'a' && body[k]|0x20 <= 'z') {
			k++
		}
		word := body[i:k]
		if v := romanOf(word); v > 0 && (len(word) > 1 || word[0]|0x20 == 'i' || word[0]|0x20 == 'v' || word[0]|0x20 == 'x') {
			n.style, n.value = roman, int32(v)
		} else if len(word) == 1 {
			n.style, n.value = letter, int32(word[0]|0x20-'a'+1)
		} else {
			return number{}
		}
		i = k
		if n.style == letter && i+1 < len(body) && body[i] == '.' && body[i+1] >= '0' && body[i+1] <= '9' { // A.1 of an appendix
			i = n.digits(body, i+1)
			n.depth++
			n.style = dotted
		}
	}
	return n.close(body, i, open)
}

// digits reads numbers with dots between them from i on and returns where they end.
func (n *number) digits(body []byte, i int) int {
	n.style = arabic
	for {
		k := i
		for k < len(body) && body[k] >= '0' && body[k] <= '9' {
			k++
		}
		if k-i > 4 {
			n.style = noNumber
			return i
		}
		n.value, i = atoi(body[i:k]), k
		if i+1 >= len(body) || body[i] != '.' || body[i+1] < '0' || body[i+1] > '9' || n.depth > 7 {
			return i
		}
		n.style = dotted
		n.depth++
		i++
	}
}

// close looks at what stands behind the number, which must be a dot, a bracket or a space.
func (n number) close(body []byte, i int, open byte) number {
	if n.style == noNumber {
		return n
	}
	switch {
	case open != 0:
		if i >= len(body) || body[i] != ')' && body[i] != ']' {
			return number{}
		}
		i++
	case i < len(body) && (body[i] == '.' || body[i] == ')' || body[i] == ':'):
		if body[i] == ':' && n.style != arabic {
			return number{}
		}
		i++
	case i < len(body) && n.style <= dotted && bytes.HasPrefix(body[i:], []byte("、")):
		i += len("、")
		n.size = i
		return n
	default:
		if n.style == letter || n.style == roman && (i < len(body) || len(body) > 5 || body[0] >= 'a') {
			return number{}
		}
		n.bare = true
		if n.style == roman {
			n.style = chapter
		}
	}
	if i < len(body) && body[i] != ' ' && body[i] != '\t' {
		return number{}
	}
	n.size = i
	return n
}

// countOf returns the number that a word is, in at most three digits or Roman ones.
func countOf(word []byte) (value int32, ok bool) {
	switch {
	case len(word) == 0:
		return 0, false
	case word[0] <= '9':
		return atoi(word), len(word) <= 3
	}
	value = int32(romanOf(word))
	return value, value != 0
}

// worded reads a word and a number: "CHAPTER IV", "Part 2:", "第3章", "一、".
func worded(body []byte) number {
	k := 0
	for k < len(body) && (body[k]|0x20 >= 'a' && body[k]|0x20 <= 'z') { // as nearly all words are
		k++
	}
	if k > 24 || k+1 < len(body) && body[k] == ' ' && (body[k+1] < '0' || body[k+1] > '9') && (body[k+1] < 'A' || body[k+1] > 'X') {
		return number{}
	}
	for k < len(body) && k < 24 {
		r, n := utf8.DecodeRune(body[k:])
		if !unicode.IsLetter(r) {
			break
		}
		k += n
	}
	if k < 3 || k+1 >= len(body) || body[k] != ' ' || !unicode.IsUpper(firstRune(body)) {
		return number{}
	}
	i := k + 1
	e := i
	for e < len(body) && e < i+8 && (body[e] >= '0' && body[e] <= '9' || body[e] >= 'A' && body[e] <= 'Z') {
		e++
	}
	value, ok := countOf(body[i:e])
	if !ok {
		return number{}
	}
	n := number{style: chapter, depth: 1, value: value}
	switch {
	case e == len(body):
	case body[e] == '.' || body[e] == ':' || body[e] == ')':
		e++
		if e < len(body) && body[e] != ' ' {
			return number{}
		}
	case bytes.HasPrefix(body[e:], []byte(" - ")), bytes.HasPrefix(body[e:], []byte(" -- ")), bytes.HasPrefix(body[e:], []byte(" – ")), bytes.HasPrefix(body[e:], []byte(" — ")):
		e++
	default:
		return number{}
	}
	n.size = e
	return n
}
