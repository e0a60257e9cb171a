INSERT INTO signal_reading (
    event_id, code, position, vehicle_id, name, signal_group, status, value_number, value_text, value_boolean, unit, body,
    error_type, error_code, oem_updated_at, retrieved_at, delivered_at, received_at, mode)
VALUES (
    :#event_id, :#code, :#position, :#vehicle_id, :#name, :#signal_group, :#status, :#value_number, :#value_text,
    :#value_boolean, :#unit, :#body, :#error_type, :#error_code, :#oem_updated_at, :#retrieved_at, :#delivered_at,
    :#received_at, :#mode)
-- an event that is delivered again writes nothing
ON CONFLICT (event_id, code, position) DO NOTHING
