package library

// sqliteForms are the migrations of a file.
var sqliteForms = []string{
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
