package notebook

import (
	"strings"
	"testing"
)

func FuzzOpen(f *testing.F) {
	f.Add(`{"cells": [{"cell_type": "markdown", "source": ["# x\n", "` + "```" + `"]}, {"cell_type": "code", "source": "y", "outputs": [{"output_type": "stream", "text": ["z"]}, {"output_type": "error", "traceback": []}, {"data": {"image/png": 1}}]}], "metadata": {"kernelspec": {"language": "r"}}}`)
	f.Add(`{"metadata": {"language_info": {"name": "x"}}, "worksheets": [{"cells": [{"cell_type": "heading", "level": 9, "source": "h"}, 7, {"cell_type": "raw", "source": "<!--"}]}]`)
	f.Fuzz(func(t *testing.T, text string) {
		b, n := Open(strings.NewReader(text), int64(len(text))), 0
		for {
			part, err := b.Next()
			if n += len(part); err != nil {
				break
			}
		}
		if n > 500*len(text)+1<<16 {
			t.Errorf("%d bytes became %d", len(text), n)
		}
	})
}
