-- What is known of a refused request, and in which order they go: by worth, then by age.

CREATE TABLE quarantine (
  id           INTEGER PRIMARY KEY AUTOINCREMENT, -- never given again: an operator may still have the last one in hand
  worth        INTEGER NOT NULL, -- 0 unsigned, 1 signed by no token of ours, 2 signed by one of them
  size         INTEGER NOT NULL,
  received_at  INTEGER NOT NULL,
  cause        TEXT    NOT NULL,
  status       INTEGER NOT NULL,
  sc_signature TEXT,
  remote       TEXT,
  application  TEXT,
  token_name   TEXT, -- of the token that signed it
  diagnosis    TEXT,
  event_type   TEXT,
  mode         TEXT,
  headers      TEXT, -- JSON object
  body         BLOB
);
INSERT INTO quarantine (id, worth, size, received_at, cause, status, sc_signature, remote, body)
SELECT id,
       CASE WHEN sc_signature IS NULL THEN 0 WHEN cause = 'signature' THEN 1 ELSE 2 END,
       coalesce(length(body), 0), received_at, cause, status, sc_signature, remote, body
FROM rejected;
DROP TABLE rejected;
ALTER TABLE quarantine RENAME TO rejected;
CREATE INDEX rejected_worth ON rejected (worth, id, size);
CREATE INDEX rejected_received_at ON rejected (received_at);
