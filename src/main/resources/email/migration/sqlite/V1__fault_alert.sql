-- For which signals of which vehicle a fault holds, and whether somebody was told; signal '' stands for all of them.
CREATE TABLE fault_alert (
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

-- What other mailing routes sent, as Camel keeps it, and what the email destination kept here before.
CREATE TABLE IF NOT EXISTS CAMEL_MESSAGEPROCESSED (
    processorName VARCHAR(255), messageId VARCHAR(100), createdAt TIMESTAMP, PRIMARY KEY (processorName, messageId));
INSERT INTO fault_alert
SELECT 'vehicle:' || substr(m, 1, instr(m, '/') - 1), substr(r, 1, instr(r, '/') - 1),
    CASE substr(r, instr(r, '/') + 1) WHEN 'null' THEN '' ELSE substr(r, instr(r, '/') + 1) END,
    '', 'ERROR', at, NULL, NULL, at, 0, createdAt
FROM (SELECT messageId AS m, substr(messageId, instr(messageId, '/') + 1) AS r, createdAt,
        strftime('%Y-%m-%dT%H:%M:%fZ', createdAt / 1000.0, 'unixepoch') AS at
    FROM CAMEL_MESSAGEPROCESSED WHERE messageId LIKE '%/%/%' AND messageId NOT LIKE 'null/%')
WHERE at IS NOT NULL
ON CONFLICT DO NOTHING;
