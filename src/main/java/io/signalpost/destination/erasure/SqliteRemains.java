package io.signalpost.destination.erasure;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import javax.sql.DataSource;

import io.signalpost.destination.database.DatabaseFile;
import io.signalpost.destination.sql.DatabaseVendor;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a SQLite file still holds of rows that were removed from it. */
final class SqliteRemains {

    private static final String SECONDS_FOR_OTHERS = "60"; // to end their transactions

    private final JdbcTemplate connections;
    private final Optional<DatabaseFile> file;

    /** @param file when it has checkpoints beside its transactions */
    SqliteRemains(DataSource dataSource, Optional<DatabaseFile> file) {
        this.connections = new JdbcTemplate(dataSource);
        this.file = file;
    }

    /**
     * Writes the file anew; whoever writes to it waits meanwhile.
     *
     * @return false when somebody reads from the file for long
     */
    boolean clear() {
        return Boolean.TRUE.equals(connections.execute((ConnectionCallback<Boolean>) this::rewrite));
    }

    private boolean rewrite(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = " + SECONDS_FOR_OTHERS + "000");
            try {
                vacuum(statement);
                return file.isPresent() ? file.get().emptyWriteAheadLog() : emptyWriteAheadLog(statement);
            } finally {
                statement.execute("PRAGMA busy_timeout = "
                        + DatabaseVendor.SQLITE.driverSettings().get("busy_timeout"));
            }
        }
    }

    private void vacuum(Statement statement) throws SQLException {
        Optional<Lock> writing = file.map(DatabaseFile::writing);
        writing.ifPresent(Lock::lock);
        try {
            statement.execute("VACUUM");
        } finally {
            writing.ifPresent(Lock::unlock);
        }
    }

    private static boolean emptyWriteAheadLog(Statement statement) throws SQLException {
        try (var row = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
            return row.next() && row.getInt(1) == 0;
        }
    }
}
