package io.signalpost.eventlog.move;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;

import io.signalpost.eventlog.EventLog;
import io.signalpost.eventlog.LogDatabase;
import io.signalpost.eventlog.LogFixture;
import io.signalpost.eventlog.store.PostgresqlTarget;
import io.signalpost.eventlog.store.SqliteSource;
import io.signalpost.testing.NewerSchema;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A log that goes from SQLite to PostgreSQL: all of it, and no more than it. */
class LogMoveTest {

    private static final int EVENTS = 11_000; // more than two ranges
    private static final int ROWS = 200;

    private static final MovePace AT_ONCE = (table, rows, took) -> true;

    @TempDir
    Path folder;

    private LogDatabase here;
    private LogDatabase there;

    @BeforeEach
    void twoDatabases() {
        here = LogDatabase.sqlite(folder);
        there = LogDatabase.postgresql();
    }

    private SqliteSource source() {
        return new SqliteSource(folder.resolve("event-log.db"));
    }

    private PostgresqlTarget target(SqliteSource source) {
        return PostgresqlTarget.begin(there.url(), null, null, source.schema());
    }

    /** Rounds of a move, the last with an end. */
    private void round(MovePace pace, boolean finish) {
        try (SqliteSource source = source();
                PostgresqlTarget target = target(source)) {
            LogMove move = new LogMove(source, target);
            if (finish) {
                assertThat(source.hold()).isTrue();
            }
            move.round(pace);
            if (finish) {
                move.finish();
            }
        }
    }

    private void assertSame() {
        assertThat(FilledLog.tables()).allSatisfy(table -> assertThat(FilledLog.rows(there, table))
                .as(table.name())
                .isEqualTo(FilledLog.rows(here, table)));
    }

    @Test
    void eachTableAndColumnIsAccountedFor() throws Exception {
        FilledLog.open(here).close();
        FilledLog.open(there).close();
        String ofSqlite = "SELECT t.name || '.' || c.name FROM sqlite_schema AS t, pragma_table_info(t.name) AS c"
                + " WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'";
        String ofPostgresql = "SELECT c.table_name || '.' || column_name FROM information_schema.columns AS c"
                + " JOIN information_schema.tables AS t USING (table_schema, table_name)"
                + " WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'";
        Set<String> moved = new TreeSet<>();
        FilledLog.tables().forEach(table -> table.columns().forEach(column -> moved.add(table.name() + "." + column)));

        for (Set<String> columns : List.of(columns(here, ofSqlite), columns(there, ofPostgresql))) {
            assertThat(columns).containsAll(moved);
            assertThat(columns.stream()
                            .filter(column -> !moved.contains(column))
                            .map(column -> MovedTables.STAY.containsKey(column) ? column : column.split("\\.")[0])
                            .filter(stays -> !MovedTables.HISTORIES.contains(stays)))
                    .as("enter what a migration adds into MovedTables")
                    .isSubsetOf(MovedTables.STAY.keySet());
        }
    }

    private static Set<String> columns(LogDatabase log, String sql) {
        return new TreeSet<>(log.sql().queryForList(sql, String.class));
    }

    @Test
    void eachRowOfEachTableComesAndThePlacesAreTheSame() throws Exception {
        FilledLog.fillWithMany(here, ROWS);

        round(AT_ONCE, true);

        assertSame();
        assertThat(there.sql()
                        .queryForList("SELECT indexname FROM pg_indexes WHERE indexname LIKE '%move%'"
                                + " AND schemaname = current_schema()"))
                .isEmpty();
        try (EventLog log = FilledLog.open(there)) {
            assertThat(LogFixture.append(log, LogFixture.event("next"))).isNotNull();
        }
        assertThat(there.sql().queryForObject("SELECT seq FROM event WHERE event_id = 'next'", Long.class))
                .isEqualTo(EVENTS + 1);
    }

    @Test
    void numbersThatWereGivenAreNotGivenAgain() throws Exception {
        FilledLog.fill(here, 10);
        here.sql().update("DELETE FROM audit WHERE id > 5");
        here.sql().update("DELETE FROM checkpoint");

        round(AT_ONCE, true);

        assertThat(nextId("audit", "(at, operator, action, target, outcome) VALUES (1, '-', 'a', '{}', 'done')"))
                .isEqualTo(11);
        assertThat(nextId("outage", "(began_at, ended_at) VALUES (1, 2)")).isEqualTo(11);
        assertThat(nextId("checkpoint", "(destination, at, position, moved, answered) VALUES ('a', 1, 1, '', 0)"))
                .isEqualTo(1);
    }

