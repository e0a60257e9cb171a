package io.signalpost.command.simulator;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.signalpost.command.CommandRun;
import io.signalpost.testing.Examples;
import io.signalpost.testing.RunningApp;
import io.signalpost.testing.SqliteFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** The command against the real receiver. */
@Timeout(120)
abstract class SimulateAgainstReceiver {

    static final Map<String, String> TOKEN = Map.of(ManagementToken.CURRENT, Examples.TOKEN);
    static final String NEXT_TOKEN = "the-token-after-that";
    static final Map<String, String> TOKENS =
            Map.of(ManagementToken.CURRENT, Examples.TOKEN, ManagementToken.NEXT, NEXT_TOKEN);

    @TempDir
    private static Path data;

    static RunningApp app;

    private long before;

    @BeforeAll
    static void start() {
        app = RunningApp.start(data);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @BeforeEach
    void remember() {
        before = eventLog().queryForObject("SELECT coalesce(max(seq), 0) FROM event", Long.class);
    }

    static CommandRun simulate(String... options) {
        List<String> args =
                new ArrayList<>(List.of("simulate", "--target", app.webhook().toString()));
        args.addAll(List.of(options));
        return CommandRun.of(TOKEN, args.toArray(String[]::new));
    }

    /** Ids of the events that the receiver has kept in this test. */
    List<String> kept() {
        return eventLog().queryForList("SELECT event_id FROM event WHERE seq > ?", String.class, before);
    }

    private static JdbcTemplate eventLog() {
        return SqliteFile.query(data.resolve("event-log.db"));
    }
}
