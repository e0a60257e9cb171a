package io.signalpost.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.signalpost.testing.Examples;
import io.signalpost.testing.PackagedApp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The packaged jar in a folder, as an operator runs it. */
class JarIT {

    private static final String TICKING = """
            - route:
                id: mine
                description: Reads the log and does nothing.
                from:
                  uri: event-log:mine
                  parameters:
                    batchSize: "{{destination.mine.batch-size}}"
                  steps:
                    - log:
                        message: taken
            """;

    @TempDir
    Path folder;

    @Test
    void startsInAnEmptyFolderWithThePackagedRoutesAndStopsWithExitCode0() throws Exception {
        try (PackagedApp app = PackagedApp.start(folder)) {

            assertThat(app.post(Examples.body("vehicle-state-first-delivery.json")))
                    .isEqualTo(200);
            assertThat(app.get("/observe/destinations").body()).contains("\"name\":\"database\"");
            assertThat(folder.resolve("data/event-log.db")).exists();
            assertThat(app.terminate()).isZero();
            assertThat(app.output())
                    .contains("is ready", "callback      http://", "management    http://", "data          " + folder)
                    .contains("routes        classpath:routes/*.camel.yaml")
                    .contains("destinations  database running")
                    .doesNotContain("ERROR", "WARN", "\tat ");
        }
    }

    @Test
    void readsOnlyTheRoutesOfTheFolderWhenItHasSome() throws Exception {
        ownRoutes();
        route("mine.camel.yaml", TICKING);
        Files.writeString(folder.resolve("application.properties"), "destination.mine.batch-size=7\n");

        try (PackagedApp app = PackagedApp.start(folder)) {

            assertThat(app.get("/observe/destinations").body())
                    .contains("\"name\":\"mine\"")
                    .doesNotContain("database");
            assertThat(app.output()).contains("routes        file:routes/*.camel.yaml");
        }
    }

    @Test
    void refusesToStartWithoutAToken() throws Exception {
        assertRefused(
                "No management token is set: write smartcar.management-tokens.<name>=", "--smartcar.management-token=");
    }

    @Test
    void namesTheLineOfAnUnknownKeyInTheFile() throws Exception {
        Files.writeString(
                folder.resolve("application.properties"), "# ours\n\ndestination.sqs.quue-url=https://secret\n");

        assertRefused("application.properties:3: unknown key 'destination.sqs.quue-url';"
                + " did you mean 'destination.sqs.queue-url'?");
    }

    @Test
    void namesTheLineOfAnUnknownOptionInARoute() throws Exception {
        ownRoutes();
        route("mine.camel.yaml", TICKING.replace("batchSize:", "batchSiz:"));
        Files.writeString(folder.resolve("application.properties"), "destination.mine.batch-size=7\n");

        assertRefused("routes/mine.camel.yaml:7: route 'mine': unknown option 'batchSiz' of event-log;"
                + " did you mean 'batchSize'?");
    }

    @Test
    void namesTheSettingBehindAWrongOption() throws Exception {
        ownRoutes();
        route("mine.camel.yaml", TICKING);
        Files.writeString(folder.resolve("application.properties"), "destination.mine.batch-size=many\n");

        assertRefused("application.properties:1: 'destination.mine.batch-size' must be a whole number");
    }

    @Test
    void refusesARoutesFolderThatReceivesNothing() throws Exception {
        Files.createDirectory(folder.resolve("routes"));

        assertRefused("routes/*.camel.yaml: no route receives webhooks; put receive-webhook.camel.yaml there,"
                + " or remove the folder to use the packaged routes");
    }

    @Test
    void refusesAFileThatCamelWouldPassOver() throws Exception {
        ownRoutes();
        route("mine.yml", TICKING);

        assertRefused("routes/mine.yml: is not read, the name must end in .camel.yaml; rename it to"
                + " routes/mine.camel.yaml or move it out of the folder");
    }

    private void assertRefused(String expected, String... arguments) throws Exception {
        try (PackagedApp app = PackagedApp.launch(folder, arguments)) {
            assertThat(app.process().waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(app.output().lines()).singleElement().asString().contains("Not started: " + expected);
            assertThat(app.process().exitValue()).isEqualTo(1);
        }
    }

    private void ownRoutes() throws IOException {
        Files.createDirectory(folder.resolve("routes"));
        for (String file : List.of("receive-webhook.camel.yaml", "refuse-webhook.camel.yaml")) {
            Files.copy(Path.of("routes").resolve(file), folder.resolve("routes").resolve(file));
        }
    }

    private void route(String name, String text) throws IOException {
        Files.writeString(folder.resolve("routes").resolve(name), text);
    }
}
