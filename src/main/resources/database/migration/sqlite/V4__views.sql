-- The signals that are lists, one row per element, of the newest value; and those of several members.

CREATE VIEW vehicle_signal_element AS
SELECT s.vehicle_id, s.code, e.key AS position, s.value_list -> e.key AS element,
    CASE WHEN e.type NOT IN ('object', 'array') THEN s.value_list ->> e.key END AS value_text,
    s.unit, s.as_of
FROM vehicle_signal AS s, json_each(s.value_list) AS e;

-- Doors and windows by row from the front and column from the left; lids and roofs.
CREATE VIEW vehicle_closure AS
SELECT vehicle_id,
    code,
    element ->> 'row' AS row_index,
    element ->> 'column' AS column_index,
    element ->> 'isOpen' AS is_open,
    element ->> 'isLocked' AS is_locked,
    as_of
FROM vehicle_signal_element
WHERE code LIKE 'closure-%'
UNION ALL
SELECT vehicle_id, code, NULL, NULL, body ->> 'isOpen', body ->> 'isLocked', as_of
FROM vehicle_signal
WHERE code LIKE 'closure-%' AND value_list IS NULL AND body -> 'isOpen' IS NOT NULL;

CREATE VIEW vehicle_tire AS
SELECT vehicle_id,
    element ->> 'row' AS row_index,
    element ->> 'column' AS column_index,
    element ->> 'tirePressure' AS tire_pressure,
    unit,
    as_of
FROM vehicle_signal_element
WHERE code = 'wheel-tires';

CREATE VIEW vehicle_charge_limit AS
SELECT vehicle_id,
    position,
    element ->> 'type' AS type,
    element ->> 'limit' AS charge_limit,
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
    element ->> 'isOEMOptimizationEnabled' AS is_oem_optimization_enabled,
    as_of
FROM vehicle_signal_element
WHERE code = 'charge-chargetimers';

CREATE VIEW vehicle_charge_record AS
SELECT vehicle_id,
    element ->> 'id' AS record_id,
    element ->> 'startTime' AS start_time,
    element ->> 'endTime' AS end_time,
    element ->> 'energyAdded' AS energy_added,
    element ->> 'startStateOfCharge' AS start_state_of_charge,
    element ->> 'endStateOfCharge' AS end_state_of_charge,
    element ->> 'chargingType' AS charging_type,
    element ->> 'isPublicCharger' AS is_public_charger,
    element -> 'cost' AS cost,
    element -> 'location' AS location,
    as_of
FROM vehicle_signal_element
WHERE code = 'charge-chargerecords';

CREATE VIEW vehicle_service_record AS
SELECT vehicle_id,
    element ->> 'id' AS record_id,
    element ->> 'time' AS serviced_at,
    element ->> 'odometer' AS odometer,
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
    body ->> 'latitude' AS latitude,
    body ->> 'longitude' AS longitude,
    body ->> 'heading' AS heading,
    body ->> 'direction' AS direction,
    body ->> 'locationType' AS location_type,
    as_of
FROM vehicle_signal
WHERE code = 'location-preciselocation';
