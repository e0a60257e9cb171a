package io.signalpost.destination;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import javax.sql.DataSource;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Removes the rows of one vehicle from the tables of a destination, on either database. Errors are DataAccessExceptions. */
public final class VehicleEraser {

    private static final String SECONDS_FOR_OTHERS = "60"; // to end their transactions

    private final JdbcClient sql;
    private final JdbcTemplate connections;
    private final TransactionTemplate transaction;
    private final boolean file;
    private final Map<String, String> tables;

    /** @param tables each with the condition for rows of vehicle {@code :id} */
    VehicleEraser(DataSource dataSource, DatabaseVendor vendor, Map<String, String> tables) {
        this.sql = JdbcClient.create(dataSource);
        this.connections = new JdbcTemplate(dataSource);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        this.file = vendor == DatabaseVendor.SQLITE;
        this.tables = tables;
    }

    /** How many rows there are, by table. */
    public Map<String, Long> count(String vehicleId) {
        String id = SqlValue.text(vehicleId);
        return each(table -> sql.sql("SELECT COUNT(*) FROM " + table + " WHERE " + tables.get(table))
                .param("id", id)
                .query(Long.class)
                .single());
    }

    /** Removes them, all or none; returns how many there were, by table. */
    public Map<String, Long> erase(String vehicleId) {
        String id = SqlValue.text(vehicleId);
        return transaction.execute(
                status -> each(table -> sql.sql("DELETE FROM " + table + " WHERE " + tables.get(table))
                        .param("id", id)
                        .update()));
    }

    private Map<String, Long> each(ToLongFunction<String> statement) {
        Map<String, Long> rows = new LinkedHashMap<>();
        tables.keySet().stream().sorted().forEach(table -> rows.put(table, statement.applyAsLong(table)));
        return rows;
    }

    /**
     * Writes a SQLite file anew, so that nothing that was removed can be read in it; the destination waits meanwhile. PostgreSQL
     * has its VACUUM.
     *
     * @return false when somebody reads from the file for long
     */
    public boolean clearRemains() {
        return !file || Boolean.TRUE.equals(connections.execute((ConnectionCallback<Boolean>) VehicleEraser::rewrite));
    }

    private static boolean rewrite(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = " + SECONDS_FOR_OTHERS + "000");
            try {
                statement.execute("VACUUM");
                try (var row = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
                    return row.next() && row.getInt(1) == 0;
                }
            } finally {
                statement.execute("PRAGMA busy_timeout = "
                        + DatabaseVendor.SQLITE.driverSettings().get("busy_timeout"));
            }
        }
    }
}
