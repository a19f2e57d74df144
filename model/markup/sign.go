package markup

import "lede/model/tex"

// Sign returns the character that TeX and Org give a name, such as alpha; "" for a name that isn't known.
func Sign(name string) string {
	if s, ok := signs[name]; ok {
		return s
	}
	return tex.Sign(name)
}

// signs are the characters that have names in TeX and Org, and none or another in mathematics; they mostly are those of HTML too.
var signs = map[string]string{
	"epsilon": "ε", "phi": "φ",
	"rarr": "→", "larr": "←", "uarr": "↑", "darr": "↓", "harr": "↔", "rArr": "⇒", "lArr": "⇐", "hArr": "⇔",
	"mdash": "—", "ndash": "–", "hellip": "…", "textellipsis": "…", "textemdash": "—", "textendash": "–", "nbsp": "\u00a0", "shy": "", "minus": "−",
	"asymp": "≈", "infin": "∞", "bull": "•", "textbullet": "•",
	"isin": "∈", "sqrt": "√",
	"copy": "©", "textcopyright": "©", "reg": "®", "textregistered": "®", "trade": "™", "texttrademark": "™", "sect": "§", "para": "¶", "Dagger": "‡", "deg": "°", "textdegree": "°",
	"euro": "€", "EUR": "€", "texteuro": "€", "pound": "£", "cent": "¢", "laquo": "«", "raquo": "»", "ldquo": "“", "rdquo": "”", "lsquo": "‘", "rsquo": "’", "bdquo": "„", "iexcl": "¡", "iquest": "¿",
	"amp": "&", "textbar": "|", "under": "_", "textunderscore": "_", "textbackslash": "\\", "backslash": "\\", "textasciitilde": "~", "textasciicircum": "^", "textless": "<", "textgreater": ">",
}
