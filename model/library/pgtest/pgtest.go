// Package pgtest starts servers of PostgreSQL's for tests. They stand on this machine alone, and are gone with the test program, however
// it ends.
package pgtest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5"
)

// ErrMissing is why there is no server, in words for a skipped test.
var ErrMissing = errors.New("PostgreSQL is not installed (initdb and pg_ctl are not found): this is not tested on it")

// Server is a server that was started for tests. Whoever reaches it is let in under any name.
type Server struct {
	dir, at string
	bin     string
	watch   io.Closer // when it closes, the server is stopped
	made    int
	mu      sync.Mutex
}

// programs returns the folder with PostgreSQL's programs for servers; on Debian they are not in the path.
func programs() (string, error) {
	if path, err := exec.LookPath("initdb"); err == nil {
		return filepath.Dir(path), nil
	}
	all, _ := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if len(all) == 0 {
		return "", ErrMissing
	}
	return filepath.Dir(all[len(all)-1]), nil
}

// New starts a server. Its error is ErrMissing if there is no PostgreSQL.
func New() (*Server, error) {
	bin, err := programs()
	if err != nil {
		return nil, err
	}
	port, err := freePort()
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "lede-postgres-")
	if err != nil {
		return nil, err
	}
	s := &Server{dir: dir, bin: bin, at: fmt.Sprint("127.0.0.1:", port)}
	if err := hand(dir); err != nil {
		return nil, err
	}
	if err := s.run("initdb", "-D", s.data(), "-U", "owner", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"); err != nil {
		return nil, err
	}
	settings := fmt.Sprintf("port = %d\nlisten_addresses = '127.0.0.1'\nunix_socket_directories = ''\nfsync = off\nfull_page_writes = off\nmax_connections = 60\n", port)
	f, err := os.OpenFile(filepath.Join(s.data(), "postgresql.conf"), os.O_APPEND|os.O_WRONLY, 0o600)
	if err == nil {
		_, err = f.WriteString(settings)
		err = errors.Join(err, f.Close())
	}
	if err == nil {
		err = s.Start()
	}
	if err == nil {
		err = s.guard()
	}
	return s, err
}

// data is the folder of the server's files.
func (s *Server) data() string { return filepath.Join(s.dir, "data") }

// freePort returns a port on which nothing listens.
func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port, nil
}

// command returns a command of PostgreSQL's, which the system's administrator may not run under his own name.
func (s *Server) command(name string, args ...string) *exec.Cmd {
	cmd := exec.Command(filepath.Join(s.bin, name), args...)
	cmd.Dir = s.dir
	asOther(cmd)
	return cmd
}

// run runs one.
func (s *Server) run(name string, args ...string) error {
	out, err := s.command(name, args...).CombinedOutput()
	if err != nil {
		return fmt.Errorf("%s: %w\n%s", name, err, out)
	}
	return nil
}

// Start starts the server again, after Stop.
func (s *Server) Start() error {
	// Its output goes to a file: what it inherited it would keep open.
	return s.command("pg_ctl", "-D", s.data(), "-w", "-s", "-l", filepath.Join(s.dir, "log"), "start").Run()
}

// Stop stops the server at once, as if its machine had failed.
func (s *Server) Stop() error {
	return s.run("pg_ctl", "-D", s.data(), "-m", "immediate", "-w", "-s", "stop")
}

// guard has the server stopped and its files removed when this program ends.
func (s *Server) guard() error {
	cmd := exec.Command("sh", "-c", `cat >/dev/null; "$0/pg_ctl" -D "$1/data" -m immediate -w -s stop; rm -rf "$1"`, s.bin, s.dir)
	cmd.Dir = "/"
	asOther(cmd)
	var err error
	if s.watch, err = cmd.StdinPipe(); err != nil {
		return err
	}
	return cmd.Start()
}

// Address returns the address of a database for a reader, who is made if there is none.
func (s *Server) Address(t testing.TB, reader, database string) string {
	t.Helper()
	s.Exec(t, "postgres", fmt.Sprintf(`DO $$ BEGIN CREATE ROLE %s LOGIN; EXCEPTION WHEN duplicate_object THEN END $$`, reader))
	return s.address(reader, database)
}

// address returns it for one who is there.
func (s *Server) address(reader, database string) string {
	return fmt.Sprintf("postgres://%s@%s/%s?sslmode=disable", reader, s.at, database)
}

// Database makes an empty database, which is the reader's who is called anna, and returns its name.
func (s *Server) Database(t testing.TB) string {
	t.Helper()
	s.Address(t, "anna", "")
	s.mu.Lock()
	s.made++
	name := fmt.Sprint("library", s.made)
	s.mu.Unlock()
	s.Exec(t, "postgres", "CREATE DATABASE "+name+" OWNER anna")
	return name
}

// Exec runs statements in a database, as the server's owner.
func (s *Server) Exec(t testing.TB, database, statements string) {
	t.Helper()
	ctx := context.Background()
	c, err := pgx.Connect(ctx, s.address("owner", database))
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close(ctx)
	if _, err := c.Exec(ctx, statements); err != nil && !strings.Contains(err.Error(), "duplicate key") {
		t.Fatal(err)
	}
}

// shared is the server that the tests of a program have in common.
var shared = sync.OnceValues(New)

// Shared returns the server that the tests of a program have in common. A test for which there is none is skipped; it fails if LEDE_TEST_POSTGRES
// is set.
func Shared(t testing.TB) *Server {
	t.Helper()
	s, err := shared()
	Need(t, err)
	return s
}

// Need skips a test without a server.
func Need(t testing.TB, err error) {
	t.Helper()
	if errors.Is(err, ErrMissing) && os.Getenv("LEDE_TEST_POSTGRES") == "" {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
}
