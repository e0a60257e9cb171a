-- What people were told of that is not over, by each means.
CREATE TABLE alert (
  means   TEXT    NOT NULL CHECK (means IN ('mail', 'webhook')),
  kind    TEXT    NOT NULL,
  subject TEXT    NOT NULL, -- a destination, or the event log
  since   INTEGER NOT NULL,
  told_at INTEGER NOT NULL, -- the last time
  PRIMARY KEY (means, kind, subject)
) WITHOUT ROWID;

-- Under which trace an event came in; only where traces are asked for.
CREATE TABLE event_trace (
  event_id    TEXT    NOT NULL PRIMARY KEY,
  traceparent TEXT    NOT NULL, -- of W3C's Trace Context
  kept_at     INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX event_trace_kept_at ON event_trace (kept_at);
