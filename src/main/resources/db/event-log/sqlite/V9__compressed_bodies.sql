-- Bodies are kept compressed by zstd, with a dictionary of what they have in common.

ALTER TABLE event ADD COLUMN dictionary INTEGER; -- number of the one that body is compressed with; NULL: body is as it was sent

CREATE TABLE dictionary (
  number  INTEGER PRIMARY KEY,
  content BLOB    NOT NULL -- what zstd -D reads
);
