package io.signalpost.destination.erasure;

import java.sql.Connection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;

import io.signalpost.destination.sql.PatientDataSource;
import io.signalpost.destination.sql.SqlValue;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Removes the rows of one vehicle from the tables of a destination, on either database. Errors are DataAccessExceptions. */
public final class VehicleEraser {

    private final JdbcTemplate connections;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final BooleanSupplier remains;
    private final Map<String, String> tables;
    private final Map<String, String> counted;

    /**
     * @param remains see {@link #clearRemains}
     * @param tables  in the order in which their writer locks them, each with the condition for rows of vehicle {@code :id}
     * @param views   of rows that go with those of the tables, with the same
     */
    VehicleEraser(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            BooleanSupplier remains,
            Map<String, String> tables,
            Map<String, String> views) {
        this.connections = new JdbcTemplate(dataSource);
        this.sql = JdbcClient.create(connections);
        this.transaction = new TransactionTemplate(transactions);
        this.remains = remains;
        this.tables = new LinkedHashMap<>(tables);
        this.counted = new TreeMap<>(tables);
        counted.putAll(views);
    }

    /** How many rows there are, by table or view. */
    public Map<String, Long> count(String vehicleId) {
        String id = SqlValue.text(vehicleId);
        Map<String, Long> rows = new TreeMap<>();
        counted.forEach((table, condition) -> rows.put(
                table,
                sql.sql("SELECT COUNT(*) FROM " + table + " WHERE " + condition)
                        .param("id", id)
                        .query(Long.class)
                        .single()));
        return rows;
    }

    /** Removes them, all or none, however long it takes; returns how many there were, by table or view. */
    public Map<String, Long> erase(String vehicleId) {
        String id = SqlValue.text(vehicleId);
        return transaction.execute(status -> {
            connections.execute((ConnectionCallback<Connection>) PatientDataSource::patient);
            Map<String, Long> rows = count(vehicleId);
            tables.forEach((table, condition) -> sql.sql("DELETE FROM " + table + " WHERE " + condition)
                    .param("id", id)
                    .update());
            return rows;
        });
    }

    /**
     * Writes a SQLite file anew, so that nothing that was removed can be read in it; the destination waits meanwhile. PostgreSQL
     * has its VACUUM.
     *
     * @return false when somebody reads from the file for long
     */
    public boolean clearRemains() {
        return remains.getAsBoolean();
    }
}
