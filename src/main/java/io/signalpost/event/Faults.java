package io.signalpost.event;

import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalpost.catalog.Catalog;
import io.signalpost.catalog.ErrorDefinition;

/** Reads the elements of {@code data.errors}. */
final class Faults {

    private Faults() {}

    static VehicleFault read(JsonNode node) {
        if (!node.isObject()) {
            return null;
        }
        String type = Json.text(node.path("type"));
        String code = Json.text(node.path("code"));
        String state = Objects.requireNonNullElse(Json.upper(node.path("state")), VehicleFault.ERROR);
        JsonNode resolution = node.path("resolution");
        // {"type":null} is Smartcar saying that nothing cures it; no resolution at all is Smartcar saying nothing.
        String resolutionType = Json.isThere(resolution) || !VehicleFault.ERROR.equals(state)
                ? Json.upper(Json.first(resolution.path("type"), resolution))
                : documentedResolution(type, code);
        return new VehicleFault(
                type,
                code,
                state,
                Json.text(node.path("description")),
                Json.text(node.path("suggestedUserMessage")),
                resolutionType,
                Json.text(resolution.path("url")),
                Json.list(node.path("signals"), Faults::signalCode));
    }

    private static String documentedResolution(String type, String code) {
        return Catalog.get()
                .error(type, code)
                .map(ErrorDefinition::resolutionType)
                .orElse(null);
    }

    private static String signalCode(JsonNode node) {
        SignalName signal = SignalName.of(node);
        return signal == null ? null : signal.code();
    }
}
