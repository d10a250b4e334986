-- From ledger schema 2 to 3: what was read in a document is keyed by (doc, number). Foreign keys are
-- off while this runs. The tables are those of schema 3 for good: later schemas do not change this file.

DROP VIEW report_line;
DROP TRIGGER document_words_delete;
DROP TRIGGER quote_words_delete;
DROP INDEX quote_by_doc;
DROP INDEX report_by_type;
ALTER TABLE actor RENAME TO old_actor;
ALTER TABLE mention RENAME TO old_mention;
ALTER TABLE place RENAME TO old_place;
ALTER TABLE time RENAME TO old_time;
ALTER TABLE quantity RENAME TO old_quantity;
ALTER TABLE quote RENAME TO old_quote;
ALTER TABLE report RENAME TO old_report;
ALTER TABLE telling RENAME TO old_telling;
ALTER TABLE participant RENAME TO old_participant;
ALTER TABLE attribution RENAME TO old_attribution;
ALTER TABLE relay RENAME TO old_relay;
ALTER TABLE size RENAME TO old_size;

-- Row ids of schema 2 to numbers in the document (in the report for attributions).
CREATE TEMP TABLE actor_number AS
  SELECT actor AS old, doc, row_number() OVER (PARTITION BY doc ORDER BY actor) - 1 AS number FROM old_actor;
CREATE TEMP TABLE place_number AS
  SELECT place AS old, doc, row_number() OVER (PARTITION BY doc ORDER BY place) - 1 AS number FROM old_place;
CREATE TEMP TABLE report_number AS
  SELECT report AS old, doc, row_number() OVER (PARTITION BY doc ORDER BY report) - 1 AS number FROM old_report;
CREATE TEMP TABLE attribution_number AS
  SELECT attribution AS old, r.doc, r.number AS report,
         row_number() OVER (PARTITION BY report ORDER BY attribution) - 1 AS number
  FROM old_attribution JOIN report_number r ON r.old = old_attribution.report;
CREATE UNIQUE INDEX temp.actor_old ON actor_number (old);
CREATE UNIQUE INDEX temp.place_old ON place_number (old);
CREATE UNIQUE INDEX temp.report_old ON report_number (old);
CREATE UNIQUE INDEX temp.attribution_old ON attribution_number (old);

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

INSERT INTO actor SELECT n.doc, n.number, name, folded, type, country, sectors, office, wikidata, rule
  FROM old_actor o JOIN actor_number n ON n.old = o.actor ORDER BY o.actor;
INSERT INTO mention SELECT n.doc, n.number, start, stop, form, rule
  FROM old_mention o JOIN actor_number n ON n.old = o.actor ORDER BY o.actor, start, stop;
INSERT INTO place SELECT n.doc, n.number, start, stop, name, folded, country, geonames, latitude, longitude,
    population, resolution, is_actor, rule
  FROM old_place o JOIN place_number n ON n.old = o.place ORDER BY o.place;
INSERT INTO time SELECT doc, row_number() OVER (PARTITION BY doc ORDER BY time) - 1, start, stop, type, value,
    modifier, day_begin, day_end, NULL, rule
  FROM old_time ORDER BY time;
INSERT INTO quantity SELECT doc, row_number() OVER (PARTITION BY doc ORDER BY quantity) - 1, start, stop, low,
    high, approximate, counts, rule
  FROM old_quantity ORDER BY quantity;
INSERT INTO quote SELECT quote, o.doc, start, stop, form, text, n.number, speaker_start, speaker_stop, cue_start,
    cue_stop, NULL, NULL, NULL, rule
  FROM old_quote o LEFT JOIN actor_number n ON n.old = o.speaker ORDER BY quote;
INSERT INTO report SELECT n.doc, n.number, type, mode, contexts, cameo, p.number, day_begin, day_end, precision,
    status, historical, start, stop, confidence, rule
  FROM old_report o JOIN report_number n ON n.old = o.report LEFT JOIN place_number p ON p.old = o.place
  ORDER BY o.report;
INSERT INTO telling SELECT n.doc, n.number, start, stop
  FROM old_telling o JOIN report_number n ON n.old = o.report ORDER BY o.report, start, stop;
