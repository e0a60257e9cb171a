package io.signalpost.webhook;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import io.signalpost.eventlog.EventLog;
import io.signalpost.eventlog.store.Appended;
import io.signalpost.eventlog.store.BodyCompression;
import io.signalpost.eventlog.store.EventLogProperties;
import io.signalpost.eventlog.store.EventLogUnavailableException;
import io.signalpost.eventlog.store.NewEvent;
import org.springframework.util.unit.DataSize;

/** The event log in a folder; it remembers what it has taken and fails when told to. */
final class RecordingEventLog extends EventLog {

    final List<NewEvent> kept = new CopyOnWriteArrayList<>();
    volatile Exception failure;

    RecordingEventLog(Path folder) {
        super(
                new EventLogProperties(
                        "jdbc:sqlite:" + folder.resolve("event-log.db"),
                        Duration.ofDays(7),
                        DataSize.ofGigabytes(10),
                        Duration.ofSeconds(5),
                        1_000,
                        Duration.ofMinutes(1),
                        BodyCompression.ZSTD,
                        1_000,
                        null,
                        null),
                Clock.systemUTC());
    }

    void reset() {
        kept.clear();
        failure = null;
    }

    void fail() {
        failure = new EventLogUnavailableException("disk full");
    }

    @Override
    public CompletableFuture<Appended> append(NewEvent event) {
        if (failure != null) {
            return CompletableFuture.failedFuture(failure);
        }
        return super.append(event).thenApply(appended -> {
            kept.add(event);
            return appended;
        });
    }
}
