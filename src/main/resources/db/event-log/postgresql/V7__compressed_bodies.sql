-- Bodies are kept compressed by zstd, with a dictionary of what they have in common.

ALTER TABLE event
  ADD COLUMN dictionary SMALLINT, -- number of the one that body is compressed with; NULL: body is as it was sent
  ALTER COLUMN body SET STORAGE EXTERNAL; -- not compressed a second time

CREATE TABLE dictionary (
  number  SMALLINT PRIMARY KEY,
  content BYTEA    NOT NULL -- what zstd -D reads
);
