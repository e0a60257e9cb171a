-- Which events are of a vehicle or a user: of 8,192 events one after the other all at once, when they are all there.
CREATE TABLE event_index (
  batch   INTEGER NOT NULL, -- seq / 8192
  subject INTEGER NOT NULL, -- hash of a vehicle's or a user's id; others may have the same
  places  BLOB    NOT NULL, -- seq % 8192 of each event, two bytes
  PRIMARY KEY (batch, subject)
) WITHOUT ROWID;

CREATE TABLE event_index_progress (
  id   INTEGER PRIMARY KEY CHECK (id = 1),
  next INTEGER NOT NULL -- the first batch that is not indexed
);
INSERT INTO event_index_progress (id, next) VALUES (1, 0);
