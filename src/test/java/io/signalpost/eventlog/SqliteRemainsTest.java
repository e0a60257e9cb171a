package io.signalpost.eventlog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import io.signalpost.eventlog.store.NewEvent;
import io.signalpost.testing.SqliteFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

import static io.signalpost.eventlog.LogFixture.append;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

/** What can still be read in the files of a SQLite log of that which is gone. */
class SqliteRemainsTest {

    private static final Instant START = Instant.parse("2026-03-16T12:00:00Z");
    private static final String MARK = "read me";

    @TempDir
    private Path folder;

    private final LogFixture.SetClock clock = new LogFixture.SetClock(START);

    @Test
    void whatPruningHasFreedIsClearedToo() throws Exception {
        try (EventLog log = open("none")) {
            for (int i = 0; i < 900; i++) {
                log.append(event("event-" + i, START, "vehicle-1"));
            }
            append(log, event("last", START.plus(Duration.ofDays(8)), null));
            clock.set(START.plus(Duration.ofDays(8)));
            assertThat(log.prune()).isEqualTo(900);
            assertThat(files()).as("SQLite leaves it there").contains(MARK);

            assertThat(log.store().clearRemains()).isTrue();

            assertThat(files()).contains("last").doesNotContain(MARK);
            append(log, event("next", clock.instant(), null));
        }
        assertThat(SqliteFile.query(folder.resolve("event-log.db"))
                        .queryForList("PRAGMA integrity_check", String.class))
                .containsExactly("ok");
    }

    @Test
    void anErasedEventIsGoneWhateverItsLength() throws Exception {
        try (EventLog log = open("none")) {
            for (int i = 0; i < 300; i++) { // from what shares a page to what takes several
                append(log, event("event-" + i, START, "v".repeat(1 + i % 70), i * 100));
            }
            append(log, event("last", START, null));
            assertThat(files()).as("what is looked for is there").contains(MARK);

            for (int i = 1; i <= 70; i++) {
                log.vehicleEvents().erase("v".repeat(i));
            }
            assertThat(log.store().clearRemains()).isTrue();

            assertThat(files()).contains("event-299").doesNotContain(MARK);
            assertThat(log.body("event-7")).isEmpty();
            assertThat(log.store().<Long>write(writer -> writer.number(0, "PRAGMA secure_delete")))
                    .as("FAST: pruning overwrites what costs nothing")
                    .isEqualTo(2);
        }
    }

    @Test
    void anErasedEventIsGoneThoughItWasCompressed() throws Exception {
        JdbcTemplate file = SqliteFile.query(folder.resolve("event-log.db"));
        try (EventLog log = open("zstd")) {
            for (int i = 0; i < 300; i++) {
                append(log, event("event-" + i, START, "v".repeat(1 + i % 70), i * 100));
            }
            file.update("UPDATE event SET dictionary = 2 WHERE seq % 2 = 0"); // as of a later version
            append(log, event("last", START, null));
            List<String> bodies =
                    file.queryForList("SELECT body FROM event WHERE vehicle_id <> 'v'", byte[].class).stream()
                            .map(body -> new String(body, ISO_8859_1))
                            .toList();
            assertThat(files()).as("what is looked for is there").contains(bodies);

            for (int i = 2; i <= 70; i++) {
                log.vehicleEvents().erase("v".repeat(i));
            }
            assertThat(log.store().clearRemains()).isTrue();

            String files = files();
            assertThat(bodies).hasSizeGreaterThan(200).noneMatch(files::contains);
            assertThat(log.body("event-70")).as("of vehicle v").isPresent();
        }
    }

    private EventLog open(String compression) throws Exception {
        return LogFixture.open(LogFixture.properties(LogFixture.url(folder), "compression=" + compression), clock);
    }

    private static NewEvent event(String id, Instant receivedAt, String vehicle) {
        return event(id, receivedAt, vehicle, 1_000);
    }

    private static NewEvent event(String id, Instant receivedAt, String vehicle, int length) {
        String body = vehicle == null ? "{}" : "{" + MARK + "x".repeat(length) + "}";
        return new NewEvent(id, "VEHICLE_STATE", vehicle, "LIVE", receivedAt, "default", body.getBytes(ISO_8859_1));
    }

    /** All of them as text, a byte a character. */
    private String files() throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                text.append(Files.readString(file, ISO_8859_1));
            }
        }
        return text.toString();
    }
}
