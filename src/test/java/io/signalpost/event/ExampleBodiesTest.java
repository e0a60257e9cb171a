package io.signalpost.event;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalpost.testing.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What each example body means. */
class ExampleBodiesTest {

    private static final String ENVELOPES = """
            verify-v4.json                               | VERIFY        | LIVE | 4.0 | -    | 2026-03-16T08:40:00Z | -
            verify-v4-iso-time.json                      | VERIFY        | LIVE | 4.0 | -    | 2026-03-16T08:40:00Z | -
            verify-v2-legacy.json                        | verify        | LIVE | 2.0 | -    | -                    | -
            vehicle-state-first-delivery.json            | VEHICLE_STATE | LIVE | 4.0 | 1bcd | 2026-03-16T08:40:00Z | FIRST_DELIVERY
            vehicle-state-many-signals.json              | VEHICLE_STATE | LIVE | 4.0 | 1bcd | 2026-03-16T08:50:00Z | charge-ischarging tractionbattery-stateofcharge
            vehicle-state-many-signals-retry.json        | VEHICLE_STATE | LIVE | 4.0 | 1bcd | 2026-03-16T08:50:25Z | charge-ischarging tractionbattery-stateofcharge
            vehicle-state-signal-error.json              | VEHICLE_STATE | LIVE | 4.0 | 1bcd | 2026-03-16T08:55:00Z | tractionbattery-stateofcharge
            vehicle-state-test-mode.json                 | VEHICLE_STATE | TEST | 4.0 | 1bcd | 2026-03-16T08:40:00.006Z | closure-islocked
            vehicle-state-docs-page-shape.json           | VEHICLE_STATE | LIVE | 4.0 | 1bcd | 2026-03-16T09:00:00Z | charge-voltage
            vehicle-state-docs-page-first-delivery.json  | VEHICLE_STATE | LIVE | 4.0 | 1bcd | 2026-03-16T09:00:00Z | FIRST_DELIVERY
            vehicle-state-early-2025-shape.json          | VEHICLE_STATE | LIVE | -   | 1bcd | 2025-09-23T18:00:00Z | odometer-traveleddistance
            vehicle-state-v3-doc-sample-shape.json       | VEHICLE_STATE | LIVE | 3.0 | 93b5 | 2025-04-08T08:13:20Z | tractionbattery-stateofcharge
            vehicle-error.json                           | VEHICLE_ERROR | LIVE | 4.0 | 1bcd | 2026-03-16T08:55:01Z | -
            vehicle-error-unreachable.json               | VEHICLE_ERROR | LIVE | 4.0 | 1bcd | 2026-03-16T09:13:20Z | -
            vehicle-error-resolved.json                  | VEHICLE_ERROR | LIVE | 4.0 | 1bcd | 2026-03-16T10:13:20Z | -
            vehicle-error-auth-failed.json               | VEHICLE_ERROR | LIVE | 4.0 | 1bcd | 2026-03-16T10:36:40Z | -
            vehicle-error-early-2025-shape.json          | VEHICLE_ERROR | LIVE | -   | 1bcd | 2025-09-23T18:00:00Z | -
            legacy-v2-scheduled.json                     | scheduled     | LIVE | 2.0 | 93b5 | -                    | -
            legacy-v2-dynamic.json                       | dynamic       | LIVE | 2.0 | 93b5 | -                    | -
            legacy-v2-event-based.json                   | eventBased    | LIVE | 2.0 | 93b5 | -                    | charge-ischarging
            """;

