-- What operators have done.
CREATE TABLE audit (
  id              BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at              BIGINT NOT NULL,
  operator        TEXT NOT NULL, -- - where no login is required
  action          TEXT NOT NULL,
  target          TEXT NOT NULL, -- JSON object
  outcome         TEXT NOT NULL CHECK (outcome IN ('begun', 'done', 'failed')),
  answer          TEXT,          -- JSON object; why it failed, when it did
  idempotency_key TEXT UNIQUE
);
CREATE INDEX audit_at ON audit (at);
