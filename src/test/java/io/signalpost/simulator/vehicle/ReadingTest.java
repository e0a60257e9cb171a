package io.signalpost.simulator.vehicle;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.signalpost.catalog.Catalog;
import io.signalpost.catalog.SignalDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a reading says, and which error comes first. */
class ReadingTest {

    private static final SignalError UNREACHABLE = new SignalError("VEHICLE_STATE", "UNREACHABLE");
    private static final SignalDefinition ODOMETER = Lives.signal("odometer-traveleddistance");
    private static final SignalDefinition VIN = Lives.signal("vehicleidentification-vin");
    private static final Instant LIVED = Lives.START.plusSeconds(60);
    private static final Instant READ = Lives.START.plusSeconds(75);

    private final SimulatedVehicle tesla = Lives.fleet(1, 1).get(0);

    @Test
    void isStampedWithTheLastContactAndTheTimeOfReading() {
        tesla.live(Duration.ofMinutes(1), LIVED);

        Reading reading = tesla.read(ODOMETER, READ);

        assertThat(reading.ok()).isTrue();
        assertThat(reading.signal()).isSameAs(ODOMETER);
        assertThat(reading.oemUpdatedAt()).isEqualTo(LIVED);
        assertThat(reading.retrievedAt()).isEqualTo(READ);
    }

    @Test
    void connectingIsTheFirstContact() {
        assertThat(tesla.read(ODOMETER, READ).oemUpdatedAt()).isEqualTo(READ);
    }

    @Test
    void noTwoContactsHaveTheSameMillisecondSoThatReceiversCanOrderThem() {
        Instant now = LIVED.plusNanos(1_700_000);
        List<Reading> readings = Stream.generate(() -> {
                    Reading reading = tesla.read(ODOMETER, now);
                    tesla.live(Duration.ofMinutes(1), now);
                    return reading;
                })
                .limit(4)
                .toList();

        assertThat(readings)
                .extracting(Reading::oemUpdatedAt)
                .containsExactly(LIVED.plusMillis(1), LIVED.plusMillis(2), LIVED.plusMillis(3), LIVED.plusMillis(4));
        assertThat(readings).allSatisfy(reading -> assertThat(reading.retrievedAt())
                .isAfterOrEqualTo(reading.oemUpdatedAt())
                .isAfterOrEqualTo(now));
    }

    @Test
    void attributesAreStampedWithTheEpoch() {
        tesla.live(Duration.ofMinutes(1), LIVED);

        assertThat(Catalog.get().signals())
                .filteredOn(SignalDefinition::attribute)
                .hasSize(4)
                .allSatisfy(signal -> {
                    assertThat(tesla.read(signal, READ).oemUpdatedAt()).isEqualTo(Instant.EPOCH);
                    assertThat(tesla.read(signal, READ).retrievedAt()).isEqualTo(Instant.EPOCH);
                });
    }

    @Test
    void nothingCanBeReadWhileTheConnectionIsBroken() {
        tesla.live(Duration.ofMinutes(1), LIVED);
        tesla.breakConnection(UNREACHABLE);
        tesla.live(Duration.ofHours(30), LIVED.plusSeconds(60));

        assertThat(tesla.connectionError()).contains(UNREACHABLE);
        assertThat(Catalog.get().signals()).allSatisfy(signal -> {
            Reading reading = tesla.read(signal, READ);
            assertThat(reading.error()).isEqualTo(UNREACHABLE);
            assertThat(reading.body()).isNull();
            assertThat(reading.oemUpdatedAt()).isEqualTo(signal.attribute() ? Instant.EPOCH : LIVED);
        });
    }

    @Test
    void lifeGoesOnWhileTheConnectionIsBroken() {
        double before = Lives.body(tesla, ODOMETER.code()).get("value").doubleValue();
        tesla.breakConnection(UNREACHABLE);
        tesla.live(Duration.ofHours(24), LIVED);
        tesla.recover();

        assertThat(tesla.connectionError()).isEmpty();
        assertThat(Lives.body(tesla, ODOMETER.code()).get("value").doubleValue())
                .isGreaterThan(before + 20);
    }

