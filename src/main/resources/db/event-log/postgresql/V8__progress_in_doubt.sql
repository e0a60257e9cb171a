-- Tells a node whether what it wrote last is there, when the answer to that was lost with a connection.
ALTER TABLE destination_partition ADD COLUMN progress BIGINT; -- a random number of the last progress that counted here
