package io.signalpost.observe.vehicle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.signalpost.testing.SqliteFile;
import org.apache.commons.lang3.StringUtils;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class SqliteEraseVehicleTest extends EraseVehicleContract {

    @Override
    List<String> emptyDatabases() {
        return List.of("signalpost.event-log.compression=none"); // what is looked for would be found
    }

    @Override
    JdbcTemplate log() {
        return SqliteFile.query(dataDir.resolve("event-log.db"));
    }

    @Test
    void noFileHasAByteOfItAnyMore() throws Exception {
        // Given rows among those of others, large ones that are on pages of their own, and what was refused
        for (int i = 0; i < 200; i++) {
            post("vehicle-state-many-signals.json", "event-" + i, i % 3 == 0 ? VEHICLE : "vehicle-" + i);
        }
        post("vehicle-error.json", "fault", VEHICLE);
        app.post(body("vehicle-state-many-signals.json", "refused", VEHICLE), "0".repeat(64));
        await().until(() ->
                status("database").delivered() == 201 && status("http").delivered() == 201);
        assertThat(files()).as("what is looked for is there").anyMatch(file -> file.contains(VEHICLE));

        // When
        assertThat(json(act("/" + VEHICLE, "{\"action\":\"erase\"}"))
                        .path("filesCleared")
                        .asBoolean())
                .isTrue();

        // Then
        assertThat(files())
                .hasSizeGreaterThanOrEqualTo(4)
                .noneMatch(file -> StringUtils.containsAny(file, VEHICLE, VIN, LATITUDE));
        assertThat(files()).as("the others are still there").anyMatch(file -> file.contains("vehicle-199"));
        assertThat(log().queryForList("PRAGMA integrity_check", String.class)).containsExactly("ok");
    }

    /** Each of the data folder as text, a byte a character. */
    private Stream<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(dataDir)) {
            return files.filter(Files::isRegularFile).toList().stream().map(SqliteEraseVehicleTest::read);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, ISO_8859_1);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
