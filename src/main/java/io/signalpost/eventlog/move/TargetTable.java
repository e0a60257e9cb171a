package io.signalpost.eventlog.move;

import java.io.DataInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import io.signalpost.eventlog.store.PostgresqlTarget;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.PGCopyInputStream;

/** The table of the same name in PostgreSQL. Its statements are of the transaction that is open. */
final class TargetTable {

    private static final byte[] END = {-1, -1};

    private final PostgresqlTarget target;
    private final MovedTable table;

    TargetTable(PostgresqlTarget target, MovedTable table) {
        this.target = target;
        this.table = table;
    }

    List<ColumnType> types() throws SQLException {
        try (Statement statement = connection().createStatement();
                ResultSet none =
                        statement.executeQuery("SELECT " + table.columnList() + " FROM " + table.name() + " LIMIT 0")) {
            return ColumnType.of(none.getMetaData());
        }
    }

    /**
     * Has here what the source has.
     *
     * @return whether that was not so before
     * @throws IllegalStateException when it is not so afterwards
     */
    boolean bring(RowRange range) throws SQLException {
        Digest before = digest(range);
        if (before.equals(range.digest())) {
            return false;
        }
        if (before.rows() > 0) {
            execute("DELETE FROM " + table.name() + range.condition());
        }
        copy(range);
        Digest after = digest(range);
        if (!after.equals(range.digest())) {
            throw new IllegalStateException(range.place() + ": the source has " + range.digest()
                    + ", and what was copied to PostgreSQL reads as " + after + ": nothing of it was kept");
        }
        return true;
    }

    /** Of the rows that are here in that range. */
    Digest digest(RowRange range) throws SQLException {
        String query = "COPY (SELECT " + table.columnList() + " FROM " + table.name() + range.condition()
                + ") TO STDOUT (FORMAT binary)";
        try (DataInputStream rows =
                new DataInputStream(new PGCopyInputStream(connection().unwrap(PGConnection.class), query))) {
            return CopyRow.digest(rows);
        } catch (IOException e) {
            throw new SQLException("what PostgreSQL has cannot be read: " + e.getMessage(), e);
        }
    }

    /** Removes what the source has no more, since retention has removed it there. */
    void forgetBelow(long lowest) throws SQLException {
        execute("DELETE FROM " + table.name() + " WHERE " + table.key() + " < " + lowest);
    }

    /** Texts of a key are gone through in another order than PostgreSQL's own. */
    void index() throws SQLException {
        execute("CREATE INDEX IF NOT EXISTS " + indexName() + " ON " + table.name() + " (" + table.key()
                + " COLLATE \"C\")");
    }

    void dropIndex() throws SQLException {
        execute("DROP INDEX IF EXISTS " + indexName());
    }

    private String indexName() {
        return "event_log_move_" + table.name();
    }

    private void copy(RowRange range) throws SQLException {
        CopyIn copy = connection()
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY " + table.name() + " (" + table.columnList() + ") FROM STDIN (FORMAT binary)");
        copy.writeToCopy(CopyRow.HEADER, 0, CopyRow.HEADER.length);
        copy.writeToCopy(range.rows(), 0, range.rows().length);
        copy.writeToCopy(END, 0, END.length);
        copy.endCopy();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection().createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connection() throws SQLException {
        return target.statements().connection();
    }
}
