package io.signalpost.eventlog;

import java.util.List;
import java.util.Objects;

import io.signalpost.eventlog.store.LogEntry;
import org.apache.camel.CamelContext;
import org.apache.camel.Message;
import org.apache.camel.support.CamelContextHelper;
import org.springframework.lang.Nullable;

/** Carries the trace of an event over the log, from its post to its deliveries. */
public interface EventTraces {

    /** Of an application that is not asked for traces. */
    EventTraces NONE = new EventTraces() {

        @Override
        public void keep(String eventId, Message message) {
            // there is none
        }

        @Override
        public Handed hand(String destination, List<LogEntry> entries, Message message) {
            return failure -> {};
        }
    };

    /** Those of the application. */
    static EventTraces of(CamelContext camel) {
        return Objects.requireNonNullElse(CamelContextHelper.findSingleByType(camel, EventTraces.class), NONE);
    }

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
