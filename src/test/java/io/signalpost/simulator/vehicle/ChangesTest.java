package io.signalpost.simulator.vehicle;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalpost.catalog.Catalog;
import io.signalpost.catalog.SignalDefinition;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What changes in a vehicle's life, and what does not. */
class ChangesTest {

    /** Neither are attributes, nor does the life of a vehicle change them. */
    private static final Set<String> CONSTANT = Set.of(
            "charge-chargetimers",
            "charge-fastchargertype",
            "closure-sunroof",
            "connectivitysoftware-currentfirmwareversion",
            "connectivitystatus-isdigitalkeypaired",
            "connectivitystatus-isonline",
            "diagnostics-brakefluid",
            "diagnostics-driverassistance",
            "diagnostics-evbatteryconditioning",
            "diagnostics-evcharging",
            "diagnostics-lighting",
            "diagnostics-oilpressure",
            "diagnostics-oiltemperature",
            "diagnostics-tirepressuremonitoring",
            "diagnostics-washerfluid",
            "diagnostics-waterinfuel",
            "lowvoltagebattery-status",
            "tractionbattery-nominalcapacity",
            "vehicleidentification-nickname",
            "vehicleidentification-packages",
            "vehicleidentification-trim",
            "vehicleuseraccount-permissions",
            "vehicleuseraccount-role");

    /** These need a certain defect, or a long way. */
    private static final Set<String> RARE =
            Set.of("diagnostics-emissions", "diagnostics-oillife", "diagnostics-tirepressure");

    @Test
    void everythingElseChangesWithinAWeek() {
        assertThat(unchanged(Duration.ofDays(7), Duration.ofMinutes(10)))
                .containsAll(CONSTANT)
                .isSubsetOf(Stream.concat(CONSTANT.stream(), RARE.stream()).toList());
    }

    @Test
    void evenRareThingsChangeInTheLongRun() {
        assertThat(unchanged(Duration.ofDays(50), Duration.ofHours(2))).containsExactlyInAnyOrderElementsOf(CONSTANT);
    }

    @Test
    void whatTriggersAreMadeForChangesEveryDayInEveryCar() {
        List<SignalDefinition> ofAll = signals(
                "odometer-traveleddistance",
                "location-preciselocation",
                "location-isathome",
                "motion-currentspeed",
                "closure-doors",
                "closure-islocked",
                "hvac-iscabinhvacactive",
                "climate-externaltemperature",
                "connectivitystatus-isasleep");
        List<SignalDefinition> ofThoseWithPlug = signals(
                "charge-ischarging",
                "charge-ischargingcableconnected",
                "charge-detailedchargingstatus",
                "tractionbattery-stateofcharge");

        Lives.openVehicles().forEach(vehicle -> {
            Set<SignalDefinition> expected = new HashSet<>(ofAll);
            if (!vehicle.identity().powertrainType().equals("ICE")) {
                expected.addAll(ofThoseWithPlug);
            }
            assertThat(changes(vehicle, Duration.ofDays(2), Duration.ofMinutes(1), expected))
                    .as(vehicle.identity().model())
                    .containsOnlyKeys(expected);
        });
    }

    @Test
    void aVehicleKnowsWhatItsLifeChanges() {
        Set<String> expected = Catalog.get().signals().stream()
                .filter(signal -> !signal.attribute())
                .map(SignalDefinition::code)
                .filter(code -> !CONSTANT.contains(code))
                .collect(Collectors.toSet());

        assertThat(Lives.openVehicles()
                        .flatMap(vehicle -> Catalog.get().signals().stream().filter(vehicle::changes))
                        .map(SignalDefinition::code))
                .containsOnly(expected.toArray(String[]::new));
    }

    @Test
    void nothingChangesThatAVehicleDoesNotSupply() {
        SimulatedVehicle withheld = Lives.vehicle(VehicleModel.ALL.get(0), Set.of());

        assertThat(withheld.changes(Lives.signal("odometer-traveleddistance"))).isFalse();
    }

    /** Triggers compare bodies: nothing may go to and fro with no cause. */
    @Test
    void slowThingsChangeSeldom() {
        Map<SignalDefinition, Integer> timesADay = Map.of(
                Lives.signal("climate-externaltemperature"), 60,
                Lives.signal("climate-internaltemperature"), 400,
                Lives.signal("wheel-tires"), 120,
                Lives.signal("lowvoltagebattery-stateofcharge"), 60,
                Lives.signal("internalcombustionengine-oillife"), 5,
                Lives.signal("diagnostics-mil"), 2,
                Lives.signal("charge-chargelimits"), 5,
                Lives.signal("hvac-iscabinhvacactive"), 40);

        Lives.openVehicles()
                .map(vehicle -> changes(vehicle, Duration.ofDays(1), Duration.ofMinutes(1), timesADay.keySet()))
                .forEach(changes -> assertThat(changes)
                        .allSatisfy((signal, times) ->
                                assertThat(times).as(signal.code()).isLessThanOrEqualTo(timesADay.get(signal))));
    }

    /** Codes of what has not changed in any vehicle, attributes apart. */
    private static Set<String> unchanged(Duration time, Duration step) {
        Set<SignalDefinition> unchanged = new HashSet<>(Catalog.get().signals());
        unchanged.removeIf(SignalDefinition::attribute);
        Lives.openVehicles()
                .forEach(vehicle -> unchanged.removeAll(
                        changes(vehicle, time, step, Set.copyOf(unchanged)).keySet()));
        return unchanged.stream().map(SignalDefinition::code).collect(Collectors.toSet());
    }

    /** How often each body changed. */
    private static Map<SignalDefinition, Integer> changes(
            SimulatedVehicle vehicle, Duration time, Duration step, Collection<SignalDefinition> signals) {
        Map<SignalDefinition, JsonNode> last = new HashMap<>();
        Map<SignalDefinition, Integer> changes = new HashMap<>();
        Lives.live(vehicle, time, step, () -> {
            vehicle.recover();
            for (SignalDefinition signal : signals) {
                JsonNode body = vehicle.read(signal, Lives.START).body();
                JsonNode before = last.put(signal, body);
                if (before != null && !before.equals(body)) {
                    changes.merge(signal, 1, Integer::sum);
                }
            }
        });
        return changes;
    }

    private static List<SignalDefinition> signals(String... codes) {
        return Stream.of(codes).map(Lives::signal).toList();
    }
}
