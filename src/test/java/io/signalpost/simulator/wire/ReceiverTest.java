package io.signalpost.simulator.wire;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.smartcar.sdk.Smartcar;
import io.signalpost.event.Signal;
import io.signalpost.event.Trigger;
import io.signalpost.event.VehicleEvent;
import io.signalpost.simulator.vehicle.Reading;
import io.signalpost.simulator.vehicle.SignalError;
import io.signalpost.simulator.wire.OutgoingEvent.Fault;
import io.signalpost.simulator.wire.OutgoingEvent.WebhookInfo;
import io.signalpost.testing.Examples;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import static io.signalpost.simulator.wire.Facts.reading;
import static io.signalpost.simulator.wire.Facts.signal;
import static org.assertj.core.api.Assertions.assertThat;

/** Signalpost takes every profile and reads what was put into it. */
class ReceiverTest {

    private static final String[] TRIGGERS = {"charge-ischarging", "odometer-traveleddistance"};

    /** In one unit system and the other, where they differ. */
    private static final Map<String, String> UNITS = Map.of(
            "km", "miles",
            "km/h", "mph",
            "kph", "mph",
            "celsius", "fahrenheit",
            "bar", "psi",
            "liters", "gallons");

    @TempDir
    static Path data;

    private static ReceivingApp app;

