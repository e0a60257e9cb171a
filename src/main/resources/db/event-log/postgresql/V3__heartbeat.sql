-- When the log could last keep an event, whoever asked. One row, which never goes back.
CREATE TABLE heartbeat (
  id      INTEGER PRIMARY KEY CHECK (id = 1),
  kept_at BIGINT  NOT NULL
);

-- Stretches of time without a heartbeat, and what Smartcar probably could not deliver meanwhile.
CREATE TABLE outage (
  id              BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  began_at        BIGINT NOT NULL, -- the last heartbeat before
  ended_at        BIGINT NOT NULL, -- the first heartbeat after
  expected_events DOUBLE PRECISION,
  expected_lost   DOUBLE PRECISION,
  verdict         TEXT CHECK (verdict IN ('harmless', 'missed', 'lost')), -- NULL until it is worked out
  acknowledged_at BIGINT
);
