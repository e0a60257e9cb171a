package io.signalpost.eventlog.move;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * A row in the binary format of <a href="https://www.postgresql.org/docs/current/sql-copy.html">PostgreSQL's COPY</a>: the
 * number of its fields, two bytes, then of each its length, four bytes, -1 for NULL, and its bytes. It is the same on the way
 * in and on the way out, so that what was sent is compared with what is there byte for byte.
 */
final class CopyRow {

    /** Signature, flags, and the length of what else a header may have. */
    static final byte[] HEADER = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };

    private static final int NULL = -1;

    private CopyRow() {}

    /** Of the source. */
    static byte[] of(ResultSet row, List<ColumnType> types) throws SQLException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        DataOutputStream out = new DataOutputStream(bytes);
        try {
            out.writeShort(types.size());
            for (int column = 1; column <= types.size(); column++) {
                if (row.getObject(column) == null) {
                    out.writeInt(NULL);
                } else {
                    types.get(column - 1).write(out, row, column);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e); // memory does not fail so
        }
        return bytes.toByteArray();
    }

    /** What is in rows that the target has sent, its header before them. */
    static Digest digest(DataInputStream rows) throws IOException {
        rows.readNBytes(HEADER.length);
        Digest digest = Digest.NONE;
        for (short fields = rows.readShort(); fields >= 0; fields = rows.readShort()) { // -1 is behind the last row
            digest = digest.with(read(rows, fields));
        }
        if (rows.read() >= 0) { // and that the copy has ended, which the driver would break off otherwise
            throw new IOException("there is something behind the last row");
        }
        return digest;
    }

    private static byte[] read(DataInputStream rows, short fields) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeShort(fields);
        for (int field = 0; field < fields; field++) {
            int length = rows.readInt();
            out.writeInt(length);
            if (length > 0) {
                out.write(rows.readNBytes(length));
            }
        }
        return bytes.toByteArray();
    }
}
