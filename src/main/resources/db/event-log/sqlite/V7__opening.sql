-- One row: the process that has the log open, or had it last.
CREATE TABLE opening (
  id                 INTEGER PRIMARY KEY CHECK (id = 1),
  token              TEXT    NOT NULL, -- made up by the process for this one opening
  process            TEXT    NOT NULL, -- its id and host
  process_started_at INTEGER NOT NULL, -- an id is given again
  file               TEXT    NOT NULL, -- which file it has opened: a copy has another key
  opened_at          INTEGER NOT NULL,
  closed_at          INTEGER           -- only when it was closed in good order
);
