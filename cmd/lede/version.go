package main

import (
	"fmt"
	"io"
	"runtime"
	"runtime/debug"
	"strings"
)

// printVersion writes what this program was built from.
func printVersion(w io.Writer) error {
	_, err := fmt.Fprintf(w, "lede %s (%s, %s/%s)\n", version(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return written(err)
}

// version returns the version of the program's module.
func version() string {
	if b, ok := debug.ReadBuildInfo(); ok && b.Main.Version != "" {
		return b.Main.Version
	}
	return "(unknown)"
}

// versionName returns the version as it can stand behind a product's name in HTTP (RFC 9110, section 5.6.2).
func versionName() string { return strings.Trim(version(), "()v") }
