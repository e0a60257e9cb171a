-- Late events are sorted out before.
INSERT INTO vehicle_fault_signal (
    vehicle_id, type, code, signal, state, opened_at, webhook_id, sequence, as_of, log_number)
{rows}
ON CONFLICT (vehicle_id, type, code, signal) DO UPDATE SET
    state = excluded.state,
    opened_at = excluded.opened_at,
    webhook_id = excluded.webhook_id,
    sequence = excluded.sequence,
    as_of = excluded.as_of,
    log_number = excluded.log_number
