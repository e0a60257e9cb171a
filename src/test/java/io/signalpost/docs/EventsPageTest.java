package io.signalpost.docs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.signalpost.command.CommandRun;
import io.signalpost.testing.Examples;
import io.signalpost.testing.RunningApp;
import org.apache.commons.lang3.StringUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Runs the commands of docs/events.md, and of its neighbours, against a receiver with the event they name. */
class EventsPageTest {

    private static final String COMMAND = "java -jar signalpost.jar ";
    private static final String EVENT = "0a8c63ca-5a40-4a4e-8f0b-6f2c0c7c7a11";

    @TempDir
    static Path folder;

    private static RunningApp app;

    @BeforeAll
    static void start() {
        app = RunningApp.start(
                folder.resolve("data"),
                "destination.http.enabled=true",
                "destination.http.url=http://localhost:9/",
                "destination.http.secret=whsec_dGhpcyBpcyBhIHNlY3JldCBvZiAzMiBieXRlcyE=",
                "destination.http.allow-private-addresses=true");
        app.post(Examples.withId("vehicle-state-many-signals.json", EVENT));
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static Stream<String> blocks(String page) throws IOException {
        return Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("docs", page)))
                .results()
                .map(block -> block.group(1));
    }

    static List<String> commands() throws IOException {
        return Stream.of("events.md", "operating.md", "event-log.md")
                .flatMap(page -> {
                    try {
                        return blocks(page);
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                })
                .flatMap(String::lines)
                .filter(line -> line.matches(COMMAND + "(events?|tail|dead-letters|export) ?.*"))
                .toList();
    }

    private static CommandRun run(String command) {
        return CommandRun.of(
                Map.of(
                        "SIGNALPOST_MANAGEMENT_PORT",
                        String.valueOf(app.management("/").getPort())),
                StringUtils.removeStart(command, COMMAND)
                        .replace("events.csv", folder.resolve("events.csv").toString())
                        .split(" "));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void eachCommandIsUnderstood(String command) {
        CompletableFuture<CommandRun> run = CompletableFuture.supplyAsync(() -> run(command));
        await().until(() -> {
            if (command.contains("tail")) {
                app.post(Examples.withId("vehicle-error.json", "tailed-" + System.nanoTime()));
            }
            return run.isDone();
        });

        boolean ofNoDeadLetter = command.contains("retry") || command.contains("discard");
        assertThat(run.join().err()).startsWith(ofNoDeadLetter ? "no dead letter is as it is asked for" : "");
        assertThat(run.join().exit()).isEqualTo(ofNoDeadLetter ? 1 : 0);
    }

    @Test
    void thePageHasThemAll() throws IOException {
        assertThat(commands()).hasSize(13);
    }

    @Test
    void eachCallIsUnderstood() throws Exception {
        List<String> calls =
                blocks("events.md").filter(block -> block.startsWith("curl")).toList();

        assertThat(calls).hasSize(3);
        for (String call : calls) {
            assertThat(answer(call))
                    .containsAnyOf(
                            "\"events\":[{\"number\":",
                            "\"deliveries\":[{\"number\":",
                            "\"detail\":\"no dead letter is as it is asked for");
        }
    }

    static List<String> callsOfTheOtherPage() throws IOException {
        return blocks("operating.md")
                .filter(block -> block.matches("(?s)(curl -s '?localhost:9876/observe|act\\(\\)).*"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("callsOfTheOtherPage")
    void soIsEachOfTheOtherPage(String call) throws Exception {
        assertThat(answer(call)).containsPattern("^[{\\[]").doesNotContain("\"status\":400", "\"status\":500");
    }

    private static String answer(String call) throws IOException {
        Process shell = new ProcessBuilder(
                        "bash",
                        "-c",
                        call.replace(
                                "localhost:9876",
                                "localhost:" + app.management("/").getPort()))
                .redirectErrorStream(true)
                .start();
        return new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
