INSERT INTO vehicle_activity (
    vehicle_id, make, model, year, powertrain_type, user_id, user_external_id, mode, last_event_at, last_event_ms,
    log_number, signals_event_id, events, cadence_seconds)
{rows}
ON CONFLICT (vehicle_id) DO UPDATE SET
    make = COALESCE(excluded.make, vehicle_activity.make),
    model = COALESCE(excluded.model, vehicle_activity.model),
    year = COALESCE(excluded.year, vehicle_activity.year),
    powertrain_type = COALESCE(excluded.powertrain_type, vehicle_activity.powertrain_type),
    user_id = COALESCE(excluded.user_id, vehicle_activity.user_id),
    user_external_id = COALESCE(excluded.user_external_id, vehicle_activity.user_external_id),
    mode = excluded.mode,
    last_event_at = excluded.last_event_at,
    last_event_ms = excluded.last_event_ms,
    log_number = excluded.log_number,
    signals_event_id = COALESCE(excluded.signals_event_id, vehicle_activity.signals_event_id),
    events = vehicle_activity.events + 1,
    -- the plain mean of the first ten gaps, from then on each gap counts for a tenth; our clock may be set meanwhile:
    -- no gap counts for more than a week, and one that goes back for nothing
    cadence_seconds = vehicle_activity.cadence_seconds
        + (CASE WHEN excluded.last_event_ms < vehicle_activity.last_event_ms THEN vehicle_activity.cadence_seconds
                WHEN excluded.last_event_ms > vehicle_activity.last_event_ms + 604800000 THEN 604800
                ELSE (excluded.last_event_ms - vehicle_activity.last_event_ms) / 1000.0 END
            - vehicle_activity.cadence_seconds)
        * CASE WHEN vehicle_activity.events < 10 THEN 1.0 / vehicle_activity.events ELSE 0.1 END
-- what is delivered again, or late, counts for nothing; a later one counts whatever our clock said before
WHERE excluded.last_event_ms > vehicle_activity.last_event_ms OR excluded.log_number > vehicle_activity.log_number
