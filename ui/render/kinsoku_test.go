package render

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// TestLinesOfCJK breaks Chinese, Japanese and Korean by their rules (JIS X 4051, GB/T 15834, CLREQ): no line begins with what closes
// or goes on, none ends with what opens, and words of Korean and of Latin stay whole.
func TestLinesOfCJK(t *testing.T) {
	const (
		notFirst = "。、，．・：；？！」』）】〕〉》］｝’”〟…‥ー〜々ゝゞヽヾぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ゛゜%‰℃,.!?:;)]}"
		notLast  = "「『（【〔〈《［｛‘“〝([{$¥￥€"
	)
	for name, text := range map[string]string{
		"Japanese":            "「これは、ペンですか？」と彼は（少し考えて）言った。『吾輩は猫である』は、夏目漱石の長編小説であり、処女作である。ッという音や、ーという長音記号、々のような繰り返し記号（時々、人々）も、行頭に来てはならない……と、規則にある。きょうはしゅっちょうで、ヴァイオリンをきいた！？",
		"Japanese with Latin": "TCP/IPの「スリーウェイ・ハンドシェイク」（three-way handshake）は、RFC 9293で定義されている。価格は¥1,200（税込）、割引は20％です。GoやRustなどの言語で書かれた『CLIツール』は、Unicodeの規則（UAX #14）に従う。",
		"Chinese":             "他说：“你好，世界！”然后（慢慢地）走了。《红楼梦》是一部长篇小说；作者是曹雪芹——清代的小说家。人们常问：“为什么？”答案在于……没有答案。「簡體」與『繁體』皆然，【註】亦同。温度是25℃，湿度是60%。",
		"Chinese with Latin":  "使用Markdown（一种轻量级标记语言）编写的文档，可以用`lede`阅读，支持UTF-8、GBK等编码。请访问 https://example.org/zh-CN/docs 获取“更多信息”，或者发邮件到someone@example.org。",
		"Korean":              "“안녕하세요?”라고 그는 말했다. 한국어 문장은 낱말 사이에 빈칸이 있고, 줄을 바꿔도 낱말은(괄호와 함께) 그대로이다. 『홍길동전』은 허균의 소설이며, 값은 1,200원(부가세 포함)이다.",
	} {
		for width := 12; width <= 80; width++ {
			lines := breakLines(text, width)
			for i, l := range lines {
				line := text[l.from:l.to]
				first, _ := utf8.DecodeRuneInString(line)
				last, _ := utf8.DecodeLastRuneInString(line)
				if i > 0 && strings.ContainsRune(notFirst, first) {
					t.Errorf("%s at %d columns: a line begins with %c: %s", name, width, first, line)
				}
				if strings.ContainsRune(notLast, last) {
					t.Errorf("%s at %d columns: a line ends with %c: %s", name, width, last, line)
				}
				if n, _ := cells(line); n > width {
					t.Errorf("%s at %d columns: %d in %s", name, width, n, line)
				}
				if i > 0 && name == "Korean" && lines[i-1].to == l.from && width > 20 {
					t.Errorf("%s at %d columns: a word is divided before %s", name, width, line)
				}
			}
		}
	}
}
