package io.signalpost.observe;

import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.signalpost.eventlog.EventLog;
import io.signalpost.eventlog.delivery.Looking;
import io.signalpost.eventlog.store.Statements;
import io.signalpost.eventlog.store.Write;

/** Looks into the event log, by a connection of its own each time, so that nobody else waits; only so many at a time. */
public final class Inquiries {

    private static final int AT_A_TIME = 4;
    private static final long WAIT_SECONDS = 5;

    private final EventLog log;
    private final Semaphore places = new Semaphore(AT_A_TIME, true);

    public Inquiries(EventLog log) {
        this.log = log;
    }

    /** A question for which much of the log is looked through. */
    @FunctionalInterface
    public interface Search<T> {
        T apply(Statements statements, Looking looking) throws SQLException;
    }

    /** As {@link #ask}. While events flood in, whoever searches is to give way. */
    public <T> T search(Search<T> search) {
        return inPlace(() -> {
            try (Looking looking = log.destinations().resources().look()) { // waits when the connection is closed
                return read(statements -> search.apply(statements, looking));
            }
        });
    }

    /** @throws ProblemException with 503 when too many ask, or the log cannot be read */
    public <T> T ask(Write<T> question) {
        return inPlace(() -> read(question));
    }

    private <T> T inPlace(Supplier<T> look) {
        boolean placed = false;
        try {
            placed = places.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS);
            if (!placed) {
                throw new ProblemException(503, "too many look into the event log at a time; ask again");
            }
            return look.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(503, "Signalpost is about to stop");
        } finally {
            if (placed) {
                places.release();
            }
        }
    }

    private <T> T read(Write<T> question) {
        try (Statements statements = log.store().reader()) {
            return question.apply(statements);
        } catch (SQLException e) {
            throw new ProblemException(503, "the event log cannot be read now");
        }
    }
}
