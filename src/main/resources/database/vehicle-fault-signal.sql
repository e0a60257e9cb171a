-- SELECT, not VALUES: the PostgreSQL driver folds a batch of VALUES into one statement, and one statement cannot
-- open and resolve the same fault. Late events are sorted out before.
INSERT INTO vehicle_fault_signal (
    vehicle_id, type, code, signal, state, opened_at, webhook_id, sequence, as_of, log_number)
SELECT
    :#vehicle_id, :#type, :#code, :#signal, :#state, :#opened_at, :#webhook_id, :#sequence, :#as_of, :#log_number
WHERE true
ON CONFLICT (vehicle_id, type, code, signal) DO UPDATE SET
    state = excluded.state,
    opened_at = excluded.opened_at,
    webhook_id = excluded.webhook_id,
    sequence = excluded.sequence,
    as_of = excluded.as_of,
    log_number = excluded.log_number
