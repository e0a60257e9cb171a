package io.signalpost.authoring.tryout.report;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;

import io.signalpost.authoring.tryout.Trial;
import io.signalpost.authoring.tryout.Tried;
import io.signalpost.eventlog.store.LogEntry;

/**
 * What changed routes make of one event, and what those before made of it.
 *
 * @param before null when there was no such destination
 */
public record Change(Kind kind, Tried now, Tried before) {

    /** In what they differ. */
    public enum Kind {
        NEWLY_MATCHED("newly matched"),
        NO_LONGER_MATCHED("no longer matched"),
        CHANGED("changed"),
        SAME("as before");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** Gives an event to both; each event is a batch by itself. @param before null when none of the destinations was there */
    public static void take(LogEntry entry, Trial now, Trial before, Consumer<Change> changes) {
        Map<String, Tried> earlier = new TreeMap<>();
        if (before != null) {
            before.takeAlone(entry, tried -> earlier.put(tried.destination(), tried));
        }
        now.takeAlone(entry, tried -> changes.accept(of(tried, earlier.remove(tried.destination()))));
        earlier.values().forEach(gone -> changes.accept(of(gone.withoutDestination(), gone)));
    }

    private static Change of(Tried now, Tried before) {
        boolean matches = now.result().isMatch();
        boolean matched = before != null && before.result().isMatch();
        if (matches != matched) {
            return new Change(matches ? Kind.NEWLY_MATCHED : Kind.NO_LONGER_MATCHED, now, before);
        }
        boolean same = !matches
                || now.result() == before.result()
                        && Objects.equals(now.reason(), before.reason())
                        && now.sent().equals(before.sent());
        return new Change(same ? Kind.SAME : Kind.CHANGED, now, before);
    }
}
