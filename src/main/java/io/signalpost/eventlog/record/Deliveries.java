package io.signalpost.eventlog.record;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import io.signalpost.eventlog.delivery.EventFilter;
import io.signalpost.eventlog.ledger.AttemptTable;
import io.signalpost.eventlog.ledger.AttemptTable.Attempt;
import io.signalpost.eventlog.ledger.AttemptTable.Outcome;
import io.signalpost.eventlog.ledger.Checkpoint;
import io.signalpost.eventlog.ledger.CheckpointTable;
import io.signalpost.eventlog.ledger.DeliveryTable;
import io.signalpost.eventlog.ledger.Positions;
import io.signalpost.eventlog.ledger.Success;
import io.signalpost.eventlog.ledger.VersionTable;
import io.signalpost.eventlog.ledger.VersionTable.Version;
import io.signalpost.eventlog.record.EventDelivery.State;
import io.signalpost.eventlog.store.LogEntry;
import io.signalpost.eventlog.store.Statements;

/**
 * Tells what became of events. Only what failed has rows of its own; of what was delivered or filtered it is told from the
 * positions of the destination, from when it had reached them, and from what it has asked for. As the tables were when it was
 * made. For one thread.
 */
public final class Deliveries {

    /** Clocks of nodes differ, and a clock may be set back. */
    private static final Duration CLOCKS = Duration.ofMinutes(1);

    private final Statements statements;
    private final Positions positions;
    private final Map<String, List<Version>> versions = new HashMap<>();
    private final Map<String, EventFilter> filters = new HashMap<>();

    public Deliveries(Statements statements) throws SQLException {
        this.statements = statements;
        this.positions = Positions.read(statements);
    }

    /** The destinations that the log knows, in the order of their names. */
    public Set<String> destinations() {
        return positions.destinations();
    }

    /** At each destination that the log knows, by name. */
    public List<EventDelivery> of(LogEntry entry) throws SQLException {
        Map<String, DeliveryTable.Failed> failed = DeliveryTable.of(statements, entry.seq());
        List<Attempt> attempts = AttemptTable.of(statements, entry.seq());
        List<EventDelivery> deliveries = new ArrayList<>();
        for (String destination : positions.destinations()) {
            deliveries.add(of(
                    destination,
                    entry,
                    failed.get(destination),
                    attempts.stream()
                            .filter(each -> each.destination().equals(destination))
                            .toList()));
        }
        return deliveries;
    }

    private EventDelivery of(String destination, LogEntry entry, DeliveryTable.Failed failed, List<Attempt> tried)
            throws SQLException {
        Told told = new Told(destination, tried);
        if (failed != null) {
            return told.failed(failed);
        }
        Optional<Version> version = version(destination, entry);
        if (version.isEmpty() && tried.isEmpty()) {
            return told.is(State.BEFORE_START);
        }
        if (!positions.hasPassed(destination, entry)) {
            return told.is(State.WAITING);
        }
        Attempt last = tried.isEmpty() ? null : tried.get(tried.size() - 1);
        if (last != null && last.outcome() == Outcome.DISCARDED) {
            return told.ended(State.DISCARDED, last);
        }
        if (last != null && last.outcome() == Outcome.DELIVERED) {
            return told.ended(state(last.answer()), last);
        }
        if (version.isEmpty()) {
            return told.is(State.BEFORE_START);
        }
        Optional<String> filteredBy = entry.isErased() ? Optional.empty() : filteredBy(version.get(), entry);
        return filteredBy.isPresent() ? told.filtered(filteredBy.get()) : delivered(told, version.get(), entry);
    }

    private Optional<Version> version(String destination, LogEntry entry) throws SQLException {
        List<Version> all = versions.get(destination);
        if (all == null) {
            all = VersionTable.all(statements, destination);
            versions.put(destination, all);
        }
        return VersionTable.of(all, entry.partition(), entry.seq());
    }

