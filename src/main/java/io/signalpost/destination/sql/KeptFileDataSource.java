package io.signalpost.destination.sql;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

import io.signalpost.database.KeptFile;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Hands out connections to a SQLite file only while that is in its place. */
public final class KeptFileDataSource extends DelegatingDataSource {

    private final KeptFile file;

    public KeptFileDataSource(DataSource dataSource, KeptFile file) {
        super(dataSource);
        this.file = file;
    }

    @Override
    public Connection getConnection() throws SQLException {
        file.requireInPlace();
        return super.getConnection();
    }
}
