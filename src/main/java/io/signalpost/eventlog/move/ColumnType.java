package io.signalpost.eventlog.move;

import java.io.DataOutputStream;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The types that PostgreSQL's tables of the log have, and the form of each in its binary COPY. */
enum ColumnType {
    INT2 {
        @Override
        void write(DataOutputStream out, ResultSet row, int column) throws SQLException, IOException {
            out.writeInt(Short.BYTES);
            out.writeShort(row.getShort(column));
        }
    },
    INT4 {
        @Override
        void write(DataOutputStream out, ResultSet row, int column) throws SQLException, IOException {
            out.writeInt(Integer.BYTES);
            out.writeInt(row.getInt(column));
        }
    },
    INT8 {
        @Override
        void write(DataOutputStream out, ResultSet row, int column) throws SQLException, IOException {
            out.writeInt(Long.BYTES);
            out.writeLong(row.getLong(column));
        }
    },
    FLOAT8 {
        @Override
        void write(DataOutputStream out, ResultSet row, int column) throws SQLException, IOException {
            out.writeInt(Double.BYTES);
            out.writeDouble(row.getDouble(column));
        }
    },
    TEXT {
        @Override
        void write(DataOutputStream out, ResultSet row, int column) throws SQLException, IOException {
            // PostgreSQL has no NUL; an event has none since it was taken, and of what a version before kept it goes
            // now.
            bytes(out, row.getString(column).replace('\0', '\uFFFD').getBytes(UTF_8));
        }
    },
    BYTEA {
        @Override
        void write(DataOutputStream out, ResultSet row, int column) throws SQLException, IOException {
            bytes(out, row.getBytes(column));
        }
    };

    /** Writes a value that is not NULL. */
    abstract void write(DataOutputStream out, ResultSet row, int column) throws SQLException, IOException;

    private static void bytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** Of a query's columns, in PostgreSQL. */
    static List<ColumnType> of(ResultSetMetaData columns) throws SQLException {
        List<ColumnType> types = new ArrayList<>();
        for (int column = 1; column <= columns.getColumnCount(); column++) {
            types.add(of(columns.getColumnType(column)));
        }
        return types;
    }

    private static ColumnType of(int type) {
        return switch (type) {
            case Types.SMALLINT -> INT2;
            case Types.INTEGER -> INT4;
            case Types.BIGINT -> INT8;
            case Types.DOUBLE -> FLOAT8;
            case Types.VARCHAR -> TEXT;
            case Types.BINARY -> BYTEA;
            default -> throw new IllegalStateException("no table of the log has a column of JDBC's type " + type);
        };
    }
}