    private static final String SIGNALS = """
            vehicle-state-first-delivery.json            | tractionbattery-stateofcharge=57 percent, charge-ischarging=true, odometer-traveleddistance=41877.3 km, vehicleidentification-vin=WBY00000000000017
            vehicle-state-signal-error.json              | tractionbattery-stateofcharge=56 percent, location-isathome!COMPATIBILITY/VEHICLE_NOT_CAPABLE, diagnostics-abs!PERMISSION/null, charge-chargetimers!SERVER/INTERNAL, closure-sunroof={isOpen=null}
            vehicle-state-test-mode.json                 | odometer-traveleddistance=60321 km, closure-islocked=false
            vehicle-state-docs-page-shape.json           | tractionbattery-stateofcharge=57 percent, charge-voltage=231 volts
            vehicle-state-docs-page-first-delivery.json  | tractionbattery-stateofcharge=57 percent, charge-voltage=231 volts
            vehicle-state-early-2025-shape.json          | odometer-traveleddistance=41877.3 km, internalcombustionengine-fuellevel=41 percent
            vehicle-state-v3-doc-sample-shape.json       | tractionbattery-stateofcharge=52 percent
            legacy-v2-scheduled.json                     | odometer-traveleddistance=51233.1 km, tractionbattery-stateofcharge=57 percent, tractionbattery-range=210.2
            legacy-v2-dynamic.json                       | charge-ischargingcableconnected=true, charge-detailedchargingstatus=CHARGING, charge-ischarging=true
            legacy-v2-event-based.json                   | charge-ischarging=true
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = ENVELOPES)
    void envelope(
            String file,
            String type,
            String mode,
            String version,
            String vehicle,
            Instant deliveredAt,
            String triggers) {
        VehicleEvent event = event(file);

        assertThat(event.type()).isEqualTo(type);
        assertThat(event.mode()).isEqualTo(mode);
        assertThat(event.version()).isEqualTo(version);
        assertThat(event.vehicle().id() == null ? null : event.vehicle().id().substring(0, 4))
                .isEqualTo(vehicle);
        assertThat(event.deliveredAt()).isEqualTo(deliveredAt);
        assertThat(event.triggers().stream().map(Trigger::code))
                .containsExactlyElementsOf(triggers == null ? List.of() : List.of(triggers.split(" ")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = SIGNALS)
    void signals(String file, String signals) {
        assertThat(event(file).signals().stream()
                        .map(ExampleBodiesTest::inWords)
                        .collect(Collectors.joining(", ")))
                .isEqualTo(signals);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    tractionbattery-stateofcharge    | 57        | percent
                    tractionbattery-range            | 233       | km
                    charge-ischarging                | true      | -
                    charge-ischargingcableconnected  | true      | -
                    charge-chargelimits              | [{type=GLOBAL, limit=85, condition=null}] | percent
                    charge-timetocomplete            | 47        | minutes
                    location-preciselocation         | {latitude=50.8467, longitude=4.3525, heading=210, direction=SW, locationType=CURRENT} | -
                    odometer-traveleddistance        | 41877.3   | km
                    closure-doors                    | [{row=0, column=0, isOpen=false, isLocked=true}, {row=0, column=1, isOpen=true, isLocked=false}] | -
                    closure-fronttrunk               | {isOpen=false, isLocked=null} | -
                    wheel-tires                      | [{row=0, column=0, tirePressure=2.5}, {row=0, column=1, tirePressure=2.5}, {row=1, column=0, tirePressure=2.4}, {row=1, column=1, tirePressure=2.4}] | bar
                    climate-externaltemperature      | 7.5       | celsius
                    vehicleidentification-vin        | WBY00000000000017 | -
                    vehicleuseraccount-permissions   | [vehicle_location, vehicle_charging_cmds] | -
                    """)
    void oneOfManySignals(String code, String value, String unit) {
        VehicleEvent event = event("vehicle-state-many-signals.json");

        assertThat(event.signals()).hasSize(14);
        assertThat(event.signal(code).value()).hasToString(value);
        assertThat(event.signal(code).unit()).isEqualTo(unit);
    }

    @Test
    void whoAndWhen() {
        VehicleEvent event = event("vehicle-state-many-signals.json");

        assertThat(event.vehicle())
                .isEqualTo(new Vehicle("1bcddf9f-f4f4-5e71-9870-ce0851b7f826", "KIA", "EV6", 2024, "LIVE", "BEV"));
        assertThat(event.user()).isEqualTo(new User("fd776e68-09b2-5a5c-81a8-47883e832fb6", null));
        assertThat(event.webhookId()).isEqualTo("9688405d-6c32-598a-8335-a7caa5b81730");
        assertThat(event.deliveryId()).isEqualTo("125ab8cb-5aa4-5a42-9e6b-9506e4ea38b6");
        assertThat(event.receivedAt()).isEqualTo("2026-11-23T12:00:00Z");
        assertThat(event.signal("odometer-traveleddistance").oemUpdatedAt()).isEqualTo("2026-03-16T08:39:18Z");
        assertThat(event.signal("odometer-traveleddistance").retrievedAt()).isEqualTo("2026-03-16T08:39:58.200Z");
        assertThat(event.signal("vehicleidentification-vin").oemUpdatedAt()).isNull();
        assertThat(event.signal("vehicleidentification-vin").retrievedAt()).isNull();
    }

    @Test
    void noExampleIsLeftOut() throws Exception {
        var index = new ObjectMapper().readTree(Examples.body("index.json")).path("examples");
        List<String> files = StreamSupport.stream(index.spliterator(), false)
                .map(example -> example.path("file").asText().substring("examples/".length()))
                .toList();

        assertThat(ENVELOPES.lines().map(line -> line.substring(0, line.indexOf(' '))))
                .containsExactlyInAnyOrderElementsOf(files);
    }

    private static VehicleEvent event(String file) {
        return new VehicleEvent(file, Instant.parse("2026-11-23T12:00:00Z"), Examples.body(file));
    }

    private static String inWords(Signal signal) {
        return signal.ok()
                ? signal.code() + "=" + signal.value() + (signal.unit() == null ? "" : " " + signal.unit())
                : signal.code() + "!" + signal.errorType() + "/" + signal.errorCode();
    }
}