    private Optional<String> filteredBy(Version version, LogEntry entry) {
        return version.parameters() == null
                ? Optional.empty()
                : filters.computeIfAbsent(version.parameters(), EventFilter::of).refusals(entry).stream()
                        .map(EventFilter.Refusal::parameter)
                        .findFirst();
    }

    private EventDelivery delivered(Told told, Version version, LogEntry entry) throws SQLException {
        Optional<Success> success = CheckpointTable.success(statements, told.destination(), entry.seq())
                .filter(each -> each.at() >= version.since()); // before a rewind it had been delivered, too
        if (success.isPresent()) {
            return told.delivered(success.get());
        }
        long received = entry.event().receivedAt().toEpochMilli() - CLOCKS.toMillis();
        long since = Math.max(received, version.since());
        boolean nothingSent = CheckpointTable.isNothingSent(statements, told.destination(), entry.seq(), since);
        OptionalLong at =
                CheckpointTable.passedAt(statements, told.destination(), entry.partition(), entry.seq(), since);
        return told.delivered(nothingSent ? State.NOTHING_SENT : State.DELIVERED, at);
    }

    private static State state(String answer) {
        return Success.NOTHING_SENT.equals(answer) ? State.NOTHING_SENT : State.DELIVERED;
    }

    /** Of one event at one destination. */
    private record Told(String destination, List<Attempt> tried) {

        private int attempts() {
            return (int) tried.stream().filter(each -> each.number() != null).count();
        }

        private Long replay() {
            return tried.isEmpty() ? null : tried.get(tried.size() - 1).replay();
        }

        EventDelivery is(State state) {
            return new EventDelivery(
                    destination, state, null, null, Duration.ZERO, null, null, attempts(), null, replay(), tried);
        }

        EventDelivery filtered(String parameter) {
            return new EventDelivery(
                    destination, State.FILTERED, parameter, null, Duration.ZERO, null, null, 0, null, null, tried);
        }

        EventDelivery failed(DeliveryTable.Failed failed) {
            return new EventDelivery(
                    destination,
                    state(failed),
                    null,
                    Instant.ofEpochMilli(failed.lastFailedAt()),
                    Duration.ZERO,
                    null,
                    failed.error(),
                    failed.attempts(),
                    failed.nextAttemptAt() == null ? null : Instant.ofEpochMilli(failed.nextAttemptAt()),
                    failed.replay(),
                    tried);
        }

        private static State state(DeliveryTable.Failed failed) {
            State state = State.valueOf(failed.state().toUpperCase(Locale.ROOT));
            return state == State.RETRYING && failed.replay() != null && failed.attempts() == 0
                    ? State.REPLAYING
                    : state;
        }

        EventDelivery ended(State state, Attempt last) {
            return new EventDelivery(
                    destination,
                    state,
                    null,
                    Instant.ofEpochMilli(last.at()),
                    Duration.ZERO,
                    last.millis() == null ? null : Duration.ofMillis(last.millis()),
                    last.answer(),
                    attempts() + (last.outcome() == Outcome.DELIVERED ? 1 : 0),
                    null,
                    replay(),
                    tried);
        }

        EventDelivery delivered(Success success) {
            return new EventDelivery(
                    destination,
                    Deliveries.state(success.answer()),
                    null,
                    Instant.ofEpochMilli(success.at()),
                    Duration.ZERO,
                    Duration.ofMillis(success.millis()),
                    success.isNothingSent() ? null : success.answer(),
                    attempts() + 1,
                    null,
                    replay(),
                    tried);
        }

        EventDelivery delivered(State state, OptionalLong at) {
            return new EventDelivery(
                    destination,
                    state,
                    null,
                    at.isPresent() ? Instant.ofEpochMilli(at.getAsLong()) : null,
                    Duration.ofSeconds(Checkpoint.SECONDS),
                    null,
                    null,
                    attempts() + 1,
                    null,
                    replay(),
                    tried);
        }
    }
}
