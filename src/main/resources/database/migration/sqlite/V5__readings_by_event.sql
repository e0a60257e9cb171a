-- What is written most is in as few trees as can be, see docs/decisions/0016-one-tree-per-reading.md. A reading is found by the
-- number of its event, so that readings are written one behind the other; signal_reading becomes a view of all that it had.

PRAGMA legacy_alter_table = ON; -- else a table that views read from could not take the place of another

CREATE TABLE vehicle_event_new (
    event_id         TEXT NOT NULL UNIQUE,
    event_type       TEXT, -- NULL only when the event came before there was this table, and was not read again since
    vehicle_id       TEXT,
    user_id          TEXT,
    user_external_id TEXT,
    webhook_id       TEXT,
    sequence         INTEGER,
    triggers         TEXT, -- codes of signals, FIRST_DELIVERY; with commas between
    mode             TEXT,
    delivered_at     TEXT NOT NULL,
    received_at      TEXT NOT NULL,
    number           INTEGER PRIMARY KEY
);
INSERT INTO vehicle_event_new
SELECT event_id, event_type, vehicle_id, user_id, user_external_id, webhook_id, sequence, triggers, mode, delivered_at,
    received_at, rowid
FROM vehicle_event;
INSERT INTO vehicle_event_new (event_id, vehicle_id, mode, delivered_at, received_at)
SELECT event_id, vehicle_id, mode, delivered_at, received_at
FROM signal_reading
WHERE event_id NOT IN (SELECT event_id FROM vehicle_event)
GROUP BY event_id;
DROP TABLE vehicle_event;
ALTER TABLE vehicle_event_new RENAME TO vehicle_event;
CREATE INDEX vehicle_event_by_vehicle ON vehicle_event (vehicle_id, received_at);

CREATE TABLE signalpost_reading (
    event          INTEGER NOT NULL, -- number of vehicle_event
    code           TEXT NOT NULL,
    position       INTEGER NOT NULL, -- 0, or more when the event has the code more than once
    name           TEXT,
    signal_group   TEXT,
    status         TEXT NOT NULL,
    value_number   NUMERIC,
    value_text     TEXT,
    value_boolean  INTEGER,
    unit           TEXT,
    body           TEXT,
    error_type     TEXT,
    error_code     TEXT,
    oem_updated_at TEXT,
    retrieved_at   TEXT,
    PRIMARY KEY (event, code, position)
) WITHOUT ROWID;
INSERT INTO signalpost_reading
SELECT e.number, r.code, r.position, r.name, r.signal_group, r.status, r.value_number, r.value_text, r.value_boolean, r.unit,
    r.body, r.error_type, r.error_code, r.oem_updated_at, r.retrieved_at
FROM vehicle_event AS e CROSS JOIN signal_reading AS r ON r.event_id = e.event_id
ORDER BY e.number, r.code, r.position;
DROP TABLE signal_reading;

-- Every value that ever arrived, failed ones included. A LEFT JOIN, as it is left out when nothing is asked of the event.
CREATE VIEW signal_reading AS
SELECT e.event_id, r.code, r.position, e.vehicle_id, r.name, r.signal_group, r.status, r.value_number, r.value_text,
    r.value_boolean, r.unit, r.body, r.error_type, r.error_code, r.oem_updated_at, r.retrieved_at, e.delivered_at,
    e.received_at, e.mode
FROM signalpost_reading AS r LEFT JOIN vehicle_event AS e ON e.number = r.event;

-- Whoever removes old readings goes on doing so.
CREATE TRIGGER signal_reading_delete INSTEAD OF DELETE ON signal_reading BEGIN
    DELETE FROM signalpost_reading
    WHERE event = (SELECT number FROM vehicle_event WHERE event_id = OLD.event_id)
        AND code = OLD.code AND position = OLD.position;
END;
CREATE TRIGGER vehicle_event_delete AFTER DELETE ON vehicle_event BEGIN
    DELETE FROM signalpost_reading WHERE event = OLD.number;
END;

CREATE TABLE vehicle_signal_new (
    vehicle_id     TEXT NOT NULL,
    code           TEXT NOT NULL,
    name           TEXT,
    signal_group   TEXT,
    value_number   NUMERIC,
    value_text     TEXT,
    value_boolean  INTEGER,
    value_list     TEXT,          -- JSON array
    unit           TEXT,
    body           TEXT,
    as_of          TEXT NOT NULL, -- what it is ordered by: the first of the next three that is credible
    oem_updated_at TEXT,
    retrieved_at   TEXT,
    delivered_at   TEXT NOT NULL,
    as_of_limit    TEXT NOT NULL, -- a minute after receipt: what is later was not credible
    webhook_id     TEXT,
    sequence       INTEGER,
    log_number     INTEGER NOT NULL,
    event_id       TEXT NOT NULL,
    PRIMARY KEY (vehicle_id, code)
) WITHOUT ROWID;
INSERT INTO vehicle_signal_new SELECT * FROM vehicle_signal ORDER BY vehicle_id, code;
DROP TABLE vehicle_signal;
ALTER TABLE vehicle_signal_new RENAME TO vehicle_signal;

CREATE TABLE vehicle_activity_new (
    vehicle_id       TEXT NOT NULL PRIMARY KEY,
    make             TEXT,
    model            TEXT,
    year             INTEGER,
    mode             TEXT NOT NULL,
    last_event_at    TEXT NOT NULL,
    last_event_ms    INTEGER NOT NULL, -- the same in milliseconds since 1970, to reckon with
    signals_event_id TEXT,             -- the last event that carried signals
    events           INTEGER NOT NULL,
    cadence_seconds  REAL NOT NULL,    -- mean time between two events, the latest weighing most; 0 after only one
    powertrain_type  TEXT,
    user_id          TEXT,
    user_external_id TEXT,
    log_number       INTEGER NOT NULL  -- of the last event, in the event log
) WITHOUT ROWID;
INSERT INTO vehicle_activity_new SELECT * FROM vehicle_activity ORDER BY vehicle_id;
DROP TABLE vehicle_activity;
ALTER TABLE vehicle_activity_new RENAME TO vehicle_activity;

PRAGMA legacy_alter_table = OFF;
