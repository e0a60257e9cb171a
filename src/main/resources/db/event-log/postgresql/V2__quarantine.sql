-- What is known of a refused request, and in which order they go: by worth, then by age.

ALTER TABLE rejected
  ADD COLUMN worth       INTEGER NOT NULL DEFAULT 0, -- 0 unsigned, 1 signed by no token of ours, 2 signed by one of them
  ADD COLUMN size        BIGINT  NOT NULL DEFAULT 0,
  ADD COLUMN application TEXT,
  ADD COLUMN token_name  TEXT, -- of the token that signed it
  ADD COLUMN diagnosis   TEXT,
  ADD COLUMN event_type  TEXT,
  ADD COLUMN mode        TEXT,
  ADD COLUMN headers     TEXT; -- JSON object
UPDATE rejected
SET worth = CASE WHEN sc_signature IS NULL THEN 0 WHEN cause = 'signature' THEN 1 ELSE 2 END,
    size = coalesce(length(body), 0);
CREATE INDEX rejected_worth ON rejected (worth, id, size);
CREATE INDEX rejected_received_at ON rejected (received_at);
