package io.signalpost.eventlog.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.signalpost.database.KeptFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Table {@code opening}: which process has the log open, for when its lock file is gone, and whether the last one has closed
 * it in good order. A process that was killed leaves a write-ahead log behind, with its latest events.
 */
final class Opening {

    private static final Logger log = LoggerFactory.getLogger(Opening.class);

    /** Host and process, as operators see it. */
    private static final String PROCESS = ManagementFactory.getRuntimeMXBean().getName();

    private final String token = UUID.randomUUID().toString();
    private final Path path;
    private final KeptFile file;
    private final boolean hadNoWal;

    /** To be made before SQLite opens the file, as it then makes an empty write-ahead log. */
    Opening(Path path, KeptFile file) {
        this.path = path;
        this.file = file;
        this.hadNoWal = size(Path.of(path + "-wal")) == 0;
    }

    private static long size(Path path) {
        try {
            return Files.exists(path) ? Files.size(path) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException("signalpost.event-log.url: cannot read " + path, e);
        }
    }

    /** What the process that opened the log last has entered. */
    record Last(String process, long startedAt, String file, Instant openedAt, boolean closed) {

        static Last of(ResultSet row) throws SQLException {
            return new Last(
                    row.getString("process"),
                    row.getLong("process_started_at"),
                    row.getString("file"),
                    Instant.ofEpochMilli(row.getLong("opened_at")),
                    row.getObject("closed_at") != null);
        }

        /** Whether it still has this file open; of another host nobody can tell. */
        boolean hasItOpen(String thisFile) {
            return !closed
                    && file.equals(thisFile)
                    && !process.equals(PROCESS)
                    && host(process).equals(host(PROCESS))
                    && ProcessHandle.of(Long.parseLong(process.split("@", 2)[0]))
                            .filter(alive -> startOf(alive) == startedAt)
                            .isPresent();
        }
    }

    /** At most one. */
    static List<Last> last(Statements statements) throws SQLException {
        return statements.query(Last::of, "SELECT * FROM opening");
    }

    private static String host(String process) {
        return process.split("@", 2)[1];
    }

    private static long startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    /**
     * Enters this process, and says aloud when events of the last one are missing.
     *
     * @throws IllegalStateException while another process has the log open
     */
    void begin(Statements writer) throws SQLException {
        for (Last one : last(writer)) {
            if (one.hasItOpen(file.key())) {
                throw new IllegalStateException(
                        "signalpost.event-log.url: " + path + " is in use by process " + one.process()
                                + ", whose lock file is gone; stop it, or give this one a signalpost.data-dir of its own");
            }
            if (!one.closed() && hadNoWal) {
                log.atError()
                        .addKeyValue("file", path)
                        .addKeyValue("openedAt", one.openedAt())
                        .log("The event log was not closed in good order, and its write-ahead log is not there: events"
                                + " that were answered 200 since are missing, unless another tool has opened the file"
                                + " meanwhile. Look for the file of the same name with -wal (docs/operating.md)");
            }
        }
        writer.update("DELETE FROM opening");
        writer.update(
                "INSERT INTO opening (id, token, process, process_started_at, file, opened_at) VALUES (1, ?, ?, ?, ?, ?)",
                token,
                PROCESS,
                startOf(ProcessHandle.current()),
                file.key(),
                System.currentTimeMillis());
        writer.connection().commit();
    }

    /**
     * First in each transaction, which from then on keeps others out: one that reads first and then writes would not wait
     * for another tool that writes, it would fail at once. The driver's mode IMMEDIATE would lock others out for good: with a
     * commit it begins the next transaction.
     *
     * @throws SQLException when another process has opened the log since
     */
    void confirm(Statements writer) throws SQLException {
        try { // id 0 is refused by a check; no row, no failure
            writer.update("INSERT INTO event_key_progress (id, seq) SELECT 0, 0 FROM opening WHERE token <> ?", token);
        } catch (SQLiteException e) {
            if (e.getResultCode() == SQLiteErrorCode.SQLITE_CONSTRAINT_CHECK) {
                throw new SQLException("another process has opened the event log: stop one of the two", e);
            }
            throw e;
        }
    }

    /** Enters that the log is closed in good order; the last thing that is written. */
    void end(Statements writer) throws SQLException {
        writer.update("UPDATE opening SET closed_at = ? WHERE token = ?", System.currentTimeMillis(), token);
        writer.connection().commit();
    }
}
