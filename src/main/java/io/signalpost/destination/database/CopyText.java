package io.signalpost.destination.database;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;

import io.signalpost.destination.sql.SqlValue;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Rows in the text format of <a href="https://www.postgresql.org/docs/current/sql-copy.html">PostgreSQL's COPY</a>. */
public final class CopyText {

    private static final String NULL = "\\N";

    private CopyText() {}

    public static InputStream of(List<Object[]> rows) {
        StringBuilder text = new StringBuilder();
        for (Object[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                append(text.append(i == 0 ? "" : "\t"), row[i]);
            }
            text.append('\n');
        }
        return new ByteArrayInputStream(text.toString().getBytes(UTF_8));
    }

    private static void append(StringBuilder text, Object value) {
        if (value == null) {
            text.append(NULL);
        } else if (value instanceof String string) {
            append(text, string);
        } else {
            text.append(value instanceof Instant time ? SqlValue.time(time) : value);
        }
    }

    private static void append(StringBuilder text, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> text.append(c);
            }
        }
    }
}
