package io.signalpost.command.authoring;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.signalpost.testing.PackagedApp;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code java -jar signalpost.jar try}; {@link TryPageTest} runs each command of docs/try.md. */
class TryIT {

    @TempDir
    Path folder;

    @BeforeEach
    void layOut() throws Exception {
        TriedFolder.layOut(folder);
    }

    @Test
    void showsWhatThePageSays() throws Exception {
        try (PackagedApp app =
                PackagedApp.launchPlain(folder, "try", "routes/low-battery-email.camel.yaml", "--events", "events/")) {
            assertThat(app.process().waitFor()).isZero();
            assertThat(app.output()).isEqualTo(TriedFolder.printed());
        }
        assertThat(folder.resolve("data")).doesNotExist();
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
}
