package io.signalpost.webhook;

import java.util.Map;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** What was accepted and verified. Tags are of closed sets, whatever Smartcar sends. */
public final class WebhookMetrics {

    private final Map<String, Counter> accepted;
    private final Counter otherAccepted;
    private final Counter duplicates;
    private final Map<String, Counter> verifications;

    public WebhookMetrics(MeterRegistry meters) {
        accepted = Map.of(
                "VEHICLE_STATE", accepted(meters, "VEHICLE_STATE"),
                "VEHICLE_ERROR", accepted(meters, "VEHICLE_ERROR"));
        otherAccepted = accepted(meters, "other");
        duplicates = Counter.builder("signalpost.webhook.duplicates")
                .description("Events that the log had already")
                .register(meters);
        verifications =
                Map.of("answered", verification(meters, "answered"), "refused", verification(meters, "refused"));
    }

    void accepted(String eventType) {
        accepted.getOrDefault(eventType, otherAccepted).increment();
    }

    void duplicate() {
        duplicates.increment();
    }

    /** @param outcome {@code answered} or {@code refused} */
    void verification(String outcome) {
        verifications.get(outcome).increment();
    }

    private static Counter accepted(MeterRegistry meters, String eventType) {
        return Counter.builder("signalpost.webhook.accepted")
                .description("Events that are on disk and were answered 200, duplicates included")
                .tag("event_type", eventType)
                .register(meters);
    }

    private static Counter verification(MeterRegistry meters, String outcome) {
        return Counter.builder("signalpost.webhook.verifications")
                .description("VERIFY requests")
                .tag("outcome", outcome)
                .register(meters);
    }
}
