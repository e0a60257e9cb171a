package io.signalpost.observe.event;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.signalpost.event.Trigger;
import io.signalpost.event.VehicleEvent;
import io.signalpost.eventlog.ledger.AttemptTable.Attempt;
import io.signalpost.eventlog.record.EventDelivery;
import io.signalpost.eventlog.store.LogEntry;
import org.springframework.lang.Nullable;

/**
 * An event with all there is to it.
 *
 * @param body        as Smartcar sent it, when personal data is to be shown; else with that hidden. Null for one that was erased
 * @param masked      whether personal data is hidden
 * @param previous    id of the event of the same vehicle before it; null when there is none, or none was found in time
 * @param differences what the signals say that is not what they said then; null when there is none to compare with
 * @param deliveries  what became of it at each destination
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EventView(
        @JsonUnwrapped Line line,
        @Nullable String version,
        @Nullable Instant deliveredAt,
        @Nullable Long sequence,
        @Nullable String webhookId,
        Signature signature,
        @Nullable Object vehicle,
        @Nullable String body,
        boolean masked,
        @Nullable String previous,
        @Nullable List<Difference> differences,
        List<Delivery> deliveries) {

    /**
     * A line of the list.
     *
     * @param number     in the log
     * @param mode       null when the body names none
     * @param user       its id, or how it begins when personal data is hidden
     * @param size       of the body, in bytes
     * @param erased     true when nothing more is kept of it; else absent
     * @param deliveries state at each destination, by its name; absent in the whole view
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            long number,
            String id,
            String type,
            @Nullable String vehicleId,
            @Nullable String mode,
            @Nullable String user,
            Instant receivedAt,
            @Nullable String token,
            int size,
            @Nullable Boolean erased,
            @Nullable List<String> triggers,
            @Nullable Integer signals,
            @Nullable Map<String, String> deliveries) {

        static Line of(EventSearch.Found found, boolean withDeliveries, boolean reveal) {
            LogEntry entry = found.entry();
            VehicleEvent event = entry.event();
            boolean erased = entry.isErased();
            String user = erased ? null : event.user().id();
            return new Line(
                    entry.seq(),
                    event.id(),
                    entry.eventType(),
                    entry.vehicleId(),
                    entry.mode(),
                    reveal ? user : Masking.id(user),
                    event.receivedAt(),
                    found.tokenName(),
                    entry.bytes(),
                    erased ? true : null,
                    erased
                            ? null
                            : event.triggers().stream()
                                    .map(Trigger::code)
                                    .distinct()
                                    .toList(),
                    erased ? null : event.signals().size(),
                    withDeliveries ? states(found.deliveries()) : null);
        }

        private static Map<String, String> states(List<EventDelivery> deliveries) {
            Map<String, String> states = new LinkedHashMap<>();
            deliveries.forEach(each -> states.put(each.destination(), StateWord.of(each.state())));
            return states;
        }
    }

    /**
     * What is known of the signature.
     *
     * @param verified whether it was: an event that a route of one's own appended has none
     * @param token    name of the management token that it was made with
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Signature(boolean verified, @Nullable String token) {}

    /**
     * What became of the event at one destination.
     *
     * @param at                 when; absent when that is not known, or nothing has happened
     * @param uncertaintySeconds how much earlier that may have been
     * @param durationMillis     of the last attempt; absent when it is not known
     * @param answer             what the destination said, or why it failed
     * @param replay             number of the replay that it is delivered again for, or was last; absent for none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Delivery(
            String destination,
            String state,
            @Nullable String filteredBy,
            @Nullable Instant at,
            @Nullable Long uncertaintySeconds,
            @Nullable Long durationMillis,
            @Nullable String answer,
            int attempts,
            @Nullable Instant nextAttempt,
            @Nullable Long replay,
            List<Tried> tried) {

        static Delivery of(EventDelivery delivery) {
            Duration uncertainty = delivery.uncertainty();
            return new Delivery(
                    delivery.destination(),
                    StateWord.of(delivery.state()),
                    delivery.filteredBy(),
                    delivery.at(),
                    delivery.at() == null || uncertainty.isZero() ? null : uncertainty.toSeconds(),
                    delivery.duration() == null ? null : delivery.duration().toMillis(),
                    delivery.answer(),
                    delivery.attempts(),
                    delivery.nextAttempt(),
                    delivery.replay(),
                    delivery.tried().stream().map(Tried::of).toList());
        }
    }

    /**
     * One attempt, or what an operator did.
     *
     * @param number of the attempts that count; absent for one that does not
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Tried(
            Instant at,
            @Nullable Integer number,
            @Nullable Long durationMillis,
            String outcome,
            @Nullable String errorClass,
            @Nullable String answer,
            @Nullable Long replay) {

        static Tried of(Attempt attempt) {
            return new Tried(
                    Instant.ofEpochMilli(attempt.at()),
                    attempt.number(),
                    attempt.millis(),
                    attempt.outcome().name().toLowerCase(Locale.ROOT),
                    attempt.errorClass(),
                    attempt.answer(),
                    attempt.replay());
        }
    }
}
