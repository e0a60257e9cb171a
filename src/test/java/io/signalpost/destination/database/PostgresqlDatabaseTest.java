package io.signalpost.destination.database;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

import io.signalpost.destination.RunningRoute;
import io.signalpost.event.VehicleEvent;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

import static io.signalpost.destination.Events.CHARGE;
import static io.signalpost.destination.Events.NOON;
import static io.signalpost.destination.Events.signal;
import static io.signalpost.destination.Events.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PostgresqlDatabaseTest extends DatabaseContract {

    @Override
    String[] emptyDatabase() {
        return EmptyPostgresql.create();
    }

    @Test
    void aDatabaseThatCannotHoldEveryTextIsRefusedAtTheStart(@TempDir Path other) throws Exception {
        new JdbcTemplate(EmptyPostgresql.SERVER.getPostgresDatabase())
                .execute("CREATE DATABASE latin ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0");

        assertThatThrownBy(() -> RunningRoute.start(
                        other,
                        "routes/database.camel.yaml",
                        "destination.database.url=jdbc:postgresql://localhost:" + EmptyPostgresql.SERVER.getPort()
                                + "/latin",
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
}
