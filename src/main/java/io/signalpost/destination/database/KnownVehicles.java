package io.signalpost.destination.database;

import javax.sql.DataSource;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whether the {@code database} destination has told of vehicles, by its tables as any version has left them. */
public final class KnownVehicles {

    /** Another node may be at the update of the tables meanwhile, and lock this one. */
    private static final int SECONDS = 3;

    private final JdbcTemplate tables;

    /** @param tables connections that wait for no update */
    KnownVehicles(DataSource tables) {
        this.tables = new JdbcTemplate(tables);
        this.tables.setQueryTimeout(SECONDS);
    }

    /** Not when the database is away, or has no tables yet. */
    public boolean any() {
        try {
            return tables.queryForObject("SELECT EXISTS (SELECT 1 FROM vehicle_activity)", Boolean.class);
        } catch (DataAccessException unknown) {
            return false;
        }
    }
}
