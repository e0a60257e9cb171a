package io.signalpost.simulator;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;

import io.signalpost.event.VehicleEvent;
import io.signalpost.eventlog.EventLog;
import io.signalpost.testing.RunningApp;
import io.signalpost.testing.SqliteFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@ExtendWith(OutputCaptureExtension.class)
class DemoTest {

    @TempDir
    private Path folder;

    @Test
    void theDemoVerifiesTheCallbackAndItsReadingsArrive(CapturedOutput output) {
        try (RunningApp app = RunningApp.start(folder, "spring.profiles.active=demo")) {
            await().untilAsserted(() -> {
                assertThat(output).contains("verified", app.webhook().toString(), "event-log.db", "signals.db");
                assertThat(output).contains("tractionbattery-stateofcharge");
                assertThat(app.bean(EventLog.class)
                                .destination("database")
                                .orElseThrow()
                                .delivered())
                        .isGreaterThanOrEqualTo(10);
            });
        }
        assertThat(SqliteFile.query(folder.resolve("signals.db"))
                        .queryForObject("SELECT count(*) FROM vehicle_signal", Long.class))
                .isEqualTo(15);
    }

    @Test
    void aCarLivesThroughEverythingThatTheDemoShows() {
        DemoVehicle car = new DemoVehicle("KIA", "EV6", 2);

        var events = IntStream.range(0, 500)
                .mapToObj(i ->
                        new VehicleEvent(UUID.randomUUID().toString(), Instant.now(), car.nextEvent(Instant.now())))
                .toList();

        assertThat(events.get(0).triggeredBy("FIRST_DELIVERY")).isTrue();
        assertThat(events).anyMatch(event -> event.triggeredBy("charge-ischarging"));
        assertThat(events).anyMatch(event -> event.faults().stream().anyMatch(fault -> !fault.resolved()));
        assertThat(events).anyMatch(event -> event.faults().stream().anyMatch(fault -> fault.resolved()));
        assertThat(events).allMatch(event -> event.mode().equals("SIMULATED"));
        assertThat(events)
                .filteredOn(
                        event -> event.signal("tractionbattery-stateofcharge").ok())
                .allSatisfy(event -> assertThat(event.signal("tractionbattery-stateofcharge")
                                .number()
                                .intValue())
                        .isBetween(0, 100));
    }

    @Test
    void theSameSeedGivesTheSameCar() {
        assertThat(text(new DemoVehicle("KIA", "EV6", 2))).isEqualTo(text(new DemoVehicle("KIA", "EV6", 2)));
    }

    /** Its first event without the ids, which are new every time. */
    private static String text(DemoVehicle car) {
        return new String(car.nextEvent(Instant.EPOCH), StandardCharsets.UTF_8)
                .replaceAll("\"(eventId|deliveryId)\":\"[^\"]*\"", "");
    }
}
