-- Events of the log that are put before destinations again.

-- passed + replayed = delivered + filtered + discarded + pruned + rows in delivery
ALTER TABLE destination_partition ADD COLUMN replayed BIGINT NOT NULL DEFAULT 0; -- rows that replays have put into delivery
ALTER TABLE destination ADD COLUMN replays BIGINT NOT NULL DEFAULT 0;            -- grows when a replay has put in some
ALTER TABLE delivery ADD COLUMN replay BIGINT;                                   -- that has put it in; NULL: it failed, or is held
ALTER TABLE attempt ADD COLUMN replay BIGINT;                                    -- for which it was made
CREATE INDEX delivery_replay ON delivery (destination, replay, state) WHERE replay IS NOT NULL;

CREATE TABLE replay (
  id         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  created_at BIGINT NOT NULL,
  operator   TEXT   NOT NULL, -- - where no login is required
  filter     TEXT,            -- JSON object; NULL: it named a vehicle that was erased
  rate       BIGINT,          -- events a second at each destination; NULL: as fast as it takes them
  end_seq    BIGINT NOT NULL, -- behind the last number that is looked at
  state      TEXT   NOT NULL CHECK (state IN ('running', 'done', 'cancelled')),
  ended_at   BIGINT
);

CREATE TABLE replay_destination (
  replay      BIGINT NOT NULL,
  destination TEXT   NOT NULL,
  next_seq    BIGINT NOT NULL,           -- the first number that has not been looked at
  due_at      BIGINT NOT NULL,           -- of the last row that was put into delivery
  entered     BIGINT NOT NULL DEFAULT 0, -- rows put into delivery
  delivered   BIGINT NOT NULL DEFAULT 0, -- of those
  retried     BIGINT NOT NULL DEFAULT 0, -- dead letters that were made due again
  passed_over BIGINT NOT NULL DEFAULT 0, -- the destination was still to have them anyway
  filtered    BIGINT NOT NULL DEFAULT 0, -- its parameters do not ask for them
  PRIMARY KEY (replay, destination)
);
