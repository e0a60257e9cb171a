BEGIN TRANSACTION;
CREATE TABLE signal_reading (
    event_id       TEXT NOT NULL,
    code           TEXT NOT NULL,
    vehicle_id     TEXT,
    name           TEXT,
    signal_group   TEXT,
    status         TEXT NOT NULL,
    value_number   NUMERIC,
    value_text     TEXT,
    value_boolean  INTEGER,
    unit           TEXT,
    body           TEXT,
    error_type     TEXT,
    error_code     TEXT,
    oem_updated_at TEXT,
    retrieved_at   TEXT,
    delivered_at   TEXT NOT NULL,
    received_at    TEXT NOT NULL,
    mode           TEXT,
    PRIMARY KEY (event_id, code)
);
INSERT INTO "signal_reading" VALUES('state-1','tractionbattery-stateofcharge','vehicle-1','StateOfCharge','TractionBattery','SUCCESS',57,NULL,NULL,'percent','{"value":57,"unit":"percent"}',NULL,NULL,'2026-03-16T12:00:00.000Z','2026-03-16T12:00:40.000Z','2026-03-16T12:01:00.000Z','2026-11-29T11:21:22.876Z','LIVE');
INSERT INTO "signal_reading" VALUES('state-1','charge-ischarging','vehicle-1','IsCharging','Charge','SUCCESS',NULL,NULL,1,NULL,'{"value":true}',NULL,NULL,'2026-03-16T12:00:00.000Z','2026-03-16T12:00:40.000Z','2026-03-16T12:01:00.000Z','2026-11-29T11:21:22.876Z','LIVE');
INSERT INTO "signal_reading" VALUES('state-1','charge-chargelimits','vehicle-1','ChargeLimits','Charge','SUCCESS',NULL,NULL,NULL,'percent','{"values":[{"type":"GLOBAL","limit":85,"condition":null}],"activeLimit":85,"unit":"percent"}',NULL,NULL,'2026-03-16T12:00:00.000Z','2026-03-16T12:00:40.000Z','2026-03-16T12:01:00.000Z','2026-11-29T11:21:22.876Z','LIVE');
INSERT INTO "signal_reading" VALUES('state-1','closure-doors','vehicle-1','Doors','Closure','SUCCESS',NULL,NULL,NULL,NULL,'{"values":[{"row":0,"column":0,"isOpen":false,"isLocked":true},{"row":0,"column":1,"isOpen":true,"isLocked":false}],"rowCount":1,"columnCount":2}',NULL,NULL,'2026-03-16T12:00:00.000Z','2026-03-16T12:00:40.000Z','2026-03-16T12:01:00.000Z','2026-11-29T11:21:22.876Z','LIVE');
INSERT INTO "signal_reading" VALUES('state-1','closure-fronttrunk','vehicle-1','FrontTrunk','Closure','SUCCESS',NULL,NULL,NULL,NULL,'{"isOpen":false,"isLocked":null}',NULL,NULL,'2026-03-16T12:00:00.000Z','2026-03-16T12:00:40.000Z','2026-03-16T12:01:00.000Z','2026-11-29T11:21:22.876Z','LIVE');
INSERT INTO "signal_reading" VALUES('state-1','diagnostics-abs','vehicle-1','ABS','Diagnostics','SUCCESS',NULL,NULL,NULL,NULL,'{"status":"OK","description":"No fault reported"}',NULL,NULL,'2026-03-16T12:00:00.000Z','2026-03-16T12:00:40.000Z','2026-03-16T12:01:00.000Z','2026-11-29T11:21:22.876Z','LIVE');
INSERT INTO "signal_reading" VALUES('state-1','tractionbattery-nominalcapacity','vehicle-1','NominalCapacity','TractionBattery','SUCCESS',NULL,NULL,NULL,'kWh','{"capacity":64,"source":"SMARTCAR","availableCapacities":[{"capacity":64,"description":"BEV:Long Range"}],"unit":"kWh"}',NULL,NULL,'2026-03-16T12:00:00.000Z','2026-03-16T12:00:40.000Z','2026-03-16T12:01:00.000Z','2026-11-29T11:21:22.876Z','LIVE');
INSERT INTO "signal_reading" VALUES('state-1','transmission-drivemode','vehicle-1','DriveMode','Transmission','SUCCESS',NULL,NULL,NULL,NULL,'{"canonical":"ECO","oemDisplayName":"Eco Pro"}',NULL,NULL,'2026-03-16T12:00:00.000Z','2026-03-16T12:00:40.000Z','2026-03-16T12:01:00.000Z','2026-11-29T11:21:22.876Z','LIVE');
INSERT INTO "signal_reading" VALUES('state-1','wheel-tires','vehicle-1','Tires','Wheel','SUCCESS',NULL,NULL,NULL,'bar','{"values":[{"row":0,"column":0,"tirePressure":2.5},{"row":0,"column":1,"tirePressure":2.5},{"row":1,"column":0,"tirePressure":2.4},{"row":1,"column":1,"tirePressure":2.4}],"rowCount":2,"columnCount":2,"unit":"bar"}',NULL,NULL,'2026-03-16T12:00:00.000Z','2026-03-16T12:00:40.000Z','2026-03-16T12:01:00.000Z','2026-11-29T11:21:22.876Z','LIVE');
INSERT INTO "signal_reading" VALUES('state-1','vehicleidentification-packages','vehicle-1','Packages','VehicleIdentification','SUCCESS',NULL,NULL,NULL,NULL,'{"values":["Winter","Tow"]}',NULL,NULL,'2026-03-16T12:00:00.000Z','2026-03-16T12:00:40.000Z','2026-03-16T12:01:00.000Z','2026-11-29T11:21:22.876Z','LIVE');
INSERT INTO "signal_reading" VALUES('state-1','vehicleidentification-vin','vehicle-1','VIN','VehicleIdentification','SUCCESS',NULL,'WBY00000000000017',NULL,NULL,'{"value":"WBY00000000000017"}',NULL,NULL,NULL,'2026-03-16T12:00:40.000Z','2026-03-16T12:01:00.000Z','2026-11-29T11:21:22.876Z','LIVE');
INSERT INTO "signal_reading" VALUES('state-1','odometer-traveleddistance','vehicle-1','TraveledDistance','Odometer','ERROR',NULL,NULL,NULL,NULL,NULL,'UPSTREAM','NO_RESPONSE',NULL,NULL,'2026-03-16T12:01:00.000Z','2026-11-29T11:21:22.876Z','LIVE');
INSERT INTO "signal_reading" VALUES('state-ahead','charge-voltage','vehicle-1','Voltage','Charge','SUCCESS',999,NULL,NULL,'volts','{"value":999,"unit":"volts"}',NULL,NULL,'2036-03-13T12:00:00.000Z','2026-03-16T12:00:40.000Z','2026-03-16T12:01:01.000Z','2026-11-29T11:21:23.650Z','LIVE');
CREATE TABLE "signalpost_schema_history" (
    "installed_rank" INT NOT NULL PRIMARY KEY,
    "version" VARCHAR(50),
    "description" VARCHAR(200) NOT NULL,
    "type" VARCHAR(20) NOT NULL,
    "script" VARCHAR(1000) NOT NULL,
    "checksum" INT,
    "installed_by" VARCHAR(100) NOT NULL,
    "installed_on" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now')),
    "execution_time" INT NOT NULL,
    "success" BOOLEAN NOT NULL
);
INSERT INTO "signalpost_schema_history" VALUES(1,'1','create tables','SQL','V1__create_tables.sql',-1477462750,'','2026-11-29 11:20:16.413',0,1);
INSERT INTO "signalpost_schema_history" VALUES(2,'2','vehicle activity','SQL','V2__vehicle_activity.sql',-1948671927,'','2026-11-29 11:20:16.419',1,1);
CREATE TABLE vehicle_activity (
    vehicle_id       TEXT NOT NULL PRIMARY KEY,
    make             TEXT,
    model            TEXT,
    year             INTEGER,
    mode             TEXT NOT NULL,
    last_event_at    TEXT NOT NULL,
    last_event_ms    INTEGER NOT NULL, -- the same in milliseconds since 1970, to reckon with
    signals_event_id TEXT,             -- the last event that carried signals
    events           INTEGER NOT NULL,
    cadence_seconds  REAL NOT NULL     -- mean time between two events, the latest weighing most; 0 after only one
);
INSERT INTO "vehicle_activity" VALUES('vehicle-1','KIA','EV6',2024,'LIVE','2026-11-29T11:21:24.410Z',1795951284410,'state-ahead',6,3.0679999999999996163e-01);
INSERT INTO "vehicle_activity" VALUES('vehicle-2','KIA','EV6',2024,'LIVE','2026-11-29T11:21:23.878Z',1795951283878,NULL,1,0.0);
CREATE TABLE vehicle_fault (
    vehicle_id      TEXT NOT NULL,
    type            TEXT NOT NULL,
    code            TEXT NOT NULL,
    state           TEXT NOT NULL,
    opened_at       TEXT,
    resolved_at     TEXT,
    changed_at      TEXT NOT NULL,
    description     TEXT,
    user_message    TEXT,
    resolution_type TEXT,
    resolution_url  TEXT,
    signals         TEXT,
    event_id        TEXT NOT NULL,
    PRIMARY KEY (vehicle_id, type, code)
);
INSERT INTO "vehicle_fault" VALUES('vehicle-1','PERMISSION','','ERROR','2026-03-16T12:01:10.000Z',NULL,'2026-03-16T12:01:10.000Z','What is wrong',NULL,'REAUTHENTICATE',NULL,'closure-islocked,vehicleidentification-vin','fault-1');
INSERT INTO "vehicle_fault" VALUES('vehicle-1','CONNECTED_SERVICES_ACCOUNT','AUTHENTICATION_FAILED','ERROR','2026-03-16T12:01:11.000Z',NULL,'2026-03-16T12:01:11.000Z','What is wrong',NULL,'REAUTHENTICATE',NULL,'','fault-2');
INSERT INTO "vehicle_fault" VALUES('vehicle-1','VEHICLE_STATE','UNREACHABLE','RESOLVED','2026-03-16T12:01:12.000Z','2026-03-16T12:01:13.000Z','2026-03-16T12:01:13.000Z','What is wrong',NULL,'REAUTHENTICATE',NULL,'odometer-traveleddistance','fault-4');
CREATE TABLE vehicle_signal (
    vehicle_id     TEXT NOT NULL,
    code           TEXT NOT NULL,
    name           TEXT,
    signal_group   TEXT,
    value_number   NUMERIC,
    value_text     TEXT,
    value_boolean  INTEGER,
    unit           TEXT,
    body           TEXT,
    oem_updated_at TEXT NOT NULL,
    retrieved_at   TEXT,
    delivered_at   TEXT NOT NULL,
    event_id       TEXT NOT NULL,
    PRIMARY KEY (vehicle_id, code)
);
INSERT INTO "vehicle_signal" VALUES('vehicle-1','tractionbattery-stateofcharge','StateOfCharge','TractionBattery',57,NULL,NULL,'percent','{"value":57,"unit":"percent"}','2026-03-16T12:00:00.000Z','2026-03-16T12:00:40.000Z','2026-03-16T12:01:00.000Z','state-1');
INSERT INTO "vehicle_signal" VALUES('vehicle-1','charge-ischarging','IsCharging','Charge',NULL,NULL,1,NULL,'{"value":true}','2026-03-16T12:00:00.000Z','2026-03-16T12:00:40.000Z','2026-03-16T12:01:00.000Z','state-1');
INSERT INTO "vehicle_signal" VALUES('vehicle-1','charge-chargelimits','ChargeLimits','Charge',NULL,NULL,NULL,'percent','{"values":[{"type":"GLOBAL","limit":85,"condition":null}],"activeLimit":85,"unit":"percent"}','2026-03-16T12:00:00.000Z','2026-03-16T12:00:40.000Z','2026-03-16T12:01:00.000Z','state-1');
INSERT INTO "vehicle_signal" VALUES('vehicle-1','closure-doors','Doors','Closure',NULL,NULL,NULL,NULL,'{"values":[{"row":0,"column":0,"isOpen":false,"isLocked":true},{"row":0,"column":1,"isOpen":true,"isLocked":false}],"rowCount":1,"columnCount":2}','2026-03-16T12:00:00.000Z','2026-03-16T12:00:40.000Z','2026-03-16T12:01:00.000Z','state-1');
INSERT INTO "vehicle_signal" VALUES('vehicle-1','closure-fronttrunk','FrontTrunk','Closure',NULL,NULL,NULL,NULL,'{"isOpen":false,"isLocked":null}','2026-03-16T12:00:00.000Z','2026-03-16T12:00:40.000Z','2026-03-16T12:01:00.000Z','state-1');
INSERT INTO "vehicle_signal" VALUES('vehicle-1','diagnostics-abs','ABS','Diagnostics',NULL,NULL,NULL,NULL,'{"status":"OK","description":"No fault reported"}','2026-03-16T12:00:00.000Z','2026-03-16T12:00:40.000Z','2026-03-16T12:01:00.000Z','state-1');
INSERT INTO "vehicle_signal" VALUES('vehicle-1','tractionbattery-nominalcapacity','NominalCapacity','TractionBattery',NULL,NULL,NULL,'kWh','{"capacity":64,"source":"SMARTCAR","availableCapacities":[{"capacity":64,"description":"BEV:Long Range"}],"unit":"kWh"}','2026-03-16T12:00:00.000Z','2026-03-16T12:00:40.000Z','2026-03-16T12:01:00.000Z','state-1');
INSERT INTO "vehicle_signal" VALUES('vehicle-1','transmission-drivemode','DriveMode','Transmission',NULL,NULL,NULL,NULL,'{"canonical":"ECO","oemDisplayName":"Eco Pro"}','2026-03-16T12:00:00.000Z','2026-03-16T12:00:40.000Z','2026-03-16T12:01:00.000Z','state-1');
INSERT INTO "vehicle_signal" VALUES('vehicle-1','wheel-tires','Tires','Wheel',NULL,NULL,NULL,'bar','{"values":[{"row":0,"column":0,"tirePressure":2.5},{"row":0,"column":1,"tirePressure":2.5},{"row":1,"column":0,"tirePressure":2.4},{"row":1,"column":1,"tirePressure":2.4}],"rowCount":2,"columnCount":2,"unit":"bar"}','2026-03-16T12:00:00.000Z','2026-03-16T12:00:40.000Z','2026-03-16T12:01:00.000Z','state-1');
INSERT INTO "vehicle_signal" VALUES('vehicle-1','vehicleidentification-packages','Packages','VehicleIdentification',NULL,NULL,NULL,NULL,'{"values":["Winter","Tow"]}','2026-03-16T12:00:00.000Z','2026-03-16T12:00:40.000Z','2026-03-16T12:01:00.000Z','state-1');
INSERT INTO "vehicle_signal" VALUES('vehicle-1','vehicleidentification-vin','VIN','VehicleIdentification',NULL,'WBY00000000000017',NULL,NULL,'{"value":"WBY00000000000017"}','1970-01-01T00:00:00.000Z','2026-03-16T12:00:40.000Z','2026-03-16T12:01:00.000Z','state-1');
INSERT INTO "vehicle_signal" VALUES('vehicle-1','charge-voltage','Voltage','Charge',999,NULL,NULL,'volts','{"value":999,"unit":"volts"}','2036-03-13T12:00:00.000Z','2026-03-16T12:00:40.000Z','2026-03-16T12:01:01.000Z','state-ahead');
CREATE INDEX "signalpost_schema_history_s_idx" ON "signalpost_schema_history" ("success");
CREATE INDEX signal_reading_by_vehicle ON signal_reading (vehicle_id, code, oem_updated_at);
COMMIT;
