package io.signalpost.destination.sql;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Hands out connections of a pool that wait for an answer however long it takes. The pool takes that back on their return. */
public final class PatientDataSource extends DelegatingDataSource {

    private static final int NO_TIMEOUT = 0;

    PatientDataSource(DataSource pool) {
        super(pool);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        try {
            return patient(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Has a connection wait so, whatever the URL says; SQLite's always does. */
    public static Connection patient(Connection connection) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, NO_TIMEOUT);
        return connection;
    }
}
