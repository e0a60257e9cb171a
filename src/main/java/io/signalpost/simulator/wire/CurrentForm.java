package io.signalpost.simulator.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalpost.simulator.vehicle.Reading;
import io.signalpost.simulator.vehicle.VehicleIdentity;

/** Version 4.0 as real deliveries have it since the end of 2025. */
final class CurrentForm extends EnvelopeForm {

    @Override
    ObjectNode user(VehicleIdentity vehicle) {
        return super.user(vehicle).put("externalId", vehicle.externalUserId());
    }

    @Override
    ObjectNode vehicle(VehicleIdentity vehicle) {
        return super.vehicle(vehicle).put("mode", vehicle.mode()).put("powertrainType", vehicle.powertrainType());
    }

    @Override
    ObjectNode success(Reading reading, JsonNode body) {
        ObjectNode signal = super.success(reading, body);
        signal.putObject("status").put("value", "SUCCESS");
        return signal.set("meta", times(reading, "retrievedAt"));
    }
}
