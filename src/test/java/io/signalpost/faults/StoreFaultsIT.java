package io.signalpost.faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

import io.signalpost.http.HttpSocket;
import io.signalpost.http.HttpSocket.Response;
import io.signalpost.testing.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.signalpost.faults.Receiver.PATH;
import static io.signalpost.faults.Receiver.signature;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.awaitility.Awaitility.await;

/** The event log's file is held by another process, so that nothing can be written to it. */
class StoreFaultsIT {

    private static final byte[] VERIFY = Examples.body("verify-v4.json");

    @TempDir
    Path folder;

    /** Until the connection is closed. */
    private static Connection holdTheFileOf(Receiver receiver) throws SQLException {
        Connection other = DriverManager.getConnection("jdbc:sqlite:" + receiver.logFile());
        other.createStatement().execute("BEGIN IMMEDIATE");
        return other;
    }

    private static byte[] event(String id) {
        return Examples.withId("vehicle-state-first-delivery.json", id);
    }

    private static HttpSocket send(Receiver receiver, String id) throws Exception {
        return receiver.connect().send(HttpSocket.post(PATH, event(id), signature(event(id))));
    }

    @Test
    void aLogThatCannotBeWritten() throws Exception {
        List<String> ids = List.of("a", "b", "c");
        try (Receiver receiver = Receiver.start(folder, "--signalpost.event-log.append-timeout=1s")) {
            try (Connection other = holdTheFileOf(receiver)) {
                for (String id : ids) {
                    Response response = receiver.postSigned(event(id));

                    assertThat(response.status()).as("never 200").isEqualTo(503);
                    assertThat(response.header("Retry-After")).isNotNull();
                }
                assertThat(receiver.post(VERIFY).status()).as("needs no log").isEqualTo(200);
                assertThat(receiver.post(event("a")).status()).as("unsigned").isEqualTo(401);
            }

            for (String id : ids) { // as Smartcar does, after 25, 50 and 100 seconds
                await().until(() -> receiver.postSigned(event(id)).status() == 200);
                assertThat(receiver.kept(id)).hasSize(1);
            }
        }
    }

    @Test
    void aDataFolderThatIsMovedAway() throws Exception {
        try (Receiver receiver = Receiver.start(folder)) {
            assertThat(receiver.postSigned(event("before")).status()).isEqualTo(200);
            Path elsewhere = Files.move(folder.resolve("data"), folder.resolve("elsewhere"));

            assertThat(receiver.postSigned(event("lost")).status()).isEqualTo(503);

            assertThat(receiver.app().get("/observe/health/ready").statusCode()).isEqualTo(503);
            assertThat(receiver.app().output().lines().filter(line -> line.contains("event-log.db\"")))
                    .singleElement(STRING)
                    .contains("ERROR", "moved, removed or replaced");
            Files.move(elsewhere, folder.resolve("data"));
            await().until(() -> receiver.postSigned(event("after")).status() == 200);
            assertThat(receiver.kept("before")).hasSize(1);
            assertThat(receiver.kept("lost")).isEmpty();
            assertThat(receiver.kept("after")).hasSize(1);
        }
    }

    @Test
    void stopsWhileAnEventWaitsForTheDisk() throws Exception {
        try (Receiver receiver = Receiver.start(folder)) {
            HttpSocket waiting;
            try (Connection other = holdTheFileOf(receiver)) {
                waiting = send(receiver, "waiting");
                await().until(() -> {
                    send(receiver, UUID.randomUUID().toString()); // behind the one that is being written
                    return receiver.app().get("/observe/metrics").body().matches("(?s).*event_log_queued [1-9].*");
                });
                receiver.app().process().destroy(); // SIGTERM

                await().until(() -> receiver.post(VERIFY).status() == 503);
                assertThat(receiver.postSigned(event("late")).status()).isEqualTo(503);
            }

            int answer = waiting.read().status();
            assertThat(answer).isIn(200, 503);
            assertThat(receiver.app().terminate()).isZero();
            assertThat(receiver.kept("waiting")).hasSize(answer == 200 ? 1 : 0);
            assertThat(receiver.kept("late")).isEmpty();
        }
    }
}
