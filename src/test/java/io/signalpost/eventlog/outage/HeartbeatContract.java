package io.signalpost.eventlog.outage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.signalpost.event.EventHeaders;
import io.signalpost.eventlog.EventLog;
import io.signalpost.eventlog.LogDatabase;
import io.signalpost.eventlog.LogFixture;
import io.signalpost.eventlog.store.Appended;
import io.signalpost.eventlog.store.EventLogUnavailableException;
import io.signalpost.eventlog.store.NewEvent;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.signalpost.eventlog.LogFixture.append;
import static io.signalpost.eventlog.LogFixture.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The log's record of when it could keep events, on whichever database. */
abstract class HeartbeatContract {

    static final Instant NOON = Instant.parse("2026-03-16T12:00:00Z");
    static final Duration TOLERATED = Duration.ofSeconds(10);

    LogDatabase database;
    private RefusingLog log;
    private Heartbeat heartbeat;

    abstract LogDatabase database();

    @BeforeEach
    void open() throws Exception {
        database = database();
        log = new RefusingLog();
        heartbeat = log.heartbeat();
    }

    @AfterEach
    void close() throws Exception {
        log.close();
    }

    @Test
    void anOutageIsBetweenTwoHeartbeatsThatLieTooFarApart() throws Exception {
        heartbeat.beat(NOON, TOLERATED);
        heartbeat.beat(NOON.plusSeconds(10), TOLERATED);
        heartbeat.beat(NOON.plusSeconds(310), TOLERATED);

        assertThat(heartbeat.beat(NOON.plusSeconds(311), TOLERATED))
                .isEqualTo(new Heartbeat.Beat(
                        NOON.plusSeconds(311),
                        List.of(new LogOutage(1, NOON.plusSeconds(10), NOON.plusSeconds(310), 0, 0, null, null)),
                        Duration.ZERO));
    }

    @Test
    void aHeartbeatNeverGoesBack() throws Exception {
        heartbeat.beat(NOON.plusSeconds(60), TOLERATED);

        assertThat(heartbeat.beat(NOON, TOLERATED).keptAt()).isEqualTo(NOON.plusSeconds(60));
        assertThat(heartbeat.beat(NOON.plusSeconds(65), TOLERATED))
                .isEqualTo(new Heartbeat.Beat(NOON.plusSeconds(65), List.of(), Duration.ZERO));
    }

    @Test
    void aHeartbeatOfAClockThatWasAheadIsTakenBackOnceNobodyMovesItOn() throws Exception {
        Instant ahead = NOON.plus(Duration.ofDays(3_650));
        heartbeat.beat(ahead, TOLERATED);

        heartbeat.beat(NOON, TOLERATED);
        assertThat(heartbeat.beat(NOON.plusSeconds(10), TOLERATED).keptAt()).isEqualTo(ahead);
        assertThat(heartbeat.beat(NOON.plusSeconds(11), TOLERATED))
                .isEqualTo(new Heartbeat.Beat(NOON.plusSeconds(11), List.of(), Duration.ZERO));
        assertThat(heartbeat.beat(NOON.plusSeconds(71), TOLERATED).outages())
                .extracting(LogOutage::length)
                .containsExactly(Duration.ofMinutes(1));
    }

    @Test
    void aHeartbeatOfANodeWhoseClockIsAheadStays() throws Exception {
        Instant ahead = NOON.plus(Duration.ofMinutes(10));
        for (int i = 0; i < 60; i++) {
            new Heartbeat(log.store(), Clock.systemUTC()).beat(ahead.plusSeconds(i), TOLERATED);
            assertThat(heartbeat.beat(NOON.plusSeconds(i), TOLERATED))
                    .isEqualTo(new Heartbeat.Beat(ahead.plusSeconds(i), List.of(), Duration.ZERO));
        }
    }

