-- How far the log and each destination were, minute by minute, so that what came of a day outlasts a restart. The older, the fewer.
CREATE TABLE history (
  destination TEXT    NOT NULL, -- '' is the log itself
  minute      BIGINT  NOT NULL, -- since 1970; later ones are left out by and by: of the same ten, of the same hour
  at          BIGINT  NOT NULL, -- when, within it
  received    BIGINT  NOT NULL, -- events in the log; 0 for a destination
  delivered   BIGINT  NOT NULL, -- events, as in its ledger
  failed      BIGINT  NOT NULL, -- attempts, since the history began
  PRIMARY KEY (destination, minute)
);

CREATE INDEX attempt_at ON attempt (at);
