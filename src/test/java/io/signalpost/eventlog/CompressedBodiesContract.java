package io.signalpost.eventlog;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import io.signalpost.eventlog.delivery.Passing;
import io.signalpost.eventlog.store.NewEvent;
import io.signalpost.testing.Examples;
import io.signalpost.testing.KeptBodies;
import io.signalpost.testing.SimulatedBodies;
import org.junit.jupiter.api.Test;

import static io.signalpost.eventlog.LogFixture.append;
import static io.signalpost.eventlog.LogFixture.event;
import static io.signalpost.eventlog.LogFixture.open;
import static io.signalpost.eventlog.LogFixture.properties;
import static io.signalpost.eventlog.LogFixture.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is kept of a body, and that it comes back byte for byte, whatever database the log is kept in. */
abstract class CompressedBodiesContract extends OnAnyDatabase {

    private static final Instant START = Instant.parse("2026-03-16T08:40:00Z");

    /** Of other vehicles than the dictionary was trained with. */
    private static final SimulatedBodies BODIES = new SimulatedBodies(73, Instant.parse("2028-01-01T00:00:00Z"));

    @Test
    void everyExampleComesBackByteForByteHereAndByOtherTools() throws Exception {
        List<byte[]> examples = Examples.bodies().toList();
        try (EventLog log = open(properties(database), Clock.systemUTC())) {
            for (int i = 0; i < examples.size(); i++) {
                append(log, withBody("example-" + i, examples.get(i)));
            }

            for (int i = 0; i < examples.size(); i++) {
                assertThat(log.body("example-" + i)).hasValue(examples.get(i));
                assertThat(KeptBodies.of(database.sql(), "example-" + i)).containsExactly(examples.get(i));
            }
        }
        assertThat(number("SELECT count(*) FROM event WHERE dictionary = 1")).isEqualTo(examples.size());
    }

    @Test
    void aRowTakesLessThanTwoFifthsOfAPlainOne() throws Exception {
        List<byte[]> bodies = BODIES.ofLength(1_600).limit(200).toList();
        try (EventLog log = open(properties(database), Clock.systemUTC())) {
            for (int i = 0; i < bodies.size(); i++) {
                log.append(withBody("event-" + i, bodies.get(i)));
            }
            append(log, withBody("last", bodies.get(0)));
        }
        long rest = number("SELECT sum(length(event_id) + length(event_type) + length(vehicle_id) + 20) FROM event");
        long plain = rest + bodies.stream().mapToLong(body -> body.length).sum();

        assertThat(rest + number("SELECT sum(length(body)) FROM event")).isLessThan(plain * 2 / 5);
    }

    @Test
    void bodiesOfAnEarlierVersionAndPlainOnesAreReadBesideCompressedOnes() throws Exception {
        byte[] body = Examples.body("vehicle-error.json");
        open(properties(database), Clock.systemUTC()).close();
        database.sql()
                .update(
                        "INSERT INTO event (seq, event_id, event_type, vehicle_id, mode, received_at, token_name, body)"
                                + " VALUES (1, 'old', 'VEHICLE_ERROR', 'v', 'LIVE', 1000, 'default', ?)",
                        (Object) body);
        try (EventLog log = open(properties(database, "compression=none"), Clock.systemUTC())) {
            append(log, withBody("plain", body));
        }

        try (EventLog log = open(properties(database), Clock.systemUTC())) {
            append(log, withBody("compressed", body));

            assertThat(database.sql()
                            .queryForList("SELECT coalesce(dictionary, 0) FROM event ORDER BY seq", Integer.class))
                    .containsExactly(0, 0, 1);
            for (String id : List.of("old", "plain", "compressed")) {
                assertThat(log.body(id)).hasValue(body);
            }
            assertThat(Passing.bodies(log.destinations().attach("reader", Instant.EPOCH, "")))
                    .hasSize(3)
                    .allSatisfy(read -> assertThat(read).isEqualTo(body));
        }
    }

    @Test
    void aDictionaryOfAnotherVersionIsTakenFromTheLogAndAMissingOneIsNamedAndLosesNothing() throws Exception {
        try (EventLog log = open(properties(database), Clock.systemUTC())) {
            append(log, event("a"));
        }
        database.sql().update("INSERT INTO dictionary (number, content) SELECT 7, content FROM dictionary");
        database.sql().update("UPDATE event SET dictionary = 7");
        try (EventLog log = open(properties(database), Clock.systemUTC())) {
            assertThat(log.body("a")).hasValue(event("a").body());
        }
        byte[] dictionary =
                database.sql().queryForObject("SELECT content FROM dictionary WHERE number = 7", byte[].class);
        database.sql().update("DELETE FROM dictionary WHERE number = 7");
        try (EventLog log = open(properties(database), Clock.systemUTC())) {
            var reader = log.destinations().attach("reader", Instant.EPOCH, "");

            assertThatThrownBy(() -> log.body("a"))
                    .hasRootCauseMessage("event 1 needs dictionary 7, which is not there");
            assertThatThrownBy(() -> Passing.pass(reader, 10)).hasMessageContaining("dictionary 7");
            assertThat(status(log, "reader").pending()).isEqualTo(1);

            database.sql().update("INSERT INTO dictionary (number, content) VALUES (7, ?)", (Object) dictionary);
            assertThat(Passing.pass(reader, 10)).isEqualTo(1);
            assertThat(log.body("a")).hasValue(event("a").body());
        }
    }

    @Test
    void aDamagedBodyIsThatEventsOwnFailure() throws Exception {
        try (EventLog log = open(properties(database), Clock.systemUTC())) {
            append(log, event("damaged"));
            append(log, event("whole"));
            byte[] body =
                    (byte[]) database.column("event", "body", Object.class).get(0);
            database.sql()
                    .update("UPDATE event SET body = ? WHERE seq = 1", (Object) Arrays.copyOf(body, body.length - 20));

            assertThatThrownBy(() -> log.body("damaged"))
                    .hasMessageStartingWith("the body of event 1 cannot be decompressed with dictionary 1: ");
            assertThat(log.body("whole")).hasValue(event("whole").body());
        }
    }

    @Test
    void nothingIsLeftOfAnErasedBodyWhicheverDictionaryItHad() throws Exception {
        try (EventLog log = open(properties(database), Clock.systemUTC())) {
            for (int dictionary = 1; dictionary < 4; dictionary++) {
                append(log, event("event-" + dictionary));
                database.sql().update("UPDATE event SET dictionary = ? WHERE seq = ?", dictionary, dictionary);
            }

            assertThat(log.vehicleEvents().erase("vehicle-1")).isEqualTo(3);

            assertThat(number("SELECT count(*) FROM event WHERE dictionary IS NULL AND vehicle_id IS NULL"))
                    .isEqualTo(3);
            assertThat(database.sql().queryForList("SELECT body FROM event", byte[].class))
                    .allSatisfy(body -> assertThat(body).containsOnly(0));
            assertThat(log.body("event-1")).isEmpty();
        }
    }

    static NewEvent withBody(String id, byte[] body) {
        return new NewEvent(id, "VEHICLE_STATE", "vehicle-1", "LIVE", START, "default", body);
    }

    private long number(String sql) {
        return database.sql().queryForObject(sql, Long.class);
    }
}
