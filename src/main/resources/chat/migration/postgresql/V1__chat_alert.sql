-- For which signals of which vehicle a fault holds, and whether somebody was told; signal '' stands for all of them.
CREATE TABLE chat_alert (
    subject    TEXT NOT NULL, -- the vehicle; else the owner; else the event
    type       TEXT NOT NULL,
    code       TEXT NOT NULL,
    signal     TEXT NOT NULL,
    state      TEXT NOT NULL,
    opened_at  TIMESTAMPTZ, -- NULL when it is resolved
    webhook_id TEXT,
    sequence   BIGINT,
    as_of      TIMESTAMPTZ NOT NULL,
    log_number BIGINT NOT NULL,
    alerted_at BIGINT, -- milliseconds since 1970; NULL when nobody was told since it was opened
    PRIMARY KEY (subject, type, code, signal)
);
