package io.signalpost.eventlog.store;

import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** A connection of several who look into the log, one after the other. Destinations have their own. Thread-safe. */
public final class LogReader implements AutoCloseable {

    private static final long CLOSE_SECONDS = 1;

    private final ReentrantLock free = new ReentrantLock();
    private final Statements statements;

    LogReader(Statements.Opener opener) {
        this.statements = new Statements(opener);
    }

    /** @throws IllegalStateException when the log cannot be read, also not by a new connection */
    public <T> T read(Write<T> query) {
        free.lock();
        try {
            return statements.isOpen() ? readAgain(query) : query.apply(statements);
        } catch (SQLException e) {
            statements.close();
            throw new IllegalStateException("cannot read the event log", e);
        } finally {
            free.unlock();
        }
    }

    /** A connection that has been open for a while may have been closed by the server. */
    private <T> T readAgain(Write<T> query) throws SQLException {
        try {
            return query.apply(statements);
        } catch (SQLException e) {
            statements.close();
            return query.apply(statements);
        }
    }

    /** Whoever waits for a database that hangs is not waited for. */
    @Override
    public void close() {
        try {
            if (free.tryLock(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                statements.close();
                free.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
