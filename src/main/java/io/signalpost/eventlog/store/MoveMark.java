package io.signalpost.eventlog.store;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The table {@value #TABLE}, which no log has but one that is moved: a SQLite file once all of it has gone, a PostgreSQL
 * database until all has come. Neither is to be started on.
 */
final class MoveMark {

    static final String TABLE = "event_log_move";

    private MoveMark() {}

    /** @param target host, port and database */
    record Moved(String target, Instant at) {

        static Moved of(ResultSet row) throws SQLException {
            return new Moved(row.getString("target"), Instant.ofEpochMilli(row.getLong("moved_at")));
        }
    }

    /** Whether a SQLite log was moved, and where to. */
    static Optional<Moved> moved(Statements sqlite) throws SQLException {
        return sqlite.number(0, "SELECT count(*) FROM sqlite_schema WHERE name = ?", TABLE) == 0
                ? Optional.empty()
                : sqlite.query(Moved::of, "SELECT target, moved_at FROM " + TABLE).stream()
                        .findFirst();
    }

    static void enter(Statements sqlite, String target) throws SQLException {
        sqlite.update("CREATE TABLE IF NOT EXISTS " + TABLE + " (target TEXT NOT NULL, moved_at INTEGER NOT NULL)");
        sqlite.update("DELETE FROM " + TABLE);
        sqlite.update("INSERT INTO " + TABLE + " (target, moved_at) VALUES (?, ?)", target, System.currentTimeMillis());
        sqlite.connection().commit();
    }

    static void remove(Statements sqlite) throws SQLException {
        sqlite.update("DROP TABLE IF EXISTS " + TABLE);
        sqlite.connection().commit();
    }

    /** @throws IllegalStateException when the SQLite log has gone elsewhere */
    static void refuseMoved(Statements sqlite, Path file) throws SQLException {
        Optional<Moved> moved = moved(sqlite);
        if (moved.isPresent()) {
            throw new IllegalStateException("signalpost.event-log.url: " + file + " was moved to jdbc:postgresql://"
                    + moved.get().target() + " at " + moved.get().at().truncatedTo(ChronoUnit.SECONDS)
                    + "; set signalpost.event-log.url to that. To go back to the file, without what has come in since:"
                    + " java -jar signalpost.jar move-log --undo --from " + file);
        }
    }

    /** @throws IllegalStateException when not all of a log has come into the PostgreSQL database */
    static void refuseIncomplete(Statements postgresql) throws SQLException {
        if (isIncomplete(postgresql)) {
            throw new IllegalStateException(
                    "signalpost.event-log.url: a log is being moved into this database, and not all of it is here;"
                            + " finish that by java -jar signalpost.jar move-log, and go on with the SQLite file until then"
                            + " (docs/moving-the-log.md)");
        }
    }

    static boolean isIncomplete(Statements postgresql) throws SQLException {
        return has(postgresql, TABLE);
    }

    static boolean has(Statements postgresql, String table) throws SQLException {
        return postgresql.number(0, "SELECT count(to_regclass(?))", table) > 0;
    }
}
