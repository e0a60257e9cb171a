package io.signalpost.docs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.signalpost.testing.Examples;
import io.signalpost.testing.PackagedApp;
import io.signalpost.testing.SqliteFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Does what README tells a newcomer to do, with its own words. */
class ReadmeIT {

    private static final Path README = Path.of("README.md");

    @TempDir
    private Path folder;

    @Test
    void theSignedBodyLandsInTheDatabaseAndTheChallengeIsAnswered() throws Exception {
        try (PackagedApp app = PackagedApp.start(folder)) {
            String post = block("sh", "openssl dgst");

            assertThat(shell(app, post)).contains("HTTP/1.1 200");
            assertThat(shell(app, post)).as("a second time").contains("HTTP/1.1 200");
            assertThat(shell(app, post.replace("$signature", "0$signature"))).contains("HTTP/1.1 401");
            assertThat(shell(app, block("sh", "verify-v4.json")))
                    .contains("HTTP/1.1 200")
                    .contains("{\"challenge\":\"25c52166cc63c183b0861a8d704110e5a1b587a428e5c5ac6f9c90be8ed4decf\"}");

            await().untilAsserted(() -> assertThat(shell(app, block("sh", "observe/destinations")))
                    .contains("\"name\":\"database\"")
                    .contains("\"delivered\":1,"));
            assertThat(count("event-log.db", "event")).isEqualTo(1);
            assertThat(count("signals.db", "signal_reading")).isEqualTo(4);
            for (String query : blocks(Path.of("docs/destinations.md"), "sql").toList()) {
                assertThat(count("signals.db", "(" + query.replace(";", "") + ")"))
                        .as(query)
                        .isEqualTo(query.contains("vehicle_fault") || query.contains("vehicle_closure") ? 0 : 1);
            }
        }
    }

    @Test
    void theExampleDestinationRuns() throws Exception {
        Path routes = Files.createDirectory(folder.resolve("routes"));
        try (Stream<Path> shipped = Files.list(Path.of("routes"))) {
            for (Path file : shipped.toList()) {
                Files.copy(file, routes.resolve(file.getFileName()));
            }
        }
        Files.writeString(routes.resolve("charging-log.camel.yaml"), block("yaml", "charging-log"));
        try (PackagedApp app = PackagedApp.start(folder)) {
            assertThat(shell(app, block("sh", "post.sh"))).isEqualTo("200\n");

            await().untilAsserted(() -> assertThat(app.output()).contains("KIA EV6 charging: true"));
        }
    }

    @Test
    void itsFirstCommandIsRunByContinuousIntegration() throws IOException {
        String command = blocks(README, "sh").findFirst().orElseThrow().strip();

        assertThat(Files.readString(Path.of(".ci/run"))).contains(command + " ");
    }

    @Test
    void everyFileThatReadmeNamesIsThere() throws IOException {
        Matcher names = Pattern.compile("`((?:routes|docs|src)/[\\w./-]+\\w)`").matcher(Files.readString(README));

        List<String> missing = names.results()
                .map(name -> name.group(1))
                .filter(name -> Files.notExists(Path.of(name)))
                .toList();

        assertThat(missing).isEmpty();
    }

    private static String block(String language, String holding) throws IOException {
        return blocks(README, language)
                .filter(block -> block.contains(holding))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<String> blocks(Path page, String language) throws IOException {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(page))
                .results()
                .map(block -> block.group(1));
    }

    /** Runs a block in the project folder, where README's paths are right, against the process of this test. */
    private static String shell(PackagedApp app, String block) throws Exception {
        String script = block.replace(
                        "http://localhost:8080", app.webhook().toString().replace("/webhooks/smartcar", ""))
                .replace("http://localhost:9876", app.management("").toString());
        ProcessBuilder builder = new ProcessBuilder("bash", "-euc", script).redirectErrorStream(true);
        builder.environment().put("SMARTCAR_MANAGEMENT_TOKEN", Examples.TOKEN);
        builder.environment().put("WEBHOOK", app.webhook().toString());
        Process shell = builder.start();
        shell.getOutputStream().close();
        String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(shell.exitValue()).as(output).isZero();
        return output;
    }

    private long count(String database, String table) {
        return SqliteFile.query(folder.resolve("data").resolve(database))
                .queryForObject("SELECT count(*) FROM " + table, Long.class);
    }
}
