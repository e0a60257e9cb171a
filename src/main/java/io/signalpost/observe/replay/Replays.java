package io.signalpost.observe.replay;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalpost.eventlog.EventLog;
import io.signalpost.eventlog.ledger.DestinationStatus;
import io.signalpost.eventlog.ledger.ReplayTable;
import io.signalpost.eventlog.ledger.ReplayTable.Replay;
import io.signalpost.eventlog.store.EventLogUnavailableException;
import io.signalpost.eventlog.store.Write;
import io.signalpost.observe.Inquiries;
import io.signalpost.observe.ProblemException;
import io.signalpost.observe.event.EventSelection;
import org.springframework.lang.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** The replays that there are: begun, listed, cancelled. {@link ReplayRunner} goes on with them. */
final class Replays {

    private static final int MOST_RUNNING = 20;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, List<String>>> FILTER = new TypeReference<>() {};

    private final EventLog log;
    private final Inquiries inquiries;
    private final Clock clock;

    Replays(EventLog log, Inquiries inquiries, Clock clock) {
        this.log = log;
        this.inquiries = inquiries;
        this.clock = clock;
    }

    /** Names of the destinations that are meant. @throws ProblemException with 404 or 409 for one that nothing can be sent to */
    List<String> destinations(ReplayOrder order) {
        Map<String, DestinationStatus> all =
                log.destinations().all().stream().collect(Collectors.toMap(DestinationStatus::name, each -> each));
        List<String> read = all.values().stream()
                .filter(each -> !each.state().equals(DestinationStatus.DISABLED))
                .map(DestinationStatus::name)
                .sorted()
                .toList();
        if (order.destinations() == null && read.isEmpty()) {
            throw new ProblemException(409, "no route reads the event log, so nothing could be delivered");
        }
        if (order.destinations() == null) {
            return read;
        }
        for (String name : order.destinations()) {
            if (!read.contains(name)) {
                throw new ProblemException(
                        all.containsKey(name) ? 409 : 404,
                        all.containsKey(name)
                                ? "no route reads one of the destinations, so nothing could be delivered there"
                                : "no destination has this name; there are " + String.join(", ", read));
            }
        }
        return order.destinations();
    }

    /** What it would come to. */
    Map<String, Object> forecast(ReplayOrder order, List<String> destinations) {
        EventSelection selection = EventSelection.of(order.filter());
        return inquiries
                .search((statements, looking) ->
                        new Forecast(log.store().events(), statements, looking, selection, destinations))
                .answer();
    }

    /** Where in the log they are, of the events that there are now. */
    EventSelection.Range range(ReplayOrder order) {
        EventSelection selection = EventSelection.of(order.filter());
        return inquiries.ask(statements -> selection.range(log.store().events(), statements));
    }

    /** Begins one; returns its id, 0 when there may be no more. */
    long begin(ReplayOrder order, EventSelection.Range range, List<String> destinations, String operator) {
        return write(statements -> {
            if (ReplayTable.running(statements).size() >= MOST_RUNNING) {
                return 0L;
            }
            return ReplayTable.create(
                    statements,
                    clock.millis(),
                    operator,
                    json(order.filter()),
                    order.rate(),
                    range.first(),
                    range.end(),
                    destinations);
        });
    }

    Optional<ReplayView> find(long id) {
        return inquiries.ask(statements -> {
            Optional<Replay> found = ReplayTable.find(statements, id);
            return found.isEmpty()
                    ? Optional.empty()
                    : Optional.of(ReplayView.of(found.get(), ReplayTable.targets(statements, id), shown(found.get())));
        });
    }

    /** The newest first. @param before id that theirs are below */
    List<ReplayView> list(long before, int limit) {
        return inquiries.ask(statements -> {
            List<ReplayView> views = new ArrayList<>();
            for (Replay each : ReplayTable.list(statements, before, limit)) {
                views.add(ReplayView.of(each, ReplayTable.targets(statements, each.id()), shown(each)));
            }
            return views;
        });
    }

    /** False when it does not run. */
    boolean cancel(long id) {
        return write(statements -> ReplayTable.cancel(statements, id, clock.millis()));
    }

    private <T> T write(Write<T> write) {
        try {
            return log.store().write(write);
        } catch (EventLogUnavailableException e) {
            throw new ProblemException(503, "the event log cannot be written to now, so nothing was done");
        }
    }

    private static String json(MultiValueMap<String, String> filter) {
        try {
            return JSON.writeValueAsString(filter);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Null when it named a vehicle that was erased. */
    @Nullable
    static MultiValueMap<String, String> filter(Replay replay) {
        try {
            return replay.filter() == null ? null : new LinkedMultiValueMap<>(JSON.readValue(replay.filter(), FILTER));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("table replay has what is no filter", e);
        }
    }

    /** Without what tells who drives. */
    @Nullable
    private static Map<String, List<String>> shown(Replay replay) {
        MultiValueMap<String, String> filter = filter(replay);
        if (filter != null && filter.containsKey("user")) {
            filter.set("user", "***");
        }
        return filter;
    }
}
