package io.signalpost.destination;

import io.signalpost.event.VehicleEvent;
import org.springframework.jdbc.core.JdbcTemplate;

/** The {@code database} destination at work, and what is in its database. */
interface FilledDatabase {

    long NOON = 1_773_662_400_000L;
    long MINUTE = 60_000;
    String CHARGE = "tractionbattery-stateofcharge";

    JdbcTemplate sql();

    /** Writes the events as one batch. */
    void deliver(VehicleEvent... batch) throws Exception;

    /** A time in ISO-8601, UTC, with milliseconds. */
    String time(String query);

    default double charge() {
        return number("SELECT value_number FROM vehicle_signal WHERE code = '" + CHARGE + "'");
    }

    default long count(String table) {
        return sql().queryForObject("SELECT COUNT(*) FROM " + table, Long.class);
    }

    default double number(String query) {
        return sql().queryForObject(query, Double.class);
    }

    default String text(String query) {
        return sql().queryForObject(query, String.class);
    }
}
