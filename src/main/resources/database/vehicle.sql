-- SELECT, not VALUES: the PostgreSQL driver folds a batch of VALUES into one statement, and one statement cannot
-- count two events of the same vehicle.
INSERT INTO vehicle (
    vehicle_id, make, model, year, mode, last_event_at, last_event_ms, signals_event_id, events, cadence_seconds)
SELECT
    :#vehicle_id, :#make, :#model, :#year, :#mode, :#last_event_at, :#last_event_ms, :#signals_event_id, 1, 0
WHERE true
ON CONFLICT (vehicle_id) DO UPDATE SET
    make = COALESCE(excluded.make, vehicle.make),
    model = COALESCE(excluded.model, vehicle.model),
    year = COALESCE(excluded.year, vehicle.year),
    mode = excluded.mode,
    last_event_at = excluded.last_event_at,
    last_event_ms = excluded.last_event_ms,
    signals_event_id = COALESCE(excluded.signals_event_id, vehicle.signals_event_id),
    events = vehicle.events + 1,
    -- the plain mean of the first ten gaps; from then on each gap counts for a tenth
    cadence_seconds = vehicle.cadence_seconds
        + ((excluded.last_event_ms - vehicle.last_event_ms) / 1000.0 - vehicle.cadence_seconds)
        * CASE WHEN vehicle.events < 10 THEN 1.0 / vehicle.events ELSE 0.1 END
-- what is delivered again, or late, counts for nothing
WHERE excluded.last_event_ms > vehicle.last_event_ms
