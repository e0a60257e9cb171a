package io.signalpost.destination.database;

import javax.sql.DataSource;

import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

/** Lets the error that broke a transaction out of it, where Spring would put that of the failed rollback in its place. */
class DatabaseTransactionManager extends JdbcTransactionManager {

    DatabaseTransactionManager(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    protected void doRollback(DefaultTransactionStatus status) {
        try {
            super.doRollback(status);
        } catch (RuntimeException e) {
            // The connection is gone and the transaction with it; the first error says that the database is away.
            logger.debug("Could not roll back", e);
        }
    }
}
