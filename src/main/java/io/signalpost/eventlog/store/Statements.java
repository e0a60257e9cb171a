package io.signalpost.eventlog.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.apache.commons.lang3.StringUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection and its prepared statements, each prepared once. The connection is opened when first needed, and again
 * after {@link #close}. For one thread at a time.
 */
public final class Statements implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Statements.class);

    /**
     * SQLSTATE classes of what is wrong with a connection, or the server behind it, and with whatever is sent by it: 08
     * broken, 25 read-only for instance, 26 statements of another server, 57 shut down.
     */
    private static final Set<String> OF_CONNECTION = Set.of("08", "25", "26", "57");

    private final Opener opener;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();
    private Connection connection;

    public Statements(Opener opener) {
        this.opener = opener;
    }

    public Connection connection() throws SQLException {
        if (connection == null) {
            connection = opener.open();
        }
        return connection;
    }

    /** The statement with its parameters bound; null binds NULL. */
    PreparedStatement bind(String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = prepare(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection().prepareStatement(sql);
            prepared.put(sql, statement);
        }
        return statement;
    }

    public int update(String sql, Object... parameters) throws SQLException {
        return bind(sql, parameters).executeUpdate();
    }

    /**
     * Executes the statement with each of these parameters; returns how many rows each has changed. A single one is no
     * batch: with each batch SQLite's driver clears the memory that its largest has taken.
     */
    public int[] updateEach(String sql, List<Object[]> parameters) throws SQLException {
        if (parameters.isEmpty()) {
            return new int[0];
        }
        if (parameters.size() == 1) {
            return new int[] {update(sql, parameters.get(0))};
        }
        for (Object[] each : parameters) {
            bind(sql, each).addBatch();
        }
        return prepare(sql).executeBatch();
    }

    /** The rows of a query, each turned into a value. */
    public <T> List<T> query(RowMapper<T> mapper, String sql, Object... parameters) throws SQLException {
        var rows = new ArrayList<T>();
        try (var result = bind(sql, parameters).executeQuery()) {
            while (result.next()) {
                rows.add(mapper.map(result));
            }
        }
        return rows;
    }

    /** Shows each row of a query, of which there may be more than the memory holds. */
    public void each(RowConsumer consumer, String sql, Object... parameters) throws SQLException {
        connection().setAutoCommit(false); // else PostgreSQL's driver has all in memory before the first is looked at
        try (var result = bind(sql, parameters).executeQuery()) {
            while (result.next()) {
                consumer.accept(result);
            }
        } finally {
            connection().setAutoCommit(true);
        }
    }

    /** What the mapper makes of the first row of which it makes anything. */
    public <T> Optional<T> first(RowMapper<Optional<T>> mapper, String sql, Object... parameters) throws SQLException {
        try (var result = bind(sql, parameters).executeQuery()) {
            while (result.next()) {
                Optional<T> value = mapper.map(result);
                if (value.isPresent()) {
                    return value;
                }
            }
        }
        return Optional.empty();
    }

    /** The first column of the first row, or {@code otherwise} when there is no row or it is NULL. */
    public long number(long otherwise, String sql, Object... parameters) throws SQLException {
        try (var result = bind(sql, parameters).executeQuery()) {
            if (!result.next()) {
                return otherwise;
            }
            long number = result.getLong(1);
            return result.wasNull() ? otherwise : number;
        }
    }

    /** As {@link #rollback()}, but a connection that is itself what failed is closed at once. */
    void rollback(Throwable failure) {
        if (failure instanceof SQLException sql
                && OF_CONNECTION.contains(StringUtils.left(StringUtils.defaultString(sql.getSQLState()), 2))) {
            close();
        } else {
            rollback();
        }
    }

    /**
     * Undoes what is not committed, and lets the statements go, of which the one that failed may be spoilt. A connection
     * that cannot even do that is closed.
     */
    void rollback() {
        try {
            if (connection != null) {
                connection.rollback();
            }
            for (PreparedStatement statement : prepared.values()) {
                statement.close();
            }
            prepared.clear();
        } catch (SQLException e) {
            close();
        }
    }

    boolean isOpen() {
        return connection != null;
    }

    /** Gives the connection up, whatever state it is in. */
    @Override
    public void close() {
        prepared.clear();
        try (Connection closing = connection) {
            connection = null;
        } catch (SQLException e) {
            log.atDebug().setCause(e).log("A connection could not be closed in good order");
        }
    }

    @FunctionalInterface
    public interface Opener {
        Connection open() throws SQLException;
    }

    @FunctionalInterface
    public interface RowMapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    @FunctionalInterface
    public interface RowConsumer {
        void accept(ResultSet row) throws SQLException;
    }
}
