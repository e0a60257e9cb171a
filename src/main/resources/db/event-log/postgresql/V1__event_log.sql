-- Times are milliseconds since 1970 (UTC).

CREATE TABLE event (
  seq         BIGINT PRIMARY KEY, -- without gaps: max + 1 under a lock, and pruning never removes the last event
  event_id    TEXT   NOT NULL UNIQUE,
  event_type  TEXT   NOT NULL,
  vehicle_id  TEXT,
  mode        TEXT,
  received_at BIGINT NOT NULL,
  token_name  TEXT,
  body        BYTEA  NOT NULL
);

-- passed = delivered + filtered + discarded + pruned + rows in delivery
CREATE TABLE destination (
  name       TEXT   PRIMARY KEY,
  position   BIGINT NOT NULL, -- seq of the last event it has passed
  state      TEXT   NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'paused')),
  passed     BIGINT NOT NULL DEFAULT 0,
  delivered  BIGINT NOT NULL DEFAULT 0,
  filtered   BIGINT NOT NULL DEFAULT 0,
  discarded  BIGINT NOT NULL DEFAULT 0,
  pruned     BIGINT NOT NULL DEFAULT 0,
  created_at BIGINT NOT NULL
);

-- Only what failed: an event that was delivered at the first attempt leaves no row.
CREATE TABLE delivery (
  destination     TEXT    NOT NULL,
  seq             BIGINT  NOT NULL,
  state           TEXT    NOT NULL CHECK (state IN ('retrying', 'dead')),
  attempts        INTEGER NOT NULL,
  next_attempt_at BIGINT,
  error_class     TEXT    NOT NULL,
  error           TEXT,
  first_failed_at BIGINT  NOT NULL,
  last_failed_at  BIGINT  NOT NULL,
  PRIMARY KEY (destination, seq)
);
CREATE INDEX delivery_due ON delivery (destination, state, next_attempt_at);
CREATE INDEX delivery_seq ON delivery (seq);

-- The quarantine: requests that were refused.
CREATE TABLE rejected (
  id           BIGINT  PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
  received_at  BIGINT  NOT NULL,
  cause        TEXT    NOT NULL,
  status       INTEGER NOT NULL,
  sc_signature TEXT,
  remote       TEXT,
  body         BYTEA
);
