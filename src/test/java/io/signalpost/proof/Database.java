package io.signalpost.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.springframework.jdbc.core.JdbcTemplate;

/** The {@code database} destination's PostgreSQL. Its rows are keyed by event, so that a repeated one cannot be seen. */
final class Database implements FarSide {

    private final Path folder;
    private final int port = Ports.lasting();
    private EmbeddedPostgres server;

    Database(Path folder) throws IOException {
        this.folder = folder;
        start();
    }

    private void start() throws IOException {
        server = EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setPGStartupWait(Duration.ofMinutes(1))
                .start();
    }

    private void stop() throws IOException {
        server.close();
    }

    @Override
    public String name() {
        return "database";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "destination.database.url",
                "jdbc:postgresql://localhost:" + port + "/postgres",
                "destination.database.username",
                "postgres");
    }

    @Override
    public boolean wants(Event event) {
        return event.kind() != Event.Kind.TEST;
    }

    @Override
    public boolean refuses(Event event) {
        return false;
    }

    @Override
    public List<String> arrived() {
        return new JdbcTemplate(server.getPostgresDatabase())
                .queryForList(
                        "SELECT event_id FROM signal_reading UNION SELECT event_id FROM vehicle_fault", String.class);
    }

    @Override
    public List<Fault> faults() {
        return List.of(
                new Fault("database stopped", Duration.ofSeconds(6), this::stop, this::start),
                new Fault("database frozen", Duration.ofSeconds(6), () -> signal("STOP"), () -> signal("CONT")));
    }

    private void signal(String signal) {
        processes().forEach(process -> Command.signal(signal, process.pid()));
    }

    private Stream<ProcessHandle> processes() {
        try (Stream<String> lines = Files.lines(folder.resolve("postmaster.pid"))) {
            ProcessHandle postmaster = ProcessHandle.of(
                            Long.parseLong(lines.findFirst().orElseThrow()))
                    .orElseThrow();
            return Stream.concat(Stream.of(postmaster), postmaster.descendants());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        stop();
    }
}
