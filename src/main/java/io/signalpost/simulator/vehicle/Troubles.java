package io.signalpost.simulator.vehicle;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

import io.signalpost.catalog.Catalog;
import io.signalpost.catalog.ErrorDefinition;
import io.signalpost.catalog.SignalDefinition;
import io.signalpost.simulator.vehicle.SimulatedVehicle.Activity;

import static io.signalpost.simulator.vehicle.SimulatedVehicle.Activity.DRIVING;
import static io.signalpost.simulator.vehicle.SimulatedVehicle.Activity.PARKED;

/** What goes wrong with reading one vehicle: by its own life, for a small part of the time, or since somebody wants it. */
final class Troubles {

    /** Nothing can be said of these while there is no charging. */
    private static final Set<String> OF_CHARGING =
            Set.of("charge-chargerate", "charge-timetocomplete", "charge-amperagerequested");

    private static final Set<Activity> ALWAYS = Set.of(Activity.values());

    private final List<Trouble> troubles;
    private Activity activity = PARKED;
    private SignalError broken;

    Troubles(VehicleModel model, RandomGenerator random) {
        this.troubles = List.of(
                ofConnection(
                        "CONNECTED_SERVICES_ACCOUNT", "AUTHENTICATION_FAILED", ALWAYS, spell(random, 96, 300, 240)),
                ofConnection("VEHICLE_STATE", "UNREACHABLE", ALWAYS, spell(random, 4, 40, 60)),
                ofConnection("VEHICLE_STATE", "ASLEEP", Set.of(PARKED), spell(random, 48, 150, 60)),
                ofGroup("UPSTREAM", "NO_RESPONSE", model, random),
                ofGroup("SERVER", "INTERNAL", model, random),
                new Trouble(
                        known("VEHICLE_STATE", "NOT_CHARGING"),
                        signal -> OF_CHARGING.contains(signal.code()),
                        Set.of(PARKED, DRIVING),
                        spell(random, 10, 60, 60)));
    }

    void live(double hours, Activity activity) {
        this.activity = activity;
        troubles.forEach(trouble -> trouble.spell().pass(hours));
    }

    Optional<SignalError> ofConnection() {
        return broken != null
                ? Optional.of(broken)
                : showing().filter(Trouble::ofConnection).map(Trouble::error).findFirst();
    }

    /** Apart from those of the connection. */
    Optional<SignalError> of(SignalDefinition signal) {
        return showing()
                .filter(trouble -> trouble.hits(signal))
                .map(Trouble::error)
                .findFirst();
    }

    void breakConnection(SignalError error) {
        broken = known(error.type(), error.code());
    }

    boolean forced() {
        return broken != null;
    }

    void end() {
        broken = null;
        troubles.forEach(trouble -> trouble.spell().end());
    }

    private Stream<Trouble> showing() {
        return troubles.stream().filter(trouble -> trouble.shows(activity));
    }

    private static Trouble ofConnection(String type, String code, Set<Activity> during, Spell spell) {
        return new Trouble(known(type, code), null, during, spell);
    }

    /** It always is the same group of signals that one vehicle has this trouble with. */
    private static Trouble ofGroup(String type, String code, VehicleModel model, RandomGenerator random) {
        List<String> groups = Catalog.get().signals().stream()
                .filter(model::capableOf)
                .map(SignalDefinition::group)
                .distinct()
                .toList();
        String group = groups.get(random.nextInt(groups.size()));
        return new Trouble(
                known(type, code), signal -> signal.group().equals(group), ALWAYS, spell(random, 10, 60, 60));
    }

    private static Spell spell(RandomGenerator random, double leastPause, double mostPause, double mostMinutes) {
        return new Spell(
                random, new Spell.Hours(leastPause, mostPause), Spell.Hours.minutes(mostMinutes / 6, mostMinutes));
    }

    private static SignalError known(String type, String code) {
        ErrorDefinition error = Catalog.get().requireError(type, code);
        return new SignalError(error.type(), error.code());
    }
}
