package io.signalpost.destination.fault;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

import io.signalpost.destination.SingleLine;
import io.signalpost.destination.sql.DatabaseVendor;
import io.signalpost.destination.sql.MigratedDataSource;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** Takes along what people were told of when the event log moves to PostgreSQL, where {@link AlertMemory} is then, too. */
public final class MovedAlerts {

    private static final Map<String, List<String>> TABLES = Map.of(
            "email", List.of("fault_alert", "CAMEL_MESSAGEPROCESSED"),
            "chat", List.of("chat_alert"));

    /** Camel's, which SQLite keeps as a number. */
    private static final String TIMESTAMP = "createdAt";

    private static final int LONGEST_REASON = 300;

    private MovedAlerts() {}

    /**
     * Has PostgreSQL remember what the files do, and nothing else, while nobody uses either.
     *
     * @param dataDir whose files need not be there
     * @return how many rows there are of each table
     */
    public static Map<String, Integer> move(Path dataDir, String url, String username, String password) {
        Map<String, Integer> rows = new LinkedHashMap<>();
        TABLES.forEach((destination, tables) -> {
            Path file = AlertMemory.file(destination, dataDir);
            if (Files.exists(file)) {
                try (MigratedDataSource to = AlertMemory.inPostgresql(destination, url, username, password)) {
                    move(file, to, tables, rows);
                } catch (DataAccessException | TransactionException e) {
                    throw new IllegalStateException(file + " cannot be taken along: "
                            + SingleLine.of(ExceptionUtils.getRootCauseMessage(e), LONGEST_REASON));
                }
            }
        });
        return rows;
    }

    private static void move(Path file, DataSource target, List<String> tables, Map<String, Integer> rows) {
        JdbcTemplate from = new JdbcTemplate(reading(file));
        JdbcTemplate to = new JdbcTemplate(target);
        new TransactionTemplate(new DataSourceTransactionManager(target))
                .executeWithoutResult(transaction -> tables.forEach(table -> rows.put(table, move(from, to, table))));
    }

    private static SQLiteDataSource reading(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        SQLiteDataSource dataSource = new SQLiteDataSource(config);
        dataSource.setUrl(DatabaseVendor.SQLITE.prefix() + file);
        return dataSource;
    }

    private static int move(JdbcTemplate from, JdbcTemplate to, String table) {
        if (from.queryForList("SELECT name FROM sqlite_schema WHERE name = ?", table)
                .isEmpty()) {
            return 0; // nobody was ever told of anything
        }
        List<String> columns = new ArrayList<>();
        List<Object[]> rows = new ArrayList<>();
        from.query("SELECT * FROM " + table, (ResultSet row) -> {
            if (columns.isEmpty()) {
                columns.addAll(columns(row.getMetaData()));
            }
            rows.add(values(row, columns));
        });
        to.update("DELETE FROM " + table);
        if (!rows.isEmpty()) {
            to.batchUpdate(
                    "INSERT INTO " + table + " (" + String.join(", ", columns) + ") VALUES ("
                            + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")",
                    rows);
        }
        return rows.size();
    }

    private static List<String> columns(ResultSetMetaData row) throws SQLException {
        List<String> columns = new ArrayList<>();
        for (int column = 1; column <= row.getColumnCount(); column++) {
            columns.add(row.getColumnName(column));
        }
        return columns;
    }

    private static Object[] values(ResultSet row, List<String> columns) throws SQLException {
        Object[] values = new Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = columns.get(i).equals(TIMESTAMP) ? row.getTimestamp(i + 1) : row.getObject(i + 1);
        }
        return values;
    }
}
