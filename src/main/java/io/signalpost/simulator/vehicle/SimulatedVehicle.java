package io.signalpost.simulator.vehicle;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

import io.signalpost.catalog.SignalDefinition;
import org.apache.commons.lang3.ObjectUtils;

/** A made-up vehicle. The same seed and the same calls give the same life. Not thread-safe: {@code Simulator} guards it. */
public final class SimulatedVehicle {

    /** What it is doing, for people to look at. */
    public enum Activity {
        PARKED,
        DRIVING,
        CHARGING
    }

    private static final Duration LONGEST_STEP = Duration.ofMinutes(1);
    private static final double NANOS_PER_HOUR = Duration.ofHours(1).toNanos();

    private final VehicleIdentity identity;
    private final Set<String> permissions;
    private final Car car;
    private final Driver driver;
    private final Troubles troubles;
    private Instant lastContact;

    SimulatedVehicle(
            VehicleIdentity identity,
            Set<String> permissions,
            VehicleModel model,
            Registration registration,
            RandomGenerator random) {
        Habits habits = new Habits(random);
        this.identity = identity;
        this.permissions = permissions;
        this.car = new Car(model, registration, habits.home(), habits.start(), random);
        this.driver = new Driver(car, habits, random);
        this.troubles = new Troubles(model, random);
    }

    public VehicleIdentity identity() {
        return identity;
    }

    /** What its owner has granted, for instance {@code read_battery}. */
    public Set<String> permissions() {
        return permissions;
    }

    public Activity activity() {
        return car.driving() ? Activity.DRIVING : car.charging.active() ? Activity.CHARGING : Activity.PARKED;
    }

    /**
     * Lives on.
     *
     * @param step how long, in simulated time
     * @param now  the time stamp of what it reports at the end of the step, by the real clock
     */
    public void live(Duration step, Instant now) {
        for (Duration left = step; left.compareTo(Duration.ZERO) > 0; left = left.minus(LONGEST_STEP)) {
            Duration part = left.compareTo(LONGEST_STEP) < 0 ? left : LONGEST_STEP;
            double hours = part.toNanos() / NANOS_PER_HOUR;
            driver.live(hours, now);
            car.live(hours, now);
            troubles.live(hours, activity());
        }
        if (connectionError().isEmpty()) {
            lastContact = nextContact(now.truncatedTo(ChronoUnit.MILLIS));
        }
    }

    /** No two with the same time stamp on the wire, by which receivers order values. */
    private Instant nextContact(Instant now) {
        return lastContact == null || now.isAfter(lastContact) ? now : lastContact.plusMillis(1);
    }

    /**
     * The signal as Smartcar would read it now. The first that applies: the error of the connection, a capability or
     * permission that is missing, in this order, a trouble with this signal, a body.
     */
    public Reading read(SignalDefinition signal, Instant now) {
        SignalError error = error(signal);
        if (lastContact == null) {
            lastContact = now.truncatedTo(ChronoUnit.MILLIS); // connecting
        }
        return new Reading(
                signal,
                error == null ? SignalBodies.of(signal, car) : null,
                error,
                signal.attribute() ? Instant.EPOCH : lastContact,
                signal.attribute() ? Instant.EPOCH : ObjectUtils.max(now, lastContact));
    }

    /** Whether the vehicle could ever supply the signal: it is capable of it and the permission is granted. */
    public boolean supplies(SignalDefinition signal) {
        return car.model.capableOf(signal) && permitted(signal);
    }

    /** Whether the value of the signal ever changes: the vehicle supplies it, and its life has something to do with it. */
    public boolean changes(SignalDefinition signal) {
        return supplies(signal) && !fixed(signal);
    }

    /** Whether the signal has the same value all the life of any simulated vehicle. */
    public static boolean fixed(SignalDefinition signal) {
        return signal.attribute() || !SignalBodies.change(signal);
    }

    /** What is wrong with the whole connection; while it is, nothing can be read. */
    public Optional<SignalError> connectionError() {
        return troubles.ofConnection();
    }

    /** Whether its connection was broken from outside, so that no life of its own brings it back. */
    public boolean connectionHeld() {
        return troubles.forced();
    }

    /**
     * Breaks the whole connection until {@link #recover()}.
     *
     * @throws IllegalArgumentException when the catalogue does not know the error
     */
    public void breakConnection(SignalError error) {
        troubles.breakConnection(error);
    }

    /** Ends whatever error came from outside or by the vehicle's own life. */
    public void recover() {
        troubles.end();
    }

    private SignalError error(SignalDefinition signal) {
        Optional<SignalError> ofConnection = connectionError();
        if (ofConnection.isPresent()) {
            return ofConnection.get();
        }
        if (!car.model.capableOf(signal)) {
            return SignalError.NOT_CAPABLE;
        }
        return permitted(signal) ? troubles.of(signal).orElse(null) : SignalError.PERMISSION;
    }

    /** What Smartcar names no permission for needs none. */
    private boolean permitted(SignalDefinition signal) {
        return signal.permission() == null || permissions.contains(signal.permission());
    }
}
