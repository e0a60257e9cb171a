package io.signalpost.simulator.vehicle;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.signalpost.catalog.Catalog;
import io.signalpost.catalog.SignalDefinition;
import io.signalpost.simulator.vehicle.SimulatedVehicle.Activity;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Errors come and go by themselves. */
class TroublesTest {

    private static final Duration STEP = Duration.ofMinutes(5);
    private static final Duration DAYS = Duration.ofDays(40);
    private static final SignalError NOT_CHARGING = new SignalError("VEHICLE_STATE", "NOT_CHARGING");

    @Test
    void theConnectionIsLostNowAndThenAndComesBack() {
        Map<SignalError, Integer> looks = new HashMap<>();
        List<Integer> lengths = new ArrayList<>();
        List<Integer> pauses = new ArrayList<>();
        for (SimulatedVehicle vehicle : Lives.fleet(1, 5)) {
            int[] same = {0};
            boolean[] broken = {false};
            Lives.live(vehicle, DAYS, STEP, () -> {
                Optional<SignalError> error = vehicle.connectionError();
                error.ifPresent(found -> looks.merge(found, 1, Integer::sum));
                same[0]++;
                if (error.isPresent() != broken[0]) {
                    (broken[0] ? lengths : pauses).add(same[0] * 5);
                    broken[0] = error.isPresent();
                    same[0] = 0;
                }
            });
        }

        assertThat(looks)
                .containsOnlyKeys(
                        new SignalError("VEHICLE_STATE", "UNREACHABLE"),
                        new SignalError("VEHICLE_STATE", "ASLEEP"),
                        new SignalError("CONNECTED_SERVICES_ACCOUNT", "AUTHENTICATION_FAILED"));
        assertThat(pauses).allMatch(minutes -> minutes < 48 * 60);
        assertThat(lengths).hasSizeGreaterThan(5 * 40 / 2).allMatch(minutes -> minutes < 6 * 60);
        double share = looks.values().stream().mapToInt(Integer::intValue).sum() / (5.0 * 40 * 24 * 12);
        assertThat(share).isBetween(0.005, 0.08);
    }

    @Test
    void someSignalsFailNowAndThenAndComeBack() {
        Map<SignalError, Set<String>> failed = new HashMap<>();
        Set<SignalDefinition> broken = new HashSet<>();
        int[] ended = {0};
        Lives.openVehicles()
                .limit(4)
                .forEach(vehicle -> Lives.live(vehicle, Duration.ofDays(12), Duration.ofMinutes(20), () -> {
                    if (vehicle.connectionError().isPresent()) {
                        return;
                    }
                    for (SignalDefinition signal : Catalog.get().signals()) {
                        SignalError error = vehicle.read(signal, Lives.START).error();
                        if (error == null) {
                            ended[0] += broken.remove(signal) ? 1 : 0;
                        } else if (!error.equals(SignalError.NOT_CAPABLE)) {
                            broken.add(signal);
                            failed.computeIfAbsent(error, any -> new HashSet<>())
                                    .add(signal.group());
                            assertThat(error.equals(NOT_CHARGING) && vehicle.activity() == Activity.CHARGING)
                                    .isFalse();
                        }
                    }
                }));

        assertThat(failed)
                .containsOnlyKeys(
                        new SignalError("UPSTREAM", "NO_RESPONSE"),
                        new SignalError("SERVER", "INTERNAL"),
                        NOT_CHARGING);
        assertThat(failed.get(NOT_CHARGING)).containsExactly("Charge");
        assertThat(ended[0]).isGreaterThan(100);
    }

    @Test
    void onlyAFewSignalsOfChargingNeedCharging() {
        SimulatedVehicle vehicle = Lives.fleet(1, 1).get(0);
        Set<String> failed = new HashSet<>();
        Lives.live(vehicle, Duration.ofDays(12), Duration.ofMinutes(20), () -> {
            for (SignalDefinition signal : Catalog.get().signals()) {
                if (NOT_CHARGING.equals(vehicle.read(signal, Lives.START).error())) {
                    failed.add(signal.code());
                }
            }
        });

        assertThat(failed)
                .containsExactlyInAnyOrder("charge-chargerate", "charge-timetocomplete", "charge-amperagerequested");
    }

    @Test
    void theMakersTimeStandsStillAtTheLastContact() {
        SimulatedVehicle vehicle = Lives.fleet(1, 1).get(0);
        SignalDefinition odometer = Lives.signal("odometer-traveleddistance");
        Set<Boolean> seen = new HashSet<>();
        Instant[] time = {Lives.START, Lives.START};
        Lives.live(vehicle, Duration.ofDays(4), STEP, () -> {
            time[0] = time[0].plus(STEP);
            boolean connected = vehicle.connectionError().isEmpty();
            time[1] = connected ? time[0] : time[1];
            seen.add(connected);
            assertThat(vehicle.read(odometer, time[0].plusSeconds(1)).oemUpdatedAt())
                    .isEqualTo(time[1]);
        });

        assertThat(seen).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void recoveryEndsEverythingAtOnce() {
        for (SimulatedVehicle vehicle : Lives.fleet(1, 3)) {
            Lives.live(vehicle, Duration.ofDays(10), Duration.ofMinutes(20), () -> {
                if (!failing(vehicle).isEmpty()) {
                    vehicle.recover();
                    assertThat(failing(vehicle)).isEmpty();
                }
            });
        }
    }

    private static List<SignalDefinition> failing(SimulatedVehicle vehicle) {
        return Catalog.get().signals().stream()
                .filter(vehicle::supplies)
                .filter(signal -> !vehicle.read(signal, Lives.START).ok())
                .toList();
    }
}
