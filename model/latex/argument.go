package latex

// argument returns what the next group holds, or the next character or command; "" if there is none.
func (r *reader) argument() string {
	k := r.i
	for k < len(r.s) && (r.s[k] == ' ' || r.s[k] == '\t' || r.s[k] == '\n' && (k == r.i || r.s[k-1] != '\n')) {
		k++
	}
	if k >= len(r.s) || r.s[k] == '\n' || r.s[k] == '}' {
		return ""
	}
	if r.s[k] != '{' {
		n := 1
		if r.s[k] == '\\' && k+1 < len(r.s) {
			n = 1 + max(1, len(commandName(r.s[k+1:])))
		} else {
			for n < 4 && k+n < len(r.s) && r.s[k+n]&0xc0 == 0x80 {
				n++
			}
		}
		n = min(n, len(r.s)-k)
		r.i = k + n
		return r.s[k : k+n]
	}
	end := r.braces(k)
	if end < 0 {
		return ""
	}
	r.i = end + 1
	return r.s[k+1 : end]
}

// groupArgument is like argument, but for groups alone.
func (r *reader) groupArgument() (string, bool) {
	k := r.i
	for k < len(r.s) && (r.s[k] == ' ' || r.s[k] == '\n') && k < r.i+2 {
		k++
	}
	if k >= len(r.s) || r.s[k] != '{' {
		return "", false
	}
	end := r.braces(k)
	if end < 0 {
		return "", false
	}
	r.i = end + 1
	return r.s[k+1 : end], true
}

// optional returns what stands in brackets behind a command, "" if nothing does.
func (r *reader) optional() string {
	if r.i < len(r.s) && r.s[r.i] == '*' {
		r.i++
	}
	if r.i >= len(r.s) || r.s[r.i] != '[' {
		return ""
	}
	depth := 0
	for k := r.i + 1; k < len(r.s) && k < r.i+4096; k++ {
		switch r.s[k] {
		case '{':
			depth++
		case '}':
			depth--
		case ']':
			if depth <= 0 {
				s := r.s[r.i+1 : k]
				r.i = k + 1
				return s
			}
		}
	}
	return ""
}
