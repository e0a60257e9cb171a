package io.signalpost.eventlog;

import java.util.List;

import io.signalpost.event.EventHeaders;
import io.signalpost.event.VehicleEvent;
import io.signalpost.eventlog.delivery.Answer;
import io.signalpost.eventlog.delivery.PartialDeliveryException;
import io.signalpost.eventlog.store.LogEntry;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultConsumer;
import org.apache.commons.lang3.exception.ExceptionUtils;

/** How events are handed to the route of a destination, and how it is known whether they are delivered. */
public final class Handover {

    private final DefaultConsumer consumer;
    private final EventLogEndpoint endpoint;
    private final EventTraces traces;

    /** @param consumer of the endpoint, which begins the route */
    public Handover(DefaultConsumer consumer, EventLogEndpoint endpoint, EventTraces traces) {
        this.consumer = consumer;
        this.endpoint = endpoint;
        this.traces = traces;
    }

    /**
     * Hands events over in one exchange and returns, when the route has ended, what the destination has said.
     *
     * @param passing what filters of the route will let pass
     * @throws Exception the route's, when they are not delivered
     */
    public Answer deliver(List<LogEntry> entries, Passing passing) throws Exception {
        Exchange exchange = consumer.createExchange(false);
        EventTraces.Handed handed = failure -> {};
        try {
            passing.attachTo(exchange);
            fill(exchange.getIn(), entries.stream().map(LogEntry::event).toList());
            handed = traces.hand(endpoint.getName(), entries, exchange.getIn());
            Answer answer = process(exchange, passing);
            handed.end(null);
            return answer;
        } catch (Exception e) {
            handed.end(e);
            throw e;
        } finally {
            consumer.releaseExchange(exchange, false);
        }
    }

    private Answer process(Exchange exchange, Passing passing) throws Exception {
        consumer.getProcessor().process(exchange);
        if (exchange.getException() != null) {
            throw failure(exchange.getException(), passing);
        }
        HandledParts.check(exchange);
        return passing.succeeded(ExchangeAnswer.of(exchange));
    }

    private static Exception failure(Exception thrown, Passing passing) {
        PartialDeliveryException partial = ExceptionUtils.throwableOfType(thrown, PartialDeliveryException.class);
        return partial == null ? thrown : passing.succeededBut(partial);
    }

    private void fill(Message message, List<VehicleEvent> events) {
        if (endpoint.getBatchSize() > 1) {
            message.setBody(events);
            return;
        }
        VehicleEvent event = events.get(0);
        message.setBody(event);
        message.setHeader(EventHeaders.EVENT_ID, event.id());
        message.setHeader(EventHeaders.EVENT_TYPE, event.type());
        message.setHeader(EventHeaders.MODE, event.mode());
        if (event.vehicle().id() != null) {
            message.setHeader(EventHeaders.VEHICLE_ID, event.vehicle().id());
        }
        if (event.replayed()) {
            message.setHeader(EventHeaders.REPLAYED, "true");
        }
    }
}
