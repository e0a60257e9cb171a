package io.signalpost.eventlog;

import java.util.List;
import java.util.function.Consumer;

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

    private Handover() {}

    /**
     * Hands events over in one exchange and returns, when the route has ended, what the destination has said.
     *
     * @param batch   whether the body is a list, else it is the first and only event
     * @param passing what filters of the route will let pass
     * @throws Exception the route's, when they are not delivered
     */
    public static Answer deliver(DefaultConsumer consumer, boolean batch, List<LogEntry> entries, Passing passing)
            throws Exception {
        return deliver(consumer, batch, entries, passing, message -> {});
    }

    /** @param more to be told to the message before the route begins */
    static Answer deliver(
            DefaultConsumer consumer, boolean batch, List<LogEntry> entries, Passing passing, Consumer<Message> more)
            throws Exception {
        Exchange exchange = consumer.createExchange(false);
        try {
            passing.attachTo(exchange);
            fill(exchange.getIn(), batch, entries.stream().map(LogEntry::event).toList());
            more.accept(exchange.getIn());
            consumer.getProcessor().process(exchange);
            if (exchange.getException() != null) {
                throw failure(exchange.getException(), passing);
            }
            HandledParts.check(exchange);
            return passing.succeeded(ExchangeAnswer.of(exchange));
        } finally {
            consumer.releaseExchange(exchange, false);
        }
    }

    private static Exception failure(Exception thrown, Passing passing) {
        PartialDeliveryException partial = ExceptionUtils.throwableOfType(thrown, PartialDeliveryException.class);
        return partial == null ? thrown : passing.succeededBut(partial);
    }

    private static void fill(Message message, boolean batch, List<VehicleEvent> events) {
        if (batch) {
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