    private long nextId(String table, String row) {
        return there.sql().queryForObject("INSERT INTO " + table + " " + row + " RETURNING id", Long.class);
    }

    @Test
    void whatIsStoppedAnywhereGoesOnThere() throws Exception {
        FilledLog.fill(here, 10);
        FilledLog.insert(here, FilledLog.table("event"), 11, EVENTS);
        AtomicInteger stops = new AtomicInteger();
        while (there.sql()
                        .queryForList("SELECT to_regclass('alert')::text", String.class)
                        .contains(null)
                || FilledLog.rows(there, FilledLog.table("alert")).isEmpty()) {
            AtomicInteger left = new AtomicInteger(3 * stops.incrementAndGet());
            round((table, rows, took) -> left.decrementAndGet() > 0, false);
        }
        assertThat(stops).as("it was stopped").hasValueGreaterThan(3);

        round(AT_ONCE, true);

        assertSame();
    }

    @Test
    void whatHasChangedMeanwhileIsAsItIsNow() throws Exception {
        FilledLog.fillWithMany(here, ROWS);
        round(AT_ONCE, false);

        // Retention leaves events that wait; a vehicle is erased; deliveries end, others begin; more comes
        here.sql().update("DELETE FROM delivery WHERE seq % 1000 <> 0");
        here.sql().update("DELETE FROM event WHERE seq <= 7500 AND seq % 1000 <> 0");
        here.sql().update("DELETE FROM event_index WHERE batch < 700");
        here.sql().update("UPDATE event SET vehicle_id = NULL, dictionary = NULL, body = x'0000' WHERE seq = 9000");
        here.sql().update("UPDATE event_index SET places = x'0102' WHERE batch = 900");
        here.sql()
                .update(
                        "INSERT INTO audit (at, operator, action, target, outcome) VALUES (1, '-', 'erase', '', 'done')");
        here.sql().update("UPDATE destination_partition SET position = position + 5, done = '2,5-9'");
        here.sql().update("UPDATE last_passed SET value = 'other', moved_at = 99999 WHERE read_at % 500 = 0");
        here.sql().update("DELETE FROM heartbeat");
        for (String name : List.of("event", "delivery", "attempt", "event_trace")) {
            FilledLog.insert(here, FilledLog.table(name), EVENTS + 1, 100);
        }
        round(AT_ONCE, false);
        assertSame();

        // the latest in the numbers that were looked at before, too
        here.sql().update("DELETE FROM event WHERE seq <= 9300 AND seq <> 9101");
        here.sql().update("UPDATE attempt SET answer = 'late' WHERE seq = 5500");
        round(AT_ONCE, true);
        assertSame();
    }

    @Test
    void aReceiverStartsOnNeitherEndBeforeAllHasComeAndThenOnTheOther() throws Exception {
        FilledLog.fill(here, 10);
        round(AT_ONCE, false);
        assertThatThrownBy(() -> FilledLog.open(there))
                .hasMessageContaining("not all of it is here")
                .hasMessageContaining("move-log");
        FilledLog.open(here).close();

        round(AT_ONCE, true);

        FilledLog.open(there).close();
        assertThatThrownBy(() -> FilledLog.open(here))
                .hasMessageContaining("was moved to jdbc:postgresql://localhost:")
                .hasMessageContaining("--undo")
                .hasMessageNotContaining("user=");
        try (SqliteSource source = source()) {
            assertThat(source.hold()).isTrue();
            source.unmark();
        }
        FilledLog.open(here).close();
    }

    @Test
    void asLongAsAReceiverRunsTheSourceIsNotHeldAndNotMarked() throws Exception {
        FilledLog.fill(here, 10);
        EventLog running = FilledLog.open(here);
        LogFixture.append(running, LogFixture.event("before"));
        try (running;
                SqliteSource source = source();
                PostgresqlTarget target = target(source)) {
            assertThat(source.hold()).isFalse();
            assertThatThrownBy(() -> source.markMoved("elsewhere")).hasMessageContaining("is in use");
            Files.delete(folder.resolve("event-log.db.lock"));
            assertThat(source.hold()).as("of this very process").isTrue();

            assertThat(new LogMove(source, target).round(AT_ONCE)).isTrue();
            assertThat(LogFixture.append(running, LogFixture.event("meanwhile")))
                    .isNotNull();
            assertThat(new LogMove(source, target).behind()).isOne();
            assertThatThrownBy(() -> new LogMove(source, target).finish()).hasMessageContaining("not all events");
        }
    }

