-- Since when a destination is down for a node, and what its last attempt there met with.
ALTER TABLE destination_reader ADD COLUMN down_since INTEGER;
ALTER TABLE destination_reader ADD COLUMN down_reason TEXT;
