-- Each event: whose it is, what fired, and where it stands among the others of its webhook.
CREATE TABLE vehicle_event (
    event_id         TEXT NOT NULL PRIMARY KEY,
    event_type       TEXT,
    vehicle_id       TEXT,
    user_id          TEXT,
    user_external_id TEXT,
    webhook_id       TEXT,
    sequence         INTEGER,
    triggers         TEXT, -- codes of signals, FIRST_DELIVERY; with commas between
    mode             TEXT,
    delivered_at     TEXT NOT NULL,
    received_at      TEXT NOT NULL
);
CREATE INDEX vehicle_event_by_vehicle ON vehicle_event (vehicle_id, received_at);

ALTER TABLE vehicle_activity ADD COLUMN powertrain_type TEXT;
ALTER TABLE vehicle_activity ADD COLUMN user_id TEXT;
ALTER TABLE vehicle_activity ADD COLUMN user_external_id TEXT;
ALTER TABLE vehicle_activity ADD COLUMN log_number INTEGER NOT NULL DEFAULT 0; -- of the last event, in the event log

-- SQLite has no other way to change a key, or to let a column be NULL, than a new table.
CREATE TABLE signal_reading_new (
    event_id       TEXT NOT NULL,
    code           TEXT NOT NULL,
    position       INTEGER NOT NULL, -- 0, or more when the event has the code more than once
    vehicle_id     TEXT,
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
    delivered_at   TEXT NOT NULL,
    received_at    TEXT NOT NULL,
    mode           TEXT,
    PRIMARY KEY (event_id, code, position)
);
INSERT INTO signal_reading_new
SELECT event_id, code, 0, vehicle_id, name, signal_group, status, value_number, value_text, value_boolean, unit, body,
    error_type, error_code, oem_updated_at, retrieved_at, delivered_at, received_at, mode
FROM signal_reading;
DROP TABLE signal_reading;
ALTER TABLE signal_reading_new RENAME TO signal_reading;
CREATE INDEX signal_reading_by_vehicle ON signal_reading (vehicle_id, code, oem_updated_at);

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
);
INSERT INTO vehicle_signal_new
SELECT vehicle_id, code, name, signal_group, value_number, value_text, value_boolean,
    CASE WHEN json_type(body, '$.values') = 'array' THEN body -> 'values'
        WHEN json_type(body, '$.doors') = 'array' THEN body -> 'doors'
        WHEN json_type(body, '$.windows') = 'array' THEN body -> 'windows' END,
    unit, body,
    COALESCE(NULLIF(oem_updated_at, '1970-01-01T00:00:00.000Z'), retrieved_at, delivered_at),
    NULLIF(oem_updated_at, '1970-01-01T00:00:00.000Z'), retrieved_at, delivered_at, delivered_at, NULL, NULL, 0, event_id
FROM vehicle_signal;
DROP TABLE vehicle_signal;
ALTER TABLE vehicle_signal_new RENAME TO vehicle_signal;

-- The values that bodies have under another name than "value".
UPDATE signal_reading SET
    value_text = CASE WHEN json_type(body, '$.status') = 'text' THEN body ->> 'status'
        WHEN json_type(body, '$.canonical') = 'text' THEN body ->> 'canonical' END,
    value_boolean = CASE WHEN json_type(body, '$.isOpen') IN ('true', 'false') THEN body ->> 'isOpen' END,
    value_number = CASE WHEN json_type(body, '$.activeLimit') IN ('integer', 'real') THEN body ->> 'activeLimit'
        WHEN json_type(body, '$.capacity') IN ('integer', 'real') THEN body ->> 'capacity' END
WHERE body IS NOT NULL AND status = 'SUCCESS' AND value_text IS NULL AND value_boolean IS NULL AND value_number IS NULL;
UPDATE vehicle_signal SET
    value_text = CASE WHEN json_type(body, '$.status') = 'text' THEN body ->> 'status'
        WHEN json_type(body, '$.canonical') = 'text' THEN body ->> 'canonical' END,
    value_boolean = CASE WHEN json_type(body, '$.isOpen') IN ('true', 'false') THEN body ->> 'isOpen' END,
    value_number = CASE WHEN json_type(body, '$.activeLimit') IN ('integer', 'real') THEN body ->> 'activeLimit'
        WHEN json_type(body, '$.capacity') IN ('integer', 'real') THEN body ->> 'capacity' END
WHERE body IS NOT NULL AND value_text IS NULL AND value_boolean IS NULL AND value_number IS NULL;

-- For which signals a fault holds; '' stands for all of them.
CREATE TABLE vehicle_fault_signal (
    vehicle_id TEXT NOT NULL,
    type       TEXT NOT NULL,
    code       TEXT NOT NULL,
    signal     TEXT NOT NULL,
    state      TEXT NOT NULL,
    opened_at  TEXT, -- NULL when it is resolved
    webhook_id TEXT,
    sequence   INTEGER,
    as_of      TEXT NOT NULL,
    log_number INTEGER NOT NULL,
    PRIMARY KEY (vehicle_id, type, code, signal)
);
INSERT INTO vehicle_fault_signal
SELECT f.vehicle_id, f.type, f.code, s.value, f.state, CASE WHEN f.state <> 'RESOLVED' THEN COALESCE(f.opened_at, f.changed_at) END,
    NULL, NULL, f.changed_at, 0
FROM vehicle_fault AS f, json_each('[' || replace(json_quote(COALESCE(f.signals, '')), ',', '","') || ']') AS s
WHERE true
ON CONFLICT DO NOTHING;
