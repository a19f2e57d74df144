package pgtest

import "os/exec"

// hand gives nothing away: a server runs under the user's own name.
func hand(string) error { return nil }

// asOther leaves a command as it is.
func asOther(*exec.Cmd) {}