    @Test
    void differencesAreNamedAndNothingOfARangeIsKeptThatDoesNotReadBack() throws Exception {
        FilledLog.fillWithMany(here, ROWS);
        round(AT_ONCE, false);
        there.sql().update("UPDATE event SET mode = 'other' WHERE seq = 6000");
        there.sql().update("DELETE FROM alert WHERE kind LIKE 'kind-7-%'");
        try (SqliteSource source = source();
                PostgresqlTarget target = PostgresqlTarget.compare(there.url(), null, null)) {
            assertThat(new LogMove(source, target).differences(AT_ONCE))
                    .satisfiesExactly(
                            event -> assertThat(event)
                                    .startsWith("event, seq 5001 to 10000: 5000 rows of digest ")
                                    .contains(" in SQLite, 5000 rows of digest "),
                            alert -> assertThat(alert)
                                    .startsWith("alert: " + ROWS + " rows")
                                    .contains(ROWS - 1 + " rows"));
        }

        // Given a trigger that alters what is copied
        there.sql()
                .execute(
                        "CREATE FUNCTION alter_row() RETURNS trigger AS $$ BEGIN NEW.operator = 'x'; RETURN NEW; END $$"
                                + " LANGUAGE plpgsql; CREATE TRIGGER alters BEFORE INSERT ON audit FOR EACH ROW EXECUTE FUNCTION alter_row()");
        here.sql().update("UPDATE audit SET answer = 'changed' WHERE id = 3");
        assertThatThrownBy(() -> round(AT_ONCE, true))
                .hasMessageStartingWith("audit, id 1 to 200: the source has 200 rows of digest ");
        FilledLog.open(here).close();
    }

    @Test
    void aDatabaseThatIsNotEmptyIsRefused() throws Exception {
        FilledLog.fill(here, 10);
        try (EventLog other = FilledLog.open(there)) {
            other.destinations().all();
            LogFixture.append(other, LogFixture.event("its own"));
        }

        assertThatThrownBy(() -> round(AT_ONCE, false)).hasMessageContaining("it has events of its own");
        assertThat(there.sql().queryForObject("SELECT count(*) FROM event", Long.class))
                .isOne();
    }

    @Test
    void aCopyOfAnotherLogIsRefused() throws Exception {
        FilledLog.fill(here, 10);
        round(AT_ONCE, false);
        here.sql().update("UPDATE event SET event_id = 'another' WHERE seq = 10");

        assertThatThrownBy(() -> round(AT_ONCE, false)).hasMessageContaining("event 10 is another");
    }

    @Test
    void aSecondMoveIntoTheSameDatabaseIsRefused() throws Exception {
        FilledLog.fill(here, 10);
        try (SqliteSource source = source();
                PostgresqlTarget first = target(source)) {
            assertThat(first.place()).startsWith("localhost:");
            assertThatThrownBy(() -> target(source)).hasMessageContaining("another move-log is copying");
        }
    }

    @Test
    void tablesOfAnotherVersionAreRefused() throws Exception {
        FilledLog.fill(here, 10);
        Path newer = Files.copy(
                folder.resolve("event-log.db"), folder.resolve("newer.db"), StandardCopyOption.REPLACE_EXISTING);
        round(AT_ONCE, false);
        there.sql().update("UPDATE event_log_move SET value = '18' WHERE name = 'schema'");
        assertThatThrownBy(() -> round(AT_ONCE, false)).hasMessageContaining("another version of Signalpost has begun");

        here.sql().update("DELETE FROM flyway_schema_history WHERE version = '19'");
        assertThatThrownBy(() -> round(AT_ONCE, false)).hasMessageContaining("an older Signalpost has made version 18");

        NewerSchema.enter(io.signalpost.testing.SqliteFile.query(newer), "flyway_schema_history");
        try (SqliteSource source = new SqliteSource(newer)) {
            assertThatThrownBy(source::schema).hasMessageContaining("a newer Signalpost has made version 1000");
        }
    }
}
