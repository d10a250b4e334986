-- The ledger, schema 2. One SQLite file; docs/formats/ledger.md explains it to its readers.
-- Offsets (start, stop) are code points of document.text, half-open, so that
--   substr(text, start + 1, stop - start)
-- gives the words. Days are ISO 8601 text; NULL = unknown.
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
  text       TEXT NOT NULL              -- title, blank line, body
) STRICT;

CREATE TABLE credit (
  doc    INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  agency TEXT NOT NULL,
  PRIMARY KEY (doc, agency)
) STRICT, WITHOUT ROWID;

CREATE TABLE actor (
  actor    INTEGER PRIMARY KEY,
  doc      INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  name     TEXT NOT NULL,
  folded   TEXT NOT NULL,               -- all names, lower case, without accents, parted by '|'
  type     TEXT NOT NULL CHECK (type = 'person' OR type = 'organization' OR type = 'group' OR type = 'country' OR type = 'people'),
  country  TEXT,                        -- PLOVER actor country
  sectors  TEXT NOT NULL,               -- PLOVER sectors, primary first: 'GOV,MIL'
  office   TEXT,
  wikidata TEXT,
  rule     TEXT NOT NULL
) STRICT;
CREATE INDEX actor_by_doc ON actor (doc);

CREATE TABLE mention (
  actor INTEGER NOT NULL REFERENCES actor ON DELETE CASCADE,
  start INTEGER NOT NULL,
  stop  INTEGER NOT NULL,
  form  TEXT NOT NULL CHECK (form = 'name' OR form = 'nominal' OR form = 'pronoun'),
  rule  TEXT NOT NULL,
  PRIMARY KEY (actor, start, stop)
) STRICT, WITHOUT ROWID;

CREATE TABLE place (
  place      INTEGER PRIMARY KEY,
  doc        INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
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
  rule       TEXT NOT NULL
) STRICT;
CREATE INDEX place_by_doc ON place (doc);

CREATE TABLE time (
  time      INTEGER PRIMARY KEY,
  doc       INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  start     INTEGER NOT NULL,
  stop      INTEGER NOT NULL,
  type      TEXT NOT NULL CHECK (type = 'DATE' OR type = 'TIME' OR type = 'DURATION' OR type = 'SET'),
  value     TEXT NOT NULL,              -- TIMEX3
  modifier  TEXT,
  day_begin TEXT,
  day_end   TEXT,
  rule      TEXT NOT NULL
) STRICT;
CREATE INDEX time_by_doc ON time (doc);

CREATE TABLE quantity (
  quantity    INTEGER PRIMARY KEY,
  doc         INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  start       INTEGER NOT NULL,
  stop        INTEGER NOT NULL,
  low         INTEGER,
  high        INTEGER,
  approximate INTEGER NOT NULL CHECK (approximate IN (0, 1)),
  counts      TEXT,
  rule        TEXT NOT NULL
) STRICT;
CREATE INDEX quantity_by_doc ON quantity (doc);

CREATE TABLE quote (
  quote         INTEGER PRIMARY KEY,
  doc           INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  start         INTEGER NOT NULL,
  stop          INTEGER NOT NULL,
  form          TEXT NOT NULL CHECK (form = 'direct' OR form = 'indirect' OR form = 'mixed'),
  text          TEXT NOT NULL,          -- the words, parts joined by ' […] '
  speaker       INTEGER REFERENCES actor ON DELETE SET NULL,
  speaker_start INTEGER,
  speaker_stop  INTEGER,
  cue_start     INTEGER,
  cue_stop      INTEGER,
  rule          TEXT NOT NULL
) STRICT;
CREATE INDEX quote_by_doc ON quote (doc);
CREATE INDEX quote_by_speaker ON quote (speaker);

CREATE TABLE report (
  report     INTEGER PRIMARY KEY,
  doc        INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  type       TEXT NOT NULL,             -- PLOVER event type
  mode       TEXT,
  contexts   TEXT NOT NULL,             -- PLOVER contexts, sorted, parted by ','
  cameo      TEXT,
  place      INTEGER REFERENCES place ON DELETE SET NULL,
  day_begin  TEXT,
  day_end    TEXT,
  precision  TEXT NOT NULL,
  status     TEXT NOT NULL CHECK (status = 'occurred' OR status = 'ongoing' OR status = 'planned' OR status = 'hypothetical' OR status = 'negated'),
  historical INTEGER NOT NULL CHECK (historical IN (0, 1)),
  start      INTEGER NOT NULL,          -- evidence
  stop       INTEGER NOT NULL,
  confidence REAL NOT NULL,
  rule       TEXT NOT NULL
) STRICT;
CREATE INDEX report_by_doc ON report (doc);
CREATE INDEX report_by_type ON report (type, day_begin);
CREATE INDEX report_by_day ON report (day_begin);

