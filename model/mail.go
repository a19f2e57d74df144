package model

import (
	"bytes"
	"io"
	"strings"

	"lede/model/mail"
)

var mailFiles = []string{".eml", ".mbox", ".mbx"}

// isMail goes by the line that each message of a box begins with, or by fields of a header that only mail has, then by the name. A patch may begin like
// mail, and reads better as code.
func isMail(name string, head []byte) bool {
	if named(name, mailFiles) {
		return true
	}
	if isCode(name, head) {
		return false
	}
	return mail.IsBox(head) && isHeader(head[bytes.IndexByte(head, '\n')+1:]) || isHeader(head)
}

// isHeader reports whether a text begins with the header of a message: it says from whom it is and when it was sent, or by what way it came.
func isHeader(head []byte) bool {
	fields := map[string]bool{}
	for line := range bytes.Lines(head[:min(len(head), 16<<10)]) {
		if len(bytes.TrimSpace(line)) == 0 {
			break
		}
		if line[0] == ' ' || line[0] == '\t' {
			continue
		}
		name, _, ok := bytes.Cut(line, []byte{':'})
		if !ok || len(name) == 0 || bytes.ContainsAny(name, " \t<#") {
			return false
		}
		fields[strings.ToLower(string(name))] = true
	}
	return fields["from"] && fields["date"] && (fields["subject"] || fields["to"] || fields["message-id"]) || fields["received"] && fields["from"]
}

// expandMail puts the messages of a box in its place, as they are read.
func expandMail(o *opening) error {
	return o.parts(mail.Open(o.all(), charset).Next)
}

// charset returns a reader of UTF-8 from one of what a label says, or, if it is empty, of what the bytes look like.
func charset(label string, r io.Reader) (io.Reader, error) {
	if label == "" {
		head, err := io.ReadAll(io.LimitReader(r, headSize))
		if err != nil {
			return nil, err
		}
		label, _ = encodingOf(head, true, "")
		r = io.MultiReader(bytes.NewReader(head), r)
	}
	enc, _, err := encodingCalled(label)
	if err != nil || enc == nil {
		return r, err
	}
	return enc.NewDecoder().Reader(r), nil
}
