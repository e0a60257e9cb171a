INSERT INTO vehicle_event (
    event_id, event_type, vehicle_id, user_id, user_external_id, webhook_id, sequence, triggers, mode, delivered_at,
    received_at)
VALUES (
    :#event_id, :#event_type, :#vehicle_id, :#user_id, :#user_external_id, :#webhook_id, :#sequence, :#triggers, :#mode,
    :#delivered_at, :#received_at)
-- an event that is delivered again writes nothing
ON CONFLICT (event_id) DO NOTHING
