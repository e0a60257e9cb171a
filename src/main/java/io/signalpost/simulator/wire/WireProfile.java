package io.signalpost.simulator.wire;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** One form of the wire. */
public enum WireProfile {
    /** What Smartcar sends today. */
    WIRE_4_0("4.0", new CurrentForm()),
    /** Version 4.0 as the documentation's pages show it. */
    DOCS_4_0("4.0-docs", new DocsForm()),
    /** What was sent in autumn 2025. */
    AUTUMN_2025("2025-autumn", new Autumn2025Form()),
    /** A sample of an old documentation page. */
    SAMPLE_3_0("3.0", new SampleForm()),
    /** Legacy webhooks on a schedule. */
    SCHEDULED_2_0("2.0-scheduled", new LegacyForm("scheduled", LegacyAnswers::payload)),
    /** Legacy webhooks of charging events. */
    EVENT_BASED_2_0("2.0-event-based", new LegacyForm("eventBased", LegacyChargeEvent::payload)),
    /** Legacy webhooks on change. */
    DYNAMIC_2_0("2.0-dynamic", new LegacyForm("dynamic", LegacyAnswers::payload));

    private final String code;
    private final BodyForm form;

    WireProfile(String code, BodyForm form) {
        this.code = code;
        this.form = form;
    }

    /** As it is written in options and in the control API. */
    public String code() {
        return code;
    }

    /** Whether events are sent at fixed times, and not when a signal has changed. */
    public boolean scheduled() {
        return this == SCHEDULED_2_0;
    }

    /** @throws IllegalArgumentException naming all profiles */
    public static WireProfile of(String code) {
        return Arrays.stream(values())
                .filter(profile -> profile.code.equals(code))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("there is no wire profile \"" + code + "\"; write one of "
                                + Arrays.stream(values()).map(WireProfile::code).collect(Collectors.joining(", "))));
    }

    /**
     * The body of one attempt: compact JSON, UTF-8.
     *
     * @param deliveryId  new for each attempt
     * @param deliveredAt new for each attempt
     * @return empty when the form has no such event, for instance errors before version 4.0
     */
    public Optional<byte[]> write(OutgoingEvent event, String deliveryId, Instant deliveredAt) {
        return form.write(event, deliveryId, deliveredAt).map(JavaScriptJson::bytes);
    }
}
