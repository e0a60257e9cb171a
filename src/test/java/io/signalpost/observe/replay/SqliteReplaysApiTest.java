package io.signalpost.observe.replay;

import java.nio.file.Path;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalpost.testing.RunningApp;
import io.signalpost.testing.SqliteFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

class SqliteReplaysApiTest extends ReplaysContract {

    @TempDir
    static Path folder;

    private static RunningApp app;

    @BeforeAll
    static void start() {
        app = RunningApp.start(folder, SETTINGS);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    /** Its body is compressed with a dictionary that is not there. */
    @Test
    void anEventThatCannotBeReadHoldsUpNoOtherReplay() {
        JdbcTemplate log = SqliteFile.query(folder.resolve("event-log.db"));
        String number = "(SELECT dictionary FROM event WHERE event_id = 'readable')";
        post(MANY, "unreadable");
        post(MANY, "readable");
        log.update("UPDATE event SET dictionary = 99 WHERE event_id = 'unreadable'");

        JsonNode waiting = ordered("{'id': 'unreadable', 'destinations': ['files']}");
        JsonNode next = ended(ordered("{'id': 'readable', 'destinations': ['files']}"));

        assertThat(next.at("/destinations/0/delivered").asInt()).isEqualTo(1);
        assertThat(get(PATH + "/" + waiting.path("replay").asText())
                        .at("/destinations/0/entered")
                        .asInt())
                .isZero();

        log.update("UPDATE event SET dictionary = " + number + " WHERE event_id = 'unreadable'");

        assertThat(ended(waiting).at("/destinations/0/delivered").asInt()).isEqualTo(1);
    }

    @Override
    RunningApp app() {
        return app;
    }
}
