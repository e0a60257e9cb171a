package io.signalpost.destination.database;

import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import javax.sql.DataSource;

import io.signalpost.destination.RunningRoute;
import io.signalpost.event.VehicleEvent;
import org.springframework.jdbc.core.JdbcTemplate;

import static io.signalpost.destination.Events.CHARGE;
import static org.assertj.core.api.Assertions.assertThat;

/** The {@code database} destination with its route, its tables, and what the tests ask them. */
abstract class DatabaseRoute {

    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    RunningRoute route;
    JdbcTemplate sql;

    /** {@code key=value} for an empty database. */
    abstract String[] emptyDatabase() throws Exception;

    void open(Path dataDir) throws Exception {
        route = RunningRoute.start(dataDir, "routes/database.camel.yaml", emptyDatabase());
        sql = new JdbcTemplate(route.context().getBean("destination-database", DataSource.class));
    }

    void deliver(VehicleEvent... batch) throws Exception {
        assertThat(route.deliver("database", List.of(batch))).isNull();
    }

    double charge() {
        return number("SELECT value_number FROM vehicle_signal WHERE code = '" + CHARGE + "'");
    }

    long count(String table) {
        return sql.queryForObject("SELECT COUNT(*) FROM " + table, Long.class);
    }

    double number(String query) {
        return sql.queryForObject(query, Double.class);
    }

    String text(String query) {
        return sql.queryForObject(query, String.class);
    }

    /** As SQLite keeps it: ISO-8601, UTC, with milliseconds. */
    String time(String query) {
        Object time = sql.queryForObject(query, Object.class);
        return time instanceof Timestamp timestamp ? ISO.format(timestamp.toInstant()) : (String) time;
    }
}
