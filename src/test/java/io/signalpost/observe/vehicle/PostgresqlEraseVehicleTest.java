package io.signalpost.observe.vehicle;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class PostgresqlEraseVehicleTest extends EraseVehicleContract {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private static EmbeddedPostgres postgres;

    private String url;

    @BeforeAll
    static void startServer() throws Exception {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stopServer() throws Exception {
        postgres.close();
    }

    @Override
    List<String> emptyDatabases() {
        String name = "fleet" + DATABASES.incrementAndGet();
        new JdbcTemplate(postgres.getPostgresDatabase()).execute("CREATE DATABASE " + name);
        url = "jdbc:postgresql://localhost:" + postgres.getPort() + "/" + name;
        return List.of(
                "signalpost.event-log.url=" + url,
                "signalpost.event-log.username=postgres",
                "destination.database.url=" + url,
                "destination.database.username=postgres");
    }

    @Override
    JdbcTemplate log() {
        return new JdbcTemplate(new DriverManagerDataSource(url, "postgres", ""));
    }
}
