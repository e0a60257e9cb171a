package io.signalpost.eventlog;

import java.util.List;

import io.signalpost.eventlog.store.LogEntry;
import org.apache.camel.Message;
import org.springframework.lang.Nullable;

/** Carries the trace of an event over the log, from its post to its deliveries. There is one when traces are asked for. */
public interface EventTraces {

    /** An event is about to be appended, under the trace that its message is of. Never blocks. */
    void keep(String eventId, Message message);

    /** Events are about to be handed to the route of a destination in one message, which is told of the trace. */
    Handed hand(String destination, List<LogEntry> entries, Message message);

    /** What has been handed to a route. */
    @FunctionalInterface
    interface Handed {

        /** The route has ended. @param failure null when all is delivered */
        void end(@Nullable Exception failure);
    }
}
