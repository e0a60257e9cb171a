package io.signalpost.observe.alert;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.signalpost.eventlog.store.EventLogUnavailableException;
import io.signalpost.eventlog.store.Store;
import io.signalpost.eventlog.store.Write;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Table {@code alert} of the event log: whichever node goes on knows what the one before has told. What cannot be written, such as while
 * the disk is full, is known to this node alone, and written when it can be: nobody is told again and again.
 */
final class LogMemory implements ToldMemory {

    private static final Logger log = LoggerFactory.getLogger(LogMemory.class);

    private final Store store;
    private final Map<Line, Optional<Told>> unwritten = new LinkedHashMap<>();

    private record Line(Means means, Alert.Key key) {

        static Line of(Told told) {
            return new Line(told.means(), told.key());
        }
    }

    LogMemory(Store store) {
        this.store = store;
    }

    @Override
    public List<Told> all() {
        write();
        Map<Line, Told> all = new LinkedHashMap<>();
        store.read(statements ->
                        statements.query(LogMemory::told, "SELECT means, kind, subject, since, told_at FROM alert"))
                .forEach(told -> all.put(Line.of(told), told));
        unwritten.forEach((line, told) -> told.ifPresentOrElse(each -> all.put(line, each), () -> all.remove(line)));
        return List.copyOf(all.values());
    }

    @Override
    public void remember(Told told) {
        unwritten.put(Line.of(told), Optional.of(told));
        write();
    }

    @Override
    public void forget(Means means, Alert.Key key) {
        unwritten.put(new Line(means, key), Optional.empty());
        write();
    }

    private void write() {
        try {
            for (var each = unwritten.entrySet().iterator(); each.hasNext(); each.remove()) {
                var next = each.next();
                store.write(next.getValue().isPresent() ? insert(next.getValue().get()) : delete(next.getKey()));
            }
        } catch (EventLogUnavailableException e) {
            log.atDebug().setCause(e).log("What was told cannot be written now");
        }
    }

    private static Write<Integer> insert(Told told) {
        return statements -> statements.update(
                "INSERT INTO alert (means, kind, subject, since, told_at) VALUES (?, ?, ?, ?, ?)"
                        + " ON CONFLICT (means, kind, subject) DO UPDATE SET since = excluded.since,"
                        + " told_at = excluded.told_at",
                told.means().word(),
                told.kind().word(),
                told.subject(),
                told.since().toEpochMilli(),
                told.toldAt().toEpochMilli());
    }

    private static Write<Integer> delete(Line line) {
        return statements -> statements.update(
                "DELETE FROM alert WHERE means = ? AND kind = ? AND subject = ?",
                line.means().word(),
                line.key().kind().word(),
                line.key().subject());
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
