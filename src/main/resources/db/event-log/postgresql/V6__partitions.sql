-- A destination has a position of its own in each of the log's 64 partitions, and nodes share these out among them.

ALTER TABLE event ADD COLUMN partition SMALLINT; -- by hash of the vehicle; NULL: appended by an earlier version

-- A process that has the log open; its name is another after each start. It is alive while it holds the lock of its name.
CREATE TABLE node (
  name    TEXT   PRIMARY KEY,
  seen_at BIGINT NOT NULL -- by the server's clock
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
  destination TEXT     NOT NULL,
  partition   SMALLINT NOT NULL,
  owner       TEXT,            -- the node that reads it
  position    BIGINT   NOT NULL, -- all its events up to this seq have passed
  done        TEXT,            -- those beyond it that have passed, too, by their distance from it: 2,5-9
  passed      BIGINT   NOT NULL DEFAULT 0,
  delivered   BIGINT   NOT NULL DEFAULT 0,
  filtered    BIGINT   NOT NULL DEFAULT 0,
  discarded   BIGINT   NOT NULL DEFAULT 0,
  pruned      BIGINT   NOT NULL DEFAULT 0,
  PRIMARY KEY (destination, partition)
) WITH (fillfactor = 50); -- updated all the time, in its place as long as there is room
INSERT INTO destination_partition (destination, partition, position, passed, delivered, filtered, discarded, pruned)
SELECT name, n, position, (n = 0)::int * passed, (n = 0)::int * delivered, (n = 0)::int * filtered,
       (n = 0)::int * discarded, (n = 0)::int * pruned
FROM destination, generate_series(0, 63) AS n;

-- pending = seq of the last event - base - passed
ALTER TABLE destination
  ADD COLUMN base   BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN rewound_to BIGINT, -- while what had failed beyond it is still being removed
  ADD COLUMN shares BIGINT NOT NULL DEFAULT 0; -- grows when nodes that read it come or go
UPDATE destination SET base = position - passed;
ALTER TABLE destination
  DROP COLUMN position,
  DROP COLUMN passed,
  DROP COLUMN delivered,
  DROP COLUMN filtered,
  DROP COLUMN discarded,
  DROP COLUMN pruned,
  DROP COLUMN reader,
  DROP COLUMN down;

-- What failed, and what waits for it (held).
ALTER TABLE delivery
  ADD COLUMN partition SMALLINT,
  ALTER COLUMN error_class DROP NOT NULL,
  DROP CONSTRAINT delivery_state_check,
  ADD CONSTRAINT delivery_state_check CHECK (state IN ('retrying', 'held', 'dead'));
UPDATE delivery SET partition = seq % 64;
ALTER TABLE delivery ALTER COLUMN partition SET NOT NULL;
