package io.signalpost.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.signalpost.SignalpostApplication;
import org.apache.commons.lang3.math.NumberUtils;

import static org.awaitility.Awaitility.await;

/**
 * The packaged jar as a process of its own, in a folder. Tests start it often, so it is the jar made to start faster, where
 * they do not ask for the plain one.
 */
public final class PackagedApp implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static final Path JAR =
            Path.of(System.getProperty("signalpost.jar")).toAbsolutePath();

    private static final List<String> STARTING_SOONER = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private final Process process;
    private final Path log;
    private final int port;
    private final int managementPort;

    private PackagedApp(Process process, Path log, int port, int managementPort) {
        this.process = process;
        this.log = log;
        this.port = port;
        this.managementPort = managementPort;
    }

    /** Starts the very jar with the examples' token and does not wait. */
    public static PackagedApp launchPlain(Path folder, String... arguments) throws IOException {
        return launch(plain(), folder, Map.of(), arguments);
    }

    /** Starts it with the examples' token and does not wait. */
    public static PackagedApp launch(Path folder, String... arguments) throws IOException {
        return launch(folder, Map.of(), arguments);
    }

    /** @param environment more variables, among them the ports when they are to be the same after a restart */
    public static PackagedApp launch(Path folder, Map<String, String> environment, String... arguments)
            throws IOException {
        // a measurement brings options of its own
        return launch(
                environment.containsKey("JAVA_TOOL_OPTIONS") ? plain() : Faster.COMMAND,
                folder,
                environment,
                arguments);
    }

    private static PackagedApp launch(
            List<String> java, Path folder, Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(java);
        if (!environment.containsKey("JAVA_TOOL_OPTIONS")) {
            command.addAll(1, STARTING_SOONER);
        }
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        // as the environment, so that arguments go before them
        Map<String, String> variables = builder.environment();
        variables.put("SIGNALPOST_PORT", String.valueOf(freePort()));
        variables.put("SIGNALPOST_MANAGEMENT_PORT", String.valueOf(freePort()));
        variables.put("SMARTCAR_MANAGEMENT_TOKEN", Examples.TOKEN);
        variables.put("AWS_ACCESS_KEY_ID", "test"); // for SqsServer and S3Server
        variables.put("AWS_SECRET_ACCESS_KEY", "a+b/c=&%");
        variables.putAll(environment);
        return launch(builder, folder, Files.createTempFile(folder, "signalpost", ".log"));
    }

    private static PackagedApp launch(ProcessBuilder builder, Path folder, Path log) throws IOException {
        Map<String, String> variables = builder.environment();
        int port = NumberUtils.toInt(variables.get("SIGNALPOST_PORT")); // or a value that is refused
        int managementPort = NumberUtils.toInt(variables.get("SIGNALPOST_MANAGEMENT_PORT"));
        builder.directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
        return new PackagedApp(builder.start(), log, port, managementPort);
    }

    /**
     * Starts it as a container does, with these variables and no others, and does not wait. Only that it compiles lightly is
     * ours.
     *
     * @param environment among it both ports
     * @param options     of the JVM, before those of the environment
     * @param log         a file for what it writes
     */
    public static PackagedApp launchContained(
            Path folder, Map<String, String> environment, List<String> options, List<String> arguments, Path log)
            throws IOException {
        List<String> command = new ArrayList<>(Faster.COMMAND);
        command.addAll(1, STARTING_SOONER);
        command.addAll(1, options);
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return launch(builder, folder, log);
    }

    /** Starts the very jar and waits until it is ready. */
    public static PackagedApp startPlain(Path folder, String... arguments) throws IOException {
        return launchPlain(folder, arguments).awaitReady();
    }

    /** Starts it and waits until it is ready. */
    public static PackagedApp start(Path folder, String... arguments) throws IOException {
        return start(folder, Map.of(), arguments);
    }

    /** @see #launch(Path, Map, String...) */
    public static PackagedApp start(Path folder, Map<String, String> environment, String... arguments)
            throws IOException {
        return launch(folder, environment, arguments).awaitReady();
    }

    /**
     * Starts it by that command and waits until it is ready.
     *
     * @see FasterStart#command
     */
    public static PackagedApp start(List<String> command, Path folder, Map<String, String> environment)
            throws IOException {
        return launch(command, folder, environment).awaitReady();
    }

    /** As {@link #start(Path, Map, String...)}, with another jar at the end of the class path. */
    public static PackagedApp startWith(Path jar, Path folder, Map<String, String> environment) throws IOException {
        List<String> command = new ArrayList<>(Faster.COMMAND);
        int at = command.indexOf("-jar");
        command.set(at, "-cp");
        command.set(at + 1, command.get(at + 1) + File.pathSeparator + jar);
        command.add(at + 2, SignalpostApplication.class.getName());
        return start(command, folder, environment);
    }

    /** For one that was launched. */
    public PackagedApp awaitReady() {
        try {
            await("readiness of " + log).atMost(Duration.ofMinutes(3)).until(() -> {
                if (!process.isAlive()) {
                    throw new IllegalStateException("Not started:\n" + output());
                }
                return isReady();
            });
            return this;
        } catch (RuntimeException notReady) {
            close();
            throw notReady;
        }
    }

    public URI webhook() {
        return URI.create("http://localhost:" + port + "/webhooks/smartcar");
    }

    public URI management(String path) {
        return URI.create("http://localhost:" + managementPort + path);
    }

    /** Status of a rightly signed post; throws when there is no answer. */
    public int post(byte[] body) throws IOException, InterruptedException {
        return HTTP.send(
                        HttpRequest.newBuilder(webhook())
                                .header("Content-Type", "application/json")
                                .header("SC-Signature", Examples.sign(body))
                                .timeout(Duration.ofSeconds(15))
                                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    public HttpResponse<String> get(String managementPath) throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(management(managementPath)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private boolean isReady() throws InterruptedException {
        try {
            return get("/observe/health/ready").statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    public Process process() {
        return process;
    }

    /** What it has written to its standard output and error so far. */
    public String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGKILL. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM; returns the exit code. */
    public int terminate() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("Still running a minute after SIGTERM:\n" + output());
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static List<String> plain() {
        return List.of(FasterStart.java(), "-jar", JAR.toString());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static final class Faster {

        static final List<String> COMMAND = commandOrPlain();

        private static List<String> commandOrPlain() {
            try {
                return FasterStart.ARCHIVE.command();
            } catch (IOException | RuntimeException slower) {
                System.err.println("Tests start the plain jar, which takes longer: " + slower);
                return plain();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
