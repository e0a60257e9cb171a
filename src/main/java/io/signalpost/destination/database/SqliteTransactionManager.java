package io.signalpost.destination.database;

import java.util.concurrent.locks.Lock;
import javax.sql.DataSource;

import org.springframework.transaction.TransactionDefinition;

/** Has transactions wait for each other here: SQLite knows no queue, and whoever came second would ask it again and again. */
final class SqliteTransactionManager extends DatabaseTransactionManager {

    private final transient Lock writing;

    SqliteTransactionManager(DataSource dataSource, Lock writing) {
        super(dataSource);
        this.writing = writing;
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        writing.lock();
        try {
            super.doBegin(transaction, definition);
        } catch (RuntimeException | Error e) {
            writing.unlock();
            throw e;
        }
    }

    @Override
    protected void doCleanupAfterCompletion(Object transaction) {
        try {
            super.doCleanupAfterCompletion(transaction);
        } finally {
            writing.unlock();
        }
    }
}
