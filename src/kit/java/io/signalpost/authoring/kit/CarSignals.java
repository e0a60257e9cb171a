package io.signalpost.authoring.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalpost.catalog.Catalog;
import io.signalpost.catalog.SignalDefinition;
import io.signalpost.simulator.vehicle.SignalError;

/** Signals and errors as the catalogue has them, with values of the test; for what it has not, IllegalArgumentException. */
final class CarSignals {

    private static final ObjectMapper JSON = new ObjectMapper();

    private CarSignals() {}

    static SignalDefinition definition(String code) {
        return Catalog.get()
                .signal(code)
                .orElseThrow(() -> new IllegalArgumentException("Smartcar documents no signal " + code
                        + Catalog.get()
                                .nearestSignalCode(code)
                                .map(near -> "; did you mean '" + near + "'?")
                                .orElse("")));
    }

    static SignalError error(String type, String code) {
        Catalog.get().requireError(type, code);
        return new SignalError(type, code);
    }

    /** @param value of the member {@code value}, or a map of members */
    static ObjectNode body(SignalDefinition signal, Object value) {
        ObjectNode body = signal.exampleBody().deepCopy();
        Map<?, ?> members = value instanceof Map<?, ?> map ? map : Map.of("value", value);
        members.forEach((name, member) -> set(signal, body, name.toString(), json(member)));
        return body;
    }

    private static void set(SignalDefinition signal, ObjectNode body, String name, JsonNode value) {
        JsonNode example = body.get(name);
        if (example == null) {
            List<String> known = new ArrayList<>();
            body.fieldNames().forEachRemaining(known::add);
            throw new IllegalArgumentException("the body of " + signal.code() + " has no '" + name + "'; give a map of "
                    + String.join(", ", known));
        }
        if (!example.isNull() && example.getNodeType() != value.getNodeType()) {
            throw new IllegalArgumentException("'" + name + "' of " + signal.code() + " is a "
                    + example.getNodeType().name().toLowerCase() + ", for instance " + example + ", not " + value);
        }
        body.set(name, value);
    }

    /** A whole number without a point, as Smartcar writes it. */
    private static JsonNode json(Object value) {
        return value instanceof Double number && number == Math.rint(number)
                ? JSON.valueToTree(number.longValue())
                : JSON.valueToTree(value);
    }
}
