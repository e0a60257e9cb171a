package io.signalpost.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.flywaydb.core.api.output.MigrateResult;

/** The tables of a database that we keep. What cannot hold them is refused before anything is written. */
public final class Schema {

    private Schema() {}

    /**
     * Brings the tables up to date.
     *
     * @param setting where the database is set, to name it
     * @throws IllegalStateException when a newer Signalpost has made them: nobody here knows what they mean
     */
    public static MigrateResult migrate(FluentConfiguration tables, String setting) {
        Flyway flyway = tables.ignoreMigrationPatterns(new String[0]).load(); // the default lets newer ones pass
        try {
            return flyway.migrate();
        } catch (FlywayValidateException e) {
            MigrationInfo newest = flyway.info().current();
            if (newest == null || newest.getState() != MigrationState.FUTURE_SUCCESS) {
                throw e;
            }
            throw new IllegalStateException(
                    setting + ": a newer Signalpost has made version " + newest.getVersion()
                            + " of its tables, which this one does not know; start the newer one again, or restore the copy"
                            + " made before the update",
                    e);
        }
    }

    /** Whether there are tables already that have to be changed, which takes long when they have many rows. */
    public static boolean isUpdateDue(FluentConfiguration tables) {
        MigrationInfoService info = tables.load().info();
        return info.current() != null && info.pending().length > 0;
    }

    /**
     * The version of tables that are as this release makes them, by the number of the last migration.
     *
     * @param place where they are, to name it
     * @throws IllegalStateException when there are none, or another release has made them
     */
    public static String current(FluentConfiguration tables, String place) {
        MigrationInfoService info = tables.load().info();
        if (info.current() == null) {
            throw new IllegalStateException(place + " has none of Signalpost's tables");
        }
        String version = info.current().getVersion().getVersion();
        if (info.current().getState() == MigrationState.FUTURE_SUCCESS) {
            throw new IllegalStateException(place + ": a newer Signalpost has made version " + version
                    + " of its tables, which this one does not know; use that one");
        }
        if (info.pending().length > 0) {
            throw new IllegalStateException(place + ": an older Signalpost has made version " + version
                    + " of its tables; start this one on it, which brings them up to date, or use that one");
        }
        return version;
    }

    /**
     * An event may hold any text, and one that does not fit would be refused for good.
     *
     * @throws IllegalStateException when the PostgreSQL database has another encoding than UTF-8
     */
    public static void requireUtf8(Connection postgresql, String setting) throws SQLException {
        try (Statement statement = postgresql.createStatement();
                ResultSet row = statement.executeQuery("SHOW server_encoding")) {
            row.next();
            if (!row.getString(1).equals("UTF8")) {
                throw new IllegalStateException(setting + ": the database has the encoding " + row.getString(1)
                        + ", which cannot hold every text;" + " create one with ENCODING 'UTF8' TEMPLATE template0");
            }
        }
    }
}
