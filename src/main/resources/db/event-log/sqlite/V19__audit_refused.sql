-- What was refused for want of a role or of the right password is in the audit too. SQLite changes no CHECK: a new table.
CREATE TABLE audit_next (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  at              INTEGER NOT NULL,
  operator        TEXT NOT NULL, -- - where no login is required
  action          TEXT NOT NULL,
  target          TEXT NOT NULL, -- JSON object
  outcome         TEXT NOT NULL CHECK (outcome IN ('begun', 'done', 'failed', 'refused')),
  answer          TEXT,          -- JSON object; why it failed or was refused
  idempotency_key TEXT UNIQUE
);
INSERT INTO audit_next SELECT id, at, operator, action, target, outcome, answer, idempotency_key FROM audit;
DROP TABLE audit;
ALTER TABLE audit_next RENAME TO audit;
CREATE INDEX audit_at ON audit (at);
