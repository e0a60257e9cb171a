package io.signalpost.authoring.kit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.signalpost.catalog.SignalDefinition;
import io.signalpost.event.VehicleEvent;
import io.signalpost.simulator.vehicle.Fleet;
import io.signalpost.simulator.vehicle.Reading;
import io.signalpost.simulator.vehicle.SignalError;
import io.signalpost.simulator.vehicle.SimulatedVehicle;
import io.signalpost.simulator.vehicle.VehicleIdentity;
import io.signalpost.simulator.webhook.WebhookDraft;
import io.signalpost.simulator.wire.OutgoingEvent;
import io.signalpost.simulator.wire.OutgoingEvent.Fault;
import io.signalpost.simulator.wire.OutgoingEvent.Mode;
import io.signalpost.simulator.wire.OutgoingEvent.Type;
import io.signalpost.simulator.wire.OutgoingEvent.WebhookInfo;
import io.signalpost.simulator.wire.UnitSystem;
import io.signalpost.simulator.wire.WireProfile;
import org.apache.commons.lang3.ObjectUtils;

/**
 * What a made-up car, an electric one, reports: the signals that a test names have fired the event, usual others go along as they
 * are. Without any, it is the FIRST_DELIVERY. The event is written as Smartcar writes it today.
 */
public final class CarEvent {

    private static final String CHARGE = "tractionbattery-stateofcharge";
    private static final WebhookInfo WEBHOOK = new WebhookInfo(
            UUID.randomUUID().toString(), "route test", UUID.randomUUID().toString(), UnitSystem.METRIC);

    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Map<String, SignalError> unreadable = new LinkedHashMap<>();
    private final List<Fault> faults = new ArrayList<>();
    private String id;
    private String make;
    private String model;
    private Mode mode = Mode.LIVE;

    private CarEvent() {}

    public static CarEvent car() {
        return new CarEvent();
    }

    /** Its charge, in percent. */
    public CarEvent charge(double percent) {
        return signal(CHARGE, percent);
    }

    /** Whether it charges. */
    public CarEvent charging(boolean charging) {
        return signal("charge-ischarging", charging);
    }

    /** What its odometer says, in kilometres. */
    public CarEvent odometer(double km) {
        return signal("odometer-traveleddistance", km);
    }

    /** Where it is, in degrees. */
    public CarEvent at(double latitude, double longitude) {
        return signal("location-preciselocation", Map.of("latitude", latitude, "longitude", longitude));
    }

    /**
     * Any signal.
     *
     * @param value of the member {@code value}, or a map of the body's members
     * @throws IllegalArgumentException when Smartcar documents no such signal
     */
    public CarEvent signal(String code, Object value) {
        CarSignals.definition(code);
        values.put(code, value);
        return this;
    }

    /** A signal that could not be read, as the error catalogue calls it, for instance {@code VEHICLE_STATE/ASLEEP}. */
    public CarEvent unreadable(String code, String errorType, String errorCode) {
        CarSignals.definition(code);
        unreadable.put(code, CarSignals.error(errorType, errorCode));
        return this;
    }

    /** A fault of the whole connection: the event is a VEHICLE_ERROR. */
    public CarEvent fault(String errorType, String errorCode) {
        faults.add(new Fault(CarSignals.error(errorType, errorCode), false, List.of()));
        return this;
    }

    /** That such a fault has ended. */
    public CarEvent resolved(String errorType, String errorCode) {
        faults.add(new Fault(CarSignals.error(errorType, errorCode), true, List.of()));
        return this;
    }

    /** What it is, for instance {@code KIA} and {@code EV6}. */
    public CarEvent model(String make, String model) {
        this.make = make;
        this.model = model;
        return this;
    }

    /** Smartcar's id of the vehicle; without it all cars of a test are the same. */
    public CarEvent id(String id) {
        this.id = id;
        return this;
    }

    /** As the Dashboard's test button sends it, which no destination gets unless it asks for it. */
    public CarEvent testMode() {
        mode = Mode.TEST;
        return this;
    }

    /** A new event each time. */
    public VehicleEvent event() {
        SimulatedVehicle vehicle = new Fleet(1, "live").next();
        Instant now = Instant.now();
        Set<String> codes = new LinkedHashSet<>(values.keySet());
        codes.addAll(unreadable.keySet());
        List<SignalDefinition> fired =
                codes.stream().map(CarSignals::definition).toList();
        codes.addAll(WebhookDraft.USUAL_TRIGGERS);
        codes.addAll(WebhookDraft.USUAL_DATA);
        OutgoingEvent event = new OutgoingEvent(
                UUID.randomUUID().toString(),
                faults.isEmpty() ? Type.VEHICLE_STATE : Type.VEHICLE_ERROR,
                mode,
                WEBHOOK,
                identity(vehicle.identity()),
                codes.stream()
                        .map(code -> reading(vehicle, CarSignals.definition(code), now))
                        .toList(),
                fired,
                fired.isEmpty(),
                faults,
                null);
        byte[] body = WireProfile.WIRE_4_0
                .write(event, UUID.randomUUID().toString(), now)
                .orElseThrow();
        return EventBody.event("the car's event", body);
    }

    private Reading reading(SimulatedVehicle vehicle, SignalDefinition signal, Instant now) {
        if (unreadable.containsKey(signal.code())) {
            return new Reading(signal, null, unreadable.get(signal.code()), now, now);
        }
        Object value = values.get(signal.code());
        return value == null
                ? vehicle.read(signal, now)
                : new Reading(signal, CarSignals.body(signal, value), null, now, now);
    }

    private VehicleIdentity identity(VehicleIdentity made) {
        return new VehicleIdentity(
                ObjectUtils.getIfNull(id, made.id()),
                made.userId(),
                made.externalUserId(),
                ObjectUtils.getIfNull(make, made.make()),
                ObjectUtils.getIfNull(model, made.model()),
                made.year(),
                made.powertrainType(),
                made.mode());
    }
}
