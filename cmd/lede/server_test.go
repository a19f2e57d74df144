//go:build unix

package main

import (
	"net"
	"strings"
	"testing"

	"lede/model/library/pgtest"
)

func TestReadingGoesOnFromAServer(t *testing.T) {
	server := pgtest.Shared(t)
	db, path := server.Address(t, "anna", server.Database(t)), long(t)
	s := start(t, with(db, lede(path)))
	at := s.wait(0, "Paragraph number 5.")
	s.keys("G")
	s.wait(at, lastWords)
	s.keys("q")
	if out, err := s.end(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	s = start(t, with(db, lede(path)))
	s.wait(0, "resumed at")
	s.keys("q")
	s.end()
	if out, err := with(db, lede("add", path)).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if out, err := with(db, lede("find", "Paragraph", "number")).CombinedOutput(); err != nil || !strings.Contains(string(out), path) {
		t.Errorf("what was put aside is not found: %v\n%s", err, out)
	}
}

func TestAServerThatDoesNotAnswerHoldsUpNothing(t *testing.T) {
	silent, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer silent.Close()
	s := start(t, with("postgres://anna:secret@"+silent.Addr().String()+"/books?connect_timeout=1", lede(long(t))))
	at := s.wait(0, "Paragraph number 5.")
	s.keys("G")
	at = s.wait(at, lastWords)
	s.wait(at, "what you read is not kept: the server doesn't answer")
	s.keys("q")
	if out, err := s.end(); err != nil || strings.Contains(out, "secret") {
		t.Errorf("%v\n%s", err, out)
	}
}
