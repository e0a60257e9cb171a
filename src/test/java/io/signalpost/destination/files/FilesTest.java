package io.signalpost.destination.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalpost.destination.Events;
import io.signalpost.destination.RunningRoute;
import io.signalpost.event.VehicleEvent;
import io.signalpost.eventlog.failure.Failure;
import io.signalpost.eventlog.failure.FailureKind;
import io.signalpost.eventlog.failure.FailureTable;
import io.signalpost.eventlog.failure.Failures;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The {@code files} destination on a real folder. */
class FilesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private RunningRoute route;

    @AfterEach
    void stop() {
        if (route != null) {
            route.close();
        }
    }

    @Test
    void writesWhatSmartcarSentALineForEachEventInAFilePerDayOfReceipt() throws Exception {
        start();

        deliver(received("e1", "2026-03-16T23:59:59.999Z", "{\"eventId\":\"e1\"}"));
        deliver(
                received("e2", "2026-03-17T00:00:00Z", "{\"eventId\":\"e2\"}"),
                received("e3", "2026-03-17T00:00:01Z", "{\"eventId\":\"e3\"}"));

        assertThat(written())
                .isEqualTo(Map.of(
                        "events-2026-03-16.jsonl", "{\"eventId\":\"e1\"}\n",
                        "events-2026-03-17.jsonl", "{\"eventId\":\"e2\"}\n{\"eventId\":\"e3\"}\n"));
    }

    @Test
    void aBodyOfSeveralLinesIsOneThatSaysTheSame() throws Exception {
        String body = "{\r\n  \"eventId\" : \"e1\",\n  \"text\" : \"a\\nb\"\n}";
        start();

        deliver(received("e1", "2026-03-16T12:00:00Z", body));

        List<String> lines = Files.readAllLines(files().resolve("events-2026-03-16.jsonl"));
        assertThat(lines).hasSize(1);
        assertThat(JSON.readTree(lines.get(0))).isEqualTo(JSON.readTree(body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"eventId\":\"to", "\0\0\0\0", "xxxxxxxxxxxxxxxxxxxxx"})
    void aLineThatAKilledProcessHasBegunIsCutOff(String torn) throws Exception {
        start();
        deliver(received("e1", "2026-03-16T12:00:00Z", "{\"eventId\":\"e1\"}"));
        Path file = files().resolve("events-2026-03-16.jsonl");
        Files.writeString(file, torn.repeat(1_000), StandardOpenOption.APPEND);

        deliver(received("e2", "2026-03-16T12:00:01Z", "{\"eventId\":\"e2\"}"));

        assertThat(file).hasContent("{\"eventId\":\"e1\"}\n{\"eventId\":\"e2\"}\n");
    }

    @Test
    void aFirstLineThatAKilledProcessHasBegunIsCutOff() throws Exception {
        Files.createDirectories(files());
        Files.writeString(files().resolve("events-2026-03-16.csv"), "event_id,recei");
        start("destination.files.format=csv");

        deliver(Events.state("e1", 0, Events.signal(Events.CHARGE, Events.NOON, 57)));

        assertThat(Files.readAllLines(files().resolve("events-2026-03-16.csv"))).hasSize(2);
    }

    @Test
    void aDayGoesOnInAnotherFileWhenOneIsFull() throws Exception {
        start("destination.files.max-size=20B");
        for (int i = 0; i < 5; i++) {
            deliver(received("e" + i, "2026-03-16T12:00:00Z", "{\"eventId\":\"e" + i + "\"}"));
        }

        assertThat(written())
                .isEqualTo(Map.of(
                        "events-2026-03-16.jsonl", "{\"eventId\":\"e0\"}\n{\"eventId\":\"e1\"}\n",
                        "events-2026-03-16.2.jsonl", "{\"eventId\":\"e2\"}\n{\"eventId\":\"e3\"}\n",
                        "events-2026-03-16.3.jsonl", "{\"eventId\":\"e4\"}\n"));
    }

    @Test
    void writesALineForEachSignalAndFaultAsCsv() throws Exception {
        start("destination.files.format=csv");

        deliver(
                Events.state(
                        "e1",
                        0,
                        Events.signal(Events.CHARGE, Events.NOON, 57.50),
                        Events.signal("vehicleidentification-nickname", Events.NOON, "My \"big\", red\ncar"),
                        Events.failedSignal("odometer-traveleddistance")),
                Events.fault("e2", 0, "CONNECTED_SERVICES_ACCOUNT", "AUTHENTICATION_FAILED", "ERROR"));

        String common = "2026-03-16T13:00:00Z,VEHICLE_%s,LIVE," + Events.VEHICLE + ",";
        assertThat(Files.readAllLines(files().resolve("events-2026-03-16.csv")))
                .containsExactly(
                        "event_id,received_at,event_type,mode,vehicle_id,code,status,value,unit,oem_updated_at",
                        "e1," + common.formatted("STATE") + Events.CHARGE
                                + ",SUCCESS,57.5,percent,2026-03-16T12:00:00Z",
                        "e1," + common.formatted("STATE")
                                + "vehicleidentification-nickname,SUCCESS,\"My \"\"big\"\", red car\",,2026-03-16T12:00:00Z",
                        "e1," + common.formatted("STATE") + "odometer-traveleddistance,ERROR,UPSTREAM:NO_RESPONSE,,",
                        "e2," + common.formatted("ERROR")
                                + "CONNECTED_SERVICES_ACCOUNT:AUTHENTICATION_FAILED,ERROR,What is wrong,,");
    }

    @Test
    void whatItWritesOnlyItsUserMayRead() throws Exception {
        start();

        deliver(received("e1", "2026-03-16T12:00:00Z", "{}"));

        assertThat(Files.getPosixFilePermissions(files().resolve("events-2026-03-16.jsonl")))
                .extracting(Enum::name)
                .containsExactlyInAnyOrder("OWNER_READ", "OWNER_WRITE");
    }

    @Test
    void aFolderThatCannotBeWrittenToMeansUnavailableAndIsNamed() throws Exception {
        start();
        Files.writeString(files(), "in the way");

        Failure failure = Failures.of(
                route.deliver("files", List.of(received("e1", "2026-03-16T12:00:00Z", "{}"))),
                FailureTable.parse(null));

        assertThat(failure.kind()).isEqualTo(FailureKind.UNAVAILABLE);
        assertThat(failure.text()).startsWith("destination.files.folder: cannot write to " + files());
        Files.delete(files());
        deliver(received("e1", "2026-03-16T12:00:00Z", "{}"));
        assertThat(written()).hasSize(1);
    }

    /** The JVM's flight recorder sees each sync. */
    @Test
    void aBatchIsSyncedOnceAndANewFilesFolderToo() throws Exception {
        start();
        VehicleEvent[] events = IntStream.range(0, 500)
                .mapToObj(i -> received("e" + i, "2026-03-16T12:00:00Z", "{\"eventId\":\"e" + i + "\"}"))
                .toArray(VehicleEvent[]::new);

        assertThat(synced(() -> deliver(events)))
                .containsExactly(files().resolve("events-2026-03-16.jsonl").toString(), files().toString());
        assertThat(synced(() -> deliver(events)))
                .containsExactly(files().resolve("events-2026-03-16.jsonl").toString());
        assertThat(Files.readAllLines(files().resolve("events-2026-03-16.jsonl")))
                .hasSize(1_000);
    }

    private List<String> synced(Executable action) throws Exception {
        Path recorded = folder.resolve("recorded.jfr");
        try (Recording recording = new Recording()) {
            recording.enable("jdk.FileForce").withoutThreshold();
            recording.start();
            action.execute();
            recording.stop();
            recording.dump(recorded);
        } catch (Throwable failed) {
            throw new AssertionError(failed);
        }
        return RecordingFile.readAllEvents(recorded).stream()
                .map(sync -> sync.getString("path"))
                .filter(path -> path != null && path.startsWith(files().toString()))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            folder=        | destination.files.folder (DESTINATION_FILES_FOLDER) is not set; write where the files go, for instance ./data/files
            folder=pom.xml | destination.files.folder (DESTINATION_FILES_FOLDER) is a file; write a folder, for instance ./data/files
            max-size=0B    | destination.files.max-size (DESTINATION_FILES_MAX_SIZE) must be above zero; write for instance 256MB
            """)
    void aSettingThatIsMissingOrWrongIsSaidInOneLineAtTheStart(String setting, String line) {
        assertThatThrownBy(() -> start("destination.files." + setting))
                .rootCause()
                .hasMessage(line);
    }

    private void start(String... more) {
        route = RunningRoute.start(
                folder.resolve("data"),
                "routes/files.camel.yaml",
                Stream.concat(Stream.of("destination.files.enabled=true"), Stream.of(more))
                        .toArray(String[]::new));
    }

    private void deliver(VehicleEvent... events) throws Exception {
        assertThat(route.deliver("files", List.of(events))).isNull();
    }

    private Path files() {
        return folder.resolve("data/files");
    }

    private Map<String, String> written() throws IOException {
        Map<String, String> written = new TreeMap<>();
        try (Stream<Path> files = Files.list(files())) {
            for (Path file : files.toList()) {
                written.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return written;
    }

    private static VehicleEvent received(String id, String at, String body) {
        return new VehicleEvent(id, Instant.parse(at), body.getBytes(StandardCharsets.UTF_8));
    }
}
