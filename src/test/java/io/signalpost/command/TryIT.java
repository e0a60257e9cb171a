package io.signalpost.command;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.signalpost.eventlog.EventLog;
import io.signalpost.eventlog.LogFixture;
import io.signalpost.eventlog.store.NewEvent;
import io.signalpost.testing.Examples;
import io.signalpost.testing.PackagedApp;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Each command of docs/try.md, by the packaged jar, beside an event log that is open. */
class TryIT {

    private static final String LOW_ID = "5b1c0c5e-2f0a-4f0e-9d3b-6f3f0a8d2b11";
    private static final byte[] LOW = new String(
                    Examples.withId("vehicle-state-first-delivery.json", LOW_ID), StandardCharsets.UTF_8)
            .replace("\"value\":57", "\"value\":14")
            .replace(
                    "{\"type\":\"FIRST_DELIVERY\"}",
                    "{\"type\":\"SIGNAL_UPDATED\",\"signal\":{\"code\":\"tractionbattery-stateofcharge\","
                            + "\"name\":\"StateOfCharge\",\"group\":\"TractionBattery\"}}")
            .getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    @BeforeEach
    void layOut() throws Exception {
        for (String name : List.of("routes", "next", "events")) {
            Files.createDirectory(folder.resolve(name));
        }
        Path route = Path.of("docs/examples/low-battery-email.camel.yaml");
        Files.copy(route, folder.resolve("routes/low-battery-email.camel.yaml"));
        Files.writeString(
                folder.resolve("next/low-battery-email.camel.yaml"),
                Files.readString(route).replace("< 20", "< 10").replace(">= 20", ">= 10"));
        Files.copy(Path.of("docs/cookbook/http-token.camel.yaml"), folder.resolve("routes/crm.camel.yaml"));
        Files.write(folder.resolve("events/1.json"), Examples.body("vehicle-state-first-delivery.json"));
        Files.write(folder.resolve("events/2.json"), LOW);
        Files.writeString(folder.resolve("application.properties"), """
                destination.email.host=smtp.example.com
                destination.email.from=signalpost@example.com
                destination.email.to=fleet@example.com
                """);
    }

    @Test
    void showsWhatThePageSays() throws Exception {
        String printed = blocks("text").findFirst().orElseThrow();

        try (PackagedApp app =
                PackagedApp.launchPlain(folder, arguments(commands().get(0)))) {
            assertThat(app.process().waitFor()).isZero();
            assertThat(app.output()).isEqualTo(printed);
        }
        assertThat(folder.resolve("data")).doesNotExist();
    }

    static List<String> commands() throws Exception {
        return blocks("sh").flatMap(String::lines).toList();
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

            try (PackagedApp app = PackagedApp.launch(folder, arguments(command))) {
                assertThat(app.process().waitFor()).as(app.output()).isZero();
                assertThat(app.output()).containsPattern("(low-battery-email|crm): [12] ");
            }
        }
    }

    @Test
    void comparingTellsWhichEventsAreNoLongerMatched() throws Exception {
        String command =
                "java -jar signalpost.jar try next/low-battery-email.camel.yaml --events events/ --against routes/";

        try (PackagedApp app = PackagedApp.launch(folder, arguments(command))) {
            assertThat(app.process().waitFor()).isZero();
            assertThat(app.output())
                    .contains("no longer matched:\n", LOW_ID)
                    .endsWith("low-battery-email: 1 no longer matched, 1 as before\n"
                            + "  1 filtered, triggers: tractionbattery-stateofcharge\n");
        }
    }

    @Test
    void aRefusedFileIsToldInOneLine() throws Exception {
        Path file = folder.resolve("routes/low-battery-email.camel.yaml");
        Files.writeString(file, Files.readString(file).replace("smtp:email", "smpt:email"));

        try (PackagedApp app = PackagedApp.launch(folder, arguments(commands().get(0)))) {
            assertThat(app.process().waitFor()).isEqualTo(1);
            assertThat(app.output())
                    .startsWith("routes/low-battery-email.camel.yaml:")
                    .contains("unknown component 'smpt'; did you mean 'smtp'?")
                    .hasLineCount(1);
        }
    }

    /** What it remembers may say where people were. */
    @Test
    void leavesNothingBehindWhenItIsStopped() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        Path pipe = folder.resolve("events.jsonl");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        try (PackagedApp app = PackagedApp.launch(
                folder,
                Map.of("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary),
                "try",
                "routes/low-battery-email.camel.yaml",
                "--events",
                pipe.toString())) {
            try (OutputStream events = Files.newOutputStream(pipe)) { // opens when it reads
                assertThat(scratch(temporary)).isNotEmpty();
                app.terminate();
            }
            assertThat(scratch(temporary)).isEmpty();
        }
    }

    private static List<String> scratch(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("signalpost-try"))
                    .toList();
        }
    }

    private static Stream<String> blocks(String language) throws Exception {
        return Pattern.compile("(?ms)^```" + language + "\n(.*?)^```")
                .matcher(Files.readString(Path.of("docs/try.md")))
                .results()
                .map(block -> block.group(1));
    }

    /** What a shell makes of the line, behind {@code java -jar signalpost.jar}. */
    private static String[] arguments(String command) {
        return Pattern.compile("'([^']*)'|(\\S+)")
                .matcher(command.replaceFirst("^java -jar signalpost\\.jar ", ""))
                .results()
                .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
                .toArray(String[]::new);
    }
}
