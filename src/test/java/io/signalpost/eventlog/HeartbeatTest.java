package io.signalpost.eventlog;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.signalpost.event.EventHeaders;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

import static io.signalpost.eventlog.LogFixture.append;
import static io.signalpost.eventlog.LogFixture.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HeartbeatTest {

    @TempDir
    private Path folder;

    @Test
    void countsWhatCameInBeforeAMoment() throws Exception {
        Instant noon = Instant.parse("2026-03-16T12:00:00Z");
        try (EventLog log = LogFixture.open(folder)) {
            int[] minutesBefore = {1_600, 1_439, 600, 61, 59, 30, 1};
            for (int minutes : minutesBefore) {
                append(log, event("event-" + minutes, noon.minus(Duration.ofMinutes(minutes))));
            }
            append(log, event("later", noon.plusSeconds(1)));

            assertThat(log.heartbeat().arrivalsBefore(noon)).isEqualTo(new Arrivals(3, 6, Duration.ofMinutes(1_600)));
        }
    }

    @Test
    void anEmptyLogHadNoArrivals() throws Exception {
        try (EventLog log = LogFixture.open(folder)) {
            assertThat(log.heartbeat().arrivalsBefore(Instant.now())).isEqualTo(new Arrivals(0, 0, Duration.ZERO));
        }
    }

    @Test
    void anEventThatWasRefusedAndNeverCameAgainIsLostAndToldOnce() throws Exception {
        try (RefusingLog log = new RefusingLog();
                DefaultCamelContext camel = camel(log)) {
            refuse(camel, "gone");
            refuse(camel, "came-again");
            append(log, event("came-again"));

            Instant later = Instant.now().plusSeconds(1);
            assertThat(log.heartbeat().lost(later.minusSeconds(60))).isEmpty();
            assertThat(log.heartbeat().lost(later)).singleElement().satisfies(lost -> {
                assertThat(lost.eventId()).isEqualTo("gone");
                assertThat(lost.vehicleId()).isEqualTo("vehicle-1");
            });
            assertThat(log.heartbeat().lost(later)).isEmpty();
        }
    }

    @Test
    void remembersABoundedNumberOfRefusedEvents() {
        RefusedEvents refused = new RefusedEvents();
        for (int i = 0; i < 10_100; i++) {
            refused.add(new RefusedEvent("event-" + i, null, Instant.EPOCH));
        }

        assertThat(refused.before(Instant.MAX, Integer.MAX_VALUE)).hasSize(10_000);
    }

    private static DefaultCamelContext camel(EventLog log) {
        DefaultCamelContext camel = new DefaultCamelContext();
        camel.getRegistry().bind("eventLog", log);
        camel.start();
        return camel;
    }

    private static void refuse(DefaultCamelContext camel, String eventId) throws Exception {
        try (var producer = camel.createProducerTemplate()) {
            assertThatThrownBy(() -> producer.sendBodyAndHeaders(
                            "event-log:append",
                            new byte[] {'{', '}'},
                            Map.of(
                                    EventHeaders.EVENT_ID, eventId,
                                    EventHeaders.EVENT_TYPE, "VEHICLE_STATE",
                                    EventHeaders.VEHICLE_ID, "vehicle-1")))
                    .isInstanceOf(CamelExecutionException.class);
        }
    }

    /** Refuses what comes through the component, and keeps what the test appends. */
    private final class RefusingLog extends EventLog {

        RefusingLog() throws SQLException {
            super(
                    LogFixture.properties(folder),
                    new QuarantineProperties(5, DataSize.ofKilobytes(10)),
                    Clock.systemUTC());
        }

        @Override
        public CompletableFuture<Appended> append(NewEvent event) {
            return event.body().length > 2
                    ? super.append(event)
                    : CompletableFuture.failedFuture(new EventLogUnavailableException("disk full"));
        }
    }
}
