-- What destinations have passed last: what filters of their routes, such as the Kamelet only-changed, compare with.

ALTER TABLE destination ADD COLUMN rewinds INTEGER NOT NULL DEFAULT 0; -- how often it was rewound

CREATE TABLE last_passed (
  vehicle_id  TEXT    NOT NULL,
  destination TEXT    NOT NULL,
  filter      TEXT    NOT NULL, -- with what it compares by: only-changed 5 percent
  code        TEXT    NOT NULL,
  value       TEXT,             -- a number, or the digest of what is none; NULL: only the time counts
  read_at     INTEGER NOT NULL, -- when it was read, in milliseconds since 1970
  seq         INTEGER NOT NULL, -- of the event that has brought it
  rewinds     INTEGER NOT NULL, -- of the destination, when it was kept: with another number it counts for nothing
  moved_at    INTEGER NOT NULL,
  PRIMARY KEY (vehicle_id, destination, filter, code)
) WITHOUT ROWID;
