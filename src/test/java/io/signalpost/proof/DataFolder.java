package io.signalpost.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

/** What people do to a data folder while it is in use. Until that is mended no event may be acknowledged. */
record DataFolder(Path folder, Node node, Ledger ledger) {

    private static final String LOG = "event-log.db";
    private static final String WAL = "event-log.db-wal";

    List<Fault> faults() {
        return List.of(
                new Fault("data folder moved away", Duration.ofSeconds(3), this::moveAway, this::moveBack),
                new Fault("event log file replaced", Duration.ofSeconds(3), this::replace, () -> putBack(LOG)),
                new Fault("write-ahead log moved away", Duration.ofSeconds(3), this::moveWal, () -> putBack(WAL)),
                new Fault("write-ahead log removed, restart", Duration.ofSeconds(3), this::removeWal, this::restart));
    }

    private void moveAway() throws IOException {
        Files.move(folder, elsewhere());
        ledger.beginOutage();
    }

    private void moveBack() throws IOException {
        ledger.endOutage();
        Files.move(elsewhere(), folder);
        ledger.awaitAcknowledgements();
    }

    private void replace() throws IOException {
        Files.move(folder.resolve(LOG), elsewhere());
        Files.copy(elsewhere(), folder.resolve(LOG));
        ledger.beginOutage();
    }

    private void moveWal() throws IOException {
        Files.move(folder.resolve(WAL), elsewhere());
        ledger.beginOutage();
    }

    private void removeWal() throws IOException {
        Files.delete(folder.resolve(WAL));
        ledger.beginOutage();
    }

    /** The process still has the file open, and saves what is in it. */
    private void restart() throws Exception {
        node.terminate();
        ledger.endOutage();
        node.start();
    }

    private void putBack(String file) throws IOException {
        ledger.endOutage();
        Files.move(elsewhere(), folder.resolve(file), REPLACE_EXISTING);
        ledger.awaitAcknowledgements();
    }

    private Path elsewhere() {
        return folder.resolveSibling("elsewhere");
    }
}
