package io.signalpost.eventlog.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.signalpost.eventlog.store.LogEntry;

/** Consecutive events of the log, and which of them the destination wants. */
final class Batch {

    private final List<LogEntry> entries = new ArrayList<>();
    private final List<LogEntry> wanted = new ArrayList<>();

    static Batch of(LogEntry entry) {
        Batch batch = new Batch();
        batch.add(entry, true);
        return batch;
    }

    void add(LogEntry entry, boolean want) {
        entries.add(entry);
        if (want) {
            wanted.add(entry);
        }
    }

    /** What is handed over, in order. */
    List<LogEntry> wanted() {
        return wanted;
    }

    /** The first event. */
    LogEntry entry() {
        return entries.get(0);
    }

    /** Each event as a batch of its own, in order. */
    List<Batch> singles() {
        List<Batch> singles = new ArrayList<>();
        int next = 0;
        for (LogEntry entry : entries) {
            boolean want = next < wanted.size() && wanted.get(next) == entry;
            next += want ? 1 : 0;
            Batch single = new Batch();
            single.add(entry, want);
            singles.add(single);
        }
        return singles;
    }

    /** Its first half and the rest, each with wanted events; only for two or more of them. */
    List<Batch> halves() {
        LogEntry middle = wanted.get(wanted.size() / 2);
        Batch first = new Batch();
        Batch second = new Batch();
        for (Batch single : singles()) {
            Batch half = single.entry().seq() < middle.seq() ? first : second;
            half.add(single.entry(), !single.wanted().isEmpty());
        }
        return List.of(first, second);
    }

    Map<String, Throwable> allFailed(Throwable failure) {
        return wanted.stream().collect(Collectors.toMap(entry -> entry.event().id(), entry -> failure));
    }
}
