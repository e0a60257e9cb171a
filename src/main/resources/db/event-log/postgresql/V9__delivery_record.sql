-- What became of each event at each destination, beyond the ledger.

-- What was tried of events that were not delivered at once.
CREATE TABLE attempt (
  seq         BIGINT  NOT NULL,
  destination TEXT    NOT NULL,
  at          BIGINT  NOT NULL, -- when it ended
  number      INTEGER,          -- NULL for an attempt that does not count, and for what follows the last that does
  millis      BIGINT,           -- how long it took; NULL for what an operator did
  outcome     TEXT    NOT NULL CHECK (outcome IN ('delivered', 'retrying', 'dead', 'unavailable', 'discarded')),
  error_class TEXT,
  answer      TEXT              -- what the destination said, or why it failed
);
CREATE INDEX attempt_seq ON attempt (seq);

-- When a destination had passed what: tells when events were delivered.
CREATE TABLE checkpoint (
  id           BIGINT  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  destination  TEXT    NOT NULL,
  at           BIGINT  NOT NULL,
  position     BIGINT  NOT NULL, -- the lowest of the partitions that have moved
  moved        TEXT    NOT NULL, -- each of them and its distance from there: 3:0,17:12
  nothing_sent BYTEA,            -- numbers of events that a filter in the route has dropped, packed
  answered     INTEGER NOT NULL, -- how many events there are in answers
  answers      BYTEA             -- what the destination has said, packed; only of its last 10,000 events, about
);
CREATE INDEX checkpoint_at ON checkpoint (destination, at);
CREATE INDEX checkpoint_answered ON checkpoint (destination, answered) WHERE answered > 0;

-- Which events a destination has asked for, and behind which position of each of its 64 partitions.
CREATE TABLE destination_version (
  id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  destination TEXT   NOT NULL,
  since       BIGINT NOT NULL,
  position    BIGINT NOT NULL, -- the lowest
  positions   TEXT   NOT NULL, -- the distance of each from there
  parameters  TEXT             -- NULL: not known
);
CREATE INDEX destination_version_of ON destination_version (destination);
INSERT INTO destination_version (destination, since, position, positions)
SELECT name, created_at, 0, (SELECT string_agg('0', ',') FROM generate_series(1, 64)) FROM destination;