INSERT INTO participant SELECT n.doc, n.number, role, position, a.number
  FROM old_participant o JOIN report_number n ON n.old = o.report JOIN actor_number a ON a.old = o.actor
  ORDER BY o.report, role, position;
INSERT INTO attribution SELECT n.doc, n.report, n.number, a.number, claimant_start, claimant_stop, channel,
    stance, cue_start, cue_stop, rule
  FROM old_attribution o JOIN attribution_number n ON n.old = o.attribution
  LEFT JOIN actor_number a ON a.old = o.claimant ORDER BY o.attribution;
INSERT INTO relay SELECT n.doc, n.report, n.number, position, a.number
  FROM old_relay o JOIN attribution_number n ON n.old = o.attribution JOIN actor_number a ON a.old = o.actor
  ORDER BY o.attribution, position;
INSERT INTO size SELECT n.doc, n.number, row_number() OVER (PARTITION BY o.report ORDER BY o.rowid) - 1,
    t.number, counts, low, high, a.number
  FROM old_size o JOIN report_number n ON n.old = o.report LEFT JOIN attribution_number t ON t.old = o.attribution
  LEFT JOIN actor_number a ON a.old = o.actor ORDER BY o.rowid;

DROP TABLE old_size;
DROP TABLE old_relay;
DROP TABLE old_attribution;
DROP TABLE old_participant;
DROP TABLE old_telling;
DROP TABLE old_report;
DROP TABLE old_quote;
DROP TABLE old_quantity;
DROP TABLE old_time;
DROP TABLE old_place;
DROP TABLE old_mention;
DROP TABLE old_actor;
DROP TABLE temp.actor_number;
DROP TABLE temp.place_number;
DROP TABLE temp.report_number;
DROP TABLE temp.attribution_number;

DROP TABLE document_words;
DROP TABLE quote_words;
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

INSERT INTO document_words (document_words) VALUES ('rebuild');
INSERT INTO quote_words (quote_words) VALUES ('rebuild');

-- One line a report, as people read it.
CREATE VIEW report_line AS
SELECT report.doc, report.report, document.id AS document, document.outlet, document.published,
       report.day_begin, report.day_end, place.name AS place, place.country AS place_country,
       (SELECT group_concat(name, '; ') FROM (SELECT actor.name FROM participant p JOIN actor USING (doc, actor)
          WHERE p.doc = report.doc AND p.report = report.report AND role = 'actor' ORDER BY position)) AS actors,
       report.type, report.mode, report.cameo,
       (SELECT group_concat(name, '; ') FROM (SELECT actor.name FROM participant p JOIN actor USING (doc, actor)
          WHERE p.doc = report.doc AND p.report = report.report AND role = 'recipient' ORDER BY position)) AS recipients,
       (SELECT group_concat(name, '; ') FROM (SELECT coalesce(actor.name, substr(document.text,
            claimant_start + 1, claimant_stop - claimant_start)) AS name
          FROM attribution t LEFT JOIN actor ON actor.doc = t.doc AND actor.actor = t.claimant
          WHERE t.doc = report.doc AND t.report = report.report ORDER BY attribution)) AS claimants,
       (SELECT group_concat(said, '; ') FROM (SELECT counts || ' ' || CASE WHEN low = high THEN low
            ELSE coalesce(low, '') || '-' || coalesce(high, '') END AS said
          FROM size WHERE size.doc = report.doc AND size.report = report.report AND size.attribution IS NULL
          ORDER BY counts)) AS sizes,
       report.status, report.historical, report.confidence, report.rule, report.start, report.stop,
       substr(document.text, report.start + 1, report.stop - report.start) AS evidence,
       (SELECT substr(document.text, t.start + 1, t.stop - t.start) FROM telling t
          WHERE t.doc = report.doc AND t.report = report.report AND t.start BETWEEN report.start AND report.stop
          ORDER BY t.start LIMIT 1) AS trigger_words
FROM report JOIN document USING (doc) LEFT JOIN place USING (doc, place);

PRAGMA user_version = 3;
