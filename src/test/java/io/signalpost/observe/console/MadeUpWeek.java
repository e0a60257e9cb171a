package io.signalpost.observe.console;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.springframework.jdbc.core.JdbcTemplate;

/** A history that no test has the time for. What was before is reckoned back from now. */
final class MadeUpWeek {

    private static final int MINUTES = 7 * 24 * 60;

    private MadeUpWeek() {}

    /** Takes the place of what the event log has in its table {@code history}. */
    static void write(JdbcTemplate log, String... destinations) {
        Instant now = Instant.now();
        List<Object[]> rows = new ArrayList<>();
        add(rows, "", log.queryForObject("SELECT max(seq) FROM event", Long.class), now);
        for (String destination : destinations) {
            add(rows, destination, delivered(log, destination), now);
        }
        log.update("DELETE FROM history");
        log.batchUpdate(
                "INSERT INTO history (destination, minute, at, received, delivered, failed) VALUES (?, ?, ?, ?, ?, ?)",
                rows);
    }

    private static long delivered(JdbcTemplate log, String destination) {
        return log.queryForObject(
                "SELECT sum(delivered) FROM destination_partition WHERE destination = ?", Long.class, destination);
    }

    private static void add(List<Object[]> rows, String destination, long count, Instant now) {
        boolean isLog = destination.isEmpty();
        long then = count;
        for (int minute = 1; minute <= MINUTES; minute++) {
            then -= Math.round(90 + 40 * Math.sin(minute / 230.0) + 14 * Math.sin(minute / 3.7) + 6 * Math.sin(minute));
            Instant at = now.minus(Duration.ofMinutes(minute));
            if (isKept(minute, at)) {
                rows.add(new Object[] {
                    destination,
                    at.getEpochSecond() / 60,
                    at.toEpochMilli(),
                    isLog ? then : 0,
                    isLog ? 0 : then,
                    destination.equals("http") ? -minute / 45 : 0
                });
            }
        }
    }

    /** As they are thinned. */
    private static boolean isKept(int minutesAgo, Instant at) {
        long minute = at.getEpochSecond() / 60;
        return (minutesAgo <= 120 || minute % 10 == 0) && (minutesAgo <= 26 * 60 || minute % 60 == 0);
    }
}
