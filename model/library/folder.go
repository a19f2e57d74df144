package library

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
)

// fileName is the name of the database in the folder for lede's data.
const fileName = "library.db"

// Location returns where the library stands: where LEDE_LIBRARY says, a file or a server (postgres://…), else in a file in the folder
// in which a user's programs keep their data (XDG Base Directory Specification; on macOS and Windows, the system's own).
func Location() (string, error) {
	if at := os.Getenv("LEDE_LIBRARY"); isServer(at) {
		return at, nil
	} else if at != "" {
		return filepath.Abs(at)
	}
	dir, err := dataFolder(runtime.GOOS)
	if err != nil {
		return "", err
	}
	return filepath.Join(dir, "lede", fileName), nil
}

// dataFolder returns the folder in which a user's programs keep their data.
func dataFolder(system string) (string, error) {
	switch system {
	case "windows":
		if dir := os.Getenv("LocalAppData"); dir != "" {
			return dir, nil
		}
	case "darwin", "ios":
		if home, err := os.UserHomeDir(); err == nil {
			return filepath.Join(home, "Library", "Application Support"), nil
		}
	default:
		if dir := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(dir) { // the specification: a relative path is to be ignored
			return dir, nil
		}
		if home, err := os.UserHomeDir(); err == nil && filepath.IsAbs(home) {
			return filepath.Join(home, ".local", "share"), nil
		}
	}
	return "", errors.New("you have no home folder; LEDE_LIBRARY=FILE names a place for the library")
}
