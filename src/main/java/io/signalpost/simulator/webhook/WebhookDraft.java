package io.signalpost.simulator.webhook;

import java.util.List;
import java.util.Objects;

import io.signalpost.simulator.wire.UnitSystem;
import io.signalpost.simulator.wire.WireProfile;

/**
 * What the steps of the Dashboard's form ask for.
 *
 * @param type             {@code webhook}; the other choice there, {@code rest}, is not simulated
 * @param callbackUri      the vehicle data callback URI
 * @param errorCallbackUri takes VEHICLE_ERROR when given; null sends these to {@code callbackUri} too
 * @param triggers         codes of the signals whose change sends a delivery
 * @param data             codes of the signals that each delivery carries, beside the triggers
 * @param autoSubscribe    all vehicles, those of now and those to come
 */
public record WebhookDraft(
        String type,
        String name,
        String callbackUri,
        String errorCallbackUri,
        List<String> triggers,
        List<String> data,
        UnitSystem units,
        boolean autoSubscribe,
        WireProfile profile) {

    /** A choice of what changes when a vehicle drives, charges, and is opened. */
    public static final List<String> USUAL_TRIGGERS = List.of(
            "tractionbattery-stateofcharge",
            "internalcombustionengine-fuellevel",
            "charge-ischarging",
            "charge-ischargingcableconnected",
            "odometer-traveleddistance",
            "location-preciselocation",
            "closure-doors");

    /** What goes with {@link #USUAL_TRIGGERS}. */
    public static final List<String> USUAL_DATA = List.of(
            "tractionbattery-range",
            "internalcombustionengine-range",
            "charge-detailedchargingstatus",
            "closure-windows",
            "closure-islocked");

    public WebhookDraft {
        type = Objects.requireNonNullElse(type, "webhook");
        triggers = triggers == null ? List.of() : List.copyOf(triggers);
        data = data == null ? List.of() : List.copyOf(data);
        units = Objects.requireNonNullElse(units, UnitSystem.METRIC);
        profile = Objects.requireNonNullElse(profile, WireProfile.WIRE_4_0);
    }
}
