-- The ledger, schema 6, with stories.sql and views.sql. One SQLite file; docs/formats/ledger.md explains it to its readers.
-- Offsets (start, stop) are code points of document.text, half-open, so that
--   substr(text, start + 1, stop - start)
-- gives the words. Days are ISO 8601 text; NULL = unknown.
-- What was read in a document is numbered from 0 in it, as in the JSON contract, and lies together
-- under (doc, number): no index besides the keys is needed to find or to delete it, and a document
-- touches few pages.
-- Checks say `a = x OR a = y`: for `a IN (x, y, z)` SQLite builds a table at every insert.

CREATE TABLE document (
  doc        INTEGER PRIMARY KEY,
  id         TEXT NOT NULL UNIQUE,      -- hash of the content
  source_id  TEXT,
  path       TEXT,
  url        TEXT,
  outlet     TEXT,
  title      TEXT,
  published  TEXT,
  language   TEXT NOT NULL,             -- ISO 639-1
  pack       TEXT NOT NULL,             -- version of the pack that read it
  chars      INTEGER NOT NULL,          -- code points of text
  text       TEXT NOT NULL,             -- title, blank line, body
  published_minute INTEGER              -- minutes since 1970-01-01T00:00Z, where the time is known
) STRICT;

CREATE TABLE credit (
  doc    INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  agency TEXT NOT NULL,
  PRIMARY KEY (doc, agency)
) STRICT, WITHOUT ROWID;

CREATE TABLE actor (
  doc      INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  actor    INTEGER NOT NULL,
  name     TEXT NOT NULL,
  folded   TEXT NOT NULL,               -- all names, lower case, without accents, parted by '|'
  type     TEXT NOT NULL CHECK (type = 'person' OR type = 'organization' OR type = 'group' OR type = 'country' OR type = 'people'),
  country  TEXT,                        -- PLOVER actor country
  sectors  TEXT NOT NULL,               -- PLOVER sectors, primary first: 'GOV,MIL'
  office   TEXT,
  wikidata TEXT,
  rule     TEXT NOT NULL,
  entity   TEXT,                        -- row of the packs that names it under all its names: 'sohr' (since schema 5)
  PRIMARY KEY (doc, actor)
) STRICT;

CREATE TABLE mention (
  doc   INTEGER NOT NULL,
  actor INTEGER NOT NULL,
  start INTEGER NOT NULL,
  stop  INTEGER NOT NULL,
  form  TEXT NOT NULL CHECK (form = 'name' OR form = 'nominal' OR form = 'pronoun'),
  rule  TEXT NOT NULL,
  FOREIGN KEY (doc, actor) REFERENCES actor ON DELETE CASCADE
) STRICT;
CREATE INDEX mention_by_actor ON mention (doc, actor);

CREATE TABLE place (
  doc        INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  place      INTEGER NOT NULL,
  start      INTEGER NOT NULL,
  stop       INTEGER NOT NULL,
  name       TEXT NOT NULL,
  folded     TEXT NOT NULL,
  country    TEXT,                      -- ISO 3166-1 alpha-3
  geonames   INTEGER,
  latitude   REAL,
  longitude  REAL,
  population INTEGER,
  resolution TEXT NOT NULL,
  is_actor   INTEGER NOT NULL CHECK (is_actor IN (0, 1)),
  rule       TEXT NOT NULL,
  PRIMARY KEY (doc, place)
) STRICT;

CREATE TABLE time (
  doc       INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  time      INTEGER NOT NULL,
  start     INTEGER NOT NULL,
  stop      INTEGER NOT NULL,
  type      TEXT NOT NULL CHECK (type = 'DATE' OR type = 'TIME' OR type = 'DURATION' OR type = 'SET'),
  value     TEXT NOT NULL,              -- TIMEX3
  modifier  TEXT,
  day_begin TEXT,
  day_end   TEXT,
  anchor    TEXT,                       -- 'publication' or 'text': what the value was reckoned from
  rule      TEXT NOT NULL,
  PRIMARY KEY (doc, time)
) STRICT, WITHOUT ROWID;

CREATE TABLE quantity (
  doc         INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  quantity    INTEGER NOT NULL,
  start       INTEGER NOT NULL,
  stop        INTEGER NOT NULL,
  low         INTEGER,
  high        INTEGER,
  approximate INTEGER NOT NULL CHECK (approximate IN (0, 1)),
  counts      TEXT,
  rule        TEXT NOT NULL,
  PRIMARY KEY (doc, quantity)
) STRICT, WITHOUT ROWID;

CREATE TABLE measure (                   -- what is measured, not counted: a share, money, a length
  doc         INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  measure     INTEGER NOT NULL,
  start       INTEGER NOT NULL,
  stop        INTEGER NOT NULL,
  kind        TEXT NOT NULL,            -- 'percent', 'money', 'length' …
  unit        TEXT,                     -- '%', 'EUR' (ISO 4217), 'km' …
  low         REAL,
  high        REAL,
  approximate INTEGER NOT NULL CHECK (approximate IN (0, 1)),
  rule        TEXT NOT NULL,
  PRIMARY KEY (doc, measure)
) STRICT, WITHOUT ROWID;

CREATE TABLE quote (                     -- numbered through the ledger: the row of quote_words
  quote         INTEGER PRIMARY KEY,
  doc           INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  start         INTEGER NOT NULL,
  stop          INTEGER NOT NULL,
  form          TEXT NOT NULL CHECK (form = 'direct' OR form = 'indirect' OR form = 'mixed'),
  text          TEXT NOT NULL,          -- the words, parts joined by ' […] '
  speaker       INTEGER,                -- an actor of the document
  speaker_start INTEGER,
  speaker_stop  INTEGER,
  cue_start     INTEGER,
  cue_stop      INTEGER,
  addressee     INTEGER,                -- to whom it is said
  addressee_start INTEGER,
  addressee_stop  INTEGER,
  rule          TEXT NOT NULL,
  stance        TEXT,                   -- of the cue, as in attribution; NULL = it tells none (since schema 5)
  FOREIGN KEY (doc, speaker) REFERENCES actor,
  FOREIGN KEY (doc, addressee) REFERENCES actor
) STRICT;
CREATE INDEX quote_by_doc ON quote (doc);

