package io.signalpost.command.authoring;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.signalpost.authoring.tryout.EventFiles;
import io.signalpost.command.terminal.DurationConverter;
import io.signalpost.eventlog.store.EventLogProperties;
import io.signalpost.eventlog.store.LogEntry;
import io.signalpost.eventlog.store.LogView;
import io.signalpost.query.EventQuery;
import picocli.CommandLine.Option;

/** The events that a command goes through. */
final class TriedEvents {

    @Option(
            names = "--events",
            paramLabel = "FILE|DIR",
            description = "Bodies as Smartcar sends them: a file, a folder of files, or JSON lines.")
    private Path path;

    @Option(
            names = "--last",
            paramLabel = "24h",
            description = "Events of the log that were received in this time.",
            converter = DurationConverter.class)
    private Duration last;

    @Option(
            names = "--where",
            paramLabel = "FILTER",
            description =
                    "Only events for which this holds, in the parameters of the operator's API:"
                            + " 'type=VEHICLE_STATE&signal=tractionbattery-stateofcharge:lt:20'. Without --events those of the log.")
    private List<String> filters = new ArrayList<>();

    private EventQuery query;
    private EventFiles files;

    /** @throws IllegalArgumentException saying what to write */
    void prepare() {
        if (path == null && last == null && filters.isEmpty()) {
            throw new IllegalArgumentException(
                    "over which events? Write --events and a file or folder, --last 24h, or --where type=VEHICLE_ERROR");
        }
        if (path != null && last != null) {
            throw new IllegalArgumentException("--last is of the event log; leave out --events or --last");
        }
        query = EventQuery.parse(String.join("&", filters));
        files = path == null ? null : new EventFiles(path);
    }

    /** @throws IllegalArgumentException for a file that holds something else */
    void read(EventLogProperties properties, Consumer<LogEntry> events, PrintWriter err) {
        if (files == null) {
            try (LogView log = new LogView(properties)) {
                log.read(last == null ? null : Instant.now().minus(last), (entry, token) -> {
                    if (query.test(entry.event(), token)) {
                        events.accept(entry);
                    }
                    return true;
                });
            }
            return;
        }
        files.read(entry -> {
            if (query.test(entry.event(), null)) {
                events.accept(entry);
            }
        });
        if (files.verifyRequests() > 0) {
            err.println(files.verifyRequests() + " VERIFY left out: no destination gets any");
        }
    }
}
