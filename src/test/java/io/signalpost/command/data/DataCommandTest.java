package io.signalpost.command.data;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.signalpost.command.CommandRun;
import io.signalpost.eventlog.EventLog;
import io.signalpost.eventlog.LogFixture;
import io.signalpost.testing.Examples;
import io.signalpost.testing.RunningApp;
import io.signalpost.testing.SqliteFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** What is done with the files of the data folder, where a tool of SQLite's is not at hand. */
@ExtendWith(OutputCaptureExtension.class)
class DataCommandTest {

    private static final int PAGE = 4_096;
    private static final int LEAF_OF_A_TABLE = 13;
    private static final int EVENTS = 5_000;

    @TempDir
    Path folder;

    private static CommandRun data(String action, Path... files) {
        String[] arguments = new String[2 + files.length];
        arguments[0] = "data";
        arguments[1] = action;
        for (int i = 0; i < files.length; i++) {
            arguments[2 + i] = files[i].toString();
        }
        return CommandRun.of(Map.of(), arguments);
    }

    @Test
    void aFileIsCheckedAndCopiedWhileSignalpostRunsAndNotCompacted(CapturedOutput output) throws Exception {
        Path log = folder.resolve("event-log.db");
        Path copy = folder.resolve("kept").resolve("copy.db");
        CommandRun checked;
        CommandRun copied;
        CommandRun compacted;
        try (RunningApp app = RunningApp.start(folder, "destination.database.enabled=false")) {
            for (int i = 0; i < 3; i++) {
                app.post(Examples.withId("vehicle-state-many-signals.json", "event-" + i));
            }
            checked = data("check", log);
            copied = data("copy", log, copy);
            compacted = data("compact", log);
            assertThat(app.post(Examples.withId("vehicle-state-many-signals.json", "later"))
                            .statusCode())
                    .isEqualTo(200);
        }

        assertThat(checked.exit()).isZero();
        assertThat(checked.out()).startsWith(log + " is sound\n").containsPattern("(?m)^event +3$");
        assertThat(copied).isEqualTo(new CommandRun(0, "", ""));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
                .isEqualTo("rw-------");
        assertThat(compacted).isEqualTo(new CommandRun(1, "", log + " is in use: stop Signalpost first\n"));
        assertThat(data("check", copy).out()).containsPattern("(?m)^event +3$");
        try (EventLog restored = open(copy)) {
            assertThat(restored.body("event-2")).isPresent();
            assertThat(restored.trouble()).isEmpty();
        }
        assertThat(output).doesNotContain("not closed in good order");
    }

    @Test
    void aFileThatIsNotInUseGetsSmallerByWhatWasRemoved() throws Exception {
        Path log = filled();
        SqliteFile.query(log).execute("DELETE FROM event WHERE seq > 10");
        long before = Files.size(log);

        assertThat(data("compact", log)).isEqualTo(new CommandRun(0, "", ""));

        assertThat(Files.size(log)).isLessThan(before / 2);
        assertThat(data("check", log).out()).containsPattern("(?m)^event +10$");
    }

    @Test
    void aFileWhoseWriteAheadLogIsMissingStaysToBeToldAtTheStart(CapturedOutput output) throws Exception {
        Path log = filled();
        SqliteFile.query(log).execute("UPDATE opening SET closed_at = NULL"); // as a kill leaves it
        Path copy = folder.resolve("copy.db");

        data("copy", log, copy);
        data("compact", log);

        for (Path file : List.of(log, copy)) {
            open(file).close();
            assertThat(output)
                    .contains("not closed in good order, and its write-ahead log is not there")
                    .contains(file.toString());
        }
    }

