package io.signalpost.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A real PostgreSQL that can be restarted on its port, with what it holds, and frozen. */
public final class PostgresqlServer implements AutoCloseable {

    private final Path data;
    private final int port = Ports.lasting();
    private EmbeddedPostgres server;

    private PostgresqlServer(Path data) {
        this.data = data;
    }

    /** @param data a folder that need not exist */
    public static PostgresqlServer start(Path data) throws IOException {
        PostgresqlServer server = new PostgresqlServer(data);
        server.start();
        return server;
    }

    public String url() {
        return "jdbc:postgresql://localhost:" + port + "/postgres?user=postgres";
    }

    public JdbcTemplate query() {
        return new JdbcTemplate(new DriverManagerDataSource(url()));
    }

    public void start() throws IOException {
        server = EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPGStartupWait(Duration.ofMinutes(1))
                .setServerConfig("fsync", "on") // the embedded one's default is off
                .setServerConfig("synchronous_commit", "off") // a receiver must not rely on the server's default
                .start();
    }

    public void stop() throws IOException {
        server.close();
    }

    /** SIGSTOP: connections stay open and nobody answers. */
    public void freeze() {
        signal("STOP");
    }

    public void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            long postmaster = Long.parseLong(
                    Files.readAllLines(data.resolve("postmaster.pid")).get(0));
            String[] pids = Stream.concat(
                            Stream.of(ProcessHandle.of(postmaster).orElseThrow()),
                            ProcessHandle.of(postmaster).orElseThrow().descendants())
                    .map(process -> String.valueOf(process.pid()))
                    .toArray(String[]::new);
            String[] command = Stream.concat(Stream.of("kill", "-" + name), Stream.of(pids))
                    .toArray(String[]::new);
            new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        thaw();
        stop();
    }
}
