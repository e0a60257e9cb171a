package io.signalpost.proof;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.signalpost.testing.PostgresqlServer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A PostgreSQL and its standby, each of which takes over when the other is gone. */
final class Replication implements AutoCloseable {

    private final String url;
    private PostgresqlServer primary;
    private PostgresqlServer standby;

    private Replication(PostgresqlServer primary, PostgresqlServer standby) {
        this.primary = primary;
        this.standby = standby;
        this.url = "jdbc:postgresql://" + primary.address() + "," + standby.address() + "/postgres?user=postgres";
    }

    /** Nothing is committed before the standby has it. */
    static Replication synchronous(Path folder) throws IOException {
        return start(folder, "*");
    }

    /** The standby has it some time. */
    static Replication asynchronous(Path folder) throws IOException {
        return start(folder, "");
    }

    private static Replication start(Path folder, String synchronousStandbys) throws IOException {
        PostgresqlServer primary = PostgresqlServer.start(folder.resolve("primary"));
        PostgresqlServer standby = new PostgresqlServer(folder.resolve("standby"));
        primary.query().execute("ALTER SYSTEM SET synchronous_standby_names = '" + synchronousStandbys + "'");
        standby.follow(primary);
        return new Replication(primary, standby);
    }

    /** Names both. */
    String url() {
        return url;
    }

    /** The one that can be written to. */
    JdbcTemplate query() {
        return new JdbcTemplate(new DriverManagerDataSource(url + "&targetServerType=primary"));
    }

    List<Fault> faults() {
        return List.of(
                new Fault("standby promoted, primary killed", Duration.ofSeconds(3), this::promote, this::replace),
                new Fault("standby frozen", Duration.ofSeconds(6), () -> standby.freeze(), () -> standby.thaw()));
    }

    /** What is committed from now on the standby lacks. */
    void cutOff() throws IOException {
        standby.stop();
    }

    /** As it was cut off. */
    void promoteCutOff() throws IOException {
        primary.kill();
        standby.start();
        swap();
    }

    private void promote() throws IOException {
        primary.kill();
        swap();
    }

    private void swap() {
        standby.promote();
        PostgresqlServer gone = primary;
        primary = standby;
        standby = gone;
    }

    private void replace() throws IOException {
        standby.follow(primary);
    }

    @Override
    public void close() throws IOException {
        standby.close();
        primary.close();
    }
}
