package program

import (
	"errors"
	"os/exec"
	"strings"
	"testing"
	"time"
)

func TestPrograms(t *testing.T) {
	if _, err := exec.LookPath("sh"); err != nil {
		t.Skip("there is no sh: programs are not tried")
	}
	out, err := Output(strings.NewReader("in"), 10, time.Minute, "sh", "-c", "cat; echo; yes x | head -c 1000000")
	if err != nil || string(out) != "in\nx\nx\nx\nx" {
		t.Errorf("%.99q, %v", out, err)
	}
	if _, err := Output(nil, 10, time.Minute, "sh", "-c", "echo no >&2; echo more >&2; exit 1"); err == nil || err.Error() != "sh fails: no" {
		t.Errorf("one that fails: %v", err)
	}
	if _, err := Output(nil, 10, time.Millisecond, "sh", "-c", "while :; do :; done"); !errors.Is(err, ErrTime) {
		t.Errorf("one that takes long: %v", err)
	}
}
