INSERT INTO vehicle_signal (
    vehicle_id, code, name, signal_group, value_number, value_text, value_boolean, value_list, unit, body,
    as_of, as_of_limit, oem_updated_at, retrieved_at, delivered_at, webhook_id, sequence, log_number, event_id)
{rows}
ON CONFLICT (vehicle_id, code) DO UPDATE SET
    name = excluded.name,
    signal_group = excluded.signal_group,
    value_number = excluded.value_number,
    value_text = excluded.value_text,
    value_boolean = excluded.value_boolean,
    value_list = excluded.value_list,
    unit = excluded.unit,
    body = excluded.body,
    as_of = excluded.as_of,
    as_of_limit = excluded.as_of_limit,
    oem_updated_at = excluded.oem_updated_at,
    retrieved_at = excluded.retrieved_at,
    delivered_at = excluded.delivered_at,
    webhook_id = excluded.webhook_id,
    sequence = excluded.sequence,
    log_number = excluded.log_number,
    event_id = excluded.event_id
-- late events change nothing: Recency.supersedes in SQL
WHERE CASE
    WHEN excluded.webhook_id = vehicle_signal.webhook_id AND excluded.sequence <> vehicle_signal.sequence
        THEN excluded.sequence > vehicle_signal.sequence
    WHEN excluded.log_number >= vehicle_signal.log_number
        THEN excluded.as_of >= vehicle_signal.as_of OR vehicle_signal.as_of > excluded.as_of_limit
    ELSE excluded.as_of > vehicle_signal.as_of
END
