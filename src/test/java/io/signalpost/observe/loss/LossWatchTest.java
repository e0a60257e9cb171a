package io.signalpost.observe.loss;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.signalpost.eventlog.EventLog;
import io.signalpost.eventlog.store.BodyCompression;
import io.signalpost.eventlog.store.EventLogProperties;
import io.signalpost.eventlog.store.NewEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.StringUtils;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

/** The watch over a real event log, with a clock that the test sets. */
@ExtendWith(OutputCaptureExtension.class)
class LossWatchTest {

    private static final Instant NOON = Instant.parse("2026-03-16T12:00:00Z");
    private static final Duration TOLERATED = Duration.ofSeconds(10);
    private static final Status DEGRADED = new Status("DEGRADED");

    @TempDir
    private Path folder;

    private SimpleMeterRegistry meters;
    private Instant now = NOON;
    private EventLog log;
    private LossWatch watch;

    @BeforeEach
    void start() throws Exception {
        log = new EventLog(
                new EventLogProperties(
                        url(),
                        Duration.ofDays(7),
                        DataSize.ofGigabytes(1),
                        Duration.ofSeconds(5),
                        1_000,
                        Duration.ofMinutes(1),
                        BodyCompression.ZSTD,
                        1_000,
                        null,
                        null),
                Clock.systemUTC());
        meters = new SimpleMeterRegistry();
        watch = newWatch(meters);
    }

    @AfterEach
    void stop() throws Exception {
        log.close();
    }

    @Test
    void aNewLogHasLostNothing(CapturedOutput output) {
        watch.beat();

        assertThat(watch.report()).isEqualTo(new LossReport(NOON, null, List.of(), List.of()));
        assertThat(output).doesNotContain("No event could be kept");
    }

    @Test
    void aHeartbeatThatIsLateIsNoOutage() {
        watch.beat();
        now = NOON.plus(TOLERATED);
        watch.beat();

        assertThat(watch.report().outages()).isEmpty();
    }

    @Test
    void theTimeInWhichTheProcessWasDeadCounts(CapturedOutput output) throws Exception {
        anEventAMinute();
        watch.beat();
        stop();
        now = NOON.plusSeconds(120);
        start();

        watch.beat();
        watch.beat();

        assertThat(watch.report().outages())
                .containsExactly(new LossReport.Outage(
                        NOON, NOON.plusSeconds(120), Duration.ofMinutes(2), 2.0, 0.0, "missed", null));
        assertThat(outages("missed")).isEqualTo(1);
        assertThat(health().getStatus()).isEqualTo(Status.UP);
        assertThat(output)
                .containsPattern("WARN .*a delivery attempt was probably missed")
                .contains("length=\"PT2M\"", "expectedEvents=\"2.0\"")
                .doesNotContain("ERROR");
        assertThat(StringUtils.countOccurrencesOf(output.toString(), "No event could be kept"))
                .isEqualTo(1);
    }

    @Test
    void whatWasDueTooEarlyInALongOutageIsLost(CapturedOutput output) throws Exception {
        anEventAMinute();
        watch.beat();
        now = NOON.plusSeconds(175 + 600);
        watch.beat();

        assertThat(watch.report().outages()).singleElement().satisfies(outage -> {
            assertThat(outage.verdict()).isEqualTo("lost");
            assertThat(outage.expectedLost()).isEqualTo(10.0);
        });
        assertThat(outages("lost")).isEqualTo(1);
        assertThat(meters.get("signalpost.loss.expected.events").counter().count())
                .isEqualTo(10.0);
        assertThat(output).containsPattern("ERROR .*data was probably lost").contains("expectedLost=\"10.0\"");
    }

    @Test
    void aLongOutageOfAQuietLogIsHarmless(CapturedOutput output) {
        watch.beat();
        now = NOON.plus(Duration.ofDays(1));
        watch.beat();

        assertThat(outages("harmless")).isEqualTo(1);
        assertThat(output).doesNotContain("WARN").doesNotContain("ERROR");
    }

