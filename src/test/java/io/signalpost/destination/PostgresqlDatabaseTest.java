package io.signalpost.destination;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

import io.signalpost.event.VehicleEvent;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

import static io.signalpost.destination.Events.signal;
import static io.signalpost.destination.Events.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PostgresqlDatabaseTest extends DatabaseContract {

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void startServer() throws Exception {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stopServer() throws Exception {
        postgres.close();
    }

    @Override
    String[] emptyDatabase() throws Exception {
        return emptyDatabase(postgres);
    }

    static String[] emptyDatabase(EmbeddedPostgres postgres) throws Exception {
        String name = "fleet" + Long.toString(System.nanoTime(), 36);
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return new String[] {
            "destination.database.url=jdbc:postgresql://localhost:" + postgres.getPort() + "/" + name,
            "destination.database.username=postgres"
        };
    }

    @Test
    void aDatabaseThatCannotHoldEveryTextIsRefusedAtTheStart(@TempDir Path other) throws Exception {
        new JdbcTemplate(postgres.getPostgresDatabase())
                .execute("CREATE DATABASE latin ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0");

        assertThatThrownBy(() -> RunningRoute.start(
                        other,
                        "routes/database.camel.yaml",
                        "destination.database.url=jdbc:postgresql://localhost:" + postgres.getPort() + "/latin",
                        "destination.database.username=postgres"))
                .hasStackTraceContaining("destination.database.url: the database has the encoding LATIN1");
    }

    @Test
    void failsWithADataErrorThatQuotesNoValueWhenANumberFitsNoColumn() throws Exception {
        VehicleEvent event = state("e1", NOON, signal(CHARGE, NOON, new BigDecimal("1e999999")));

        Exception failure = route.deliver("database", List.of(event));

        assertThat(ExceptionUtils.throwableOfType(failure, SQLException.class).getSQLState())
                .startsWith("22");
        assertThat(ExceptionUtils.getStackTrace(failure)).doesNotContain("999999");
    }

    @Override
    String time(String query) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'")
                .withZone(ZoneOffset.UTC)
                .format(sql.queryForObject(query, Timestamp.class).toInstant());
    }
}
