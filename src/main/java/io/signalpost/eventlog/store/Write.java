package io.signalpost.eventlog.store;

import java.sql.SQLException;

/**
 * One change of the log. It runs on the writer's connection, in the same transaction as its neighbours in the queue.
 *
 * @param <T> what the caller gets once the transaction is on disk
 */
@FunctionalInterface
public interface Write<T> {

    T apply(Statements statements) throws SQLException;
}