    @Test
    void anotherErrorReplacesTheOneBefore() {
        SignalError failed = new SignalError("CONNECTED_SERVICES_ACCOUNT", "AUTHENTICATION_FAILED");
        tesla.breakConnection(UNREACHABLE);
        tesla.breakConnection(failed);

        assertThat(tesla.connectionError()).contains(failed);
    }

    @Test
    void theErrorOfThePermissionHasNoCode() {
        tesla.breakConnection(SignalError.PERMISSION);

        assertThat(tesla.connectionError()).contains(SignalError.PERMISSION);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            VEHICLE_STATE, UNREACHABEL, did you mean VEHICLE_STATE/UNREACHABLE?
            VEHICLESTATE,  ASLEEP,      did you mean VEHICLE_STATE/ASLEEP?
            PERMISSION,    NONE,        did you mean PERMISSION/null?
            -,             -,           write a type and a code of the catalogue
            FLAT_TYRE_ON_THE_MOTORWAY, 42, write a type and a code of the catalogue
            """)
    void anUnknownErrorIsRefusedWithASuggestion(String type, String code, String suggestion) {
        assertThatThrownBy(() -> tesla.breakConnection(new SignalError(type, code)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(type + "/" + code)
                .hasMessageContaining(suggestion);
        assertThat(tesla.connectionError()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            BEV,  internalcombustionengine-fuellevel
            BEV,  diagnostics-oilpressure
            PHEV, charge-isfastchargerpresent
            ICE,  tractionbattery-stateofcharge
            ICE,  charge-ischarging
            ICE,  diagnostics-evcharging
            """)
    void noVehicleCanDoMoreThanItsPowertrain(String powertrain, String code) {
        assertThat(Lives.fleet(1, Lives.MODELS))
                .filteredOn(vehicle -> vehicle.identity().powertrainType().equals(powertrain))
                .hasSizeGreaterThan(1)
                .allSatisfy(vehicle -> {
                    assertThat(vehicle.supplies(Lives.signal(code))).isFalse();
                    assertThat(vehicle.read(Lives.signal(code), READ).error()).isEqualTo(SignalError.NOT_CAPABLE);
                });
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            location-isathome
            closure-doors
            wheel-tires
            diagnostics-dtclist
            charge-chargerecords
            """)
    void someElectricCarsHaveGapsThatOthersHaveNot(String code) {
        assertThat(Lives.fleet(1, 4).get(0).supplies(Lives.signal(code))).isTrue();
        assertThat(Lives.fleet(1, Lives.MODELS))
                .filteredOn(vehicle -> vehicle.identity().powertrainType().equals("BEV"))
                .anyMatch(vehicle -> SignalError.NOT_CAPABLE.equals(
                        vehicle.read(Lives.signal(code), READ).error()));
    }

    @Test
    void capabilityIsCheckedBeforePermission() {
        SimulatedVehicle withheld = Lives.vehicle(VehicleModel.ALL.get(0), Set.of("read_odometer"));

        assertThat(withheld.read(Lives.signal("internalcombustionengine-fuellevel"), READ)
                        .error())
                .isEqualTo(SignalError.NOT_CAPABLE);
        assertThat(withheld.read(VIN, READ).error()).isEqualTo(SignalError.PERMISSION);
        assertThat(withheld.read(ODOMETER, READ).ok()).isTrue();
        assertThat(withheld.supplies(VIN)).isFalse();
        assertThat(withheld.supplies(ODOMETER)).isTrue();
    }

    @Test
    void theConnectionIsCheckedBeforeAll() {
        SimulatedVehicle withheld = Lives.vehicle(VehicleModel.ALL.get(0), Set.of());
        withheld.breakConnection(UNREACHABLE);

        assertThat(Stream.of("internalcombustionengine-fuellevel", "vehicleidentification-vin")
                        .map(code -> withheld.read(Lives.signal(code), READ).error()))
                .containsOnly(UNREACHABLE);
    }

    @Test
    void whatNoPermissionIsKnownOfIsReadable() {
        SimulatedVehicle withheld = Lives.vehicle(VehicleModel.ALL.get(0), Set.of());
        List<SignalDefinition> readable = Catalog.get().signals().stream()
                .filter(signal -> withheld.read(signal, READ).ok())
                .toList();

        assertThat(readable).hasSize(5).allSatisfy(signal -> {
            assertThat(signal.permission()).isNull();
            assertThat(withheld.supplies(signal)).isTrue();
        });
    }
}