CREATE TABLE telling (                   -- each trigger that tells of the happening, in text order
  report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
  start  INTEGER NOT NULL,
  stop   INTEGER NOT NULL,
  PRIMARY KEY (report, start, stop)
) STRICT, WITHOUT ROWID;

CREATE TABLE participant (
  report   INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
  role     TEXT NOT NULL CHECK (role IN ('actor', 'recipient')),
  position INTEGER NOT NULL,
  actor    INTEGER NOT NULL REFERENCES actor ON DELETE CASCADE,
  PRIMARY KEY (report, role, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX participant_by_actor ON participant (actor);

CREATE TABLE attribution (               -- who asserts the report; none = the outlet itself
  attribution    INTEGER PRIMARY KEY,
  report         INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
  claimant       INTEGER REFERENCES actor ON DELETE SET NULL,
  claimant_start INTEGER,
  claimant_stop  INTEGER,
  channel        TEXT,
  stance         TEXT NOT NULL CHECK (stance = 'asserts' OR stance = 'denies' OR stance = 'doubts'),
  cue_start      INTEGER,
  cue_stop       INTEGER,
  rule           TEXT NOT NULL
) STRICT;
CREATE INDEX attribution_by_report ON attribution (report);
CREATE INDEX attribution_by_claimant ON attribution (claimant);

CREATE TABLE relay (                     -- the chain: who relays the claimant, innermost first
  attribution INTEGER NOT NULL REFERENCES attribution ON DELETE CASCADE,
  position    INTEGER NOT NULL,
  actor       INTEGER NOT NULL REFERENCES actor ON DELETE CASCADE,
  PRIMARY KEY (attribution, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX relay_by_actor ON relay (actor);

CREATE TABLE size (                      -- of a report (attribution NULL), or as one claimant gives it
  report      INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
  attribution INTEGER REFERENCES attribution ON DELETE CASCADE,
  counts      TEXT NOT NULL,             -- 'killed', 'injured' …
  low         INTEGER,
  high        INTEGER,
  actor       INTEGER REFERENCES actor ON DELETE SET NULL
) STRICT;
CREATE INDEX size_by_report ON size (report);
CREATE INDEX size_by_attribution ON size (attribution);

CREATE VIRTUAL TABLE document_words USING fts5 (
  text, content = 'document', content_rowid = 'doc', tokenize = 'unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE quote_words USING fts5 (
  text, content = 'quote', content_rowid = 'quote', tokenize = 'unicode61 remove_diacritics 2');

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

-- One line a report, as people read it.
CREATE VIEW report_line AS
SELECT report.report, document.doc, document.id AS document, document.outlet, document.published,
       report.day_begin, report.day_end, place.name AS place, place.country AS place_country,
       (SELECT group_concat(name, '; ') FROM (SELECT actor.name FROM participant JOIN actor USING (actor)
          WHERE participant.report = report.report AND role = 'actor' ORDER BY position)) AS actors,
       report.type, report.mode, report.cameo,
       (SELECT group_concat(name, '; ') FROM (SELECT actor.name FROM participant JOIN actor USING (actor)
          WHERE participant.report = report.report AND role = 'recipient' ORDER BY position)) AS recipients,
       (SELECT group_concat(name, '; ') FROM (SELECT coalesce(actor.name, substr(document.text,
            claimant_start + 1, claimant_stop - claimant_start)) AS name
          FROM attribution LEFT JOIN actor ON actor.actor = attribution.claimant
          WHERE attribution.report = report.report ORDER BY attribution)) AS claimants,
       (SELECT group_concat(said, '; ') FROM (SELECT counts || ' ' || CASE WHEN low = high THEN low
            ELSE coalesce(low, '') || '-' || coalesce(high, '') END AS said
          FROM size WHERE size.report = report.report AND size.attribution IS NULL ORDER BY counts)) AS sizes,
       report.status, report.historical, report.confidence, report.rule, report.start, report.stop,
       substr(document.text, report.start + 1, report.stop - report.start) AS evidence,
       (SELECT substr(document.text, telling.start + 1, telling.stop - telling.start) FROM telling
          WHERE telling.report = report.report AND telling.start BETWEEN report.start AND report.stop
          ORDER BY telling.start LIMIT 1) AS trigger_words
FROM report JOIN document USING (doc) LEFT JOIN place ON place.place = report.place;
