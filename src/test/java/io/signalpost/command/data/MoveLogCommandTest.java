package io.signalpost.command.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.signalpost.command.CommandRun;
import io.signalpost.eventlog.EventLog;
import io.signalpost.eventlog.LogDatabase;
import io.signalpost.eventlog.LogFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.time.Clock.systemUTC;
import static org.assertj.core.api.Assertions.assertThat;

/** How {@code move-log} is written, and what it says. */
class MoveLogCommandTest {

    private static final String EXAMPLE = "jdbc:postgresql://db.example.com:5432/signalpost";

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void aLog() throws Exception {
        file = folder.resolve("event-log.db");
        try (EventLog log = open(LogFixture.url(folder))) {
            LogFixture.append(log, LogFixture.event("kept"));
        }
    }

    private static EventLog open(String url) throws Exception {
        return LogFixture.open(LogFixture.properties(url), systemUTC());
    }

    private CommandRun moveLog(String... options) {
        List<String> arguments = new ArrayList<>(List.of("move-log", "--from", file.toString()));
        arguments.addAll(List.of(options));
        return CommandRun.of(Map.of(), arguments.toArray(String[]::new));
    }

    /** In its order: they belong together. */
    @Test
    void theCommandsOfThePageMoveALogAndBack() throws Exception {
        String there = LogDatabase.postgresql().url();
        List<String> commands = commands();
        assertThat(commands).hasSize(5);
        List<String> said = new ArrayList<>();

        for (String command : commands) {
            CommandRun run = moveLog(command.replace(EXAMPLE, there).split(" "));
            assertThat(run.err()).as(command).isEmpty();
            assertThat(run.exit()).as(command).isZero();
            said.add(run.out());
        }

        assertThat(said.get(0)).containsPattern("(?m)^event +1$").endsWith("Nothing was moved.\n");
        assertThat(said.get(1))
                .contains("all is there, and was compared", file + " is moved, ")
                .endsWith("  signalpost.event-log.url=" + there + "\n");
        assertThat(said.get(2)).as("once more").startsWith(file + " is moved, ");
        assertThat(said.get(3)).isEqualTo("Both ends have the same rows.\n");
        assertThat(said.get(4)).contains("may start on " + file + " again");
        try (EventLog log = open(there)) {
            assertThat(log.body("kept")).isPresent();
        }
    }

    private static List<String> commands() throws IOException {
        return Pattern.compile("(?m)^ *java -jar signalpost.jar move-log (.*)$")
                .matcher(Files.readString(Path.of("docs/moving-the-log.md")))
                .results()
                .map(command -> command.group(1))
                .toList();
    }

    @Test
    void besideAReceiverItDoesNotFinish() throws Exception {
        String there = LogDatabase.postgresql().url();
        try (EventLog running = open(LogFixture.url(folder))) {
            assertThat(moveLog("--finish", "--to", there))
                    .isEqualTo(new CommandRun(1, "", file + " is in use: stop Signalpost first\n"));
            assertThat(moveLog("--dry-run", "--to", there).exit()).isZero();
            assertThat(running.trouble()).isEmpty();
        }
        assertThat(moveLog("--undo")).isEqualTo(new CommandRun(1, "", file + " was not moved\n"));
    }

    @Test
    void aReceiverOnTheOtherEndStopsItAndSoDoesAnotherPlace() throws Exception {
        String there = LogDatabase.postgresql().url();
        assertThat(moveLog("--to", there).exit()).isZero();

        try (EventLog running = open(there)) {
            running.destinations().attach("files", Instant.EPOCH, "");
            assertThat(moveLog("--check", "--to", there).err()).contains("a receiver has this database open");
        }
        assertThat(moveLog("--dry-run", "--to", there).err()).contains("is moved already");
        assertThat(moveLog("--to", there.replaceFirst("currentSchema=\\w+", "currentSchema=public"))
                        .err())
                .contains(
                        "was moved to jdbc:postgresql://localhost:",
                        there.replaceFirst(".*(currentSchema=\\w+).*", "$1"));
        assertThat(moveLog("--to", LogDatabase.postgresql().url().replace("/postgres", "/template1"))
                        .err())
                .contains("was moved to jdbc:postgresql://localhost:", "--undo");
        assertThat(moveLog("--undo").exit()).isZero();
        assertThat(moveLog("--to", there).err()).contains("it has events of its own");
    }

