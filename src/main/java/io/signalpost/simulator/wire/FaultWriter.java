package io.signalpost.simulator.wire;

import java.util.Objects;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalpost.catalog.Catalog;
import io.signalpost.catalog.ErrorDefinition;
import io.signalpost.catalog.SignalDefinition;
import io.signalpost.simulator.wire.OutgoingEvent.Fault;

/** Writes the elements of {@code data.errors}. The texts for people are our own: Smartcar's are not known. */
final class FaultWriter {

    private FaultWriter() {}

    /** @param reference how the form names a signal */
    static ObjectNode write(Fault fault, OutgoingEvent event, Function<SignalDefinition, JsonNode> reference) {
        ErrorDefinition error =
                Catalog.get().requireError(fault.error().type(), fault.error().code());
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("type", error.type()).put("code", error.code());
        if (fault.resolved()) {
            node.put("state", "RESOLVED").put("description", error.description());
        } else {
            node.put("description", error.description()).put("docURL", error.docUrl());
            node.set("resolution", resolution(error, event));
            if (!error.type().equals("PERMISSION")) {
                node.put("suggestedUserMessage", userMessage(error));
            }
            node.put("state", "ERROR");
        }
        if (!fault.signals().isEmpty()) {
            ArrayNode signals = node.putArray("signals");
            fault.signals().forEach(signal -> signals.add(reference.apply(signal)));
        }
        return node;
    }

    private static ObjectNode resolution(ErrorDefinition error, OutgoingEvent event) {
        ObjectNode resolution = JsonNodeFactory.instance.objectNode().put("type", error.resolutionType());
        if ("ACTION_REQUIRED".equals(error.resolutionType())) {
            return resolution.put("url", "https://maker.example/pair-virtual-key");
        }
        boolean signIn =
                error.type().equals("CONNECTED_SERVICES_ACCOUNT") && "REAUTHENTICATE".equals(error.resolutionType());
        return signIn
                ? resolution.put(
                        "url",
                        "https://connect.smartcar.com/oauth/reauthenticate?response_type=vehicle_id&client_id="
                                + event.webhook().applicationId() + "&vehicle_id="
                                + event.vehicle().id())
                : resolution;
    }

    private static String userMessage(ErrorDefinition error) {
        return switch (Objects.requireNonNullElse(error.resolutionType(), "")) {
            case "REAUTHENTICATE" -> "Sign in to your car's account again.";
            case "ACTION_REQUIRED" -> "Your car has to be set up for this first.";
            case "RETRY_LATER" -> "Try again later.";
            case "CONTACT_SUPPORT", "FINANCE" -> "Contact support.";
            default -> "Your car does not offer this at the moment.";
        };
    }
}
