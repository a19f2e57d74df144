//go:build unix

package pgtest

import (
	"errors"
	"os"
	"os/exec"
	"os/user"
	"strconv"
	"syscall"
)

// other returns another user than the system's administrator, under whose name a server doesn't run; nil if that isn't needed.
func other() (*syscall.Credential, error) {
	if os.Geteuid() != 0 {
		return nil, nil
	}
	for _, name := range []string{"postgres", "nobody"} {
		u, err := user.Lookup(name)
		if err != nil {
			continue
		}
		uid, _ := strconv.Atoi(u.Uid)
		gid, _ := strconv.Atoi(u.Gid)
		return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}, nil
	}
	return nil, errors.New("there is no user under whose name a server could run")
}

// hand gives a folder to the user under whose name the server runs.
func hand(dir string) error {
	c, err := other()
	if c == nil {
		return err
	}
	return os.Chown(dir, int(c.Uid), int(c.Gid))
}

// asOther has a command run under that name, in a group of its own: Ctrl+C is for the tests.
func asOther(cmd *exec.Cmd) {
	c, _ := other()
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: c, Setpgid: true}
}
