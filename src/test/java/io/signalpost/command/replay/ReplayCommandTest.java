package io.signalpost.command.replay;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

import io.signalpost.command.CommandRun;
import io.signalpost.testing.Examples;
import io.signalpost.testing.RunningApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What an operator has replayed by commands. */
class ReplayCommandTest {

    @TempDir
    static Path folder;

    private static RunningApp app;

    @BeforeAll
    static void start() {
        app = RunningApp.start(folder, "destination.files.enabled=true");
        for (String id : new String[] {"one", "two"}) {
            app.post(Examples.withId("vehicle-state-many-signals.json", id));
        }
        await().untilAsserted(() ->
                assertThat(app.get("/observe/destinations/files").body()).contains("\"delivered\":2"));
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

    private static CommandRun runAnswering(String answer, String... arguments) {
        InputStream terminal = System.in;
        System.setIn(new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8)));
        try {
            return run(arguments);
        } finally {
            System.setIn(terminal);
        }
    }

    @Test
    void aReplayIsFollowedUntilItIsDoneAndListedAfterwards() {
        CommandRun run = run("replay", "id=one", "--to", "files", "--yes");

        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.out()).containsPattern("replay \\d+, done, ordered .* of \\{\"id\":\\[\"one\"]}");
        assertThat(run.out()).containsPattern("files +1 +1 +0 +0");
        assertThat(run("replay", "list").out()).startsWith("REPLAY").containsPattern("done .* files +1 +1 +0");
        assertThat(run("replay", "show", "1", "--json").out()).startsWith("{\"id\":1,");
        assertThat(run("replay", "show", "1", "--follow").exit()).isZero();
        assertThat(run("replay", "cancel", "1"))
                .isEqualTo(new CommandRun(1, "", "this replay has ended: all that it was to enter is entered\n"));
    }

    @Test
    void aDryRunSaysWhatItWouldComeTo() {
        CommandRun run = run("replay", "id=one,two", "--to", "all", "--dry-run");

        assertThat(run.exit()).isZero();
        assertThat(run.out()).startsWith("events that fit: 2\nDESTINATION").containsPattern("files +2 +0 +0 +0");
    }

    @Test
    void withoutYesItIsAskedFirst() {
        assertThat(runAnswering("n\n", "replay", "id=one", "--to", "files"))
                .returns(0, CommandRun::exit)
                .extracting(CommandRun::out)
                .asString()
                .contains("events that fit: 1", "[y/N]")
                .doesNotContain("done");
        assertThat(runAnswering("y\n", "replay", "id=one", "--to", "files").out())
                .contains(", done, ordered ");
        assertThat(runAnswering("", "replay", "id=one", "--to", "files"))
                .returns(1, CommandRun::exit)
                .returns("nobody answers: write --yes to replay without a question\n", CommandRun::err);
    }

    @Test
    void whatIsNotUnderstoodIsSaidInALine() {
        assertThat(run("replay", "id=one").exit()).isEqualTo(2);
        assertThat(run("replay", "id=one").err()).startsWith("--to must say which destinations");
        assertThat(run("replay", "typ=x", "--to", "files", "--yes"))
                .isEqualTo(new CommandRun(1, "", "unknown field 'typ'; did you mean 'type'?\n"));
        assertThat(run("replay", "--to", "files", "--yes").err()).startsWith("say which events are meant");
        assertThat(run("replay", "show", "4711").err()).startsWith("there is no replay of this number");
    }
}
