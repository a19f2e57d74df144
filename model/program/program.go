// Package program runs other programs within limits.
package program

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strings"
	"time"
)

// Buffer keeps the first bytes of what is written to it, at most Most of them.
type Buffer struct {
	Most int
	kept []byte
}

// Write implements io.Writer. What is too much is dropped.
func (b *Buffer) Write(p []byte) (int, error) {
	b.kept = append(b.kept, p[:min(len(p), b.Most-len(b.kept))]...)
	return len(p), nil
}

// String returns what was kept.
func (b *Buffer) String() string { return string(b.kept) }

// ErrTime is why a program was ended that took too long.
var ErrTime = errors.New("took too long")

// Output returns what a program prints, at most some bytes of it, and within some time. Where it fails, the error is the first line of what it complains.
func Output(in io.Reader, most int, limit time.Duration, name string, args ...string) ([]byte, error) {
	ctx, stop := context.WithTimeout(context.Background(), limit)
	defer stop()
	said, out := &Buffer{Most: 4096}, &Buffer{Most: most}
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.WaitDelay = time.Second
	cmd.Stdin, cmd.Stdout, cmd.Stderr = in, out, said
	err := cmd.Run()
	switch {
	case ctx.Err() != nil:
		return out.kept, fmt.Errorf("%s %w: more than %v", name, ErrTime, limit)
	case err != nil:
		line, _, _ := strings.Cut(strings.TrimSpace(said.String()), "\n")
		if line == "" {
			line = err.Error()
		}
		return out.kept, fmt.Errorf("%s fails: %s", name, line)
	}
	return out.kept, nil
}
