package library

// postgresForms are the migrations of a library on a server. All of it stands in the schema lede. A reader is a role of the server's: its
// statements see the views (article, section, note, part, pace), which have the reader's own rows. The tables below them are never
// granted, so that no reader sees where others have read, or what they have written.
var postgresForms = []string{
	// 1: what a file has in its form 4, of any number of readers.
	`CREATE TABLE lede.texts (              -- what can be searched, once for all readers who have it
		id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
		print   text NOT NULL                -- the fingerprint of the content, '' if that isn't known
	);
	CREATE UNIQUE INDEX ON lede.texts (print) WHERE print <> '';
	CREATE TABLE lede.parts (
		id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
		text    bigint NOT NULL REFERENCES lede.texts ON DELETE CASCADE,
		section text NOT NULL,
		at      bigint NOT NULL,
		content text NOT NULL
	);
	CREATE INDEX ON lede.parts (text, at);
	CREATE TABLE lede.words (               -- of a text a few rows: a row has a limited number of words
		text    bigint NOT NULL REFERENCES lede.texts ON DELETE CASCADE,
		title   boolean NOT NULL,            -- they are of the title
		words   tsvector NOT NULL
	);
	CREATE INDEX ON lede.words (text);
	CREATE INDEX ON lede.words USING gin (words);
	CREATE TABLE lede.articles (            -- as an article of a file, and whose it is
		id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
		reader  name NOT NULL DEFAULT session_user,
		source  text NOT NULL,
		print   text NOT NULL,
		title   text NOT NULL,
		at      bigint NOT NULL DEFAULT 0,
		letters bigint NOT NULL DEFAULT 0,
		words   bytea NOT NULL DEFAULT '',
		section text NOT NULL DEFAULT '',
		inside  bigint NOT NULL DEFAULT 0,
		share   bigint NOT NULL DEFAULT 0,
		rest    bigint NOT NULL DEFAULT 0,
		read    bigint NOT NULL DEFAULT 0,
		aside   bigint NOT NULL DEFAULT 0,
		indexed text NOT NULL DEFAULT '',
		text    bigint REFERENCES lede.texts
	);
	CREATE INDEX ON lede.articles USING hash (source); -- it may be longer than a row of another index
	CREATE INDEX ON lede.articles USING hash (print);
	CREATE INDEX ON lede.articles (reader, (greatest(read, aside)) DESC, id);
	CREATE INDEX ON lede.articles (aside) WHERE aside <> 0;
	CREATE INDEX ON lede.articles (text);
	CREATE TABLE lede.sections (
		article bigint NOT NULL REFERENCES lede.articles ON DELETE CASCADE,
		at      bigint NOT NULL,
		title   text NOT NULL
	);
	CREATE UNIQUE INDEX ON lede.sections (article, at, md5(title));
	CREATE TABLE lede.notes (
		id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
		article bigint NOT NULL REFERENCES lede.articles ON DELETE CASCADE,
		shared  boolean NOT NULL DEFAULT coalesce(current_setting('lede.notes', true), '') = 'shared',
		kind    smallint NOT NULL,
		at      bigint NOT NULL,
		words   bytea NOT NULL,
		section text NOT NULL,
		inside  bigint NOT NULL,
		long    bigint NOT NULL,
		quote   text NOT NULL,
		text    text NOT NULL,
		made    bigint NOT NULL
	);
	CREATE INDEX ON lede.notes (article, at);
	CREATE TABLE lede.paces (
		reader  name PRIMARY KEY DEFAULT session_user,
		bytes   bigint NOT NULL,
		time    bigint NOT NULL
	);

	CREATE VIEW lede.article AS
		SELECT id, source, print, title, at, letters, words, section, inside, share, rest, read, aside, indexed
		FROM lede.articles WHERE reader = session_user;
	CREATE VIEW lede.section AS
		SELECT article, at, title FROM lede.sections
		WHERE article IN (SELECT id FROM lede.articles WHERE reader = session_user) WITH CHECK OPTION;
	CREATE VIEW lede.note AS
		SELECT id, article, kind, at, words, section, inside, long, quote, text, made FROM lede.notes
		WHERE article IN (SELECT id FROM lede.articles WHERE reader = session_user) WITH CHECK OPTION;
	CREATE VIEW lede.pace AS SELECT bytes, time FROM lede.paces WHERE reader = session_user;
	-- What others have put aside, if it can be opened by all: a file stands only where its reader is.
	CREATE VIEW lede.offer WITH (security_barrier) AS
		SELECT id, reader, source, print, title, rest, aside FROM lede.articles
		WHERE aside <> 0 AND reader <> session_user AND source ~ '^[a-z]{2,}:';
	CREATE VIEW lede.part WITH (security_barrier) AS
		SELECT p.id, a.id AS article, p.section, p.at, p.content AS text
		FROM lede.parts p JOIN lede.articles a ON a.text = p.text
		WHERE a.reader = session_user OR a.aside <> 0 AND a.source ~ '^[a-z]{2,}:';
	CREATE VIEW lede.remark WITH (security_barrier) AS -- what others have written, for all to see
		SELECT n.id, a.source, a.print, a.reader, n.kind, n.at, n.words, n.section, n.inside, n.long, n.quote, n.text, n.made
		FROM lede.notes n JOIN lede.articles a ON a.id = n.article WHERE n.shared AND a.reader <> session_user;

	-- keep_text takes the text of a reader's article. What others have too stays as it is: the content is the same.
	CREATE FUNCTION lede.keep_text(its_article bigint, its_print text, sections text[], places bigint[], contents text[], titles text[], vectors text[]) RETURNS void
	LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
	DECLARE
		kept bigint;
		fresh boolean := true;
	BEGIN
		PERFORM FROM lede.articles WHERE id = its_article AND reader = session_user;
		IF NOT FOUND THEN RETURN; END IF;
		SELECT id INTO kept FROM lede.texts WHERE print = its_print AND print <> '';
		IF kept IS NULL THEN
			INSERT INTO lede.texts (print) VALUES (its_print) ON CONFLICT DO NOTHING RETURNING id INTO kept;
			IF kept IS NULL THEN -- another reader has brought it at this moment
				SELECT id, false INTO kept, fresh FROM lede.texts WHERE print = its_print;
			END IF;
		ELSE
			fresh := NOT EXISTS (SELECT FROM lede.articles WHERE text = kept AND reader <> session_user);
		END IF;
		IF fresh THEN
			DELETE FROM lede.parts WHERE text = kept;
			DELETE FROM lede.words WHERE text = kept;
			INSERT INTO lede.parts (text, section, at, content)
				SELECT kept, s, p, c FROM unnest(sections, places, contents) WITH ORDINALITY AS u (s, p, c, n) ORDER BY n;
			INSERT INTO lede.words (text, title, words)
				SELECT kept, true, v::tsvector FROM unnest(titles) AS v UNION ALL SELECT kept, false, v::tsvector FROM unnest(vectors) AS v;
		END IF;
		UPDATE lede.articles SET text = kept WHERE id = its_article;
	END $$;

	-- having returns the rows of words that a term is in, by the index alone.
	CREATE FUNCTION lede.having(term tsquery) RETURNS TABLE (text bigint, title boolean)
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET enable_indexscan = off SET plan_cache_mode = force_custom_plan AS $$
	BEGIN
		RETURN QUERY SELECT w.text, w.title FROM lede.words w WHERE w.words @@ term;
	END $$;

	-- found returns the articles of the reader's shelf that have all of some terms, the best first: words of titles count more, and so
	-- do rare ones. A loose term has the words of a phrase in any order, which the index can tell by itself. Of very many articles those
	-- are weighed that have a word in the title, and those with which something was done last.
	CREATE FUNCTION lede.found(terms text[], loose text[], most bigint) RETURNS TABLE (article bigint, source text, title text)
	LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET jit = off AS $$
		WITH hit AS (
			SELECT w.text, q.n, bool_or(w.title) AS titled
			FROM unnest(loose) WITH ORDINALITY AS q (term, n), LATERAL lede.having(q.term::tsquery) AS w GROUP BY w.text, q.n
		), term AS MATERIALIZED (
			SELECT q.term::tsquery AS term, 1 / ln(2 + (SELECT count(*) FROM hit WHERE hit.n = q.n)) AS weight
			FROM unnest(terms) WITH ORDINALITY AS q (term, n)
		), candidate AS (
			SELECT text, bool_or(titled) AS titled FROM hit GROUP BY text HAVING count(*) = cardinality(loose)
		), visible AS (
			SELECT DISTINCT ON (a.text) a.id, a.source, a.title, a.text, c.titled, greatest(a.read, a.aside) AS done
			FROM candidate c JOIN lede.articles a ON a.text = c.text
			WHERE a.reader = session_user AND a.source <> '-' OR a.aside <> 0 AND a.source ~ '^[a-z]{2,}:'
			ORDER BY a.text, a.reader = session_user DESC, a.id
		), weighed AS (
			SELECT v.id, v.source, v.title, r.rank FROM (SELECT * FROM visible ORDER BY titled DESC, done DESC, id) AS v,
			LATERAL (
				SELECT sum(one.rank) AS rank, count(one.rank) AS n FROM term, LATERAL (
					SELECT sum(CASE WHEN w.words @@ term.term THEN ts_rank(w.words, term.term, 1) END) * term.weight AS rank
					FROM lede.words w WHERE w.text = v.text
				) AS one
			) AS r
			WHERE r.n = cardinality(terms) LIMIT 200
		)
		SELECT id, source, title FROM weighed ORDER BY rank DESC, id LIMIT most
	$$;

	-- A text goes with the last article that has it.
	CREATE FUNCTION lede.drop_text() RETURNS trigger
	LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
	BEGIN
		DELETE FROM lede.texts WHERE id = old.text AND NOT EXISTS (SELECT FROM lede.articles WHERE text = old.text);
		RETURN NULL;
	END $$;
	CREATE TRIGGER drop_text AFTER DELETE ON lede.articles FOR EACH ROW WHEN (old.text IS NOT NULL) EXECUTE FUNCTION lede.drop_text();
	CREATE TRIGGER leave_text AFTER UPDATE OF text ON lede.articles FOR EACH ROW WHEN (old.text IS DISTINCT FROM new.text AND old.text IS NOT NULL)
		EXECUTE FUNCTION lede.drop_text();

	-- let_in lets another role of the server read here. Its owner calls it.
	CREATE FUNCTION lede.let_in(reader text) RETURNS void LANGUAGE plpgsql AS $$
	BEGIN
		EXECUTE format('GRANT USAGE ON SCHEMA lede TO %I', reader);
		EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON lede.article, lede.section, lede.note, lede.pace TO %I', reader);
		EXECUTE format('GRANT SELECT ON lede.form, lede.offer, lede.part, lede.remark TO %I', reader);
		EXECUTE format('GRANT EXECUTE ON FUNCTION lede.keep_text, lede.found TO %I', reader);
	END $$;`,
}
