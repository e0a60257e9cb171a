-- Late events are sorted out before.
INSERT INTO vehicle_fault (
    vehicle_id, type, code, state, opened_at, resolved_at, changed_at, description, user_message,
    resolution_type, resolution_url, signals, event_id)
{rows}
ON CONFLICT (vehicle_id, type, code) DO UPDATE SET
    state = excluded.state,
    opened_at = COALESCE(excluded.opened_at, vehicle_fault.opened_at),
    resolved_at = CASE WHEN vehicle_fault.state = excluded.state
        THEN vehicle_fault.resolved_at ELSE excluded.resolved_at END,
    changed_at = excluded.changed_at,
    -- RESOLVED comes without most of the texts; what was wrong stays readable
    description = COALESCE(excluded.description, vehicle_fault.description),
    user_message = COALESCE(excluded.user_message, vehicle_fault.user_message),
    resolution_type = COALESCE(excluded.resolution_type, vehicle_fault.resolution_type),
    resolution_url = COALESCE(excluded.resolution_url, vehicle_fault.resolution_url),
    signals = excluded.signals,
    event_id = excluded.event_id
