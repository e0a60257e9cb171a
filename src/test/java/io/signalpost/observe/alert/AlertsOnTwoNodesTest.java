package io.signalpost.observe.alert;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.signalpost.eventlog.EventLog;
import io.signalpost.eventlog.LogDatabase;
import io.signalpost.eventlog.LogFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Two nodes on one PostgreSQL: one of them speaks for both. */
class AlertsOnTwoNodesTest {

    private static final Alert DOWN =
            new Alert(AlertKind.DESTINATION_DOWN, "http", Instant.parse("2026-03-16T12:00:00Z"), "HTTP 503");

    private final LogDatabase database = LogDatabase.postgresql();
    private EventLog one;
    private EventLog two;
    private List<Alert> alerts = List.of(DOWN);

    @BeforeEach
    void start() throws Exception {
        one = open();
        two = open();
    }

    @AfterEach
    void stop() {
        one.close();
        two.close();
    }

    private EventLog open() throws Exception {
        EventLog log = LogFixture.open(LogFixture.properties(database), Clock.systemUTC());
        log.destinations().attach("http", Instant.now(), "");
        return log;
    }

    private AlertWatch watch(EventLog log) {
        return new AlertWatch(
                new Watched(log.destinations()::isFirstNode, () -> alerts, new LogMemory(log.store())),
                new AlertsProperties(
                        "ops@example.com",
                        "",
                        false,
                        Duration.ZERO,
                        Duration.ZERO,
                        Duration.ZERO,
                        Duration.ofHours(4),
                        "docs"),
                Clock.systemUTC(),
                "node");
    }

    private static List<String> send(AlertWatch watch) {
        List<AlertMessage> due = watch.due();
        due.forEach(watch::told);
        return due.stream().map(AlertMessage::title).toList();
    }

    @Test
    void theFirstNodeTellsAndTheOneThatTakesItsPlaceKnowsWhatWasTold() {
        boolean isOneFirst = one.destinations().isFirstNode();
        EventLog first = isOneFirst ? one : two;
        EventLog second = isOneFirst ? two : one;
        AlertWatch other = watch(second);

        assertThat(send(other)).isEmpty();
        assertThat(send(watch(first))).containsExactly("The destination http is down");
        first.close();
        await().until(second.destinations()::isFirstNode);

        assertThat(send(other)).isEmpty();
        alerts = List.of();
        assertThat(send(other)).containsExactly("Over: The destination http is no longer down");
    }
}
