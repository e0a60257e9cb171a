package io.signalpost.startup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import io.signalpost.testing.Examples;
import io.signalpost.testing.PackagedApp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What docs/authoring.md and docs/editors.md tell to do with the packaged jar. */
class LiveEditingIT {

    private static final String DEPOT = """
            - route:
                id: depot
                description: Says that a car has told something.
                from:
                  uri: event-log:depot
                  steps:
                    - log:
                        message: news from ${body.vehicle.make}
            """;

    @TempDir
    Path folder;

    @Test
    void theProfileForDevelopmentRunsWhatIsSavedInAFolderThatWasNotThere() throws Exception {
        String[] command =
                block("docs/authoring.md", "sh", "profiles.active=dev").strip().split(" ");
        try (PackagedApp app = PackagedApp.start(folder, command[command.length - 1])) {
            // When
            Files.createDirectory(folder.resolve("routes"));
            Files.writeString(folder.resolve("routes/depot.camel.yaml"), DEPOT);

            // Then
            await().until(() -> app.output().contains("Routes reloaded: depot (new)"));
            assertThat(app.post(Examples.body("vehicle-state-many-signals.json")))
                    .isEqualTo(200);
            await().until(() -> app.output().contains("news from KIA"));

            // When it is saved again, then
            Files.writeString(folder.resolve("routes/depot.camel.yaml"), DEPOT.replace("news", "more"));
            String line = block("docs/authoring.md", "text", "Routes reloaded").strip() + "\n";
            await().until(() -> app.output().contains(line));

            // When settings are saved, then
            Files.writeString(folder.resolve("application.properties"), "destination.log.enabled=true\n");
            await().until(() -> app.output().contains("Settings are read at the start only"));
            assertThat(app.terminate()).isZero();
        }
    }

    @Test
    void aDestinationIsAddedWithItsSettingsAndRemovedWithoutThem() throws Exception {
        Path settings = Files.writeString(folder.resolve("application.properties"), "# mine\n");
        try (PackagedApp app = PackagedApp.start(folder, "--spring.profiles.active=dev")) {
            // When one is written for the author, then it runs
            try (PackagedApp added = PackagedApp.launch(folder, "new", "destination", "http", "crm")) {
                assertThat(added.process().waitFor()).as(added.output()).isZero();
            }
            await().until(() -> app.output().contains("Routes reloaded: crm (new)"));
            assertThat(app.get("/observe/destinations").body()).contains("\"name\":\"crm\"");

            // When its file is removed, then it ends, and its setting is told of
            Files.delete(folder.resolve("routes/crm.camel.yaml"));
            await().until(() -> app.output().contains("Routes reloaded: crm (removed)"));
            assertThat(app.output())
                    .contains(
                            "application.properties:4:1: unknown key 'destination.crm.url'; remove or mend it before the next start");

            // When the setting is removed too, then other files are loaded
            Files.writeString(settings, "# mine\n");
            Files.writeString(folder.resolve("routes/depot.camel.yaml"), DEPOT);
            await().until(() -> app.output().contains("Routes reloaded: depot (new)"));
            assertThat(app.output()).doesNotContain(" ERROR ");
        }
    }

    @Test
    void theSchemaIsInTheJar() throws Exception {
        String jar = System.getProperty("signalpost.jar");
        String command = block("docs/editors.md", "sh", "jar xf").replace("signalpost.jar", jar);
        ProcessBuilder shell = new ProcessBuilder("sh", "-euc", command).directory(folder.toFile());
        shell.environment().merge("PATH", System.getProperty("java.home") + "/bin", (path, jdk) -> jdk + ":" + path);

        assertThat(shell.start().waitFor()).isZero();
        assertThat(folder.resolve("routes.schema.json"))
                .hasSameTextualContentAs(Path.of("docs/schema/routes.schema.json"));
    }

    private static String block(String page, String language, String holding) throws Exception {
        List<String> blocks = Pattern.compile("(?ms)^```" + language + "\n(.*?)^```")
                .matcher(Files.readString(Path.of(page)))
                .results()
                .map(block -> block.group(1))
                .toList();
        return blocks.stream()
                .filter(block -> block.contains(holding))
                .findFirst()
                .orElseThrow();
    }
}
