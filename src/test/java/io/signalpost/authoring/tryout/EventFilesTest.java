package io.signalpost.authoring.tryout;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.signalpost.eventlog.store.LogEntry;
import io.signalpost.testing.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EventFilesTest {

    private static final byte[] STATE = Examples.body("vehicle-state-first-delivery.json");

    @TempDir
    Path folder;

    private Path file(String name, String... lines) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("\n", lines));
    }

    private static List<LogEntry> read(Path path) {
        List<LogEntry> entries = new ArrayList<>();
        new EventFiles(path).read(entries::add);
        return entries;
    }

    @Test
    void aFileIsAnEventAsSmartcarSentIt() throws IOException {
        Path file = Files.write(folder.resolve("event.json"), STATE);

        LogEntry entry = read(file).get(0);

        assertThat(entry.event().body()).isEqualTo(STATE);
        assertThat(entry.event().id()).isEqualTo("0a8c63ca-41ec-5fbc-989e-dcac2ef995e6");
        assertThat(entry.eventType()).isEqualTo("VEHICLE_STATE");
        assertThat(entry.mode()).isEqualTo("LIVE");
        assertThat(entry.vehicleId()).isEqualTo("1bcddf9f-f4f4-5e71-9870-ce0851b7f826");
        assertThat(entry.event().receivedAt()).isEqualTo(Instant.ofEpochMilli(1773650400000L));
    }

    @Test
    void anEventMayHaveSeveralLines() throws IOException {
        assertThat(read(file("event.json", "", "{", "  \"eventType\": \"VEHICLE_STATE\"", "}", "")))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"events.jsonl", "events.ndjson", "events.json", "events"})
    void linesAreEventsEach(String name) throws IOException {
        String line = new String(STATE, StandardCharsets.UTF_8);

        assertThat(read(file(
                        name, line, "", line.replace("0a8c63ca", "0b8c63ca"), line.replace("0a8c63ca", "0c8c63ca"))))
                .extracting(entry -> entry.event().id().substring(0, 8))
                .containsExactly("0a8c63ca", "0b8c63ca", "0c8c63ca");
    }

    @Test
    void aFolderIsReadInOrder() throws IOException {
        file("b.jsonl", "{\"eventType\":\"B\"}", "{\"eventType\":\"C\"}");
        file("a.json", "{\"eventType\":\"A\"}");
        file("notes.txt", "not looked at");

        assertThat(read(folder)).extracting(LogEntry::eventType).containsExactly("A", "B", "C");
    }

    @Test
    void verifyRequestsReachNoDestination() throws IOException {
        EventFiles files = new EventFiles(Files.write(folder.resolve("v.json"), Examples.body("verify-v4.json")));
        List<LogEntry> entries = new ArrayList<>();

        files.read(entries::add);

        assertThat(entries).isEmpty();
        assertThat(files.verifyRequests()).isEqualTo(1);
    }

    @Test
    void whatIsNoEventIsToldWithItsPlace() throws IOException {
        Path broken = file("broken.json", "{\"eventType\":");
        Path line = file("lines.jsonl", "{\"eventType\":\"A\"}", "nonsense");
        Path other = file("other.json", "{\"id\":7}");

        assertThatThrownBy(() -> read(broken))
                .hasMessage(broken + ": is no event, expected a JSON object as Smartcar sends it");
        assertThatThrownBy(() -> read(line)).hasMessageStartingWith(line + ":2: is no event, expected a JSON object");
        assertThatThrownBy(() -> read(other)).hasMessageContaining("is no event, it has no eventType");
    }

    @Test
    void aFolderWithoutEventsIsToldAsOne() {
        assertThatThrownBy(() -> new EventFiles(folder)).hasMessageStartingWith(folder + ": no events are in it");
        assertThatThrownBy(() -> new EventFiles(folder.resolve("x.json")))
                .hasMessageEndingWith("there is no such file or folder");
    }
}
