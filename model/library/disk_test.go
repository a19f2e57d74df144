//go:build linux

package library

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"lede/model"
)

// disk mounts a disk of some size that is gone after the test.
func disk(t *testing.T, size string) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size="+size+",mode=0700"); err != nil {
		t.Skipf("to mount a small disk takes rights that this test doesn't have: %v", err)
	}
	t.Cleanup(func() { syscall.Unmount(dir, syscall.MNT_DETACH) })
	return dir
}

func TestAFullDisk(t *testing.T) {
	dir := disk(t, "2m")
	l := open(t, filepath.Join(dir, "library.db"))
	keep(t, l, sample("/a.md", "p"))
	full, err := os.Create(filepath.Join(dir, "full"))
	if err != nil {
		t.Fatal(err)
	}
	for err == nil {
		_, err = full.Write(make([]byte, 4096))
	}
	full.Close()
	for i := 0; err == nil || i < 100; i++ { // what has a place already goes on for a while
		k := sample(model.Source(fmt.Sprintf("/%d.md", i)), fmt.Sprint(i))
		k.At.Words = strings.Repeat("x", 2000)
		if err = l.Keep(k); err != nil {
			break
		}
	}
	if err == nil || !strings.Contains(err.Error(), "not kept: the disk") {
		t.Errorf("on a full disk the error is %v", err)
	}
	if k := recallOf(t, l, "/a.md", "p"); k.Share != 42 {
		t.Errorf("what was kept is %+v", k)
	}
	os.Remove(full.Name())
	later := sample("/a.md", "p")
	later.Share, later.When = 99, now.Add(time.Hour)
	keep(t, l, later)
	if k := recallOf(t, l, "/a.md", "p"); k.Share != 99 {
		t.Errorf("when there is room again, kept is %+v", k)
	}
	sound(t, l)
}

func TestADiskThatIsFullFromTheBeginning(t *testing.T) {
	dir := disk(t, "8k")
	os.WriteFile(filepath.Join(dir, "full"), make([]byte, 8192), 0o600)
	l, err := Open(filepath.Join(dir, "library.db"))
	if err == nil {
		l.Close()
		t.Fatal("a library is made on a full disk")
	}
	if !strings.Contains(err.Error(), "not kept: the disk") && !strings.Contains(err.Error(), "no file can be made") && !strings.Contains(err.Error(), "no space left") {
		t.Errorf("the error is %v", err)
	}
}

func TestAReadOnlyDisk(t *testing.T) {
	dir := disk(t, "8m")
	path := filepath.Join(dir, "library.db")
	l := open(t, path)
	keep(t, l, sample("/a.md", "p"))
	l.Close()
	if err := syscall.Mount("", dir, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Skipf("a disk can't be made read-only here: %v", err)
	}
	isOnlyRead(t, path)
}
