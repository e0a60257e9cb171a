-- An event is found by its id through table event_key, which is written many keys at a time, instead of an index of
-- its own, which would be written all over with each event. SQLite has no other way to drop the index than a new table.

CREATE TABLE event_new (
  seq         INTEGER PRIMARY KEY, -- without gaps: max + 1, and pruning never removes the last event
  event_id    TEXT    NOT NULL,    -- unique: see event_key
  event_type  TEXT    NOT NULL,
  vehicle_id  TEXT,
  mode        TEXT,
  received_at INTEGER NOT NULL,
  token_name  TEXT,
  body        BLOB    NOT NULL
);
INSERT INTO event_new SELECT seq, event_id, event_type, vehicle_id, mode, received_at, token_name, body FROM event ORDER BY seq;
DROP TABLE event;
ALTER TABLE event_new RENAME TO event;

CREATE TABLE event_key (
  hash INTEGER NOT NULL, -- of event_id
  seq  INTEGER NOT NULL,
  PRIMARY KEY (hash, seq)
) WITHOUT ROWID;

-- One row: of every event up to this one the key is in event_key. Those of later ones may be in memory only.
CREATE TABLE event_key_progress (
  id  INTEGER PRIMARY KEY CHECK (id = 1),
  seq INTEGER NOT NULL
);
INSERT INTO event_key_progress (id, seq) VALUES (1, 0);
