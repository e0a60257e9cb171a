package io.signalpost.command.simulator;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

import io.signalpost.simulator.Receiver;
import io.signalpost.testing.PackagedApp;
import io.signalpost.testing.RunningApp;
import io.signalpost.testing.TestRun;
import org.apache.commons.lang3.StringUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The simulator as it is packaged: the commands in signalpost.jar, and the library beside it. */
@Timeout(120)
class SimulatorJarIT {

    private static final Path JAR = Path.of(System.getProperty("signalpost.jar"));
    private static final Path LIBRARY = JAR.resolveSibling("signalpost-simulator.jar");

    @TempDir
    private Path folder;

    @Test
    void simulateStopsEarlyWithASummary() throws Exception {
        try (Receiver receiver = new Receiver();
                PackagedApp command =
                        PackagedApp.launch(folder, "simulate", "--target=" + receiver.uri("/hook"), "--rate=100")) {
            await().until(() -> receiver.events().size() > 50);

            assertThat(command.terminate()).isBetween(0, 1); // 1 when an answer was still waited for
            assertThat(command.output()).contains("acknowledged", "answer time", "VEHICLE_STATE");
        }
    }

    @Test
    void simulatorRunsUntilItIsTerminated() throws Exception {
        try (PackagedApp command = PackagedApp.launch(folder, "simulator", "--port=0")) {
            await().until(() -> command.output().contains("client secret"));
            URI page = URI.create(
                    StringUtils.substringBetween(command.output(), "page", "\n").strip());

            assertThat(RunningApp.send(HttpRequest.newBuilder(page).build()).body())
                    .contains("<html");
            assertThat(command.terminate()).isZero();
            assertThat(command.output()).doesNotContain("INFO", "DEBUG", "WARN");
        }
    }

    @Test
    void theReceiversJarHoldsNoJUnit() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            assertThat(jar.stream().map(entry -> entry.getName()))
                    .contains("BOOT-INF/classes/io/signalpost/simulator/Simulator.class")
                    .noneMatch(name -> name.matches("BOOT-INF/lib/.*(junit|opentest4j|apiguardian).*"));
        }
    }

    @Test
    void theExampleRunsWithTheLibraryAndWhatThePageAsksFor() throws Exception {
        Path classes = Files.createDirectory(folder.resolve("classes"));
        copy("ReceiverTest", classes);
        copy(TestRun.class.getName().replace('.', '/'), classes);
        List<String> path = new ArrayList<>(List.of(classes.toString(), LIBRARY.toString()));
        Stream.of(
                        artifacts(),
                        Stream.of("jackson-core", "jackson-annotations"), // come with jackson-databind
                        Stream.of("httpcore5", "httpcore5-h2"), // come with httpclient5
                        Stream.of(
                                "junit-jupiter-api",
                                "junit-jupiter-engine",
                                "junit-platform-commons",
                                "junit-platform-engine",
                                "junit-platform-launcher",
                                "opentest4j"))
                .flatMap(names -> names)
                .map(SimulatorJarIT::library)
                .forEach(path::add);

        Process tests = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        String.join(File.pathSeparator, path),
                        TestRun.class.getName(),
                        "ReceiverTest")
                .redirectErrorStream(true)
                .start();
        String output = new String(tests.getInputStream().readAllBytes());

        assertThat(tests.waitFor()).as(output).isZero();
        assertThat(output).contains("5 tests succeeded");
    }

    @Test
    void theLibraryRefersToNoClassOfOursThatItDoesNotHold() {
        StringWriter references = new StringWriter();

        ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(
                        new PrintWriter(references),
                        new PrintWriter(references),
                        "-verbose:class",
                        "-filter:none",
                        "-e",
                        "io\\.signalpost\\..*",
                        LIBRARY.toString());

        assertThat(references.toString().lines().map(String::strip))
                .anyMatch(line -> line.contains("-> io.signalpost.outbound.AddressGuard "))
                .anyMatch(line -> line.contains("-> io.signalpost.page.BrowserGuard "))
                .noneMatch(line -> line.endsWith("not found"));
    }

    /** The class and those within it. */
    private static void copy(String testClass, Path to) throws IOException {
        Path classes = Path.of("target/test-classes");
        try (Stream<Path> all = Files.walk(classes)) {
            for (Path file : all.filter(it -> classes.relativize(it).toString().matches(testClass + "(\\$.*)?\\.class"))
                    .toList()) {
                Path target = to.resolve(classes.relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    /** That the page names beside the library itself. */
    private static Stream<String> artifacts() throws IOException {
        String page = Files.readString(Path.of("docs/simulator.md"));
        return Pattern.compile("<artifactId>([\\w-]+)</artifactId><scope>")
                .matcher(StringUtils.substringBetween(page, "```xml", "```"))
                .results()
                .map(found -> found.group(1));
    }

    private static String library(String artifact) {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(file -> Path.of(file).getFileName().toString().matches(Pattern.quote(artifact) + "-\\d.*\\.jar")
                        && !file.contains(Path.of("tools", "jackson").toString())) // Jackson 3, which Spring has
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(artifact + " is not on the class path"));
    }
}
