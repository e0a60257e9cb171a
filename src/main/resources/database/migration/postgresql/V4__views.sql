-- The signals that are lists, one row per element, of the newest value; and those of several members.

CREATE VIEW vehicle_signal_element AS
SELECT s.vehicle_id, s.code, e.number - 1 AS position, e.element,
    CASE WHEN jsonb_typeof(e.element) NOT IN ('object', 'array') THEN e.element #>> '{}' END AS value_text,
    s.unit, s.as_of
FROM vehicle_signal AS s CROSS JOIN LATERAL jsonb_array_elements(s.value_list) WITH ORDINALITY AS e (element, number);

-- Doors and windows by row from the front and column from the left; lids and roofs.
CREATE VIEW vehicle_closure AS
SELECT vehicle_id,
    code,
    CASE jsonb_typeof(element -> 'row') WHEN 'number' THEN (element -> 'row')::numeric END AS row_index,
    CASE jsonb_typeof(element -> 'column') WHEN 'number' THEN (element -> 'column')::numeric END AS column_index,
    element ->> 'isOpen' = 'true' AS is_open,
    element ->> 'isLocked' = 'true' AS is_locked,
    as_of
FROM vehicle_signal_element
WHERE code LIKE 'closure-%'
UNION ALL
SELECT vehicle_id, code, NULL::numeric, NULL::numeric, body ->> 'isOpen' = 'true', body ->> 'isLocked' = 'true', as_of
FROM vehicle_signal
WHERE code LIKE 'closure-%' AND value_list IS NULL AND body -> 'isOpen' IS NOT NULL;

CREATE VIEW vehicle_tire AS
SELECT vehicle_id,
    CASE jsonb_typeof(element -> 'row') WHEN 'number' THEN (element -> 'row')::numeric END AS row_index,
    CASE jsonb_typeof(element -> 'column') WHEN 'number' THEN (element -> 'column')::numeric END AS column_index,
    CASE jsonb_typeof(element -> 'tirePressure') WHEN 'number' THEN (element -> 'tirePressure')::numeric END AS tire_pressure,
    unit,
    as_of
FROM vehicle_signal_element
WHERE code = 'wheel-tires';

CREATE VIEW vehicle_charge_limit AS
SELECT vehicle_id,
    position,
    element ->> 'type' AS type,
    CASE jsonb_typeof(element -> 'limit') WHEN 'number' THEN (element -> 'limit')::numeric END AS charge_limit,
    unit,
    element ->> 'condition' AS condition,
    as_of
FROM vehicle_signal_element
WHERE code = 'charge-chargelimits';

CREATE VIEW vehicle_charge_timer AS
SELECT vehicle_id,
    position,
    element ->> 'type' AS type,
    element ->> 'condition' AS condition,
    element -> 'schedules' AS schedules,
    element -> 'departureTimers' AS departure_timers,
    element ->> 'isOEMOptimizationEnabled' = 'true' AS is_oem_optimization_enabled,
    as_of
FROM vehicle_signal_element
WHERE code = 'charge-chargetimers';

CREATE VIEW vehicle_charge_record AS
SELECT vehicle_id,
    element ->> 'id' AS record_id,
    element ->> 'startTime' AS start_time,
    element ->> 'endTime' AS end_time,
    CASE jsonb_typeof(element -> 'energyAdded') WHEN 'number' THEN (element -> 'energyAdded')::numeric END AS energy_added,
    CASE jsonb_typeof(element -> 'startStateOfCharge') WHEN 'number' THEN (element -> 'startStateOfCharge')::numeric END AS start_state_of_charge,
    CASE jsonb_typeof(element -> 'endStateOfCharge') WHEN 'number' THEN (element -> 'endStateOfCharge')::numeric END AS end_state_of_charge,
    element ->> 'chargingType' AS charging_type,
    element ->> 'isPublicCharger' = 'true' AS is_public_charger,
    element -> 'cost' AS cost,
    element -> 'location' AS location,
    as_of
FROM vehicle_signal_element
WHERE code = 'charge-chargerecords';

CREATE VIEW vehicle_service_record AS
SELECT vehicle_id,
    element ->> 'id' AS record_id,
    element ->> 'time' AS serviced_at,
    CASE jsonb_typeof(element -> 'odometer') WHEN 'number' THEN (element -> 'odometer')::numeric END AS odometer,
    element -> 'cost' AS cost,
    element -> 'tasks' AS tasks,
    element -> 'details' AS details,
    as_of
FROM vehicle_signal_element
WHERE code = 'service-records';

CREATE VIEW vehicle_trouble_code AS
SELECT vehicle_id,
    element ->> 'code' AS trouble_code,
    element ->> 'timestamp' AS reported_at,
    as_of
FROM vehicle_signal_element
WHERE code = 'diagnostics-dtclist';

CREATE VIEW vehicle_location AS
SELECT vehicle_id,
    CASE jsonb_typeof(body -> 'latitude') WHEN 'number' THEN (body -> 'latitude')::numeric END AS latitude,
    CASE jsonb_typeof(body -> 'longitude') WHEN 'number' THEN (body -> 'longitude')::numeric END AS longitude,
    CASE jsonb_typeof(body -> 'heading') WHEN 'number' THEN (body -> 'heading')::numeric END AS heading,
    body ->> 'direction' AS direction,
    body ->> 'locationType' AS location_type,
    as_of
FROM vehicle_signal
WHERE code = 'location-preciselocation';
