INSERT INTO signalpost_reading (
    event, code, position, name, signal_group, status, value_number, value_text, value_boolean, unit, body, error_type,
    error_code, oem_updated_at, retrieved_at)
{rows}
-- an event that is delivered again writes nothing
ON CONFLICT (event, code, position) DO NOTHING
