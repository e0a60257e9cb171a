package io.signalpost.command.authoring;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.signalpost.command.CommandRun;
import io.signalpost.eventlog.EventLog;
import io.signalpost.eventlog.LogFixture;
import io.signalpost.eventlog.store.NewEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static io.signalpost.command.authoring.TriedFolder.LOW;
import static io.signalpost.command.authoring.TriedFolder.LOW_ID;
import static org.assertj.core.api.Assertions.assertThat;

/** Each command of docs/try.md, beside an event log that is open. */
class TryPageTest {

    @TempDir
    Path folder;

    @BeforeEach
    void layOut() throws Exception {
        TriedFolder.layOut(folder);
        Files.writeString(
                folder.resolve("application.properties"),
                Files.readString(folder.resolve("application.properties")) + "signalpost.data-dir="
                        + folder.resolve("data") + "\n");
    }

    static List<String> commands() throws Exception {
        return TriedFolder.commands();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void eachCommandOfThePageRuns(String command) throws Exception {
        Path log = Files.createDirectory(folder.resolve("data")).resolve("event-log.db");
        try (EventLog open = LogFixture.open(LogFixture.properties("jdbc:sqlite:" + log), Clock.systemUTC())) {
            LogFixture.append(
                    open,
                    new NewEvent(
                            LOW_ID, "VEHICLE_STATE", "v", "LIVE", Instant.now().minusSeconds(60), "default", LOW));

            CommandRun run = run(command);

            assertThat(run.exit()).as(run.err()).isZero();
            assertThat(run.out()).containsPattern("(low-battery-email|crm): [12] ");
        }
    }

    @Test
    void comparingTellsWhichEventsAreNoLongerMatched() throws Exception {
        String command =
                "java -jar signalpost.jar try next/low-battery-email.camel.yaml --events events/ --against routes/";

        CommandRun run = run(command);

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("no longer matched:\n", LOW_ID)
                .endsWith("low-battery-email: 1 no longer matched, 1 as before\n"
                        + "  1 filtered, triggers: tractionbattery-stateofcharge\n");
    }

    @Test
    void aRefusedFileIsToldInOneLine() throws Exception {
        Path file = folder.resolve("routes/low-battery-email.camel.yaml");
        Files.writeString(file, Files.readString(file).replace("smtp:email", "smpt:email"));

        CommandRun run = run(commands().get(0));

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out() + run.err())
                .contains("routes/low-battery-email.camel.yaml:", "unknown component 'smpt'; did you mean 'smtp'?")
                .hasLineCount(1);
    }

    /** As a shell in the folder would. */
    private CommandRun run(String command) {
        Stream<String> words = Pattern.compile("'([^']*)'|(\\S+)")
                .matcher(command.replaceFirst("^java -jar signalpost\\.jar ", ""))
                .results()
                .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
                .map(word -> word.matches("(routes|next|events)/.*")
                        ? folder.resolve(word).toString()
                        : word);
        Stream<String> settings =
                Stream.of("--settings", folder.resolve("application.properties").toString());
        return CommandRun.of(Map.of(), Stream.concat(words, settings).toArray(String[]::new));
    }
}
