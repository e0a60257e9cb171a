package io.signalpost.eventlog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A connection and its prepared statements, each prepared once. For one thread at a time. */
final class Statements implements AutoCloseable {

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    Statements(Connection connection) {
        this.connection = connection;
    }

    Connection connection() {
        return connection;
    }

    /** The statement with its parameters bound; null binds NULL. */
    PreparedStatement bind(String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    int update(String sql, Object... parameters) throws SQLException {
        return bind(sql, parameters).executeUpdate();
    }

    /** The rows of a query, each turned into a value. */
    <T> List<T> query(RowMapper<T> mapper, String sql, Object... parameters) throws SQLException {
        var rows = new ArrayList<T>();
        try (var result = bind(sql, parameters).executeQuery()) {
            while (result.next()) {
                rows.add(mapper.map(result));
            }
        }
        return rows;
    }

    /** The first column of the first row, or {@code otherwise} when there is no row or it is NULL. */
    long number(long otherwise, String sql, Object... parameters) throws SQLException {
        try (var result = bind(sql, parameters).executeQuery()) {
            if (!result.next()) {
                return otherwise;
            }
            long number = result.getLong(1);
            return result.wasNull() ? otherwise : number;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    @FunctionalInterface
    interface RowMapper<T> {
        T map(ResultSet row) throws SQLException;
    }
}