    @BeforeAll
    static void start() {
        app = new ReceivingApp(data);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @ParameterizedTest
    @EnumSource
    void answersTheChallenge(WireProfile profile) throws Exception {
        String challenge = "challenge_770060ddbb8bc3fcd846a0c669f07b40";

        var answer = app.post(profile, Facts.verify(newId(), challenge));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("{\"challenge\":\"" + Smartcar.hashChallenge(Examples.TOKEN, challenge) + "\"}");
    }

    @ParameterizedTest
    @EnumSource(names = {"WIRE_4_0", "DOCS_4_0", "AUTUMN_2025", "SAMPLE_3_0"})
    void readsEverySignal(WireProfile profile) throws Exception {
        VehicleEvent event = app.received(profile, Facts.state(newId(), Facts.allReadings(), TRIGGERS));

        assertThat(event.type()).isEqualTo("VEHICLE_STATE");
        assertThat(event.mode()).isEqualTo("LIVE");
        assertThat(event.vehicle().id()).isEqualTo(Facts.VEHICLE.id());
        assertThat(event.vehicle().make()).isEqualTo("KIA");
        assertThat(event.deliveredAt()).isEqualTo(Facts.DELIVERED_AT);
        assertThat(event.triggers()).extracting(Trigger::code).containsExactly(TRIGGERS);
        assertThat(event.signals()).hasSize(93);
        for (Reading sent : Facts.allReadings()) {
            Signal signal = event.signal(sent.signal().code());
            assertThat(signal.ok()).as(signal.code()).isTrue();
            assertThat(signal.unit()).as(signal.code()).isEqualTo(sent.signal().unit());
            assertThat(signal.value())
                    .as(signal.code())
                    .isEqualTo(ReceivingApp.today(sent).value());
            if (profile != WireProfile.SAMPLE_3_0) { // which has no times
                assertThat(signal.oemUpdatedAt()).as(signal.code()).isEqualTo(time(sent.oemUpdatedAt()));
                assertThat(signal.retrievedAt()).as(signal.code()).isEqualTo(time(sent.retrievedAt()));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"WIRE_4_0", "DOCS_4_0", "AUTUMN_2025", "SAMPLE_3_0"})
    void readsImperialUnits(WireProfile profile) throws Exception {
        VehicleEvent event = app.received(profile, Facts.state(newId(), Facts.IMPERIAL, Facts.allReadings(), TRIGGERS));

        assertThat(event.signals()).allSatisfy(signal -> {
            String metric = signal(signal.code()).unit();
            assertThat(signal.unit()).isEqualTo(metric == null ? null : UNITS.getOrDefault(metric, metric));
        });
        assertThat(event.signal("odometer-traveleddistance").number()).isEqualByComparingTo("26021.3");
    }

    @ParameterizedTest
    @EnumSource(names = {"WIRE_4_0", "DOCS_4_0", "AUTUMN_2025", "SAMPLE_3_0"})
    void readsAFirstDeliveryInWhichEverySignalFailed(WireProfile profile) throws Exception {
        VehicleEvent event = app.received(profile, Facts.state(newId(), Facts.allFailed()));

        assertThat(event.triggeredBy(Trigger.FIRST_DELIVERY)).isTrue();
        assertThat(event.triggers()).hasSize(1);
        for (Reading sent : Facts.allFailed()) {
            Signal signal = event.signal(sent.signal().code());
            assertThat(signal.ok()).isFalse();
            assertThat(new SignalError(signal.errorType(), signal.errorCode())).isEqualTo(sent.error());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"WIRE_4_0", "DOCS_4_0", "AUTUMN_2025"})
    void readsFaults(WireProfile profile) throws Exception {
        SignalError unreachable = new SignalError("VEHICLE_STATE", "UNREACHABLE");
        VehicleEvent event = app.received(
                profile,
                Facts.error(
                        newId(),
                        new Fault(SignalError.PERMISSION, false, List.of(signal("wheel-tires"))),
                        new Fault(unreachable, true, List.of())));

        assertThat(event.type()).isEqualTo("VEHICLE_ERROR");
        assertThat(event.vehicle().id()).isEqualTo(Facts.VEHICLE.id());
        assertThat(event.faults())
                .extracting(fault -> List.of(new SignalError(fault.type(), fault.code()), fault.resolved()))
                .containsExactly(List.of(SignalError.PERMISSION, false), List.of(unreachable, true));
        assertThat(event.faults().get(0).signals()).containsExactly("wheel-tires");
        assertThat(event.faults().get(0).resolutionType()).isEqualTo("REAUTHENTICATE");
        assertThat(event.faults().get(1).signals()).isEmpty();
        assertThat(event.faults().get(1).resolutionType()).isNull();
    }

    @ParameterizedTest
    @EnumSource(names = {"SCHEDULED_2_0", "DYNAMIC_2_0"})
    void readsThePathsOf20(WireProfile profile) throws Exception {
        for (WebhookInfo webhook : List.of(Facts.WEBHOOK, Facts.IMPERIAL)) {
            VehicleEvent event = app.received(profile, Facts.state(newId(), webhook, Facts.allReadings(), TRIGGERS));
            boolean metric = webhook.units() == UnitSystem.METRIC;

            assertThat(event.vehicle().id()).isEqualTo(Facts.VEHICLE.id());
            assertThat(event.signals()).hasSize(14).allMatch(Signal::ok);
            assertThat(event.signals().stream()
                            .filter(signal -> !signal.code().matches("location.*|wheel-tires"))
                            .map(signal -> signal.code() + "=" + signal.value()
                                    + (signal.unit() == null ? "" : " " + signal.unit())))
                    .containsExactlyInAnyOrder(
                            "odometer-traveleddistance=" + (metric ? "41877.3 km" : "26021.3 miles"),
                            "tractionbattery-stateofcharge=57 percent",
                            "tractionbattery-range=" + (metric ? "233 km" : "144.8 miles"),
                            "internalcombustionengine-fuellevel=62 percent",
                            "internalcombustionengine-amountremaining=" + (metric ? "31.2 liters" : "8.2 gallons"),
                            "internalcombustionengine-range=" + (metric ? "513 km" : "318.8 miles"),
                            "internalcombustionengine-oillife=44 percent",
                            "charge-ischargingcableconnected=true",
                            "charge-detailedchargingstatus=CHARGING",
                            "charge-ischarging=true",
                            "closure-islocked=true",
                            "vehicleidentification-vin=WBY00000000000017");
            assertThat(event.signal("location-preciselocation").field("latitude"))
                    .hasToString("50.8467");
            assertThat(event.signal("wheel-tires").unit()).isEqualTo(metric ? "kPa" : "psi");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SCHEDULED_2_0", "DYNAMIC_2_0"})
    void readsPathsThatFailed(WireProfile profile) throws Exception {
        VehicleEvent event = app.received(
                profile,
                Facts.state(newId(), List.of(Facts.failed("odometer-traveleddistance", SignalError.NOT_CAPABLE))));

        Signal odometer = event.signal("odometer-traveleddistance");
        assertThat(odometer.present()).isTrue();
        assertThat(new SignalError(odometer.errorType(), odometer.errorCode())).isEqualTo(SignalError.NOT_CAPABLE);
    }

    @Test
    void readsThatChargingStarted() throws Exception {
        VehicleEvent event = app.received(
                WireProfile.EVENT_BASED_2_0,
                Facts.state(newId(), List.of(reading("charge-ischarging", "{'value':true}")), "charge-ischarging"));

        assertThat(event.vehicle().id()).isEqualTo(Facts.VEHICLE.id());
        assertThat(event.triggeredBy("charge-ischarging")).isTrue();
        assertThat(event.signal("charge-ischarging").bool()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = "EVENT_BASED_2_0", mode = Mode.EXCLUDE)
    void knowsATest(WireProfile profile) throws Exception {
        var charging = List.of(signal("charge-ischarging"));

        VehicleEvent event = app.received(profile, TestEvent.of(Facts.WEBHOOK, charging, charging, Facts.DELIVERED_AT));

        assertThat(event.mode()).isEqualTo("TEST");
        assertThat(event.signal("charge-ischarging").bool()).isTrue();
    }

    private static Instant time(Instant sent) {
        return sent.equals(Instant.EPOCH) ? null : sent;
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }
}
