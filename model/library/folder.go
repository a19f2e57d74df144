package library

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
)

// fileName is the name of the database in the folder for lede's data.
const fileName = "library.db"

// Path returns where the library stands: where LEDE_LIBRARY says, else in the folder in which a user's programs keep their data
// (XDG Base Directory Specification; on macOS and Windows, the system's own).
func Path() (string, error) {
	if path := os.Getenv("LEDE_LIBRARY"); path != "" {
		return filepath.Abs(path)
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
