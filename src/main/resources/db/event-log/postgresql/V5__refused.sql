-- A request that was not accepted is refused, by this word everywhere.

ALTER TABLE rejected RENAME TO refused;
ALTER INDEX rejected_pkey RENAME TO refused_pkey;
ALTER INDEX rejected_worth RENAME TO refused_worth;
ALTER INDEX rejected_received_at RENAME TO refused_received_at;
ALTER SEQUENCE rejected_id_seq RENAME TO refused_id_seq;

-- Deprecated: for queries that know the table by its former name, and for nodes of an earlier version that go on while
-- the others are renewed one by one. Of so simple a view PostgreSQL passes on what is inserted and deleted.
CREATE VIEW rejected AS
SELECT id, received_at, cause, status, sc_signature, remote, body, worth, size, application, token_name, diagnosis,
       event_type, mode, headers
FROM refused;
