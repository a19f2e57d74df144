package markup

// Sign returns the character that TeX and Org give a name, such as alpha; "" for a name that isn't known.
func Sign(name string) string { return signs[name] }

// signs are the characters that have names in TeX and Org, which mostly are those of HTML too.
var signs = map[string]string{
	"alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε", "zeta": "ζ", "eta": "η", "theta": "θ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ",
	"nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "upsilon": "υ", "phi": "φ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω",
	"Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
	"rarr": "→", "rightarrow": "→", "to": "→", "larr": "←", "leftarrow": "←", "uarr": "↑", "darr": "↓", "harr": "↔", "rArr": "⇒", "Rightarrow": "⇒", "lArr": "⇐", "hArr": "⇔",
	"mdash": "—", "ndash": "–", "hellip": "…", "dots": "…", "ldots": "…", "textellipsis": "…", "textemdash": "—", "textendash": "–", "nbsp": "\u00a0", "shy": "", "times": "×", "div": "÷", "pm": "±", "minus": "−",
	"le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "ne": "≠", "neq": "≠", "approx": "≈", "asymp": "≈", "infin": "∞", "infty": "∞", "cdot": "⋅", "bull": "•", "bullet": "•", "textbullet": "•", "star": "⋆",
	"sum": "∑", "prod": "∏", "int": "∫", "in": "∈", "isin": "∈", "notin": "∉", "subset": "⊂", "cup": "∪", "cap": "∩", "forall": "∀", "exists": "∃", "emptyset": "∅", "nabla": "∇", "partial": "∂", "sqrt": "√",
	"copy": "©", "copyright": "©", "textcopyright": "©", "reg": "®", "textregistered": "®", "trade": "™", "texttrademark": "™", "sect": "§", "S": "§", "para": "¶", "P": "¶", "dag": "†", "dagger": "†", "Dagger": "‡", "ddag": "‡", "deg": "°", "textdegree": "°",
	"euro": "€", "EUR": "€", "texteuro": "€", "pound": "£", "pounds": "£", "yen": "¥", "cent": "¢", "laquo": "«", "raquo": "»", "ldquo": "“", "rdquo": "”", "lsquo": "‘", "rsquo": "’", "bdquo": "„", "iexcl": "¡", "iquest": "¿",
	"ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "i": "ı", "j": "ȷ",
	"lt": "<", "gt": ">", "amp": "&", "vert": "|", "textbar": "|", "under": "_", "textunderscore": "_", "textbackslash": "\\", "backslash": "\\", "textasciitilde": "~", "textasciicircum": "^", "textless": "<", "textgreater": ">", "checkmark": "✓", "hbar": "ℏ", "ell": "ℓ",
}
