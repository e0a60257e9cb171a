package io.signalpost.command.event;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalpost.command.CommandRun;
import io.signalpost.testing.Examples;
import io.signalpost.testing.RunningApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What an operator asks a running receiver by commands. */
class EventCommandsTest {

    private static final String MANY = "vehicle-state-many-signals.json";

    @TempDir
    static Path folder;

    private static RunningApp app;

    @BeforeAll
    static void start() {
        app = RunningApp.start(folder);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static CommandRun run(String... arguments) {
        return CommandRun.of(
                Map.of(
                        "SIGNALPOST_MANAGEMENT_PORT",
                        String.valueOf(app.management("/").getPort())),
                arguments);
    }

    private static void post(String example, String id) {
        assertThat(app.post(Examples.withId(example, id)).statusCode()).isEqualTo(200);
    }

    @Test
    void eventsAreListedWithWhatBecameOfThem() {
        post(MANY, "listed-1");
        post("vehicle-error.json", "listed-2");

        await().untilAsserted(() -> assertThat(run("events", "id=listed-1,listed-2", "type=VEHICLE_STATE")
                        .out())
                .startsWith("RECEIVED")
                .contains("listed-1  VEHICLE_STATE", "database delivered")
                .doesNotContain("listed-2"));
        assertThat(run("events", "--json", "id=listed-2").out()).startsWith("{\"number\":");
        assertThat(run("events", "id=nobody-knows").out()).isEqualTo("no event is as it is asked for\n");
    }

    @Test
    void oneEventIsShownWithItsDeliveriesAndDifferences() {
        post(MANY, "shown-1");
        post(MANY, "shown-2");

        await().untilAsserted(() -> assertThat(run("event", "shown-2").out())
                .contains("shown-2")
                .containsPattern("database +delivered")
                .contains("Against shown-1, the vehicle's event before:"));
        assertThat(run("event", "--body", "shown-2").out()).contains("\"eventId\":\"shown-2\"");
        assertThat(run("event", "nobody-knows"))
                .isEqualTo(new CommandRun(1, "", "the event log has no event of this id\n"));
    }

    @Test
    void whatComesInIsShown() throws Exception {
        CompletableFuture<CommandRun> tail =
                CompletableFuture.supplyAsync(() -> run("tail", "--count=1", "type=VEHICLE_ERROR"));
        await().until(() -> {
            post("vehicle-error.json", "tailed-" + System.nanoTime());
            return tail.isDone();
        });

        assertThat(tail.get().exit()).isZero();
        assertThat(tail.get().out()).contains("tailed-", "VEHICLE_ERROR");
    }

    @Test
    void eventsAreWrittenIntoAFile() throws Exception {
        post(MANY, "written");
        Path file = folder.resolve("events.csv");

        CommandRun run = run("export", "--format=csv", "--output=" + file, "id=written");

        assertThat(run).isEqualTo(new CommandRun(0, "", ""));
        assertThat(Files.readString(file)).startsWith("number,id,").contains(",written,");
        assertThat(run("export", "id=written").out()).contains("\"body\":{");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "events --limit=2",
                "event as-json",
                "tail --count=1",
                "dead-letters",
                "export id=as-json",
                "dead-letters retry --event=as-json --dry-run"
            })
    void eachCommandAnswersInJson(String command) throws Exception {
        post(MANY, "as-json");
        post("vehicle-error.json", "as-json-too");
        CompletableFuture<CommandRun> run = CompletableFuture.supplyAsync(() -> run((command + " --json").split(" ")));
        await().until(() -> {
            if (command.startsWith("tail")) {
                post("vehicle-error.json", "tailed-" + System.nanoTime());
            }
            return run.isDone();
        });

        if (command.contains("retry")) {
            assertThat(run.get().err()).startsWith("no dead letter is as it is asked for");
        } else {
            assertThat(run.get().exit()).isZero();
            assertThat(run.get().out().lines()).isNotEmpty().allSatisfy(line -> assertThat(
                            new ObjectMapper().readTree(line).isObject())
                    .isTrue());
        }
    }

    @Test
    void aStreamThatTheReceiverEndsIsNotDone(@TempDir Path other) throws Exception {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line =
                CommandRun.line(Map.of()).setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        CompletableFuture<Integer> tail;
        try (RunningApp stopping = RunningApp.start(other)) {
            String url = "--url=http://localhost:" + stopping.management("/").getPort();
            tail = CompletableFuture.supplyAsync(() -> line.execute("tail", url));
            await().until(() -> {
                stopping.post(Examples.withId(MANY, "tailed-" + System.nanoTime()));
                return out.toString().contains("tailed-");
            });
        }

        assertThat(tail.get(30, TimeUnit.SECONDS)).isEqualTo(3);
        assertThat(err).hasToString("the receiver has ended the stream: is it still running?\n");
    }

    @Test
    void thereAreNoDeadLetters() {
        assertThat(run("dead-letters").out()).isEqualTo("there are no dead letters\n");
        assertThat(run("dead-letters", "retry", "--event=nobody-knows").err())
                .isEqualTo("no dead letter is as it is asked for; GET /observe/dead-letters lists them\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    events typ=VEHICLE_ERROR       | 1 | unknown parameter 'typ'; did you mean 'type'?
                    events VEHICLE_ERROR           | 2 | 'VEHICLE_ERROR' is no filter; write for instance type=VEHICLE_ERROR
                    events --limit=0               | 2 | --limit must be a number from 1 on
                    events --limt=5                | 2 | unknown option '--limt'; did you mean '--limit'?
                    event                          | 2 | Missing required parameter: '<id>'
                    export --json --format=csv     | 2 | --json and --format=csv exclude each other
                    export --format=xml            | 1 | format must be one of jsonl, csv
                    tail from=2026-01-01           | 1 | a stream has no from
                    dead-letters rety --event=x    | 2 | what to do must be one of retry, discard
                    dead-letters --event=x         | 2 | --fingerprint, --event and --dry-run go with retry or discard
                    dead-letters retry             | 1 | fingerprint or event must say which are meant
                    dead-letters --destination=datbase | 1 | no destination has this name; there are
                    """)
    void wrongUseIsToldWithWhatToWrite(String command, int exit, String told) {
        CommandRun run = run(command.split(" "));

        assertThat(run.exit()).isEqualTo(exit);
        assertThat(run.err()).startsWith(told);
        assertThat(run.out()).isEmpty();
    }
}
