package io.signalpost.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.signalpost.testing.Examples;
import io.signalpost.testing.PackagedApp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Somebody removes files from the data folder, and Signalpost is started. */
class LostFilesIT {

    private static final String NO_WAL = "its write-ahead log is not there";

    @TempDir
    Path folder;

    private static byte[] event(String id) {
        return Examples.withId("vehicle-state-first-delivery.json", id);
    }

    private void delete(String file) throws IOException {
        Files.delete(folder.resolve("data").resolve(file));
    }

    private static String refusal(PackagedApp app) throws InterruptedException {
        await().until(() -> !app.process().isAlive());
        assertThat(app.process().exitValue()).isEqualTo(1);
        return app.output();
    }

    @Test
    void anEventLogThatIsGoneIsNotBegunAnewBesideItsOldVehicles() throws Exception {
        try (Receiver receiver = Receiver.start(folder)) {
            assertThat(receiver.postSigned(event("old")).status()).isEqualTo(200);
            await().until(() ->
                    receiver.signals().queryForObject("SELECT count(*) FROM vehicle_activity", Long.class) == 1);
            assertThat(receiver.app().terminate()).isZero();
        }
        delete("event-log.db");

        try (PackagedApp refused = PackagedApp.launch(folder)) {
            assertThat(refusal(refused)).contains("the event log is empty", "signalpost.event-log.allow-new=true");
        }

        try (Receiver receiver = Receiver.start(folder, "--signalpost.event-log.allow-new=true")) {
            assertThat(receiver.postSigned(event("new")).status()).isEqualTo(200);
        }
    }

    @Test
    void aWriteAheadLogThatIsRemovedAfterAKillIsToldAloud() throws Exception {
        try (Receiver receiver = Receiver.start(folder)) {
            assertThat(receiver.postSigned(event("acknowledged")).status()).isEqualTo(200);
            receiver.app().kill();
        }
        delete("event-log.db-wal");

        try (Receiver receiver = Receiver.start(folder, "--signalpost.event-log.allow-new=true")) {
            assertThat(receiver.app().output()).contains("ERROR", NO_WAL);
            assertThat(receiver.postSigned(event("sent again")).status()).isEqualTo(200);
            receiver.app().kill();
        }

        try (Receiver receiver = Receiver.start(folder)) {
            assertThat(receiver.app().output()).as("after a kill and no more").doesNotContain(NO_WAL);
            assertThat(receiver.kept("sent again")).hasSize(1);
        }
    }

    @Test
    void aSecondProcessIsRefusedAlsoWhenTheLockFileIsGone() throws Exception {
        try (Receiver first = Receiver.start(folder)) {
            delete("event-log.db.lock");

            try (PackagedApp second = PackagedApp.launch(folder)) {
                assertThat(refusal(second))
                        .contains(
                                "is in use by process " + first.app().process().pid() + "@");
            }
            assertThat(first.postSigned(event("after")).status()).isEqualTo(200);
        }
    }
}
