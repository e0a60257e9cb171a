package io.signalpost.webhook;

import java.util.Optional;
import java.util.function.Consumer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.signalpost.eventlog.EventLog;
import io.signalpost.webhook.refused.RefusedRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at duplicates after they are answered: one that tells something else than the event of its id that is kept goes
 * to the refused requests, as it would be lost without a word. Best effort: when too many come, some are not looked at.
 */
public final class DuplicateCheck implements AutoCloseable {

    public static final String CONFLICT = "conflict";

    private static final Logger log = LoggerFactory.getLogger(DuplicateCheck.class);

    private final EventLog eventLog;
    private final Consumer<RefusedRequest> keeper;
    private final SpareThread thread = new SpareThread("duplicate-check");
    private final OncePerMinute warning = new OncePerMinute();
    private final Counter conflicts;

    public DuplicateCheck(EventLog eventLog, Consumer<RefusedRequest> keeper, MeterRegistry meters) {
        this.eventLog = eventLog;
        this.keeper = keeper;
        this.conflicts = Counter.builder("signalpost.webhook.conflicts")
                .description("Duplicates whose body tells something else than the event that is kept")
                .register(meters);
    }

    /** Never blocks. */
    public void check(String eventId, RefusedRequest again) {
        thread.offer(again.size(), () -> {
            Optional<byte[]> kept = eventLog.body(eventId);
            if (kept.isPresent() && !SameEvent.same(kept.get(), again.body())) {
                conflict(eventId, again);
            }
        });
    }

    private void conflict(String eventId, RefusedRequest again) {
        conflicts.increment();
        keeper.accept(again);
        if (warning.isTime()) {
            log.atWarn()
                    .addKeyValue("eventId", eventId)
                    .addKeyValue("sinceStart", (long) conflicts.count())
                    .log(
                            "An event came again with another body; the first is kept, this one is with the refused requests");
        }
    }

    @Override
    public void close() {
        thread.close();
    }
}
