package io.signalpost.demo;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.signalpost.eventlog.EventLog;
import io.signalpost.eventlog.ledger.DestinationStatus;
import io.signalpost.simulator.Simulator;
import io.signalpost.simulator.delivery.Delivery;
import io.signalpost.simulator.delivery.DeliveryLog.Totals;
import io.signalpost.testing.RunningApp;
import io.signalpost.testing.SqliteFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@ExtendWith(OutputCaptureExtension.class)
class DemoTest {

    @TempDir
    private Path folder;

    /** Whoever runs the demo sees all of it; and what was acknowledged is what the receiver has, event for event. */
    @Test
    void theDemoGoesThroughTheWholeLifeAndBothSidesAgree(CapturedOutput output) {
        try (RunningApp app = start()) {
            await().untilAsserted(() -> assertThat(output)
                    .contains("simulator", "verified", app.webhook().toString(), "the console", "signals.db")
                    .contains("VEHICLE_STATE/UNREACHABLE ERROR", "VEHICLE_STATE/UNREACHABLE RESOLVED", "are enabled")
                    .doesNotContain("VEHICLE_NOT_CAPABLE")
                    .containsPattern("VEHICLE_STATE .* signals: .*tractionbattery-stateofcharge \\d"));
            Simulator simulator = app.bean(Simulator.class);
            await().until(() -> simulator.deliveries().deliveries().stream()
                            .filter(delivery -> delivery.event().first())
                            .count()
                    >= 10); // of five vehicles, twice
            await().until(() -> simulator.deliveries().totals().acknowledged() > 20);
            simulator.stop();
            Totals totals = await().until(() -> simulator.deliveries().totals(), all -> all.pending() == 0);

            assertThat(totals.dropped()).isZero();
            assertThat(acknowledged(simulator)).hasSizeGreaterThan(20).isEqualTo(kept());
            DestinationStatus database = await().until(
                            () -> app.bean(EventLog.class)
                                    .destinations()
                                    .find("database")
                                    .orElseThrow(),
                            destination -> destination.pending() == 0);
            assertThat(database.delivered()).isEqualTo(totals.acknowledged());
        }
        assertThat(SqliteFile.query(folder.resolve("signals.db"))
                        .queryForObject("SELECT count(DISTINCT vehicle_id) FROM vehicle_signal", Long.class))
                .isEqualTo(5);
    }

    @Test
    void itsLastLinesStayWhereToLook(CapturedOutput output) {
        // Given a demo that has come to its end
        try (RunningApp app = start()) {
            await().untilAsserted(() -> assertThat(output).contains("That was the demo"));

            // When its vehicles go on sending
            Simulator simulator = app.bean(Simulator.class);
            long before = simulator.deliveries().totals().acknowledged();
            await().until(() -> simulator.deliveries().totals().acknowledged() > before + 5);

            // Then nothing has run over what was said last
            assertThat(output.toString().split("That was the demo")[1])
                    .contains(
                            "Where to look",
                            app.bean(SimulatorLifecycle.class).page().toString(),
                            "signals.db")
                    .contains(app.management("/").getPort() + "  the console")
                    .doesNotContain("signals: ");
        }
    }

    private RunningApp start() {
        return RunningApp.start(
                folder,
                "spring.profiles.active=demo",
                "signalpost.simulator.port=0",
                "signalpost.simulator.time-scale=600");
    }

    /** Real events would be kept in the demo's folder, and made-up vehicles in real tables. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "smartcar.management-token=a-token-of-ones-own",
                "smartcar.management-tokens.fleet=a-token-of-ones-own",
                "signalpost.event-log.url=jdbc:postgresql://db.invalid/real",
                "destination.database.url=jdbc:postgresql://db.invalid/real"
            })
    void theDemoRefusesATokenOrALogOfOnesOwn(String own, CapturedOutput output) {
        assertThatThrownBy(() ->
                        RunningApp.start(folder, "spring.profiles.active=demo", "signalpost.simulator.port=0", own))
                .isInstanceOf(IllegalStateException.class);

        assertThat(output)
                .contains("Not started: The profile demo makes up its events", own.split("=")[0])
                .doesNotContain("a-token-of-ones-own", "db.invalid");
        assertThat(folder).isEmptyDirectory();
    }

    private static Set<String> acknowledged(Simulator simulator) {
        return simulator.deliveries().deliveries().stream()
                .filter(delivery -> delivery.state() == Delivery.State.ACKNOWLEDGED)
                .map(delivery -> delivery.event().eventId())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> kept() {
        return new TreeSet<>(SqliteFile.query(folder.resolve("event-log.db"))
                .queryForList("SELECT event_id FROM event", String.class));
    }
}
