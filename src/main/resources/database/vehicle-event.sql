INSERT INTO vehicle_event (
    event_id, event_type, vehicle_id, user_id, user_external_id, webhook_id, sequence, triggers, mode, delivered_at,
    received_at)
{rows}
-- an event that is delivered again writes nothing, unless the table has only its readings' share of it
ON CONFLICT (event_id) DO UPDATE SET
    event_type = excluded.event_type,
    user_id = excluded.user_id,
    user_external_id = excluded.user_external_id,
    webhook_id = excluded.webhook_id,
    sequence = excluded.sequence,
    triggers = excluded.triggers
WHERE vehicle_event.event_type IS NULL
