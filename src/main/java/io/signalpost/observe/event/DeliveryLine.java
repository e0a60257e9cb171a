package io.signalpost.observe.event;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.signalpost.eventlog.record.EventDelivery;
import io.signalpost.eventlog.store.LogEntry;
import org.springframework.lang.Nullable;

/**
 * What became of an event at one destination.
 *
 * @param number             of the event in the log
 * @param event              its id
 * @param receivedAt         when the event was
 * @param at                 when that became of it; absent when that is not known, or nothing has happened
 * @param uncertaintySeconds how much earlier that may have been
 * @param durationMillis     of the last attempt; absent when it is not known
 * @param attempts           how many have counted
 * @param outcome            of the last attempt, or what an operator did; absent when there was none
 * @param errorClass         of the last attempt; absent unless that failed
 * @param answer             what the destination said, or why it failed
 * @param replay             number of the replay that it is delivered again for, or was last; absent for none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeliveryLine(
        long number,
        String event,
        String type,
        @Nullable String vehicleId,
        Instant receivedAt,
        String destination,
        String state,
        @Nullable String filteredBy,
        @Nullable Instant at,
        @Nullable Long uncertaintySeconds,
        @Nullable Long durationMillis,
        int attempts,
        @Nullable String outcome,
        @Nullable String errorClass,
        @Nullable String answer,
        @Nullable Instant nextAttempt,
        @Nullable Long replay) {

    static DeliveryLine of(EventSearch.Found found, EventDelivery delivery) {
        LogEntry entry = found.entry();
        EventView.Delivery told = EventView.Delivery.of(delivery);
        List<EventView.Tried> tried = told.tried();
        EventView.Tried last = tried.isEmpty() ? null : tried.get(tried.size() - 1);
        boolean delivered = delivery.state() == EventDelivery.State.DELIVERED
                || delivery.state()
                        == EventDelivery.State.NOTHING_SENT; // also at once, which has no row, after a rewind
        return new DeliveryLine(
                entry.seq(),
                entry.event().id(),
                entry.eventType(),
                entry.vehicleId(),
                entry.event().receivedAt(),
                told.destination(),
                told.state(),
                told.filteredBy(),
                told.at(),
                told.uncertaintySeconds(),
                told.durationMillis(),
                told.attempts(),
                delivered ? "delivered" : last == null ? null : last.outcome(),
                delivered || last == null ? null : last.errorClass(),
                told.answer(),
                told.nextAttempt(),
                told.replay());
    }
}
