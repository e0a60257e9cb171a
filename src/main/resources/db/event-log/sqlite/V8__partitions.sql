-- A destination has a position of its own in each of the log's 64 partitions, and nodes share these out among them.

ALTER TABLE event ADD COLUMN partition INTEGER; -- by hash of the vehicle; NULL: appended by an earlier version

-- A process that has the log open; its name is another after each start.
CREATE TABLE node (
  name    TEXT    PRIMARY KEY,
  seen_at INTEGER NOT NULL
);

-- The nodes that have a route for a destination.
CREATE TABLE destination_reader (
  destination TEXT    NOT NULL,
  node        TEXT    NOT NULL,
  down        INTEGER NOT NULL DEFAULT 0, -- 1 while its last attempts failed
  PRIMARY KEY (destination, node)
);

-- passed = delivered + filtered + discarded + pruned + rows in delivery
CREATE TABLE destination_partition (
  destination TEXT    NOT NULL,
  partition   INTEGER NOT NULL,
  owner       TEXT,             -- the node that reads it
  position    INTEGER NOT NULL, -- all its events up to this seq have passed
  done        TEXT,             -- those beyond it that have passed, too, by their distance from it: 2,5-9
  passed      INTEGER NOT NULL DEFAULT 0,
  delivered   INTEGER NOT NULL DEFAULT 0,
  filtered    INTEGER NOT NULL DEFAULT 0,
  discarded   INTEGER NOT NULL DEFAULT 0,
  pruned      INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (destination, partition)
) WITHOUT ROWID;
WITH RECURSIVE number (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM number WHERE n < 63)
INSERT INTO destination_partition (destination, partition, position, passed, delivered, filtered, discarded, pruned)
SELECT name, n, position, (n = 0) * passed, (n = 0) * delivered, (n = 0) * filtered, (n = 0) * discarded, (n = 0) * pruned
FROM destination, number;

-- pending = seq of the last event - base - passed
ALTER TABLE destination ADD COLUMN base INTEGER NOT NULL DEFAULT 0;
UPDATE destination SET base = position - passed;
ALTER TABLE destination ADD COLUMN rewound_to INTEGER; -- while what had failed beyond it is still being removed
ALTER TABLE destination ADD COLUMN shares INTEGER NOT NULL DEFAULT 0; -- grows when nodes that read it come or go
ALTER TABLE destination DROP COLUMN position;
ALTER TABLE destination DROP COLUMN passed;
ALTER TABLE destination DROP COLUMN delivered;
ALTER TABLE destination DROP COLUMN filtered;
ALTER TABLE destination DROP COLUMN discarded;
ALTER TABLE destination DROP COLUMN pruned;
ALTER TABLE destination DROP COLUMN reader;
ALTER TABLE destination DROP COLUMN down;

-- What failed, and what waits for it (held). SQLite has no other way to change a check than a new table.
CREATE TABLE delivery_new (
  destination     TEXT    NOT NULL,
  seq             INTEGER NOT NULL,
  partition       INTEGER NOT NULL,
  state           TEXT    NOT NULL CHECK (state IN ('retrying', 'held', 'dead')),
  attempts        INTEGER NOT NULL,
  next_attempt_at INTEGER,
  error_class     TEXT,
  error           TEXT,
  first_failed_at INTEGER NOT NULL, -- of one that is held: since when
  last_failed_at  INTEGER NOT NULL,
  PRIMARY KEY (destination, seq)
);
INSERT INTO delivery_new
SELECT destination, seq, seq % 64, state, attempts, next_attempt_at, error_class, error, first_failed_at, last_failed_at
FROM delivery;
DROP TABLE delivery;
ALTER TABLE delivery_new RENAME TO delivery;
CREATE INDEX delivery_due ON delivery (destination, state, next_attempt_at);
CREATE INDEX delivery_seq ON delivery (seq);
