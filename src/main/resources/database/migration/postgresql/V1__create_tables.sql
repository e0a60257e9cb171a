-- Every value that ever arrived, failed ones included.
CREATE TABLE signal_reading (
    event_id       TEXT NOT NULL,
    code           TEXT NOT NULL,
    vehicle_id     TEXT,
    name           TEXT,
    signal_group   TEXT,
    status         TEXT NOT NULL,
    value_number   NUMERIC,
    value_text     TEXT,
    value_boolean  BOOLEAN,
    unit           TEXT,
    body           JSONB,
    error_type     TEXT,
    error_code     TEXT,
    oem_updated_at TIMESTAMPTZ,
    retrieved_at   TIMESTAMPTZ,
    delivered_at   TIMESTAMPTZ NOT NULL,
    received_at    TIMESTAMPTZ NOT NULL,
    mode           TEXT,
    PRIMARY KEY (event_id, code)
);
CREATE INDEX signal_reading_by_vehicle ON signal_reading (vehicle_id, code, oem_updated_at);

-- The newest good value of each signal of each vehicle.
CREATE TABLE vehicle_signal (
    vehicle_id     TEXT NOT NULL,
    code           TEXT NOT NULL,
    name           TEXT,
    signal_group   TEXT,
    value_number   NUMERIC,
    value_text     TEXT,
    value_boolean  BOOLEAN,
    unit           TEXT,
    body           JSONB,
    oem_updated_at TIMESTAMPTZ NOT NULL,
    retrieved_at   TIMESTAMPTZ,
    delivered_at   TIMESTAMPTZ NOT NULL,
    event_id       TEXT NOT NULL,
    PRIMARY KEY (vehicle_id, code)
);

-- Each fault a vehicle has or had; code is '' where Smartcar sends null.
CREATE TABLE vehicle_fault (
    vehicle_id      TEXT NOT NULL,
    type            TEXT NOT NULL,
    code            TEXT NOT NULL,
    state           TEXT NOT NULL,
    opened_at       TIMESTAMPTZ,
    resolved_at     TIMESTAMPTZ,
    changed_at      TIMESTAMPTZ NOT NULL,
    description     TEXT,
    user_message    TEXT,
    resolution_type TEXT,
    resolution_url  TEXT,
    signals         TEXT,
    event_id        TEXT NOT NULL,
    PRIMARY KEY (vehicle_id, type, code)
);
