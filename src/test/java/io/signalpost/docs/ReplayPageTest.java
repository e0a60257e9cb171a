package io.signalpost.docs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.signalpost.command.CommandRun;
import io.signalpost.testing.BusinessSystem;
import io.signalpost.testing.Examples;
import io.signalpost.testing.RunningApp;
import org.apache.commons.lang3.StringUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Runs the commands of docs/replay.md, in their order, against a receiver with the event they name. */
class ReplayPageTest {

    private static final String COMMAND = "java -jar signalpost.jar ";
    private static final String EVENT = "0a8c63ca-5a40-4a4e-8f0b-6f2c0c7c7a11";

    @TempDir
    static Path folder;

    private static BusinessSystem system;
    private static RunningApp app;

    @BeforeAll
    static void start() throws IOException {
        system = BusinessSystem.start();
        app = RunningApp.start(
                folder.resolve("data"),
                "destination.http.enabled=true",
                "destination.http.url=http://localhost:" + system.port(),
                "destination.http.secret=whsec_dGhpcyBpcyBhIHNlY3JldCBvZiAzMiBieXRlcyE=",
                "destination.http.allow-private-addresses=true");
        Files.writeString(folder.resolve("own.json"), "{\"eventType\":\"VEHICLE_STATE\"}");
        app.post(Examples.withId("vehicle-state-many-signals.json", EVENT));
        await().until(() -> system.requests().size() == 1);
    }

    @AfterAll
    static void stop() {
        app.close();
        system.close();
    }

    private static List<String> blocks() throws IOException {
        return Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("docs/replay.md")))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    private static CommandRun run(String command) {
        return CommandRun.of(
                Map.of(
                        "SIGNALPOST_MANAGEMENT_PORT",
                        String.valueOf(app.management("/").getPort())),
                StringUtils.removeStart(command, COMMAND)
                        .replace("own.json", folder.resolve("own.json").toString())
                        .split(" "));
    }

    @Test
    void eachCommandDoesWhatThePageSays() throws IOException {
        List<String> commands = blocks().stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith(COMMAND))
                .toList();

        assertThat(commands).hasSize(9).allSatisfy(command -> {
            CommandRun run = run(command);
            boolean hasEnded = command.contains("cancel");
            assertThat(run.err()).as(command).startsWith(hasEnded ? "this replay has ended" : "");
            assertThat(run.exit()).as(command).isEqualTo(hasEnded ? 1 : 0);
        });
        assertThat(system.requests())
                .filteredOn(request -> "true".equals(request.header("webhook-replayed")))
                .isNotEmpty()
                .allMatch(request -> request.header("webhook-id").equals(EVENT));
    }

    @Test
    void eachCallIsUnderstood() throws Exception {
        List<String> calls =
                blocks().stream().filter(block -> block.startsWith("curl")).toList();

        assertThat(calls).hasSize(2);
        for (String call : calls) {
            Process shell = new ProcessBuilder(
                            "bash",
                            "-c",
                            call.replace(
                                    "localhost:9876",
                                    "localhost:" + app.management("/").getPort()))
                    .redirectErrorStream(true)
                    .start();
            String answer = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).contains("\"dryRun\":true");
        }
    }
}
