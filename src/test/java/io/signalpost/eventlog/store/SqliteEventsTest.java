package io.signalpost.eventlog.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.signalpost.eventlog.EventLog;
import io.signalpost.eventlog.LogFixture;
import io.signalpost.testing.SqliteFile;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.signalpost.eventlog.LogFixture.append;
import static io.signalpost.eventlog.LogFixture.event;
import static org.assertj.core.api.Assertions.assertThat;

/** Each id is in the log once, wherever its key is: in memory, in the table, in neither yet. */
class SqliteEventsTest {

    private static final int KEYS_IN_MEMORY = 80;

    @TempDir
    private Path folder;

    private Statements statements;
    private SqliteEvents events;

    @BeforeEach
    void create() throws SQLException {
        Database.open(LogFixture.properties(LogFixture.url(folder))).close();
        open();
    }

    @AfterEach
    void close() {
        statements.close();
    }

    private void open() throws SQLException {
        statements = new Statements(this::connection);
        events = new SqliteEvents(KEYS_IN_MEMORY);
        events.load(statements);
    }

    private Connection connection() throws SQLException {
        Connection connection = DriverManager.getConnection(LogFixture.url(folder));
        connection.setAutoCommit(false);
        return connection;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void whatIsAppendedAgainIsADuplicateAndWhatIsGoneIsNew(long seed) throws Exception {
        Random random = new Random(seed);
        Map<String, Long> expected = new HashMap<>();
        long head = 0;
        long pruned = 0;
        int ends = 0;
        for (int step = 0; step < 1_000; step++) {
            Map<String, Long> before = new HashMap<>(expected);
            long headBefore = head;
            long prunedBefore = pruned;

            switch (random.nextInt(10)) {
                case 0 -> {
                    long upTo = pruned = Math.max(pruned, head - 1 - random.nextInt(600));
                    int rows = events.delete(statements, upTo, true);
                    assertThat(expected.values().stream().filter(seq -> seq <= upTo))
                            .hasSize(rows);
                    expected.values().removeIf(seq -> seq <= upTo);
                }
                case 1 -> {
                    var chore = events.chore();
                    if (chore.isPresent()) {
                        chore.get().apply(statements);
                    }
                }
                default -> {}
            }
            List<PendingAppend> group = IntStream.range(0, random.nextInt(40))
                    .mapToObj(i -> new PendingAppend(event("event-" + random.nextInt(2_000)), BodyCompression.ZSTD))
                    .toList();
            int news = events.append(statements, group, true);
            long added = 0;
            for (PendingAppend append : group) {
                String id = append.event().eventId();
                added += expected.containsKey(id) ? 0 : 1;
                expected.putIfAbsent(id, head + added);
            }
            head += added;
            assertThat(news).isEqualTo((int) added);

            if (random.nextInt(5) == 0) {
                statements.rollback();
                events.end(false);
                expected = before;
                head = headBefore;
                pruned = prunedBefore;
            } else {
                statements.connection().commit();
                events.end(true);
            }
            String id = "event-" + random.nextInt(2_000);
            assertThat(events.seq(statements, id)).isEqualTo(expected.getOrDefault(id, 0L));
            if (random.nextInt(50) == 0) {
                ends++;
                statements.close();
                open();
            }
        }

        statements.connection().commit();
        assertThat(ids()).containsExactlyInAnyOrderElementsOf(expected.keySet());
        assertThat(ends).isPositive();
        assertThat(number("SELECT count(*) FROM event WHERE seq <= (SELECT seq FROM event_key_progress)"
                        + " AND seq NOT IN (SELECT seq FROM event_key)"))
                .as("events that the table should have by now")
                .isZero();
        assertThat(number("SELECT count(*) FROM event_key WHERE seq NOT IN (SELECT seq FROM event)"))
                .as("keys of events that are gone")
                .isZero();
        assertThat(number("SELECT count(*) FROM event WHERE seq > (SELECT seq FROM event_key_progress)"))
                .as("events to look at when the log is opened")
                .isLessThan(10 * KEYS_IN_MEMORY);
    }

    @Test
    void theOutcomeOfEachEventOfAGroupIsItsOwn() throws Exception {
        appendAndCommit("a");

        assertThat(appendAndCommit("b", "a", "b", "c"))
                .containsExactly(Appended.NEW, Appended.DUPLICATE, Appended.DUPLICATE, Appended.NEW);
        assertThat(events.seq(statements, "c")).isEqualTo(3);
    }

    @Test
    void anIdWhoseHashAnotherHasIsAnotherId() throws Exception {
        appendAndCommit("a");
        statements.update("INSERT INTO event_key (hash, seq) VALUES (?, 1)", EventKeys.Key.hash("b"));

        assertThat(events.seq(statements, "b")).isZero();
        assertThat(appendAndCommit("b")).containsExactly(Appended.NEW);
        assertThat(events.seq(statements, "b")).isEqualTo(2);
    }

    @Test
    void nothingElseToDoLeavesFewKeysInMemory() throws Exception {
        for (int i = 0; i < KEYS_IN_MEMORY; i++) {
            appendAndCommit("event-" + i);
        }
        assertThat(number("SELECT count(*) FROM event_key")).isZero();

        int chores = 0;
        for (var chore = events.chore(); chore.isPresent(); chore = events.chore(), chores++) {
            chore.get().apply(statements);
            statements.connection().commit();
            events.end(true);
        }

        assertThat(chores).isPositive();
        assertThat(number("SELECT count(*) FROM event_key")).isGreaterThan(KEYS_IN_MEMORY * 9 / 10);
    }

    @Test
    void anOlderLogIsTakenOver() throws Exception {
        statements.close();
        Path older = folder.resolve("older.db");
        String url = "jdbc:sqlite:" + older;
        Flyway.configure()
                .dataSource(url, null, null)
                .locations("classpath:db/event-log/sqlite")
                .target("4")
                .load()
                .migrate();
        SqliteFile.query(older)
                .execute(
                        "INSERT INTO event (seq, event_id, event_type, vehicle_id, mode, received_at, token_name, body)"
                                + " VALUES (7, 'a', 'VEHICLE_STATE', 'v', 'LIVE', 1000, 'default', 'body')");

        try (EventLog log = LogFixture.open(LogFixture.properties(url), Clock.systemUTC())) {
            assertThat(append(log, event("a"))).isEqualTo(Appended.DUPLICATE);
            assertThat(append(log, event("b"))).isEqualTo(Appended.NEW);
            assertThat(log.body("a")).hasValue("body".getBytes());
        }
        assertThat(SqliteFile.query(older)
                        .queryForList("SELECT seq || event_id || vehicle_id || mode || token_name FROM event"))
                .hasToString("[{seq || event_id || vehicle_id || mode || token_name=7avLIVEdefault},"
                        + " {seq || event_id || vehicle_id || mode || token_name=8bvehicle-1LIVEdefault}]");
    }

    @Test
    void moreKeysThanTheMemoryHoldsGoIntoTheTableWhenTheLogIsOpened() throws Exception {
        int count = 5 * KEYS_IN_MEMORY / 2;
        for (int i = 0; i < count; i++) {
            statements.update(
                    "INSERT INTO event (event_id, event_type, received_at, body) VALUES (?, 'VEHICLE_STATE', 0, '')",
                    "event-" + i);
        }
        statements.connection().commit();
        statements.close();

        open();

        assertThat(number("SELECT count(*) FROM event_key")).isEqualTo(2 * KEYS_IN_MEMORY);
        assertThat(number("SELECT seq FROM event_key_progress")).isEqualTo(2 * KEYS_IN_MEMORY);
        assertThat(appendAndCommit("event-0", "event-" + (count - 1))).containsOnly(Appended.DUPLICATE);
    }

    private List<Appended> appendAndCommit(String... ids) throws SQLException {
        List<PendingAppend> group = Stream.of(ids)
                .map(id -> new PendingAppend(event(id), BodyCompression.ZSTD))
                .toList();
        events.append(statements, group, true);
        statements.connection().commit();
        events.end(true);
        group.forEach(PendingWrite::succeed);
        return group.stream().map(append -> append.future().join()).toList();
    }

    private long number(String sql) throws SQLException {
        return statements.number(-1, sql);
    }

    private List<String> ids() throws SQLException {
        return statements.query(row -> row.getString(1), "SELECT event_id FROM event");
    }
}
