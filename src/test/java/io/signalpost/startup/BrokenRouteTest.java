package io.signalpost.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import io.signalpost.testing.IngressRoutes;
import io.signalpost.testing.RunningApp;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** Each file of {@code src/test/resources/broken} stops the start, with the line that its first line quotes. */
@ExtendWith(OutputCaptureExtension.class)
class BrokenRouteTest {

    @TempDir
    Path folder;

    static Stream<String> brokenFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/broken"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenFiles")
    void stopsTheStartWithOneLineThatNamesFileAndLine(String name, CapturedOutput output) throws IOException {
        Path broken = Files.copy(Path.of("src/test/resources/broken").resolve(name), folder.resolve(name));
        IngressRoutes.copyTo(folder);
        String expected = Files.readAllLines(broken).get(0).substring(2);

        Throwable failure = catchThrowable(() -> RunningApp.start(
                        folder.resolve("data"), RouteFiles.PATTERN_KEY + "=file:" + folder + "/*.camel.yaml")
                .close());

        assertThat(failure).isNotNull();
        assertThat(output.getAll().lines().filter(line -> line.contains("ERROR")))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains("Not started: ")
                        .contains(expected.startsWith(":") ? broken + expected : expected));
        assertThat(output.getAll()).doesNotContain("\tat ").doesNotContain("Exception: ");
    }
}
