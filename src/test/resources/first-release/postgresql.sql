CREATE TABLE public.signal_reading (
    event_id text NOT NULL,
    code text NOT NULL,
    vehicle_id text,
    name text,
    signal_group text,
    status text NOT NULL,
    value_number numeric,
    value_text text,
    value_boolean boolean,
    unit text,
    body jsonb,
    error_type text,
    error_code text,
    oem_updated_at timestamp with time zone,
    retrieved_at timestamp with time zone,
    delivered_at timestamp with time zone NOT NULL,
    received_at timestamp with time zone NOT NULL,
    mode text
);
CREATE TABLE public.signalpost_schema_history (
    installed_rank integer NOT NULL,
    version character varying(50),
    description character varying(200) NOT NULL,
    type character varying(20) NOT NULL,
    script character varying(1000) NOT NULL,
    checksum integer,
    installed_by character varying(100) NOT NULL,
    installed_on timestamp without time zone DEFAULT now() NOT NULL,
    execution_time integer NOT NULL,
    success boolean NOT NULL
);
CREATE TABLE public.vehicle_activity (
    vehicle_id text NOT NULL,
    make text,
    model text,
    year integer,
    mode text NOT NULL,
    last_event_at timestamp with time zone NOT NULL,
    last_event_ms bigint NOT NULL,
    signals_event_id text,
    events bigint NOT NULL,
    cadence_seconds double precision NOT NULL
);
CREATE TABLE public.vehicle_fault (
    vehicle_id text NOT NULL,
    type text NOT NULL,
    code text NOT NULL,
    state text NOT NULL,
    opened_at timestamp with time zone,
    resolved_at timestamp with time zone,
    changed_at timestamp with time zone NOT NULL,
    description text,
    user_message text,
    resolution_type text,
    resolution_url text,
    signals text,
    event_id text NOT NULL
);
CREATE TABLE public.vehicle_signal (
    vehicle_id text NOT NULL,
    code text NOT NULL,
    name text,
    signal_group text,
    value_number numeric,
    value_text text,
    value_boolean boolean,
    unit text,
    body jsonb,
    oem_updated_at timestamp with time zone NOT NULL,
    retrieved_at timestamp with time zone,
    delivered_at timestamp with time zone NOT NULL,
    event_id text NOT NULL
);
INSERT INTO public.signal_reading VALUES ('state-1', 'tractionbattery-stateofcharge', 'vehicle-1', 'StateOfCharge', 'TractionBattery', 'SUCCESS', 57, NULL, NULL, 'percent', '{"unit": "percent", "value": 57}', NULL, NULL, '2026-03-16 12:00:00+00', '2026-03-16 12:00:40+00', '2026-03-16 12:01:00+00', '2026-11-29 11:23:16.662+00', 'LIVE');
INSERT INTO public.signal_reading VALUES ('state-1', 'charge-ischarging', 'vehicle-1', 'IsCharging', 'Charge', 'SUCCESS', NULL, NULL, true, NULL, '{"value": true}', NULL, NULL, '2026-03-16 12:00:00+00', '2026-03-16 12:00:40+00', '2026-03-16 12:01:00+00', '2026-11-29 11:23:16.662+00', 'LIVE');
INSERT INTO public.signal_reading VALUES ('state-1', 'charge-chargelimits', 'vehicle-1', 'ChargeLimits', 'Charge', 'SUCCESS', NULL, NULL, NULL, 'percent', '{"unit": "percent", "values": [{"type": "GLOBAL", "limit": 85, "condition": null}], "activeLimit": 85}', NULL, NULL, '2026-03-16 12:00:00+00', '2026-03-16 12:00:40+00', '2026-03-16 12:01:00+00', '2026-11-29 11:23:16.662+00', 'LIVE');
INSERT INTO public.signal_reading VALUES ('state-1', 'closure-doors', 'vehicle-1', 'Doors', 'Closure', 'SUCCESS', NULL, NULL, NULL, NULL, '{"values": [{"row": 0, "column": 0, "isOpen": false, "isLocked": true}, {"row": 0, "column": 1, "isOpen": true, "isLocked": false}], "rowCount": 1, "columnCount": 2}', NULL, NULL, '2026-03-16 12:00:00+00', '2026-03-16 12:00:40+00', '2026-03-16 12:01:00+00', '2026-11-29 11:23:16.662+00', 'LIVE');
INSERT INTO public.signal_reading VALUES ('state-1', 'closure-fronttrunk', 'vehicle-1', 'FrontTrunk', 'Closure', 'SUCCESS', NULL, NULL, NULL, NULL, '{"isOpen": false, "isLocked": null}', NULL, NULL, '2026-03-16 12:00:00+00', '2026-03-16 12:00:40+00', '2026-03-16 12:01:00+00', '2026-11-29 11:23:16.662+00', 'LIVE');
INSERT INTO public.signal_reading VALUES ('state-1', 'diagnostics-abs', 'vehicle-1', 'ABS', 'Diagnostics', 'SUCCESS', NULL, NULL, NULL, NULL, '{"status": "OK", "description": "No fault reported"}', NULL, NULL, '2026-03-16 12:00:00+00', '2026-03-16 12:00:40+00', '2026-03-16 12:01:00+00', '2026-11-29 11:23:16.662+00', 'LIVE');
INSERT INTO public.signal_reading VALUES ('state-1', 'tractionbattery-nominalcapacity', 'vehicle-1', 'NominalCapacity', 'TractionBattery', 'SUCCESS', NULL, NULL, NULL, 'kWh', '{"unit": "kWh", "source": "SMARTCAR", "capacity": 64, "availableCapacities": [{"capacity": 64, "description": "BEV:Long Range"}]}', NULL, NULL, '2026-03-16 12:00:00+00', '2026-03-16 12:00:40+00', '2026-03-16 12:01:00+00', '2026-11-29 11:23:16.662+00', 'LIVE');
INSERT INTO public.signal_reading VALUES ('state-1', 'transmission-drivemode', 'vehicle-1', 'DriveMode', 'Transmission', 'SUCCESS', NULL, NULL, NULL, NULL, '{"canonical": "ECO", "oemDisplayName": "Eco Pro"}', NULL, NULL, '2026-03-16 12:00:00+00', '2026-03-16 12:00:40+00', '2026-03-16 12:01:00+00', '2026-11-29 11:23:16.662+00', 'LIVE');
INSERT INTO public.signal_reading VALUES ('state-1', 'wheel-tires', 'vehicle-1', 'Tires', 'Wheel', 'SUCCESS', NULL, NULL, NULL, 'bar', '{"unit": "bar", "values": [{"row": 0, "column": 0, "tirePressure": 2.5}, {"row": 0, "column": 1, "tirePressure": 2.5}, {"row": 1, "column": 0, "tirePressure": 2.4}, {"row": 1, "column": 1, "tirePressure": 2.4}], "rowCount": 2, "columnCount": 2}', NULL, NULL, '2026-03-16 12:00:00+00', '2026-03-16 12:00:40+00', '2026-03-16 12:01:00+00', '2026-11-29 11:23:16.662+00', 'LIVE');
INSERT INTO public.signal_reading VALUES ('state-1', 'vehicleidentification-packages', 'vehicle-1', 'Packages', 'VehicleIdentification', 'SUCCESS', NULL, NULL, NULL, NULL, '{"values": ["Winter", "Tow"]}', NULL, NULL, '2026-03-16 12:00:00+00', '2026-03-16 12:00:40+00', '2026-03-16 12:01:00+00', '2026-11-29 11:23:16.662+00', 'LIVE');
INSERT INTO public.signal_reading VALUES ('state-1', 'vehicleidentification-vin', 'vehicle-1', 'VIN', 'VehicleIdentification', 'SUCCESS', NULL, 'WBY00000000000017', NULL, NULL, '{"value": "WBY00000000000017"}', NULL, NULL, NULL, '2026-03-16 12:00:40+00', '2026-03-16 12:01:00+00', '2026-11-29 11:23:16.662+00', 'LIVE');
INSERT INTO public.signal_reading VALUES ('state-1', 'odometer-traveleddistance', 'vehicle-1', 'TraveledDistance', 'Odometer', 'ERROR', NULL, NULL, NULL, NULL, NULL, 'UPSTREAM', 'NO_RESPONSE', NULL, NULL, '2026-03-16 12:01:00+00', '2026-11-29 11:23:16.662+00', 'LIVE');
INSERT INTO public.signal_reading VALUES ('state-ahead', 'charge-voltage', 'vehicle-1', 'Voltage', 'Charge', 'SUCCESS', 999, NULL, NULL, 'volts', '{"unit": "volts", "value": 999}', NULL, NULL, '2036-03-13 12:00:00+00', '2026-03-16 12:00:40+00', '2026-03-16 12:01:01+00', '2026-11-29 11:23:17.006+00', 'LIVE');
INSERT INTO public.signalpost_schema_history VALUES (1, '1', 'create tables', 'SQL', 'V1__create_tables.sql', -1533934592, 'postgres', '2026-11-29 11:22:41.540939', 199, true);
INSERT INTO public.signalpost_schema_history VALUES (2, '2', 'vehicle activity', 'SQL', 'V2__vehicle_activity.sql', 382299197, 'postgres', '2026-11-29 11:22:42.086538', 85, true);
INSERT INTO public.vehicle_activity VALUES ('vehicle-2', 'KIA', 'EV6', 2024, 'LIVE', '2026-11-29 11:23:17.298+00', 1795951397298, NULL, 1, 0);
INSERT INTO public.vehicle_activity VALUES ('vehicle-1', 'KIA', 'EV6', 2024, 'LIVE', '2026-11-29 11:23:17.455+00', 1795951397455, 'state-ahead', 6, 0.1586);
INSERT INTO public.vehicle_fault VALUES ('vehicle-1', 'PERMISSION', '', 'ERROR', '2026-03-16 12:01:10+00', NULL, '2026-03-16 12:01:10+00', 'What is wrong', NULL, 'REAUTHENTICATE', NULL, 'closure-islocked,vehicleidentification-vin', 'fault-1');
INSERT INTO public.vehicle_fault VALUES ('vehicle-1', 'CONNECTED_SERVICES_ACCOUNT', 'AUTHENTICATION_FAILED', 'ERROR', '2026-03-16 12:01:11+00', NULL, '2026-03-16 12:01:11+00', 'What is wrong', NULL, 'REAUTHENTICATE', NULL, '', 'fault-2');
INSERT INTO public.vehicle_fault VALUES ('vehicle-1', 'VEHICLE_STATE', 'UNREACHABLE', 'RESOLVED', '2026-03-16 12:01:12+00', '2026-03-16 12:01:13+00', '2026-03-16 12:01:13+00', 'What is wrong', NULL, 'REAUTHENTICATE', NULL, 'odometer-traveleddistance', 'fault-4');
INSERT INTO public.vehicle_signal VALUES ('vehicle-1', 'tractionbattery-stateofcharge', 'StateOfCharge', 'TractionBattery', 57, NULL, NULL, 'percent', '{"unit": "percent", "value": 57}', '2026-03-16 12:00:00+00', '2026-03-16 12:00:40+00', '2026-03-16 12:01:00+00', 'state-1');
INSERT INTO public.vehicle_signal VALUES ('vehicle-1', 'charge-ischarging', 'IsCharging', 'Charge', NULL, NULL, true, NULL, '{"value": true}', '2026-03-16 12:00:00+00', '2026-03-16 12:00:40+00', '2026-03-16 12:01:00+00', 'state-1');
INSERT INTO public.vehicle_signal VALUES ('vehicle-1', 'charge-chargelimits', 'ChargeLimits', 'Charge', NULL, NULL, NULL, 'percent', '{"unit": "percent", "values": [{"type": "GLOBAL", "limit": 85, "condition": null}], "activeLimit": 85}', '2026-03-16 12:00:00+00', '2026-03-16 12:00:40+00', '2026-03-16 12:01:00+00', 'state-1');
INSERT INTO public.vehicle_signal VALUES ('vehicle-1', 'closure-doors', 'Doors', 'Closure', NULL, NULL, NULL, NULL, '{"values": [{"row": 0, "column": 0, "isOpen": false, "isLocked": true}, {"row": 0, "column": 1, "isOpen": true, "isLocked": false}], "rowCount": 1, "columnCount": 2}', '2026-03-16 12:00:00+00', '2026-03-16 12:00:40+00', '2026-03-16 12:01:00+00', 'state-1');
INSERT INTO public.vehicle_signal VALUES ('vehicle-1', 'closure-fronttrunk', 'FrontTrunk', 'Closure', NULL, NULL, NULL, NULL, '{"isOpen": false, "isLocked": null}', '2026-03-16 12:00:00+00', '2026-03-16 12:00:40+00', '2026-03-16 12:01:00+00', 'state-1');
INSERT INTO public.vehicle_signal VALUES ('vehicle-1', 'diagnostics-abs', 'ABS', 'Diagnostics', NULL, NULL, NULL, NULL, '{"status": "OK", "description": "No fault reported"}', '2026-03-16 12:00:00+00', '2026-03-16 12:00:40+00', '2026-03-16 12:01:00+00', 'state-1');
INSERT INTO public.vehicle_signal VALUES ('vehicle-1', 'tractionbattery-nominalcapacity', 'NominalCapacity', 'TractionBattery', NULL, NULL, NULL, 'kWh', '{"unit": "kWh", "source": "SMARTCAR", "capacity": 64, "availableCapacities": [{"capacity": 64, "description": "BEV:Long Range"}]}', '2026-03-16 12:00:00+00', '2026-03-16 12:00:40+00', '2026-03-16 12:01:00+00', 'state-1');
INSERT INTO public.vehicle_signal VALUES ('vehicle-1', 'transmission-drivemode', 'DriveMode', 'Transmission', NULL, NULL, NULL, NULL, '{"canonical": "ECO", "oemDisplayName": "Eco Pro"}', '2026-03-16 12:00:00+00', '2026-03-16 12:00:40+00', '2026-03-16 12:01:00+00', 'state-1');
INSERT INTO public.vehicle_signal VALUES ('vehicle-1', 'wheel-tires', 'Tires', 'Wheel', NULL, NULL, NULL, 'bar', '{"unit": "bar", "values": [{"row": 0, "column": 0, "tirePressure": 2.5}, {"row": 0, "column": 1, "tirePressure": 2.5}, {"row": 1, "column": 0, "tirePressure": 2.4}, {"row": 1, "column": 1, "tirePressure": 2.4}], "rowCount": 2, "columnCount": 2}', '2026-03-16 12:00:00+00', '2026-03-16 12:00:40+00', '2026-03-16 12:01:00+00', 'state-1');
INSERT INTO public.vehicle_signal VALUES ('vehicle-1', 'vehicleidentification-packages', 'Packages', 'VehicleIdentification', NULL, NULL, NULL, NULL, '{"values": ["Winter", "Tow"]}', '2026-03-16 12:00:00+00', '2026-03-16 12:00:40+00', '2026-03-16 12:01:00+00', 'state-1');
INSERT INTO public.vehicle_signal VALUES ('vehicle-1', 'vehicleidentification-vin', 'VIN', 'VehicleIdentification', NULL, 'WBY00000000000017', NULL, NULL, '{"value": "WBY00000000000017"}', '1970-01-01 00:00:00+00', '2026-03-16 12:00:40+00', '2026-03-16 12:01:00+00', 'state-1');
INSERT INTO public.vehicle_signal VALUES ('vehicle-1', 'charge-voltage', 'Voltage', 'Charge', 999, NULL, NULL, 'volts', '{"unit": "volts", "value": 999}', '2036-03-13 12:00:00+00', '2026-03-16 12:00:40+00', '2026-03-16 12:01:01+00', 'state-ahead');
ALTER TABLE ONLY public.signal_reading
    ADD CONSTRAINT signal_reading_pkey PRIMARY KEY (event_id, code);
ALTER TABLE ONLY public.signalpost_schema_history
    ADD CONSTRAINT signalpost_schema_history_pk PRIMARY KEY (installed_rank);
ALTER TABLE ONLY public.vehicle_activity
    ADD CONSTRAINT vehicle_activity_pkey PRIMARY KEY (vehicle_id);
ALTER TABLE ONLY public.vehicle_fault
    ADD CONSTRAINT vehicle_fault_pkey PRIMARY KEY (vehicle_id, type, code);
ALTER TABLE ONLY public.vehicle_signal
    ADD CONSTRAINT vehicle_signal_pkey PRIMARY KEY (vehicle_id, code);
CREATE INDEX signal_reading_by_vehicle ON public.signal_reading USING btree (vehicle_id, code, oem_updated_at);
CREATE INDEX signalpost_schema_history_s_idx ON public.signalpost_schema_history USING btree (success);
