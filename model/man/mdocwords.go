package man

import (
	"sort"
	"strings"
)

// field is a part of an entry of a bibliography.
type field struct{ kind, text string }

// endEntry writes the entry of a bibliography that was read.
func (p *Page) endEntry() {
	if p.entry == nil {
		return
	}
	const order = "ATBIJRNVUPQCDO"
	all := p.entry
	p.entry = nil
	sort.SliceStable(all, func(i, j int) bool { return strings.Index(order, all[i].kind) < strings.Index(order, all[j].kind) })
	p.gap = !p.blank()
	authors := 0
	for _, f := range all {
		authors += b2i(f.kind == "A")
	}
	for i, f := range all {
		switch {
		case f.kind == "A" && i > 0 && i == authors-1:
			if authors > 2 {
				p.attach(",", "")
			}
			p.word("and", "")
		case i > 0:
			p.attach(",", "")
		}
		switch f.kind {
		case "T":
			p.word("“"+f.text+"”", "")
		case "B", "I", "J":
			p.word(f.text, "I")
		default:
			p.word(f.text, "")
		}
	}
	if len(all) > 0 {
		p.attach(".", "")
	}
	p.endLine()
}

// standard writes the name of a standard (St) or of a library (Lb).
func (p *Page) standard(macro string, t token) {
	list, name := standards, strings.TrimPrefix(t.text, "-")
	if macro == "Lb" {
		list, name = libraries, strings.TrimPrefix(t.text, "lib")
	}
	i := strings.Index(list, "\n"+name+"=")
	if i < 0 {
		if macro == "Lb" {
			p.word("library “"+t.text+"”", "")
			return
		}
		p.word(t.text, "")
		return
	}
	value := list[i+len(name)+2:]
	value = value[:strings.IndexByte(value, '\n')]
	if macro == "Lb" {
		value += " (" + t.text + ", \\-l" + name + ")"
	}
	p.word(value, "")
}

// The names of standards and libraries, one a line.
const (
	standards = `
p1003.1=IEEE Std 1003.1 (“POSIX.1”)
p1003.1-88=IEEE Std 1003.1-1988 (“POSIX.1”)
p1003.1-90=IEEE Std 1003.1-1990 (“POSIX.1”)
p1003.1-96=ISO/IEC 9945-1:1996 (“POSIX.1”)
p1003.1-2001=IEEE Std 1003.1-2001 (“POSIX.1”)
p1003.1-2004=IEEE Std 1003.1-2004 (“POSIX.1”)
p1003.1-2008=IEEE Std 1003.1-2008 (“POSIX.1”)
p1003.1-2024=IEEE Std 1003.1-2024 (“POSIX.1”)
p1003.1b=IEEE Std 1003.1b (“POSIX.1b”)
p1003.1b-93=IEEE Std 1003.1b-1993 (“POSIX.1b”)
p1003.1c-95=IEEE Std 1003.1c-1995 (“POSIX.1c”)
p1003.1g-2000=IEEE Std 1003.1g-2000 (“POSIX.1g”)
p1003.2=IEEE Std 1003.2 (“POSIX.2”)
p1003.2-92=IEEE Std 1003.2-1992 (“POSIX.2”)
p1003.2a-92=IEEE Std 1003.2a-1992 (“POSIX.2”)
isoC=ISO/IEC 9899:1990 (“ISO C90”)
isoC-90=ISO/IEC 9899:1990 (“ISO C90”)
isoC-99=ISO/IEC 9899:1999 (“ISO C99”)
isoC-2011=ISO/IEC 9899:2011 (“ISO C11”)
isoC-2023=ISO/IEC 9899:2024 (“ISO C23”)
ansiC=ANSI X3.159-1989 (“ANSI C89”)
ansiC-89=ANSI X3.159-1989 (“ANSI C89”)
ieee754=IEEE Std 754-1985
susv1=Version 1 of the Single UNIX Specification (“SUSv1”)
susv2=Version 2 of the Single UNIX Specification (“SUSv2”)
susv3=Version 3 of the Single UNIX Specification (“SUSv3”)
susv4=Version 4 of the Single UNIX Specification (“SUSv4”)
xpg2=X/Open Portability Guide Issue 2 (“XPG2”)
xpg3=X/Open Portability Guide Issue 3 (“XPG3”)
xpg4=X/Open Portability Guide Issue 4 (“XPG4”)
xpg4.2=X/Open Portability Guide Issue 4, Version 2 (“XPG4.2”)
svid4=System V Interface Definition, Fourth Edition (“SVID4”)
`
	libraries = `
c=Standard C Library
m=Math Library
bsd=Utility functions from BSD systems
crypt=Crypt Library
curses=Curses Library
edit=Command Line Editor Library
elf=ELF Access Library
event=Event Notification Library
kvm=Kernel Data Access Library
md=Message Digest (MD4, MD5, etc.) Support Library
pam=Pluggable Authentication Module Library
pcap=Packet Capture Library
pthread=POSIX Threads Library
rt=POSIX Real-time Library
util=System Utilities Library
z=Compression Library
archive=Reading and Writing Streaming Archives Library
ssl=Transport Layer Security (SSL/TLS) Library
`
)

// system writes the name of an operating system, with its version.
func (p *Page) system(macro string, all []token) []token {
	body, rest := upToCall(all)
	version := joinTokens(body)
	if macro == "At" {
		p.word(unixVersion(version), "")
		return rest
	}
	if macro == "Bx" {
		name, more, _ := strings.Cut(version, " ")
		if name += "BSD"; more != "" {
			name += "-" + strings.ToUpper(more[:1]) + more[1:]
		}
		p.word(name, "")
		return rest
	}
	name := map[string]string{"Bsx": "BSD/OS", "Fx": "FreeBSD", "Nx": "NetBSD", "Ox": "OpenBSD", "Dx": "DragonFly", "Ux": "UNIX"}[macro]
	if version != "" {
		name += " " + version
	}
	p.word(name, "")
	return rest
}

// unixVersion returns how a version of AT&T's UNIX is called.
func unixVersion(s string) string {
	switch {
	case s == "III":
		return "AT&T System III UNIX"
	case s == "V":
		return "AT&T System V UNIX"
	case strings.HasPrefix(s, "V."):
		return "AT&T System V Release " + s[2:] + " UNIX"
	case len(s) == 2 && s[0] == 'v':
		return "Version " + s[1:] + " AT&T UNIX"
	case s == "32v":
		return "Version 32V AT&T UNIX"
	case s != "":
		return "AT&T UNIX " + s
	}
	return "AT&T UNIX"
}

// exits writes the sentences about what a program (Ex) or a function (Rv) returns.
func (p *Page) exits(macro string, all []token) {
	names := all
	if len(names) > 0 && names[0].text == "-std" {
		names = names[1:]
	}
	if len(names) == 0 {
		names = []token{{text: p.name}}
	}
	p.word("The", "")
	for i, t := range names {
		switch {
		case i > 0 && i == len(names)-1:
			if i > 1 {
				p.attach(",", "")
			}
			p.word("and", "")
		case i > 0:
			p.attach(",", "")
		}
		if p.word(t.text, "B"); macro == "Rv" {
			p.attach("()", "")
		}
	}
	if macro == "Ex" {
		p.word([]string{"utility exits", "utilities exit"}[min(1, len(names)-1)]+" 0 on success, and >0 if an error occurs.", "")
		return
	}
	p.word([]string{"function returns", "functions return"}[min(1, len(names)-1)]+" the value 0 if successful; otherwise the value \\-1 is returned and the global variable", "")
	p.word("errno", "I")
	p.word("is set to indicate the error.", "")
}
