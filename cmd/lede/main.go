// Command lede reads articles in a terminal: their sections in one pane, their text in another.
package main

import (
	"errors"
	"fmt"
	"os"

	"lede/model"
)

// The exit codes.
const (
	exitFailed  = 1 // something couldn't be read or written
	exitMisused = 2 // the command line makes no sense
)

func main() { os.Exit(run()) }

// run does what the command line asks for, and returns the exit code.
func run() int {
	err := newRoot().Execute()
	if err == nil || brokenPipe(err) { // head has seen enough
		return 0
	}
	for _, e := range each(err) {
		fmt.Fprintln(os.Stderr, "lede: "+model.CleanLine(e.Error()))
	}
	if errors.As(err, new(misuse)) {
		return exitMisused
	}
	return exitFailed
}
