package seen

import "encoding/binary"

const (
	ones    = 0x0101010101010101 // eight bytes of 1
	highest = 0x80 * ones        // the highest bit of each
)

// equal returns the highest bit of each byte of w that is c.
func equal(w uint64, c byte) uint64 {
	x := w ^ uint64(c)*ones
	return ^(x&^highest + 0x7f*ones | x | 0x7f*ones)
}

// eights reads into out what run reads, eight bytes at a time, as long as they are ordinary but for single blanks and line feeds between
// words, and returns how many bytes it has read. The last of them is no blank: what follows one decides on it.
func (s *Text) eights(t, out []byte, class *[256]uint8) int {
	n, last := 0, uint64(0x80) // the latter is 0 if the byte before is no blank
	for n+8 <= len(t) {
		w := binary.LittleEndian.Uint64(t[n:])
		feeds := equal(w, '\n')
		blanks := feeds | equal(w, ' ')
		if blanks&(blanks<<8|last) != 0 {
			break
		}
		if feeds != 0 {
			if feeds&(equal(w, '-')<<8) != 0 || feeds&0x80 != 0 && t[n-1] == '-' {
				break // a word may go on in the next line
			}
			w ^= feeds >> 7 * ('\n' ^ ' ')
		}
		if !ordinary(w, blanks, class) {
			break
		}
		if s.Fold { // 0x3f and 0x25 from 0x80 are A and what follows Z
			w |= ((w + 0x3f*ones) ^ (w + 0x25*ones)) & highest >> 2
		}
		binary.LittleEndian.PutUint64(out[n:], w)
		n, last = n+8, blanks>>56
	}
	if n > 0 && last != 0 {
		n--
	}
	return n
}

// ordinary reports whether eight bytes are all letters and the like, or blanks.
func ordinary(w, blanks uint64, class *[256]uint8) bool {
	if class == &unmarked { // nothing but what is neither a control nor beyond ASCII
		return (w|(w+ones))&highest == 0 && (w+0x60*ones)&highest == highest
	}
	w |= blanks >> 3 // a blank is taken for 0
	return (class[byte(w)]|class[byte(w>>8)]|class[byte(w>>16)]|class[byte(w>>24)]|
		class[byte(w>>32)]|class[byte(w>>40)]|class[byte(w>>48)]|class[byte(w>>56)])&^letter == 0
}
