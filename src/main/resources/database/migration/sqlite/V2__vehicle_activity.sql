-- Each vehicle that events came from, and how often they come.
CREATE TABLE vehicle_activity (
    vehicle_id       TEXT NOT NULL PRIMARY KEY,
    make             TEXT,
    model            TEXT,
    year             INTEGER,
    mode             TEXT NOT NULL,
    last_event_at    TEXT NOT NULL,
    last_event_ms    INTEGER NOT NULL, -- the same in milliseconds since 1970, to reckon with
    signals_event_id TEXT,             -- the last event that carried signals
    events           INTEGER NOT NULL,
    cadence_seconds  REAL NOT NULL     -- mean time between two events, the latest weighing most; 0 after only one
);
