package io.signalpost.proof;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalpost.eventlog.ledger.DestinationStatus;
import io.signalpost.testing.PackagedApp;
import io.signalpost.testing.Ports;
import org.apache.commons.lang3.StringUtils;

import static org.assertj.core.api.Assertions.assertThat;

/** One Signalpost in a folder, which is started again on the same ports as a supervisor would. */
final class Node implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules();

    private final Path folder;
    private final Map<String, String> environment;
    private final JumpingClock clock;
    private volatile PackagedApp app;

    /**
     * With the shipped routes and the proof's own.
     *
     * @param settings what goes into {@code application.properties}
     */
    Node(Path folder, Map<String, String> settings) throws IOException {
        this(folder, settings, List.of(Path.of("routes"), Path.of("src/test/resources/proof")));
    }

    /** @param routes folders that its route files are copied from */
    Node(Path folder, Map<String, String> settings, List<Path> routes) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.clock = new JumpingClock(folder);
        this.environment = Map.of(
                "SIGNALPOST_PORT",
                String.valueOf(Ports.lasting()),
                "SIGNALPOST_MANAGEMENT_PORT",
                String.valueOf(Ports.lasting()),
                "AWS_ACCESS_KEY_ID",
                "test",
                "AWS_SECRET_ACCESS_KEY",
                "test");
        Path own = Files.createDirectories(folder.resolve("routes"));
        for (Path source : routes) {
            try (Stream<Path> files = Files.list(source)) {
                for (Path file : files.toList()) {
                    Files.copy(file, own.resolve(file.getFileName()));
                }
            }
        }
        List<String> lines = new ArrayList<>();
        settings.forEach((key, value) -> lines.add(key + "=" + value));
        Files.write(folder.resolve("application.properties"), lines);
    }

    /** Returns when it is ready. */
    void start() throws IOException {
        app = PackagedApp.startWith(clock.jar(), folder, environment);
    }

    void kill() throws InterruptedException {
        app.kill();
    }

    void terminate() throws InterruptedException {
        assertThat(app.terminate()).as("exit code after SIGTERM").isZero();
    }

    long pid() {
        return app.process().pid();
    }

    Fault killed() {
        return new Fault("process killed (SIGKILL)", Duration.ofSeconds(2), this::kill, this::start);
    }

    Fault terminated() {
        return new Fault("process stopped (SIGTERM)", Duration.ofSeconds(2), this::terminate, this::start);
    }

    Fault frozen() {
        return new Fault(
                "process frozen (SIGSTOP)",
                Duration.ofSeconds(8),
                () -> Command.signal("STOP", pid()),
                () -> Command.signal("CONT", pid()));
    }

    List<Fault> clockJumps() {
        return clock.faults();
    }

    URI webhook() {
        return app.webhook();
    }

    /** @throws AssertionError where that page does not contain what is expected */
    void says(String managementPath, String expected) throws IOException, InterruptedException {
        assertThat(app.get(managementPath).body()).contains(expected);
    }

    int post(byte[] body) throws IOException, InterruptedException {
        return app.post(body);
    }

    /** What it has written since it was started last. */
    String output() {
        return app.output();
    }

    /** The ledgers as an operator sees them. */
    List<DestinationStatus> destinations() throws IOException, InterruptedException {
        return JSON.readValue(app.get("/observe/destinations").body(), new TypeReference<>() {});
    }

    /** Whether it is the only one. */
    boolean isReader(DestinationStatus destination) {
        String reader = StringUtils.defaultString(destination.reader());
        return isNamed(reader) && !reader.contains(",");
    }

    /** Whether it is the one that the event log has by that name. */
    boolean isNamed(String name) {
        return name.startsWith(pid() + "@");
    }

    @Override
    public void close() {
        if (app != null) {
            app.close();
        }
    }
}
