-- What is written most has as few indexes as can be, see docs/decisions/0016-one-tree-per-reading.md. A reading is found by the
-- number of its event, so that its index grows at its end; signal_reading becomes a view of all that it had.

DO $$
DECLARE
    dependents TEXT;
BEGIN
    SELECT string_agg(DISTINCT r.ev_class::regclass::text, ', ') INTO dependents
    FROM pg_depend AS d JOIN pg_rewrite AS r ON d.classid = 'pg_rewrite'::regclass AND d.objid = r.oid
    WHERE d.refclassid = 'pg_class'::regclass AND d.refobjid = 'signal_reading'::regclass;
    IF dependents IS NOT NULL THEN
        RAISE EXCEPTION 'signal_reading becomes a view: drop what reads from it, and create it again after the update: %',
            dependents;
    END IF;
END $$;

ALTER TABLE vehicle_event
    ADD COLUMN number BIGINT GENERATED ALWAYS AS IDENTITY UNIQUE;
-- Without event_type are only events that came before there was this table, and were not read again since.
INSERT INTO vehicle_event (event_id, vehicle_id, mode, delivered_at, received_at)
SELECT DISTINCT ON (event_id) event_id, vehicle_id, mode, delivered_at, received_at
FROM signal_reading AS r
WHERE NOT EXISTS (SELECT 1 FROM vehicle_event AS e WHERE e.event_id = r.event_id);

ALTER TABLE signal_reading RENAME TO signal_reading_before;
CREATE TABLE signalpost_reading (
    event          BIGINT NOT NULL, -- number of vehicle_event
    code           TEXT NOT NULL,
    position       INTEGER NOT NULL, -- 0, or more when the event has the code more than once
    name           TEXT,
    signal_group   TEXT,
    status         TEXT NOT NULL,
    value_number   NUMERIC,
    value_text     TEXT,
    value_boolean  BOOLEAN,
    unit           TEXT,
    body           JSONB,
    error_type     TEXT,
    error_code     TEXT,
    oem_updated_at TIMESTAMPTZ,
    retrieved_at   TIMESTAMPTZ
);
INSERT INTO signalpost_reading
SELECT e.number, r.code, r.position, r.name, r.signal_group, r.status, r.value_number, r.value_text, r.value_boolean, r.unit,
    r.body, r.error_type, r.error_code, r.oem_updated_at, r.retrieved_at
FROM signal_reading_before AS r JOIN vehicle_event AS e ON e.event_id = r.event_id
ORDER BY e.number;
ALTER TABLE signalpost_reading ADD PRIMARY KEY (event, code, position);

-- Every value that ever arrived, failed ones included. A LEFT JOIN, as it is left out when nothing is asked of the event.
CREATE VIEW signal_reading AS
SELECT e.event_id, r.code, e.vehicle_id, r.name, r.signal_group, r.status, r.value_number, r.value_text, r.value_boolean,
    r.unit, r.body, r.error_type, r.error_code, r.oem_updated_at, r.retrieved_at, e.delivered_at, e.received_at, e.mode,
    r.position
FROM signalpost_reading AS r LEFT JOIN vehicle_event AS e ON e.number = r.event;

-- Whoever was allowed to read still is.
DO $$
DECLARE
    granted RECORD;
BEGIN
    FOR granted IN
        SELECT a.privilege_type, CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE a.grantee::regrole::text END AS grantee
        FROM pg_class AS c, aclexplode(c.relacl) AS a
        WHERE c.oid = 'signal_reading_before'::regclass AND a.grantee <> c.relowner
            AND a.privilege_type IN ('SELECT', 'DELETE')
    LOOP
        EXECUTE format('GRANT %s ON signal_reading TO %s', granted.privilege_type, granted.grantee);
    END LOOP;
END $$;
DROP TABLE signal_reading_before;

-- Whoever removes old readings goes on doing so.
CREATE FUNCTION signalpost_delete_reading() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    DELETE FROM signalpost_reading
    WHERE event = (SELECT number FROM vehicle_event WHERE event_id = OLD.event_id)
        AND code = OLD.code AND position = OLD.position;
    RETURN OLD;
END $$;
CREATE TRIGGER signal_reading_delete INSTEAD OF DELETE ON signal_reading
    FOR EACH ROW EXECUTE FUNCTION signalpost_delete_reading();

CREATE FUNCTION signalpost_delete_readings() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    DELETE FROM signalpost_reading USING gone WHERE event = gone.number;
    RETURN NULL;
END $$;
CREATE TRIGGER vehicle_event_delete AFTER DELETE ON vehicle_event
    REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION signalpost_delete_readings();

-- Room for the next value beside the last, so that no index need be changed.
ALTER TABLE vehicle_signal SET (fillfactor = 70);
ALTER TABLE vehicle_activity SET (fillfactor = 50);
