package plain

import (
	"bytes"
	"unicode/utf8"
)

// cjkNumber reads 第3章, 第一节 and 一、.
func cjkNumber(body []byte) number {
	const digits = "零一二三四五六七八九十"
	i, with := 0, bytes.HasPrefix(body, []byte("第"))
	if with {
		i = len("第")
	}
	v, from := int32(0), i
	for i < len(body) {
		r, n := utf8.DecodeRune(body[i:])
		if r >= '0' && r <= '9' {
			v = v*10 + r - '0'
		} else if k := bytes.IndexRune([]byte(digits), r); k >= 0 {
			d := int32(k / 3)
			switch {
			case d == 10 && v == 0:
				v = 10
			case d == 10:
				v *= 10
			case v%10 == 0:
				v += d
			default:
				v = v*10 + d
			}
		} else {
			break
		}
		i += n
	}
	if i == from || i >= len(body) || v > 9999 {
		return number{}
	}
	r, n := utf8.DecodeRune(body[i:])
	switch {
	case with && bytes.ContainsRune([]byte("章节節回部編篇卷条條幕話"), r):
		return number{style: chapter, depth: 1, value: v, size: i + n}
	case !with && r == '、' && body[from] >= utf8.RuneSelf:
		return number{style: letter, depth: 1, value: v, size: i + n}
	}
	return number{}
}

// romanOf returns the value of a roman number, 0 if word is none.
func romanOf(word []byte) int {
	total, last := 0, 1000
	for i := range word {
		if word[i]&0x20 != word[0]&0x20 {
			return 0
		}
		v := 0
		switch word[i] | 0x20 {
		case 'i':
			v = 1
		case 'v':
			v = 5
		case 'x':
			v = 10
		case 'l':
			v = 50
		case 'c':
			v = 100
		case 'd', 'm': // no text has so many chapters, and "did", "mix" are words
			return 0
		default:
			return 0
		}
		if v > last {
			total += v - 2*last
		} else {
			total += v
		}
		last = v
	}
	return total
}

// atoi returns the value of the digits in b.
func atoi(b []byte) int32 {
	v := int32(0)
	for _, c := range b {
		if c >= '0' && c <= '9' && v < 1e8 {
			v = v*10 + int32(c-'0')
		}
	}
	return v
}

func firstRune(b []byte) rune {
	r, _ := utf8.DecodeRune(b)
	return r
}
