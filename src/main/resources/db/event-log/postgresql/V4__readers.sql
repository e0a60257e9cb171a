ALTER TABLE destination
  ADD COLUMN reader   TEXT,                       -- the node that reads it, or did last
  ADD COLUMN down     INTEGER NOT NULL DEFAULT 0, -- 1 while its last attempts failed
  ADD COLUMN revision BIGINT  NOT NULL DEFAULT 0; -- grows when an operator changes the row
