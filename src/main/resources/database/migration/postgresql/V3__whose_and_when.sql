-- Each event: whose it is, what fired, and where it stands among the others of its webhook.
CREATE TABLE vehicle_event (
    event_id         TEXT NOT NULL PRIMARY KEY,
    event_type       TEXT,
    vehicle_id       TEXT,
    user_id          TEXT,
    user_external_id TEXT,
    webhook_id       TEXT,
    sequence         BIGINT,
    triggers         TEXT, -- codes of signals, FIRST_DELIVERY; with commas between
    mode             TEXT,
    delivered_at     TIMESTAMPTZ NOT NULL,
    received_at      TIMESTAMPTZ NOT NULL
);
CREATE INDEX vehicle_event_by_vehicle ON vehicle_event (vehicle_id, received_at);

ALTER TABLE vehicle_activity
    ADD COLUMN powertrain_type TEXT,
    ADD COLUMN user_id TEXT,
    ADD COLUMN user_external_id TEXT,
    ADD COLUMN log_number BIGINT NOT NULL DEFAULT 0; -- of the last event, in the event log

ALTER TABLE signal_reading
    ADD COLUMN position INTEGER NOT NULL DEFAULT 0, -- more than 0 when the event has the code more than once
    DROP CONSTRAINT signal_reading_pkey,
    ADD PRIMARY KEY (event_id, code, position);

ALTER TABLE vehicle_signal
    ADD COLUMN value_list JSONB,
    ADD COLUMN as_of TIMESTAMPTZ,       -- what it is ordered by: the first of the next three that is credible
    ALTER COLUMN oem_updated_at DROP NOT NULL,
    ADD COLUMN as_of_limit TIMESTAMPTZ, -- a minute after receipt: what is later was not credible
    ADD COLUMN webhook_id TEXT,
    ADD COLUMN sequence BIGINT,
    ADD COLUMN log_number BIGINT NOT NULL DEFAULT 0;
UPDATE vehicle_signal SET
    value_list = CASE WHEN jsonb_typeof(body -> 'values') = 'array' THEN body -> 'values'
        WHEN jsonb_typeof(body -> 'doors') = 'array' THEN body -> 'doors'
        WHEN jsonb_typeof(body -> 'windows') = 'array' THEN body -> 'windows' END,
    as_of = COALESCE(NULLIF(oem_updated_at, '1970-01-01T00:00:00Z'), retrieved_at, delivered_at),
    as_of_limit = delivered_at,
    oem_updated_at = NULLIF(oem_updated_at, '1970-01-01T00:00:00Z');
ALTER TABLE vehicle_signal
    ALTER COLUMN as_of SET NOT NULL,
    ALTER COLUMN as_of_limit SET NOT NULL;

-- The values that bodies have under another name than "value".
UPDATE signal_reading SET
    value_text = CASE WHEN jsonb_typeof(body -> 'status') = 'string' THEN body ->> 'status'
        WHEN jsonb_typeof(body -> 'canonical') = 'string' THEN body ->> 'canonical' END,
    value_boolean = CASE WHEN jsonb_typeof(body -> 'isOpen') = 'boolean' THEN (body -> 'isOpen')::boolean END,
    value_number = CASE WHEN jsonb_typeof(body -> 'activeLimit') = 'number' THEN (body -> 'activeLimit')::numeric
        WHEN jsonb_typeof(body -> 'capacity') = 'number' THEN (body -> 'capacity')::numeric END
WHERE body IS NOT NULL AND status = 'SUCCESS' AND value_text IS NULL AND value_boolean IS NULL AND value_number IS NULL;
UPDATE vehicle_signal SET
    value_text = CASE WHEN jsonb_typeof(body -> 'status') = 'string' THEN body ->> 'status'
        WHEN jsonb_typeof(body -> 'canonical') = 'string' THEN body ->> 'canonical' END,
    value_boolean = CASE WHEN jsonb_typeof(body -> 'isOpen') = 'boolean' THEN (body -> 'isOpen')::boolean END,
    value_number = CASE WHEN jsonb_typeof(body -> 'activeLimit') = 'number' THEN (body -> 'activeLimit')::numeric
        WHEN jsonb_typeof(body -> 'capacity') = 'number' THEN (body -> 'capacity')::numeric END
WHERE body IS NOT NULL AND value_text IS NULL AND value_boolean IS NULL AND value_number IS NULL;

-- For which signals a fault holds; '' stands for all of them.
CREATE TABLE vehicle_fault_signal (
    vehicle_id TEXT NOT NULL,
    type       TEXT NOT NULL,
    code       TEXT NOT NULL,
    signal     TEXT NOT NULL,
    state      TEXT NOT NULL,
    opened_at  TIMESTAMPTZ, -- NULL when it is resolved
    webhook_id TEXT,
    sequence   BIGINT,
    as_of      TIMESTAMPTZ NOT NULL,
    log_number BIGINT NOT NULL,
    PRIMARY KEY (vehicle_id, type, code, signal)
);
INSERT INTO vehicle_fault_signal
SELECT vehicle_id, type, code, regexp_split_to_table(COALESCE(signals, ''), ','), state,
    CASE WHEN state <> 'RESOLVED' THEN COALESCE(opened_at, changed_at) END, NULL, NULL, changed_at, 0
FROM vehicle_fault
ON CONFLICT DO NOTHING;
