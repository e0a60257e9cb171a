package io.signalpost.destination.database;

import javax.sql.DataSource;

import io.signalpost.destination.sql.DatabaseVendor;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PostgresqlReadingsByEventTest extends ReadingsByEventContract {

    @Override
    DataSource emptyDatabase() {
        return new DriverManagerDataSource(EmptyPostgresql.createUrl() + "?stringtype=unspecified", "postgres", "");
    }

    @Override
    DatabaseVendor vendor() {
        return DatabaseVendor.POSTGRESQL;
    }

    @Test
    void whoeverWasAllowedToReadStillIs() {
        new JdbcTemplate(EmptyPostgresql.SERVER.getPostgresDatabase())
                .execute("DO $$ BEGIN CREATE ROLE \"a Reader\"; EXCEPTION WHEN duplicate_object THEN END $$");
        sql.execute("GRANT SELECT ON signal_reading TO \"a Reader\"");

        migrate("5");

        assertThat(sql.queryForObject(
                        "SELECT has_table_privilege('a Reader', 'signal_reading', 'SELECT')"
                                + " AND NOT has_table_privilege('a Reader', 'signal_reading', 'DELETE')",
                        Boolean.class))
                .isTrue();
    }

    @Test
    void aViewThatReadsFromTheTableIsNamedAndNothingIsChanged() {
        sql.execute("CREATE VIEW mine AS SELECT code FROM signal_reading");

        assertThatThrownBy(() -> migrate("5"))
                .isInstanceOf(FlywayException.class)
                .hasMessageContaining("drop what reads from it, and create it again after the update: mine");

        sql.execute("DROP VIEW mine");
        migrate("5");
        assertThat(sql.queryForObject("SELECT count(*) FROM signal_reading", Long.class))
                .isEqualTo(4);
    }
}
