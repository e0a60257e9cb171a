package io.signalpost.simulator.vehicle;

/** What may break in a car: the signal that tells of it, and the trouble code that is stored. */
enum Fault {
    WHEEL_SPEED_SENSOR("diagnostics-abs", "C0035", "Wheel speed sensor replaced"),
    RADAR("diagnostics-activesafety", "U0235", "Front radar calibrated"),
    AIRBAG_SQUIB("diagnostics-airbag", "B0012", "Airbag connector repaired"),
    CATALYST("diagnostics-emissions", "P0420", "Catalytic converter replaced"),
    INVERTER("diagnostics-evdriveunit", "P0A78", "Inverter software updated"),
    BATTERY_COOLING("diagnostics-evhvbattery", "P0A7E", "Battery cooling repaired"),
    MODEM("diagnostics-telematics", "U0198", "Telematics unit replaced"),
    GEARBOX("diagnostics-transmission", "P0700", "Gearbox control unit replaced");

    private final String signal;
    private final String code;
    private final String repair;

    Fault(String signal, String code, String repair) {
        this.signal = signal;
        this.code = code;
        this.repair = repair;
    }

    String signal() {
        return signal;
    }

    String code() {
        return code;
    }

    String repair() {
        return repair;
    }
}
