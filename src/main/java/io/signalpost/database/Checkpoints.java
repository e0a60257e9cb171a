package io.signalpost.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies what is committed from SQLite's write-ahead log into the database file, on a thread of its own: SQLite would let
 * the writer do it every thousand pages, and every event would wait. It is done seldom, as a page that has changed often
 * since the last time is copied once.
 *
 * <p>The write-ahead log begins anew only when all of it has been copied, which under load never happens by itself. When
 * it has grown long, the writer is held for the last pages. SQLite syncs the database file at that very moment, so it is
 * synced before, while the writer goes on.
 */
public final class Checkpoints implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Checkpoints.class);
    private static final long LOOK_EVERY_MILLIS = 100;
    private static final long CLOSE_MILLIS = 5_000;

    // pages of 4 KiB
    private static final int ENOUGH = 1_000;
    private static final int LONG = 20_000;
    private static final int FEW = 300;
    private static final int HELD_MILLIS = 1_000; // the writer, at a time, while others read from the write-ahead log
    private static final int ROUNDS = 5; // of copying what has come meanwhile, which is less each time

    private final FileChannel database; // open to the end: closing it would take SQLite's locks away
    private final Opener opener;
    private final ReentrantLock writing = new ReentrantLock();
    private final Thread thread;
    private volatile boolean closed;

    /** Of connections that make no checkpoint by themselves. */
    @FunctionalInterface
    public interface Opener {
        Connection open() throws SQLException;
    }

    /** @param thread name of the one that makes them */
    public Checkpoints(Path file, Opener opener, String thread) {
        try {
            this.database = FileChannel.open(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.opener = opener;
        this.thread = new Thread(this::run, thread);
        this.thread.setDaemon(true);
        this.thread.start();
    }

    /** Held by the writer from the beginning to the end of each transaction. */
    public ReentrantLock writing() {
        return writing;
    }

    private void run() {
        while (!closed) {
            try (Connection connection = opener.open();
                    Statement statement = connection.createStatement()) {
                while (!closed) {
                    look(statement);
                    pause();
                }
            } catch (Exception | Error e) { // the disk is full, for instance; the write-ahead log has it all
                log.atDebug().setCause(e).log("No checkpoint");
                pause();
            }
        }
    }

    /** Not beside {@link #truncate}: of two checkpoints at a time SQLite turns the second away, however long it may wait. */
    private synchronized void look(Statement statement) throws SQLException, IOException, InterruptedException {
        Wal wal = checkpoint(statement, "NOOP");
        if (!wal.isKnown()) {
            read(statement);
        }
        if (wal.left() < ENOUGH || checkpoint(statement, "PASSIVE").pages() < LONG) {
            return;
        }
        int left = ENOUGH;
        for (int round = 0; round < ROUNDS && left > FEW; round++) {
            database.force(false);
            left = checkpoint(statement, "NOOP").left();
            checkpoint(statement, "PASSIVE");
        }
        writing.lockInterruptibly(); // a writer that hangs does not keep close() waiting
        try {
            checkpoint(statement, "PASSIVE");
        } finally {
            writing.unlock();
        }
    }

    /**
     * Copies all of the write-ahead log and makes it empty, so that nothing is left in it of what was removed.
     *
     * @return false when somebody reads from it for long
     */
    public synchronized boolean truncate() throws SQLException {
        try (Connection connection = opener.open();
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = " + HELD_MILLIS);
            for (int round = 0; round < ROUNDS; round++) {
                checkpoint(statement, "PASSIVE"); // the most of it while the writer goes on
                writing.lock();
                try {
                    if (!checkpoint(statement, "TRUNCATE").busy()) {
                        return true;
                    }
                } finally {
                    writing.unlock();
                }
            }
            return false;
        }
    }

    /** The write-ahead log after a checkpoint, in pages. */
    private record Wal(boolean busy, int pages, int copied) {

        /** Not before the connection has read from the file since it became one with a write-ahead log. */
        boolean isKnown() {
            return pages >= 0;
        }

        int left() {
            return pages - copied;
        }
    }

    private static void read(Statement statement) throws SQLException {
        statement.executeQuery("PRAGMA schema_version").close();
    }

    private static Wal checkpoint(Statement statement, String kind) throws SQLException {
        try (ResultSet row = statement.executeQuery("PRAGMA wal_checkpoint(" + kind + ")")) {
            return new Wal(row.getBoolean(1), row.getInt(2), row.getInt(3));
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    /** Waits for a checkpoint that is under way, but not for a disk that hangs. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(CLOSE_MILLIS);
            database.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
