-- Each vehicle that events came from, and how often they come.
CREATE TABLE vehicle_activity (
    vehicle_id       TEXT NOT NULL PRIMARY KEY,
    make             TEXT,
    model            TEXT,
    year             INTEGER,
    mode             TEXT NOT NULL,
    last_event_at    TIMESTAMPTZ NOT NULL,
    last_event_ms    BIGINT NOT NULL,          -- the same in milliseconds since 1970, to reckon with
    signals_event_id TEXT,                     -- the last event that carried signals
    events           BIGINT NOT NULL,
    cadence_seconds  DOUBLE PRECISION NOT NULL -- mean time between two events, the latest weighing most; 0 after only one
);
