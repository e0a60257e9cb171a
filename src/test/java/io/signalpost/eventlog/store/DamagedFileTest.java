package io.signalpost.eventlog.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import io.signalpost.eventlog.LogFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A SQLite log whose file cannot be used. */
class DamagedFileTest {

    @TempDir
    private Path folder;

    private interface Damage {
        void to(Path file) throws IOException;
    }

    private static Stream<Damage> damages() {
        return Stream.of(
                file -> Files.writeString(
                        file, "not a database, but as long as the head of one would be: ".repeat(100)),
                file -> {
                    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
                        bytes.setLength(Files.size(file) / 2 + 100);
                    }
                },
                file -> {
                    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
                        bytes.seek(100); // behind the head, where the first page lists the tables
                        bytes.write(new byte[900]);
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("damages")
    void isNamedWithWhatIsWrongAndWhatToDo(Damage damage) throws Exception {
        Path file = folder.resolve("event-log.db");
        new Store(LogFixture.properties(LogFixture.url(folder)), events -> {}).close();

        damage.to(file);

        assertThatThrownBy(this::open)
                .hasMessageContaining("signalpost.event-log.url: " + file + " is damaged, or no SQLite database")
                .hasMessageContaining("docs/operating.md");
    }

    @Test
    void thatCannotBeWrittenIsNamedWithTheRightThatItNeeds() throws Exception {
        Files.createDirectory(folder.resolve("event-log.db")); // root may write whatever is a file

        assertThatThrownBy(this::open)
                .hasMessageContaining(
                        "signalpost.event-log.url: " + folder.resolve("event-log.db") + " cannot be written")
                .hasMessageContaining("the right to write the file");
    }

    private void open() {
        new Store(LogFixture.properties(LogFixture.url(folder)), events -> {}).close();
    }
}
