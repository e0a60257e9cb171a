package io.signalpost.observe.alert;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import io.signalpost.eventlog.store.EventLogUnavailableException;
import io.signalpost.eventlog.store.Store;
import io.signalpost.eventlog.store.Write;

/** Table {@code alert} of the event log: whichever node goes on knows what the one before has told. */
final class LogMemory implements ToldMemory {

    private final Store store;

    LogMemory(Store store) {
        this.store = store;
    }

    @Override
    public List<Told> all() {
        return store.read(statements ->
                statements.query(LogMemory::told, "SELECT means, kind, subject, since, told_at FROM alert"));
    }

    @Override
    public void remember(Told told) {
        write(statements -> statements.update(
                "INSERT INTO alert (means, kind, subject, since, told_at) VALUES (?, ?, ?, ?, ?)"
                        + " ON CONFLICT (means, kind, subject) DO UPDATE SET told_at = excluded.told_at",
                told.means().word(),
                told.kind().word(),
                told.subject(),
                told.since().toEpochMilli(),
                told.toldAt().toEpochMilli()));
    }

    @Override
    public void forget(Means means, Alert.Key key) {
        write(statements -> statements.update(
                "DELETE FROM alert WHERE means = ? AND kind = ? AND subject = ?",
                means.word(),
                key.kind().word(),
                key.subject()));
    }

    private void write(Write<Integer> write) {
        try {
            store.write(write);
        } catch (EventLogUnavailableException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private static Told told(ResultSet row) throws SQLException {
        return new Told(
                Means.valueOf(row.getString("means").toUpperCase(Locale.ROOT)),
                AlertKind.of(row.getString("kind")),
                row.getString("subject"),
                Instant.ofEpochMilli(row.getLong("since")),
                Instant.ofEpochMilli(row.getLong("told_at")));
    }
}