    @Test
    void aLogThatIsGoneFromTheOtherEndIsNotSaidToBeThere() throws Exception {
        LogDatabase there = LogDatabase.postgresql();
        assertThat(moveLog("--to", there.url()).exit()).isZero();
        there.sql().execute("DROP TABLE event_log_schema_history");

        assertThat(moveLog("--to", there.url()).err()).contains("there is no event log in this database");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2 |                                                      | --to must say where to: jdbc:postgresql://<host>:<port>/<database>
            2 | --finish --check --to jdbc:postgresql://h/d          | --finish, --check are mutually exclusive
            1 | --to jdbc:mysql://h/d                                | --to: write jdbc:postgresql://<host>:<port>/<database>
            1 | --to jdbc:postgresql:d                               | --to: write jdbc:postgresql://<host>:<port>/<database>, and the login into signalpost.event-log.username and .password
            1 | --to jdbc:postgresql://u:hidden@h/d                  | --to: write jdbc:postgresql://<host>:<port>/<database>, and the login into
            1 | --to jdbc:postgresql://h/d?user=u&password=hidden    | --to must be without a password, which everybody on the machine could see
            1 | --to jdbc:postgresql://nowhere.invalid/d             | --to: PostgreSQL cannot be used as the event log: no host is known as nowhere.invalid; expected
            1 | --to jdbc:postgresql://localhost:1/d                 | --to: PostgreSQL cannot be used as the event log: Connection to localhost:1 refused
            """)
    void whatIsWrongIsToldInALineWithoutASecret(int exit, String options, String expected) {
        CommandRun run = moveLog(options == null ? new String[0] : options.split(" "));

        assertThat(run.exit()).as(run.err()).isEqualTo(exit);
        assertThat(run.err()).contains(expected).doesNotContain("hidden");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void aUserWithoutRightsIsToldBeforeAnythingIsWritten() throws Exception {
        LogDatabase there = LogDatabase.postgresql();
        String schema = there.url().replaceFirst(".*currentSchema=", "");
        there.sql().execute("CREATE USER \"" + schema + "\"; GRANT USAGE ON SCHEMA " + schema + " TO " + schema);
        String url = there.url().replaceFirst("user=\\w+", "user=" + schema);

        assertThat(moveLog("--dry-run", "--to", url).err()).contains("may not create tables", "grant CREATE");
        assertThat(moveLog("--to", url).err()).contains("PostgreSQL cannot be used", "permission denied");
        assertThat(file).exists();
    }

    /** As for who gives the command elsewhere than in the receiver's folder. */
    @Test
    void aFileThatIsNotWhereTheSettingsHaveItIsToldWithTheWayOut() {
        System.setProperty("signalpost.data-dir", folder + "/elsewhere");
        try {
            assertThat(CommandRun.of(Map.of(), "move-log", "--to", EXAMPLE))
                    .isEqualTo(new CommandRun(
                            1,
                            "",
                            "there is no file " + folder
                                    + "/elsewhere/event-log.db: give the command in the folder that"
                                    + " the receiver is started in, or write --from <file>\n"));
        } finally {
            System.clearProperty("signalpost.data-dir");
        }
    }

    @Test
    void aFileThatIsNotThereIsTold() {
        file = folder.resolve("none.db");
        assertThat(moveLog("--to", EXAMPLE)).isEqualTo(new CommandRun(1, "", "there is no file " + file + "\n"));
    }
}