    @Test
    void whatCanBeReadOfADamagedFileGoesIntoANewOne() throws Exception {
        Path damaged = filled();
        damageALeafIn(damaged);
        Path rescued = folder.resolve("rescued.db");

        CommandRun checked = data("check", damaged);
        CommandRun run = data("rescue", damaged, rescued);

        assertThat(checked.exit()).isEqualTo(1);
        assertThat(checked.err()).startsWith(damaged + " is damaged: ");
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .containsPattern("(?m)^event +4\\d\\d\\d$")
                .endsWith("\nNot all could be read of: event\n");
        assertThat(data("check", rescued).exit()).isZero();
        try (EventLog log = open(rescued)) {
            assertThat(log.body("event-1")).as("before the damage").isPresent();
            assertThat(log.body("event-" + EVENTS)).as("behind it").isPresent();
            assertThat(LogFixture.append(log, LogFixture.event("new"))).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"copy", "rescue"})
    void whatIsNoDatabaseLeavesNoFile(String action) throws Exception {
        Path text = Files.writeString(folder.resolve("text.db"), "not a database, but long enough ".repeat(200));
        Path target = folder.resolve("target.db");

        CommandRun run = data(action, text, target);

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).startsWith(text + ": ").hasLineCount(1);
        assertThat(target).doesNotExist();
    }

    @Test
    void whatCannotBeDoneIsToldInOneLine() throws Exception {
        Path file = filled();

        assertThat(data("check", folder.resolve("none.db")))
                .isEqualTo(new CommandRun(1, "", "there is no file " + folder.resolve("none.db") + "\n"));
        assertThat(data("copy", file, file)).isEqualTo(new CommandRun(1, "", file + " is there already\n"));
        assertThat(CommandRun.of(Map.of(), "data", "chek", file.toString()).err())
                .contains("did you mean 'check'?");
        assertThat(CommandRun.of(Map.of(), "data").err()).contains("check, compact, copy, rescue");
    }

    @Test
    void eachCommandOfThePagesIsUnderstood() throws Exception {
        Path file = filled();
        List<String> commands = Stream.of("operating.md", "event-log.md")
                .map(page -> Path.of("docs", page))
                .flatMap(DataCommandTest::commands)
                .toList();

        assertThat(commands).hasSize(7);
        for (String command : commands) {
            for (String each : List.of("data/event-log.db", "data/signals.db", "damaged/event-log.db")) {
                Path there = folder.resolve(each);
                Files.createDirectories(there.getParent());
                Files.copy(file, there, StandardCopyOption.REPLACE_EXISTING);
            }
            Files.deleteIfExists(folder.resolve("copy.db"));
            String[] words = command.split(" ");
            if (words[0].equals("rescue")) {
                Files.delete(folder.resolve(words[2]));
            }
            CommandRun run = data(
                    words[0], Arrays.stream(words).skip(1).map(folder::resolve).toArray(Path[]::new));
            assertThat(run.err()).as(command).isEmpty();
            assertThat(run.exit()).as(command).isZero();
        }
    }

    private static Stream<String> commands(Path page) {
        try {
            return Pattern.compile("java -jar signalpost.jar data ([^`\n]+)")
                    .matcher(Files.readString(page))
                    .results()
                    .map(command -> command.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EventLog open(Path file) throws Exception {
        return LogFixture.open(LogFixture.properties("jdbc:sqlite:" + file), Clock.systemUTC());
    }

    private Path filled() throws Exception {
        Path file = folder.resolve("filled.db");
        try (EventLog log = LogFixture.open(
                LogFixture.properties("jdbc:sqlite:" + file, "queue-capacity=" + EVENTS), Clock.systemUTC())) {
            CompletableFuture.allOf(IntStream.rangeClosed(1, EVENTS)
                            .mapToObj(number -> log.append(LogFixture.event("event-" + number, Instant.now())))
                            .toArray(CompletableFuture[]::new))
                    .join();
        }
        return file;
    }

    /** Of the table of events, which takes up most of it. */
    private static void damageALeafIn(Path file) throws Exception {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            long page = bytes.length() / PAGE / 2;
            bytes.seek(page * PAGE);
            while (bytes.read() != LEAF_OF_A_TABLE) {
                bytes.seek(++page * PAGE);
            }
            bytes.seek(page * PAGE);
            bytes.write(new byte[PAGE]);
        }
    }
}
