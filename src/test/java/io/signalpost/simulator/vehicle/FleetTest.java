package io.signalpost.simulator.vehicle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import io.signalpost.catalog.Catalog;
import io.signalpost.catalog.PermissionDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class FleetTest {

    @Test
    void theSameSeedGivesTheSameLives() {
        assertThat(lives(7)).isEqualTo(lives(7)).isNotEqualTo(lives(8));
    }

    @Test
    void noTwoVehiclesShareAnId() {
        List<String> ids = LongStream.of(0, 1, 2, 1L << 48, (1L << 48) + 1, -1, Long.MIN_VALUE, Long.MAX_VALUE)
                .boxed()
                .flatMap(seed -> Lives.fleet(seed, 100).stream())
                .map(SimulatedVehicle::identity)
                .flatMap(identity -> List.of(identity.id(), identity.userId()).stream())
                .toList();

        assertThat(ids).hasSize(1600).doesNotHaveDuplicates().allSatisfy(id -> assertThat(UUID.fromString(id))
                .hasToString(id));
    }

    @Test
    void hasManyMakesOfAllPowertrains() {
        List<VehicleIdentity> identities = Lives.fleet(1, Lives.MODELS).stream()
                .map(SimulatedVehicle::identity)
                .toList();

        assertThat(identities.stream().map(VehicleIdentity::make).distinct()).hasSizeGreaterThanOrEqualTo(10);
        assertThat(identities.stream().map(VehicleIdentity::powertrainType).distinct())
                .containsExactlyInAnyOrder("BEV", "PHEV", "ICE");
        assertThat(identities).allSatisfy(identity -> {
            assertThat(identity.make()).isUpperCase();
            assertThat(identity.year()).isBetween(2015, 2026);
            assertThat(identity.mode()).isEqualTo("live");
        });
        assertThat(new Fleet(1, "simulated").next().identity().mode()).isEqualTo("simulated");
    }

    /** So that a demo with a handful of vehicles shows everything. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theFirstVehiclesAreElectricAndOpenThenComeTheOthers(long seed) {
        List<SimulatedVehicle> vehicles = Lives.fleet(seed, 5);

        assertThat(vehicles)
                .extracting(vehicle -> vehicle.identity().powertrainType())
                .containsExactly("BEV", "BEV", "PHEV", "ICE", "BEV");
        assertThat(vehicles.subList(0, 4)).allSatisfy(vehicle -> assertThat(vehicle.permissions())
                .containsExactlyElementsOf(Catalog.get().permissions().stream()
                        .map(PermissionDefinition::name)
                        .toList()));
        assertThat(vehicles.get(4).permissions()).hasSizeBetween(25, 27);
        assertThat(lacking(vehicles.get(4))).isNotEmpty();
    }

    @Test
    void ownersOfSomeVehiclesWithholdPermissions() {
        assertThat(Lives.fleet(1, 100).stream()
                        .filter(vehicle -> !lacking(vehicle).isEmpty()))
                .hasSize(20);
    }

    @Test
    void vehicleIdentificationNumbersAreUniqueAndWellFormed() {
        List<String> vins = Lives.fleet(1, 4 * Lives.MODELS).stream()
                .filter(vehicle -> vehicle.permissions().contains("read_vin"))
                .map(vehicle -> Lives.body(vehicle, "vehicleidentification-vin")
                        .get("value")
                        .textValue())
                .toList();

        assertThat(vins)
                .hasSizeGreaterThan(30)
                .doesNotHaveDuplicates()
                .allMatch(vin -> vin.matches("[A-HJ-NPR-Z0-9]{3}000000[A-HJ-NPR-Z0-9]{8}"));
    }

    @Test
    void noGapOfAModelIsMisspelt() {
        assertThat(VehicleModel.ALL).allSatisfy(model -> assertThat(model.gaps())
                .allSatisfy(gap -> assertThat(Catalog.get().signals())
                        .anyMatch(signal -> signal.code().startsWith(gap))));
    }

    private static Set<String> lacking(SimulatedVehicle vehicle) {
        return Catalog.get().permissions().stream()
                .filter(permission -> !permission.signals().isEmpty())
                .map(PermissionDefinition::name)
                .filter(name -> !vehicle.permissions().contains(name))
                .collect(Collectors.toSet());
    }

    /** Everything that can be told of some vehicles over two days. */
    private static List<Object> lives(long seed) {
        List<Object> lives = new ArrayList<>();
        for (SimulatedVehicle vehicle : Lives.fleet(seed, 4)) {
            lives.add(vehicle.identity());
            lives.add(vehicle.permissions());
            Lives.live(vehicle, Duration.ofDays(2), Duration.ofMinutes(45), () -> {
                lives.add(vehicle.activity());
                Catalog.get().signals().forEach(signal -> lives.add(vehicle.read(signal, Lives.START)));
            });
        }
        return lives;
    }
}
