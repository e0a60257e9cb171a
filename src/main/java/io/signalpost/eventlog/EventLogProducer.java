package io.signalpost.eventlog;

import java.util.concurrent.CompletableFuture;

import io.signalpost.event.EventHeaders;
import io.signalpost.eventlog.store.Appended;
import io.signalpost.eventlog.store.EventLogUnavailableException;
import io.signalpost.eventlog.store.NewEvent;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultAsyncProducer;

/**
 * Appends the message body, under the {@link EventHeaders}. The exchange goes on when the event is on disk, on another
 * thread, with the outcome in property {@value #APPENDED}; or it fails with {@link EventLogUnavailableException}.
 */
public class EventLogProducer extends DefaultAsyncProducer {

    /** Exchange property, in: name of the management token whose signature matched. Type: String, may be absent. */
    public static final String TOKEN_NAME = "SmartcarTokenName";
    /** Exchange property, out: how the append ended. Type: {@link Appended}. */
    public static final String APPENDED = "SmartcarAppended";

    private final EventLog eventLog;
    private final EventTraces traces;

    EventLogProducer(EventLogEndpoint endpoint) {
        super(endpoint);
        this.eventLog = endpoint.getComponent().getEventLog();
        this.traces = EventTraces.of(endpoint.getCamelContext());
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        NewEvent event;
        CompletableFuture<Appended> append;
        try {
            event = event(exchange);
            traces.keep(event.eventId(), exchange.getMessage());
            append = eventLog.append(event);
        } catch (Exception e) {
            exchange.setException(e);
            callback.done(true);
            return true;
        }
        append.whenComplete((appended, failure) -> {
            if (failure != null) {
                eventLog.heartbeat().refused(event);
                exchange.setException(failure);
            } else {
                exchange.setProperty(APPENDED, appended);
            }
            callback.done(false);
        });
        return false;
    }

    private NewEvent event(Exchange exchange) throws Exception {
        Message message = exchange.getMessage();
        return new NewEvent(
                required(message, EventHeaders.EVENT_ID),
                required(message, EventHeaders.EVENT_TYPE),
                message.getHeader(EventHeaders.VEHICLE_ID, String.class),
                message.getHeader(EventHeaders.MODE, String.class),
                eventLog.clock().instant(),
                exchange.getProperty(TOKEN_NAME, String.class),
                message.getMandatoryBody(byte[].class));
    }

    private static String required(Message message, String header) {
        String value = message.getHeader(header, String.class);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("event-log:append needs the header " + header + "; set it before");
        }
        return value;
    }
}