CREATE TABLE report (
  doc        INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  report     INTEGER NOT NULL,
  type       TEXT NOT NULL,             -- PLOVER event type
  mode       TEXT,
  contexts   TEXT NOT NULL,             -- PLOVER contexts, sorted, parted by ','
  cameo      TEXT,
  place      INTEGER,                   -- a place of the document
  day_begin  TEXT,
  day_end    TEXT,
  precision  TEXT NOT NULL,
  status     TEXT NOT NULL CHECK (status = 'occurred' OR status = 'ongoing' OR status = 'planned' OR status = 'hypothetical' OR status = 'negated'),
  historical INTEGER NOT NULL CHECK (historical IN (0, 1)),
  start      INTEGER NOT NULL,          -- evidence
  stop       INTEGER NOT NULL,
  confidence REAL NOT NULL,
  rule       TEXT NOT NULL,
  PRIMARY KEY (doc, report),
  FOREIGN KEY (doc, place) REFERENCES place
) STRICT;

CREATE TABLE telling (                   -- each trigger that tells of the happening, in text order
  doc    INTEGER NOT NULL,
  report INTEGER NOT NULL,
  start  INTEGER NOT NULL,
  stop   INTEGER NOT NULL,
  PRIMARY KEY (doc, report, start, stop),
  FOREIGN KEY (doc, report) REFERENCES report ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE participant (
  doc      INTEGER NOT NULL,
  report   INTEGER NOT NULL,
  role     TEXT NOT NULL CHECK (role IN ('actor', 'recipient')),
  position INTEGER NOT NULL,
  actor    INTEGER NOT NULL,
  PRIMARY KEY (doc, report, role, position),
  FOREIGN KEY (doc, report) REFERENCES report ON DELETE CASCADE,
  FOREIGN KEY (doc, actor) REFERENCES actor
) STRICT, WITHOUT ROWID;

CREATE TABLE attribution (               -- who asserts the report; none = the outlet itself
  doc            INTEGER NOT NULL,
  report         INTEGER NOT NULL,
  attribution    INTEGER NOT NULL,       -- from 0 in its report
  claimant       INTEGER,                -- an actor of the document
  claimant_start INTEGER,
  claimant_stop  INTEGER,
  channel        TEXT,
  stance         TEXT NOT NULL CHECK (stance = 'asserts' OR stance = 'denies' OR stance = 'doubts'),
  cue_start      INTEGER,
  cue_stop       INTEGER,
  rule           TEXT NOT NULL,
  PRIMARY KEY (doc, report, attribution),
  FOREIGN KEY (doc, report) REFERENCES report ON DELETE CASCADE,
  FOREIGN KEY (doc, claimant) REFERENCES actor
) STRICT, WITHOUT ROWID;

CREATE TABLE relay (                     -- the chain: who relays the claimant, innermost first
  doc         INTEGER NOT NULL,
  report      INTEGER NOT NULL,
  attribution INTEGER NOT NULL,
  position    INTEGER NOT NULL,
  actor       INTEGER NOT NULL,
  PRIMARY KEY (doc, report, attribution, position),
  FOREIGN KEY (doc, report, attribution) REFERENCES attribution ON DELETE CASCADE,
  FOREIGN KEY (doc, actor) REFERENCES actor
) STRICT, WITHOUT ROWID;

CREATE TABLE size (                      -- of a report (attribution NULL), or as one claimant gives it
  doc         INTEGER NOT NULL,
  report      INTEGER NOT NULL,
  size        INTEGER NOT NULL,          -- from 0 in its report
  attribution INTEGER,
  counts      TEXT NOT NULL,             -- 'killed', 'injured' …
  low         INTEGER,
  high        INTEGER,
  actor       INTEGER,                   -- of whom
  PRIMARY KEY (doc, report, size),
  FOREIGN KEY (doc, report) REFERENCES report ON DELETE CASCADE,
  FOREIGN KEY (doc, report, attribution) REFERENCES attribution,
  FOREIGN KEY (doc, actor) REFERENCES actor
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE document_words USING fts5 (
  text, content = 'document', content_rowid = 'doc', columnsize = 0, tokenize = 'unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE quote_words USING fts5 (
  text, content = 'quote', content_rowid = 'quote', columnsize = 0, tokenize = 'unicode61 remove_diacritics 2');

-- Merge the index's segments in larger steps: documents come one by one, each a segment of its own.
INSERT INTO document_words (document_words, rank) VALUES ('automerge', 16);
INSERT INTO document_words (document_words, rank) VALUES ('crisismerge', 64);
INSERT INTO quote_words (quote_words, rank) VALUES ('automerge', 16);
INSERT INTO quote_words (quote_words, rank) VALUES ('crisismerge', 64);

-- The writer fills both indexes itself, last in the transaction of a document: a trigger at each row
-- would make FTS5 write out what it has at every statement. What is deleted leaves them by trigger.
CREATE TRIGGER document_words_delete AFTER DELETE ON document BEGIN
  INSERT INTO document_words (document_words, rowid, text) VALUES ('delete', old.doc, old.text);
END;
CREATE TRIGGER quote_words_delete AFTER DELETE ON quote BEGIN
  INSERT INTO quote_words (quote_words, rowid, text) VALUES ('delete', old.quote, old.text);
END;
