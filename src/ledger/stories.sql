-- Stories: what is found among the documents (since schema 4). docs/formats/ledger.md explains it.
-- All of it but event_pin can be made again from the tables of the documents.

CREATE TABLE unlinked (                  -- documents that were not compared with the others yet
  day TEXT NOT NULL,                     -- of publication; '' = unknown
  id  TEXT NOT NULL,                     -- of the document
  doc INTEGER NOT NULL,
  PRIMARY KEY (day, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE story (
  story INTEGER PRIMARY KEY,
  id    TEXT NOT NULL,                   -- from its earliest document
  waits INTEGER NOT NULL CHECK (waits IN (0, 1))  -- its events are not merged yet
) STRICT;
CREATE INDEX story_by_id ON story (id);
CREATE INDEX story_waiting ON story (story) WHERE waits = 1;

CREATE TABLE linked (                    -- a document in its story
  doc    INTEGER PRIMARY KEY REFERENCES document ON DELETE CASCADE,
  day    TEXT NOT NULL,                  -- of publication; '' = unknown
  story  INTEGER NOT NULL REFERENCES story,
  sketch BLOB NOT NULL                   -- what it is compared by, for Depeche's own use
) STRICT;
CREATE INDEX linked_by_day ON linked (day);
CREATE INDEX linked_by_story ON linked (story);

CREATE TABLE neighbour (                 -- documents of two stories that may tell of one happening all the same
  doc   INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  other INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  PRIMARY KEY (doc, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX neighbour_by_other ON neighbour (other);

CREATE TABLE copy (                      -- what a document has in common with one that had it first
  doc          INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  origin       INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  share        REAL NOT NULL,            -- of the words of doc
  origin_share REAL NOT NULL,            -- of the words of origin
  reason       TEXT NOT NULL,            -- why origin is the origin: 'credited', 'earlier', 'longer', 'arbitrary'
  PRIMARY KEY (doc, origin)
) STRICT, WITHOUT ROWID;
CREATE INDEX copy_by_origin ON copy (origin);

CREATE TABLE passage (                   -- of a copy, in the order of doc
  doc          INTEGER NOT NULL,
  origin       INTEGER NOT NULL,
  passage      INTEGER NOT NULL,
  start        INTEGER NOT NULL,
  stop         INTEGER NOT NULL,
  origin_start INTEGER NOT NULL,
  origin_stop  INTEGER NOT NULL,
  kept         INTEGER NOT NULL,         -- words in both
  added        INTEGER NOT NULL,         -- words of doc alone
  cut          INTEGER NOT NULL,         -- words of origin alone
  PRIMARY KEY (doc, origin, passage),
  FOREIGN KEY (doc, origin) REFERENCES copy ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE event (                     -- one happening, told by the reports of event_report
  event         INTEGER PRIMARY KEY,
  id            TEXT NOT NULL UNIQUE,    -- from its earliest report
  story         INTEGER NOT NULL REFERENCES story ON DELETE CASCADE,  -- of its earliest report
  type          TEXT NOT NULL,           -- as most of its sources say; so the rest
  mode          TEXT,
  status        TEXT NOT NULL,
  day_begin     TEXT,
  day_end       TEXT,
  precision     TEXT NOT NULL,
  place         TEXT,
  place_folded  TEXT,
  place_country TEXT
) STRICT;
CREATE INDEX event_by_story ON event (story);
CREATE INDEX event_by_day ON event (day_begin);
CREATE INDEX event_by_town ON event (type, place_folded, day_begin);

CREATE TABLE event_report (
  doc     INTEGER NOT NULL,
  report  INTEGER NOT NULL,
  event   INTEGER NOT NULL REFERENCES event ON DELETE CASCADE,
  score   REAL NOT NULL,                 -- how well it fits the others, 0 to 1
  reasons TEXT NOT NULL,                 -- what it has in common with them: 'type,day,place'
  PRIMARY KEY (doc, report),
  FOREIGN KEY (doc, report) REFERENCES report ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX event_report_by_event ON event_report (event);

CREATE TABLE event_source (              -- independent voices: copies lead to their origin
  event INTEGER NOT NULL REFERENCES event ON DELETE CASCADE,
  kind  TEXT NOT NULL CHECK (kind IN ('outlet', 'agency', 'claimant', 'document')),
  name  TEXT NOT NULL,
  PRIMARY KEY (event, kind, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE event_pin (                 -- settled by a person; survives a rebuild
  doc          INTEGER NOT NULL,
  report       INTEGER NOT NULL,
  other_doc    INTEGER NOT NULL,
  other_report INTEGER NOT NULL,
  together     INTEGER NOT NULL CHECK (together IN (0, 1)),
  PRIMARY KEY (doc, report, other_doc, other_report),
  FOREIGN KEY (doc, report) REFERENCES report ON DELETE CASCADE,
  FOREIGN KEY (other_doc, other_report) REFERENCES report ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX event_pin_by_other ON event_pin (other_doc, other_report);
