-- When the log could last keep an event, whoever asked. One row, which never goes back.
CREATE TABLE heartbeat (
  id      INTEGER PRIMARY KEY CHECK (id = 1),
  kept_at INTEGER NOT NULL
);

-- Stretches of time without a heartbeat, and what Smartcar probably could not deliver meanwhile.
CREATE TABLE outage (
  id              INTEGER PRIMARY KEY,
  began_at        INTEGER NOT NULL, -- the last heartbeat before
  ended_at        INTEGER NOT NULL, -- the first heartbeat after
  expected_events REAL,
  expected_lost   REAL,
  verdict         TEXT CHECK (verdict IN ('harmless', 'missed', 'lost')), -- NULL until it is worked out
  acknowledged_at INTEGER
);
