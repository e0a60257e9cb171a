package io.signalpost.command.authoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

import io.signalpost.authoring.project.DestinationKind;
import io.signalpost.command.CommandRun;
import org.apache.commons.lang3.StringUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/** What {@code new destination} writes into a folder, and what it refuses. */
class NewDestinationCommandTest {

    private static final String SETTINGS = "# mine, für mich\nsignalpost.port=8081\n";

    private static final Path EVENTS = Path.of("src/main/resources/io/signalpost/authoring/project/events");

    @TempDir
    Path folder;

    private CommandRun run(String kind, String name) {
        return CommandRun.of(Map.of(), "new", "destination", kind, name, "--in", folder.toString());
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    private long files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyKindIsFoundRightAndLeavesSettingsAsTheyAre(DestinationKind kind) throws IOException {
        Files.writeString(file("application.properties"), SETTINGS);

        CommandRun run = run(kind.toString(), "my-fleet");

        assertThat(run.out()).contains("my-fleet.camel.yaml\n", "no errors, no warnings\n", "signalpost.jar check'");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(file("routes/my-fleet.camel.yaml"))
                .content()
                .contains("id: my-fleet", "event-log:my-fleet")
                .doesNotContain("low-battery", "low_battery");
        assertThat(file("application.properties"))
                .content()
                .startsWith(SETTINGS)
                .doesNotContain("low-battery", "LOW_BATTERY");
        assertThat(file("src")).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource
    void theNextStepThatIsPrintedTriesItWithTheEventsOfTheProject(DestinationKind kind) throws IOException {
        FileSystemUtils.copyRecursively(EVENTS, file("events"));
        String out = run(kind.toString(), "my-fleet").out();
        String next = StringUtils.substringBetween(out, "and 'java -jar signalpost.jar ", "'");

        CommandRun tried = CommandRun.of(Map.of(), next.split(" "));

        assertThat(tried.exit()).as(tried.err()).isZero();
        assertThat(tried.out()).contains("4 events\n", "\nmy-fleet: 1 sent, ");
    }

    @Test
    void withoutEventsTheNextStepLooksIntoTheLog() {
        assertThat(run("http", "my-fleet").out()).contains("my-fleet.camel.yaml --last 24h', and start.");
    }

    @Test
    void theHelpNamesEveryKind() {
        assertThat(CommandRun.of(Map.of(), "new", "destination", "--help").out())
                .contains(DestinationKind.words().stream()
                        .map(kind -> "\n  " + kind + " ")
                        .toList());
    }

    @Test
    void aProjectGetsATestToo() throws IOException {
        Files.writeString(file("pom.xml"), "<classifier>route-test</classifier>");
        Files.writeString(file("application.properties"), "");

        assertThat(run("http", "my-fleet").exit()).isZero();

        assertThat(file("src/test/java/MyFleetTest.java"))
                .content()
                .contains("@RouteTest(\"routes/my-fleet.camel.yaml\")\nclass MyFleetTest {")
                .contains(".arrived(\"http:my-fleet\").hasJson(");
    }

    @Test
    void settingsArePrintedWhereThereIsNoFileOfThem() throws IOException {
        CommandRun run = run("http", "my-fleet");

        assertThat(run.out())
                .contains("write these into application.properties:")
                .contains("\ndestination.my-fleet.url=https://example.com/hook\n")
                .contains("no errors, no warnings");
        assertThat(run.exit()).isZero();
        assertThat(files()).isEqualTo(1);
    }

    @Test
    void whatIsSetAlreadyIsNotSetAgain() throws IOException {
        Files.writeString(file("application.properties"), "destination.email.host=mail.example.com");

        assertThat(run("email", "one").exit()).isZero();
        assertThat(run("email", "two").exit()).isZero();

        assertThat(file("application.properties"))
                .content()
                .startsWith("destination.email.host=mail.example.com\n\n")
                .containsOnlyOnce("destination.email.host=")
                .containsOnlyOnce("destination.email.from=")
                .containsOnlyOnce("# Mail server");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            htpp   | my-fleet | unknown kind 'htpp'; did you mean 'http'?
            sql    | my-fleet | unknown kind 'sql'; did you mean 'database'?
            mqtt   | my-fleet | unknown kind 'mqtt'; a destination of that name ships, see docs/destinations.md: set destination.mqtt.enabled=true
            pigeon | my-fleet | unknown kind 'pigeon'; write one of amqp, database, email,
            http   | My Fleet | 'My Fleet' is no name for a destination: write small letters, digits and dashes
            http   | fleet-   | 'fleet-' is no name for a destination
            http   | append   | 'append' is no name for a destination
            http   | ../x     | '../x' is no name for a destination
            http   | kafka    | 'kafka' is a destination that ships
            """)
    void whatIsWronglyWrittenIsRefused(String kind, String name, String said) throws IOException {
        CommandRun run = run(kind, name);

        assertThat(run.err()).startsWith(said);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(files()).isZero();
    }

    @Test
    void whatIsThereAlreadyIsRefusedAndStays() throws IOException {
        Files.createDirectory(file("routes"));
        Files.writeString(file("routes/my-fleet.camel.yaml"), "mine");

        CommandRun run = run("http", "my-fleet");

        assertThat(run.err()).contains("my-fleet.camel.yaml is there already; choose another name");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(file("routes/my-fleet.camel.yaml")).hasContent("mine");
    }

    @Test
    void aNameThatAnotherFileReadsIsRefusedAndNothingStays() throws IOException {
        Files.writeString(file("application.properties"), SETTINGS);
        Files.createDirectory(file("routes"));
        Files.writeString(file("routes/other.camel.yaml"), """
                - route:
                    id: other
                    description: Reads what another file is to read.
                    from:
                      uri: event-log:my-fleet
                      steps:
                        - log:
                            message: "${body.id}"
                """);

        CommandRun run = run("http", "my-fleet");

        assertThat(run.out())
                .contains("event-log:my-fleet is read by another route already")
                .endsWith("mend this first\n");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(file("routes/my-fleet.camel.yaml")).doesNotExist();
        assertThat(file("application.properties")).hasContent(SETTINGS);
    }
}
