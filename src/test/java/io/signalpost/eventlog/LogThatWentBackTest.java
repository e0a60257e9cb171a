package io.signalpost.eventlog;

import java.time.Clock;

import io.signalpost.eventlog.store.Appended;
import io.signalpost.eventlog.store.WentBack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.StringUtils;

import static io.signalpost.eventlog.LogFixture.append;
import static io.signalpost.eventlog.LogFixture.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A connection that leads to a server which lacks the latest events, as a standby does that lagged behind when it was promoted. */
@ExtendWith(OutputCaptureExtension.class)
class LogThatWentBackTest {

    private LogDatabase database;
    private EventLog log;

    @BeforeEach
    void open() throws Exception {
        database = LogDatabase.postgresql();
        log = LogFixture.open(LogFixture.properties(database), Clock.systemUTC());
    }

    @AfterEach
    void close() throws Exception {
        log.close();
    }

    @Test
    void isToldOnceWithHowManyAreGone(CapturedOutput output) throws Exception {
        for (int i = 1; i <= 10; i++) {
            append(log, event("event-" + i));
        }

        database.sql().update("DELETE FROM event WHERE seq > 7");
        connectAnew();

        assertThat(log.wentBack()).get().extracting(WentBack::events).isEqualTo(3L);
        assertThat(output).containsPattern("ERROR .*events=\"3\".*The event log went back");
        assertThat(append(log, event("event-9"))).as("it is not called known").isEqualTo(Appended.NEW);

        connectAnew();
        assertThat(StringUtils.countOccurrencesOf(output.toString(), "went back"))
                .isEqualTo(1);
    }

    @Test
    void isFoundAlsoWhenAnotherNodeHasAppendedSince() throws Exception {
        append(log, event("kept"));
        append(log, event("gone"));

        database.sql().update("DELETE FROM event WHERE seq > 1");
        database.sql()
                .update(
                        "INSERT INTO event (seq, event_id, event_type, received_at, body)"
                                + " SELECT n, 'of another node ' || n, 'VEHICLE_STATE', 0, '' FROM generate_series(2, 100) AS n");
        connectAnew();

        assertThat(log.wentBack()).get().extracting(WentBack::events).isEqualTo(1L);
    }

    @Test
    void oneThatHasEverythingDidNot(CapturedOutput output) throws Exception {
        for (int i = 1; i <= 10; i++) {
            append(log, event("event-" + i));
        }

        database.sql().update("DELETE FROM event WHERE seq <= 7"); // as the retention does
        connectAnew();

        assertThat(log.wentBack()).isEmpty();
        assertThat(output).doesNotContain("went back");
    }

    private void connectAnew() {
        database.sql()
                .queryForList("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE application_name = 'signalpost' AND pid <> pg_backend_pid()");
        await().ignoreExceptions().until(() -> log.store().write(statements -> true));
    }
}