    @Test
    void anOutageIsJudgedOnceAndALossAcknowledgedOnce() throws Exception {
        Instant end = NOON.plusSeconds(600);
        heartbeat.beat(NOON, TOLERATED);
        heartbeat.beat(end, TOLERATED);
        LogOutage judged = new LogOutage(1, NOON, end, 10.5, 7.25, "lost", null);

        assertThat(heartbeat.judge(judged)).isTrue();
        assertThat(heartbeat.judge(judged)).isFalse();
        assertThat(heartbeat.beat(end, TOLERATED).outages()).containsExactly(judged);
        assertThat(heartbeat.acknowledge(end)).isEqualTo(1);
        assertThat(heartbeat.acknowledge(end)).isZero();
        assertThat(heartbeat.beat(end, TOLERATED).outages().get(0).acknowledgedAt())
                .isEqualTo(end);
    }

    @Test
    void keepsABoundedNumberOfOutages() throws Exception {
        for (int i = 0; i <= 1_005; i++) {
            heartbeat.beat(NOON.plusSeconds(60L * i), TOLERATED);
        }

        assertThat(database.sql().queryForObject("SELECT COUNT(*) FROM outage", Integer.class))
                .isEqualTo(1_000);
        assertThat(database.sql().queryForObject("SELECT MAX(id) FROM outage", Integer.class))
                .isEqualTo(1_005);
    }

    @Test
    void countsWhatCameInBeforeAMoment() throws Exception {
        int[] minutesBefore = {1_600, 1_439, 600, 61, 59, 30, 1};
        for (int minutes : minutesBefore) {
            append(log, event("event-" + minutes, NOON.minus(Duration.ofMinutes(minutes))));
        }
        append(log, event("later", NOON.plusSeconds(1)));
        append(log, event("of a clock that was ahead", NOON.plus(Duration.ofDays(3_650))));

        assertThat(heartbeat.arrivalsBefore(NOON)).isEqualTo(new Arrivals(3, 6, Duration.ofMinutes(1_600), 1));
    }

    @Test
    void whatTheTestButtonOrASimulatorSentDoesNotCount() throws Exception {
        for (String mode : new String[] {"LIVE", null, "TEST", "SIMULATED"}) {
            append(log, new NewEvent("event-" + mode, "VEHICLE_STATE", null, mode, NOON, null, new byte[1]));
        }

        assertThat(heartbeat.arrivalsBefore(NOON.plusSeconds(1)).live()).isEqualTo(0.5);
    }

    @Test
    void anEmptyLogHadNoArrivals() throws Exception {
        assertThat(heartbeat.arrivalsBefore(NOON)).isEqualTo(new Arrivals(0, 0, Duration.ZERO, 0));
    }

    @Test
    void anEventThatWasRefusedAndNeverCameAgainIsLostAndToldOnce() throws Exception {
        refuse("gone");
        refuse("came-again");
        append(log, event("came-again"));

        Instant later = Instant.now().plusSeconds(1);
        assertThat(heartbeat.lost(later.minusSeconds(60))).isEmpty();
        assertThat(heartbeat.lost(later)).singleElement().satisfies(lost -> {
            assertThat(lost.eventId()).isEqualTo("gone");
            assertThat(lost.vehicleId()).isEqualTo("vehicle-1");
        });
        assertThat(heartbeat.lost(later)).isEmpty();
    }

    private void refuse(String eventId) throws Exception {
        try (var camel = new DefaultCamelContext()) {
            camel.getRegistry().bind("eventLog", log);
            camel.start();
            Map<String, Object> headers = Map.of(
                    EventHeaders.EVENT_ID, eventId,
                    EventHeaders.EVENT_TYPE, "VEHICLE_STATE",
                    EventHeaders.VEHICLE_ID, "vehicle-1");
            assertThatThrownBy(() ->
                            camel.createProducerTemplate().sendBodyAndHeaders("event-log:append", new byte[0], headers))
                    .isInstanceOf(CamelExecutionException.class);
        }
    }

    /** Refuses an event without a body. */
    private final class RefusingLog extends EventLog {

        RefusingLog() {
            super(LogFixture.properties(database), Clock.systemUTC());
        }

        @Override
        public CompletableFuture<Appended> append(NewEvent event) {
            return event.body().length > 0
                    ? super.append(event)
                    : CompletableFuture.failedFuture(new EventLogUnavailableException("disk full"));
        }
    }
}
