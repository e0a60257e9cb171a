INSERT INTO vehicle_signal (
    vehicle_id, code, name, signal_group, value_number, value_text, value_boolean, unit, body,
    oem_updated_at, retrieved_at, delivered_at, event_id)
VALUES (
    :#vehicle_id, :#code, :#name, :#signal_group, :#value_number, :#value_text, :#value_boolean, :#unit, :#body,
    :#as_of, :#retrieved_at, :#delivered_at, :#event_id)
ON CONFLICT (vehicle_id, code) DO UPDATE SET
    name = excluded.name,
    signal_group = excluded.signal_group,
    value_number = excluded.value_number,
    value_text = excluded.value_text,
    value_boolean = excluded.value_boolean,
    unit = excluded.unit,
    body = excluded.body,
    oem_updated_at = excluded.oem_updated_at,
    retrieved_at = excluded.retrieved_at,
    delivered_at = excluded.delivered_at,
    event_id = excluded.event_id
-- late events change nothing; >= because attributes such as the VIN have no time (kept as 1970)
WHERE (excluded.oem_updated_at, excluded.delivered_at) >= (vehicle_signal.oem_updated_at, vehicle_signal.delivered_at)
