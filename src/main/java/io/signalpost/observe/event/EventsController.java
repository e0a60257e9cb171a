package io.signalpost.observe.event;

import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.signalpost.event.VehicleEvent;
import io.signalpost.eventlog.store.LogEntry;
import io.signalpost.observe.Parameters;
import io.signalpost.observe.ProblemException;
import io.signalpost.webhook.ManagementTokens;
import org.springframework.lang.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /observe/events}: which events there are, the newest first, and what became of each.
 *
 * <p>Answers 400 for parameters that it does not understand, 404 for an event that is not there, and 503 when the event log
 * cannot be read now, each as a problem of RFC 9457.
 */
@RestController
final class EventsController {

    private final EventSearch search;
    private final RevealAudit reveals;
    private final ManagementTokens tokens;

    EventsController(EventSearch search, RevealAudit reveals, ManagementTokens tokens) {
        this.search = search;
        this.reveals = reveals;
        this.tokens = tokens;
    }

    /**
     * @param next       what {@code cursor} must be to go on; absent when the log has been looked through
     * @param searchedTo when the last event was received that was looked at: what is asked for may be older still
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(
            List<EventView.Line> events,
            @Nullable String next,
            @Nullable Instant searchedTo) {}

    /** @param parameters see {@link EventRequest} */
    @GetMapping("/observe/events")
    Page events(@RequestParam MultiValueMap<String, String> parameters, @Nullable Principal operator) {
        EventRequest request = EventRequest.of(parameters);
        EventSearch.Page<EventView.Line> page =
                search.find(request, found -> EventView.Line.of(found, true, request.reveal()));
        if (request.reveal()) {
            reveals.note("events", operator);
        }
        return new Page(page.events(), page.next() == null ? null : page.next().toString(), page.searchedTo());
    }

    @GetMapping("/observe/events/{id}")
    EventView event(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> parameters,
            @Nullable Principal operator) {
        boolean reveal = new Parameters(parameters, Set.of("reveal")).flag("reveal");
        EventSearch.Found found = found(id);
        if (reveal) {
            reveals.note("event", "event", id, operator);
        }
        return view(found, reveal);
    }

    /** With what is personal, so the audit notes it. Answers 409 for an event that nobody has posted, or of which nothing is left. */
    @GetMapping("/observe/events/{id}/request")
    PostedRequest request(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> parameters,
            @Nullable Principal operator) {
        Parameters.requireNone(parameters);
        PostedRequest request = PostedRequest.of(found(id), tokens);
        reveals.note("request", "event", id, operator);
        return request;
    }

    private EventSearch.Found found(String id) {
        return search.find(id).orElseThrow(() -> new ProblemException(404, "the event log has no event of this id"));
    }

    private EventView view(EventSearch.Found found, boolean reveal) {
        LogEntry entry = found.entry();
        List<EventView.Delivery> deliveries =
                found.deliveries().stream().map(EventView.Delivery::of).toList();
        EventView.Line line = EventView.Line.of(found, false, reveal);
        EventView.Signature signature = new EventView.Signature(found.tokenName() != null, found.tokenName());
        if (entry.isErased()) {
            return new EventView(line, null, null, null, null, signature, null, null, !reveal, null, null, deliveries);
        }
        VehicleEvent event = entry.event();
        Optional<VehicleEvent> previous = search.before(entry).map(LogEntry::event);
        return new EventView(
                line,
                event.version(),
                event.deliveredAt(),
                event.sequence(),
                event.webhookId(),
                signature,
                event.vehicle(),
                reveal
                        ? new String(event.body(), StandardCharsets.UTF_8)
                        : Masking.body(event.json()).toString(),
                !reveal,
                previous.map(VehicleEvent::id).orElse(null),
                previous.map(before -> Difference.between(before, event, reveal))
                        .orElse(null),
                deliveries);
    }
}
