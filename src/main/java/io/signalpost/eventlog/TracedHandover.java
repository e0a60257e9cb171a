package io.signalpost.eventlog;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import io.signalpost.eventlog.delivery.Answer;
import io.signalpost.eventlog.store.LogEntry;

/** A {@link Handover} that goes on with the traces of its events. */
final class TracedHandover {

    private TracedHandover() {}

    static Answer deliver(
            EventLogConsumer consumer, boolean batch, List<LogEntry> entries, Passing passing, EventTraces traces)
            throws Exception {
        AtomicReference<EventTraces.Handed> handed = new AtomicReference<>(failure -> {});
        try {
            Answer answer = Handover.deliver(
                    consumer,
                    batch,
                    entries,
                    passing,
                    message -> handed.set(traces.hand(consumer.destination(), entries, message)));
            handed.get().end(null);
            return answer;
        } catch (Exception e) {
            handed.get().end(e);
            throw e;
        }
    }
}
