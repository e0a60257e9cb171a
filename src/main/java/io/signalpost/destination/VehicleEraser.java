package io.signalpost.destination;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Removes the rows of one vehicle from the tables of a destination, on either database. Errors are DataAccessExceptions. */
public final class VehicleEraser {

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final BooleanSupplier remains;
    private final Map<String, String> tables;

    /**
     * @param remains see {@link #clearRemains}
     * @param tables  and views, each with the condition for rows of vehicle {@code :id}
     */
    VehicleEraser(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            BooleanSupplier remains,
            Map<String, String> tables) {
        this.sql = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(transactions);
        this.remains = remains;
        this.tables = new TreeMap<>(tables);
    }

    /** How many rows there are, by table. */
    public Map<String, Long> count(String vehicleId) {
        String id = SqlValue.text(vehicleId);
        Map<String, Long> rows = new TreeMap<>();
        tables.forEach((table, condition) -> rows.put(
                table,
                sql.sql("SELECT COUNT(*) FROM " + table + " WHERE " + condition)
                        .param("id", id)
                        .query(Long.class)
                        .single()));
        return rows;
    }

    /** Removes them, all or none; returns how many there were, by table. */
    public Map<String, Long> erase(String vehicleId) {
        String id = SqlValue.text(vehicleId);
        return transaction.execute(status -> {
            Map<String, Long> rows = count(vehicleId); // SQLite does not tell how many it has removed of a view
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
