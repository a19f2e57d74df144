package library

import (
	"database/sql"
	"fmt"
)

// migrations are the steps from an empty database to the newest form: after step n, its user_version is n. A step that was released is
// never changed; what is to be otherwise is another step.
var migrations = []string{
	// 1: articles, and their sections that were read.
	`CREATE TABLE article (
		id      INTEGER PRIMARY KEY,
		source  TEXT NOT NULL,              -- a path, an address, seed:…, or - for what was piped in
		print   TEXT NOT NULL,              -- the fingerprint of its content, '' if that isn't known
		title   TEXT NOT NULL,
		at      INTEGER NOT NULL DEFAULT 0, -- the block at the top of the page, as an offset into the text
		letters INTEGER NOT NULL DEFAULT 0, -- of that block, above the page
		words   BLOB NOT NULL DEFAULT '',   -- how the source goes on at the block
		section TEXT NOT NULL DEFAULT '',   -- the title of the section that holds it
		inside  INTEGER NOT NULL DEFAULT 0, -- how far it stands behind the section's heading
		share   INTEGER NOT NULL DEFAULT 0, -- how much was shown, in percent
		rest    INTEGER NOT NULL DEFAULT 0, -- how much is to be read still, in bytes
		read    INTEGER NOT NULL DEFAULT 0  -- when it was read last, in milliseconds since 1970, 0 for never
	);
	CREATE INDEX article_source ON article (source, read);
	CREATE INDEX article_print ON article (print, read);
	CREATE INDEX article_read ON article (read);
	CREATE TABLE section (
		article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
		at      INTEGER NOT NULL,           -- where the heading stood when the section was read
		title   TEXT NOT NULL,
		PRIMARY KEY (article, at, title)
	) WITHOUT ROWID;
	CREATE TABLE pace (                     -- one row: how much the reader has read, and in what time
		bytes   INTEGER NOT NULL,
		time    INTEGER NOT NULL            -- in milliseconds
	);
	INSERT INTO pace VALUES (0, 0);`,
	// 2: articles that were put aside, and the shelf in the order of what was done last.
	`ALTER TABLE article ADD aside INTEGER NOT NULL DEFAULT 0; -- when it was put aside to be read, as read is, 0 if it wasn't
	CREATE INDEX article_shelf ON article (max(read, aside) DESC, id);`,
	// 3: bookmarks, highlights and notes.
	`CREATE TABLE note (
		id      INTEGER PRIMARY KEY AUTOINCREMENT,
		article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
		kind    INTEGER NOT NULL,           -- 0 for a bookmark, 1 for a highlight
		at      INTEGER NOT NULL,           -- where the text begins, with words, section and inside as of an article's place
		words   BLOB NOT NULL,
		section TEXT NOT NULL,
		inside  INTEGER NOT NULL,
		long    INTEGER NOT NULL,           -- how long the text is, in bytes
		quote   TEXT NOT NULL,
		text    TEXT NOT NULL,              -- the reader's words
		made    INTEGER NOT NULL            -- when, in milliseconds since 1970
	);
	CREATE INDEX note_article ON note (article, at);`,
	// 4: the texts, and an index of their words, whose rows have the numbers of the articles.
	`ALTER TABLE article ADD indexed TEXT NOT NULL DEFAULT ''; -- the fingerprint of the content that the index has
	CREATE TABLE part (
		id      INTEGER PRIMARY KEY,
		article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
		section TEXT NOT NULL,
		at      INTEGER NOT NULL,
		text    TEXT NOT NULL
	);
	CREATE INDEX part_article ON part (article, at);
	CREATE VIRTUAL TABLE fulltext USING fts5 (title, text, content = '', contentless_delete = 1,
		tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
	CREATE TRIGGER fulltext_gone AFTER DELETE ON article BEGIN DELETE FROM fulltext WHERE rowid = old.id; END;`,
}

// tooNew says of a library that a later lede has made what becomes of it.
const tooNew = "the library was made by a newer lede: it is read, but what you read is not kept; a newer lede keeps it"

// migrate brings the database to the newest form, in one transaction: another program sees the old form or the new one.
func (l *Library) migrate() error { return l.migrateTo(len(migrations)) }

// migrateTo brings it to the form with a number, unless it has that already or a later one.
func (l *Library) migrateTo(form int) error {
	version, err := versionOf(l.db)
	switch {
	case err != nil:
		return err
	case version > len(migrations):
		l.readOnly, l.notice = true, tooNew
		return nil
	case version >= form:
		return nil
	case l.readOnly:
		return fmt.Errorf("an older lede has made it, and it can't be written")
	}
	tx, err := l.db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if version, err = versionOf(tx); err != nil { // another program may have done it while this one waited
		return err
	}
	for ; version < form; version++ {
		if _, err := tx.Exec(migrations[version]); err != nil {
			return err
		}
		if _, err := tx.Exec(fmt.Sprintf("PRAGMA user_version = %d", version+1)); err != nil {
			return err
		}
	}
	return tx.Commit()
}

// versionOf returns how many migrations a database has behind it.
func versionOf(db interface {
	QueryRow(string, ...any) *sql.Row
}) (int, error) {
	var n int
	err := db.QueryRow("PRAGMA user_version").Scan(&n)
	return n, err
}
