package io.signalpost.destination.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Hands out the connection that writes to whoever's turn it is, and others to all others. */
final class DatabaseFileDataSource extends DelegatingDataSource {

    private final DatabaseFile file;

    DatabaseFileDataSource(DataSource others, DatabaseFile file) {
        super(others);
        this.file = file;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return file.writing().isHeldByCurrentThread() ? file.writer() : super.getConnection();
    }
}