    @Test
    void aLockedDatabaseIsAnOutageWhileItLasts() throws Exception {
        watch.beat();
        try (var connection = DriverManager.getConnection(url());
                var statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            now = NOON.plusSeconds(60);

            watch.beat();

            assertThat(watch.report().currentOutage()).isEqualTo(Duration.ofMinutes(1));
            assertThat(meters.get("signalpost.loss.last.kept.age").timeGauge().value(TimeUnit.SECONDS))
                    .isEqualTo(60);
            statement.execute("ROLLBACK");
        }
        now = NOON.plusSeconds(70);
        watch.beat();

        assertThat(watch.report().currentOutage()).isNull();
        assertThat(watch.report().outages().get(0).length()).isEqualTo(Duration.ofSeconds(70));
    }

    @Test
    void anotherNodeThatKeptEventsMakesItNoOutage() {
        LossWatch other = newWatch(new SimpleMeterRegistry());
        watch.beat();
        now = NOON.plusSeconds(8);
        other.beat();
        now = NOON.plusSeconds(16);
        watch.beat();

        assertThat(watch.report().outages()).isEmpty();
    }

    @Test
    void oneOfTwoNodesTellsAnOutageAndBothShowIt(CapturedOutput output) {
        LossWatch other = newWatch(new SimpleMeterRegistry());
        watch.beat();
        now = NOON.plusSeconds(60);
        other.beat();
        watch.beat();

        assertThat(watch.report().outages()).hasSize(1).isEqualTo(other.report().outages());
        assertThat(StringUtils.countOccurrencesOf(output.toString(), "No event could be kept"))
                .isEqualTo(1);
    }

    @Test
    void healthIsDegradedUntilTheLossIsAcknowledged() throws Exception {
        lose();
        assertThat(health().getStatus()).isEqualTo(DEGRADED);
        assertThat(health().getDetails()).containsKeys("lastKept", "lastOutage").containsEntry("lostEvents", 0);

        assertThat(watch.openLosses()).isEqualTo(1);
        assertThat(watch.acknowledge()).isEqualTo(1);

        assertThat(watch.toBeAcknowledged()).isZero();
        assertThat(health().getStatus()).isEqualTo(Status.UP);
        assertThat(watch.report().outages().get(0).acknowledgedAt()).isEqualTo(now);
    }

    @Test
    void healthIsDegradedForADayAtMost() throws Exception {
        lose();
        now = now.plus(Duration.ofHours(23));
        assertThat(health().getStatus()).isEqualTo(DEGRADED);

        now = now.plus(Duration.ofHours(2));

        assertThat(health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void aHeartbeatAheadOfTheClockIsToldOnce(CapturedOutput output) {
        watch.beat();
        now = NOON.minus(Duration.ofHours(1));
        watch.beat();
        watch.beat();

        assertThat(StringUtils.countOccurrencesOf(output.toString(), "check the clocks"))
                .isEqualTo(1);
        assertThat(watch.sinceLastKept()).isEqualTo(Duration.ZERO);
    }

    private void lose() throws Exception {
        anEventAMinute();
        watch.beat();
        now = NOON.plusSeconds(600);
        watch.beat();
    }

    private void anEventAMinute() throws Exception {
        for (int minute = 60; minute > 0; minute--) {
            Instant receivedAt = NOON.minus(Duration.ofMinutes(minute));
            log.append(new NewEvent(
                            "event-" + minute,
                            "VEHICLE_STATE",
                            "vehicle-1",
                            "LIVE",
                            receivedAt,
                            "default",
                            new byte[10]))
                    .get();
        }
    }

    private LossWatch newWatch(MeterRegistry meters) {
        return new LossWatch(log.heartbeat(), new LossMetrics(meters), () -> now, TOLERATED);
    }

    private Health health() {
        return new LossHealthIndicator(watch, () -> now).health();
    }

    private double outages(String outcome) {
        return meters.get("signalpost.loss.outages")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    private String url() {
        return "jdbc:sqlite:" + folder.resolve("event-log.db");
    }
}
