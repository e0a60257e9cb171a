package io.signalpost.simulator.webhook;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import io.signalpost.catalog.SignalDefinition;
import io.signalpost.simulator.wire.OutgoingEvent;
import io.signalpost.simulator.wire.OutgoingEvent.WebhookInfo;
import io.signalpost.simulator.wire.UnitSystem;
import io.signalpost.simulator.wire.WireProfile;

/**
 * A webhook as it is at one moment; a change makes another one with the same id.
 *
 * @param applicationId    of the application that it belongs to
 * @param errorCallbackUri null when errors go to {@code callbackUri}
 * @param triggers         in the order of the draft, each once
 * @param data             triggers first, then the rest, each once
 * @param verified         whether {@code callbackUri}, and {@code errorCallbackUri} when given, answered the challenge
 * @param generation       grows whenever it begins or ceases to be active: what was sent for a former one is given up, and
 *                         a later one begins with FIRST_DELIVERY
 */
public record Webhook(
        String id,
        String applicationId,
        String name,
        URI callbackUri,
        URI errorCallbackUri,
        List<SignalDefinition> triggers,
        List<SignalDefinition> data,
        UnitSystem units,
        boolean autoSubscribe,
        WireProfile profile,
        boolean enabled,
        boolean verified,
        int generation,
        Instant createdAt) {

    /** Not yet saved: enabled, and not verified. */
    public static Webhook blank(String applicationId, Instant now) {
        return new Webhook(
                UUID.randomUUID().toString(),
                applicationId,
                "",
                null,
                null,
                List.of(),
                List.of(),
                UnitSystem.METRIC,
                false,
                WireProfile.WIRE_4_0,
                true,
                false,
                0,
                now);
    }

    /** Data flows only then. */
    public boolean active() {
        return enabled && verified;
    }

    /** Where events of this type go. */
    public URI target(OutgoingEvent.Type type) {
        return type == OutgoingEvent.Type.VEHICLE_ERROR && errorCallbackUri != null ? errorCallbackUri : callbackUri;
    }

    /** Otherwise it has to be verified anew. */
    public boolean hasUrisOf(Webhook other) {
        return Objects.equals(callbackUri, other.callbackUri)
                && Objects.equals(errorCallbackUri, other.errorCallbackUri);
    }

    public Webhook withEnabled(boolean now) {
        return with(now, verified);
    }

    public Webhook withVerified(boolean now) {
        return with(enabled, now);
    }

    private Webhook with(boolean enabledNow, boolean verifiedNow) {
        return new Webhook(
                id,
                applicationId,
                name,
                callbackUri,
                errorCallbackUri,
                triggers,
                data,
                units,
                autoSubscribe,
                profile,
                enabledNow,
                verifiedNow,
                active() == (enabledNow && verifiedNow) ? generation : generation + 1,
                createdAt);
    }

    /** What its events say of it. */
    public WebhookInfo info() {
        return new WebhookInfo(id, name, applicationId, units);
    }
}
