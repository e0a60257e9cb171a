-- A request that was not accepted is refused, by this word everywhere.

ALTER TABLE rejected RENAME TO refused;
DROP INDEX rejected_worth;
DROP INDEX rejected_received_at;
CREATE INDEX refused_worth ON refused (worth, id, size);
CREATE INDEX refused_received_at ON refused (received_at);

-- Deprecated: for queries that know the table by its former name.
CREATE VIEW rejected AS
SELECT id, worth, size, received_at, cause, status, sc_signature, remote, application, token_name, diagnosis, event_type,
       mode, headers, body
FROM refused;
