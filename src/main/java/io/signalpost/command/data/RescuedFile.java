package io.signalpost.command.data;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.sqlite.SQLiteErrorCode;

/**
 * What can still be read of a damaged SQLite file, in a new one. Each table is read from its beginning up to the damage, and then
 * from its end back to it.
 */
final class RescuedFile {

    private static final int BATCH = 1_000;

    /** SQLite's own table of the last numbers that it has given; they are not to be given again. */
    private static final String NUMBERS = "sqlite_sequence";

    private static final String SCHEMA =
            "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'";

    private final DataFile damaged;
    private final Path path;
    private final Map<String, Long> rows = new TreeMap<>();
    private final Set<String> incomplete = new TreeSet<>();

    RescuedFile(Path damaged, Path path) {
        this.damaged = new DataFile(damaged);
        this.path = path;
    }

    /** How many rows were read, by table. */
    Map<String, Long> rows() {
        return rows;
    }

    /** Tables of which not all could be read. */
    Set<String> incomplete() {
        return incomplete;
    }

    void write() {
        DataFile.create(path);
        DataFile rescued = new DataFile(path);
        try (Connection from = damaged.reading();
                Connection to = rescued.writing()) {
            to.setAutoCommit(false);
            create(from, to, "type = 'table'");
            for (String table : tables(from)) {
                copy(from, to, table);
            }
            copyNumbers(from, to);
            create(from, to, "type <> 'table'");
            to.commit();
        } catch (SQLException e) {
            DataFile.discard(path);
            throw damaged.failed(e);
        }
        damaged.enterAsClosed(rescued);
    }

    private static void create(Connection from, Connection to, String which) throws SQLException {
        try (Statement read = from.createStatement();
                Statement write = to.createStatement()) {
            for (String sql : DataFile.texts(read, SCHEMA + " AND " + which + " ORDER BY rowid")) {
                write.execute(sql);
            }
        }
    }

    private static List<String> tables(Connection from) throws SQLException {
        try (Statement read = from.createStatement()) {
            return DataFile.texts(read, DataFile.TABLES);
        }
    }

    private void copyNumbers(Connection from, Connection to) throws SQLException {
        try (Statement write = to.createStatement()) {
            if (!DataFile.texts(write, "SELECT name FROM sqlite_schema WHERE name = '" + NUMBERS + "'")
                    .isEmpty()) {
                write.execute("DELETE FROM " + NUMBERS);
                copy(from, to, NUMBERS, "rowid");
            }
        }
    }

    private void copy(Connection from, Connection to, String table) throws SQLException {
        String order = order(from, table);
        rows.put(table, 0L);
        if (!copy(from, to, table, order.replace(",", " ASC,") + " ASC")) {
            incomplete.add(table);
            copy(from, to, table, order.replace(",", " DESC,") + " DESC");
        }
    }

    /** As the table itself is kept, since an index may be what is damaged: by its key when it has no rowid. */
    private static String order(Connection from, String table) throws SQLException {
        try (Statement read = from.createStatement()) {
            List<String> key = DataFile.texts(
                    read,
                    "SELECT key.name FROM pragma_table_list AS list, pragma_table_info(list.name) AS key"
                            + " WHERE list.schema = 'main' AND list.name = '" + table
                            + "' AND list.wr AND key.pk > 0 ORDER BY key.pk");
            return key.isEmpty() ? "rowid" : key.stream().map(DataFile::quoted).collect(Collectors.joining(","));
        }
    }

    /** False when it came upon the damage. */
    private boolean copy(Connection from, Connection to, String table, String order) throws SQLException {
        try (Statement read = from.createStatement();
                ResultSet row = read.executeQuery("SELECT * FROM " + DataFile.quoted(table) + " ORDER BY " + order)) {
            int columns = row.getMetaData().getColumnCount();
            String marks = String.join(",", Collections.nCopies(columns, "?"));
            try (PreparedStatement write = to.prepareStatement(
                    "INSERT OR IGNORE INTO " + DataFile.quoted(table) + " VALUES (" + marks + ")")) {
                for (long count = 1; row.next(); count++) {
                    for (int column = 1; column <= columns; column++) {
                        write.setObject(column, row.getObject(column));
                    }
                    int written = write.executeUpdate();
                    rows.computeIfPresent(table, (name, sum) -> sum + written);
                    if (count % BATCH == 0) {
                        to.commit();
                    }
                }
            }
            return true;
        } catch (SQLException e) {
            if ((e.getErrorCode() & 0xFF) == SQLiteErrorCode.SQLITE_CORRUPT.code) {
                return false;
            }
            throw e;
        }
    }
}
