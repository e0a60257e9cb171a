-- For which signals of which vehicle a fault holds, and whether somebody was told; signal '' stands for all of them.
CREATE TABLE chat_alert (
    subject    TEXT NOT NULL, -- the vehicle; else the owner; else the event
    type       TEXT NOT NULL,
    code       TEXT NOT NULL,
    signal     TEXT NOT NULL,
    state      TEXT NOT NULL,
    opened_at  TEXT, -- NULL when it is resolved
    webhook_id TEXT,
    sequence   INTEGER,
    as_of      TEXT NOT NULL,
    log_number INTEGER NOT NULL,
    alerted_at INTEGER, -- milliseconds since 1970; NULL when nobody was told since it was opened
    PRIMARY KEY (subject, type, code, signal)
);
