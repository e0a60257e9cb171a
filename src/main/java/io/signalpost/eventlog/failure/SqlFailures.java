package io.signalpost.eventlog.failure;

import java.sql.SQLException;
import java.util.Optional;

import org.apache.commons.lang3.StringUtils;
import org.sqlite.SQLiteException;

/** Errors of databases, by SQLSTATE, or by SQLite's own codes. */
final class SqlFailures implements FailureReader {

    @Override
    public Optional<Failure> read(Throwable error) {
        if (error instanceof SQLiteException sqlite) {
            String code = sqlite.getResultCode().name();
            return Optional.of(Failure.of(Protocol.SQLITE, code, code, null));
        }
        return error instanceof SQLException sql && sql.getSQLState() != null
                ? Optional.of(failure(sql.getSQLState(), sql.getMessage()))
                : Optional.empty();
    }

    /** The message of what concerns the data may quote them: cut before. */
    private static Failure failure(String state, String message) {
        boolean quotes = Protocol.SQL.kind(state) != FailureKind.UNAVAILABLE;
        return Failure.of(
                Protocol.SQL,
                state,
                "SQLSTATE " + state,
                quotes ? StringUtils.substringBefore(message, ": \"") : message);
    }
}
