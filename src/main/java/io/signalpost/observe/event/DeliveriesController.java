package io.signalpost.observe.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.signalpost.eventlog.record.EventDelivery;
import io.signalpost.observe.Parameters;
import io.signalpost.query.EventParameter;
import org.springframework.lang.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /observe/deliveries}: what became of each event at each destination, those of the newest event first. The parameters
 * are those of {@code /observe/events}, with {@code event} for {@code id} and without {@code reveal}, as nothing personal is
 * shown. Without {@code state} it is of what was meant for the destination.
 *
 * <p>Answers 400 for parameters that it does not understand and 503 when the event log cannot be read now.
 */
@RestController
final class DeliveriesController {

    private static final String ID = EventParameter.ID.toString();
    private static final String EVENT = "event";
    private static final String CURSOR = "cursor";
    private static final List<String> NAMES =
            EventRequest.namesAnd(EVENT, "destination", "state", "limit", CURSOR).stream()
                    .filter(name -> !name.equals(ID))
                    .toList();

    private final EventSearch search;

    DeliveriesController(EventSearch search) {
        this.search = search;
    }

    /**
     * @param next       what {@code cursor} must be to go on; absent when the log has been looked through
     * @param searchedTo when the last event was received that was looked at: what is asked for may be older still
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(
            List<DeliveryLine> deliveries,
            @Nullable String next,
            @Nullable Instant searchedTo) {}

    @GetMapping("/observe/deliveries")
    Page deliveries(@RequestParam MultiValueMap<String, String> all) {
        Parameters parameters = new Parameters(all, NAMES);
        String cursor = parameters.text(CURSOR);
        DeliveryPlace last = cursor == null ? DeliveryPlace.NONE : DeliveryPlace.of(cursor);
        MultiValueMap<String, String> ofEvents = new LinkedMultiValueMap<>(all);
        if (all.containsKey(EVENT)) {
            ofEvents.put(ID, ofEvents.remove(EVENT));
        }
        ofEvents.remove(CURSOR);
        last.before().ifPresent(before -> ofEvents.set(CURSOR, String.valueOf(before)));
        return page(EventRequest.of(new Parameters(ofEvents, ofEvents.keySet()), ofEvents), last);
    }

    private Page page(EventRequest request, DeliveryPlace last) {
        if (request.nothing()) {
            return new Page(List.of(), null, null);
        }
        List<DeliveryLine> lines = new ArrayList<>();
        boolean[] cut = new boolean[1];
        Scan.Reached reached = search.look(request, found -> {
            List<EventDelivery> wanted = found.deliveries().stream()
                    .filter(request::asksFor)
                    .filter(each -> last.isBehind(found.entry().seq(), each.destination()))
                    .toList();
            int room = request.limit() - lines.size();
            wanted.stream().limit(room).forEach(each -> lines.add(DeliveryLine.of(found, each)));
            cut[0] = wanted.size() > room;
            return lines.size() < request.limit();
        });
        return new Page(lines, cut[0] ? next(lines) : next(reached), reached.searchedTo());
    }

    private static String next(List<DeliveryLine> lines) {
        DeliveryLine last = lines.get(lines.size() - 1);
        return new DeliveryPlace(last.number(), last.destination()).toString();
    }

    @Nullable
    private static String next(Scan.Reached reached) {
        return reached.next() == null ? null : reached.next().toString();
    }
}
