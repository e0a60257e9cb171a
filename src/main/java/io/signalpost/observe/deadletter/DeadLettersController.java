package io.signalpost.observe.deadletter;

import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.signalpost.eventlog.delivery.Destinations;
import io.signalpost.eventlog.ledger.DestinationStatus;
import io.signalpost.observe.ActionBody;
import io.signalpost.observe.Parameters;
import io.signalpost.observe.ProblemException;
import io.signalpost.observe.audit.Audit;
import io.signalpost.observe.deadletter.DeadLetters.Selection;
import org.springframework.lang.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /observe/dead-letters}: what could not be delivered, in groups of what failed alike, and what an operator may do about
 * one or a group. All those of a destination are retried or discarded at {@code /observe/destinations}.
 *
 * <p>Answers 400 for what it does not understand, 404 when no dead letter is as it is asked for, 409 for an idempotency key
 * that was used for something else, and 503 when the event log cannot be read or written now.
 */
@RestController
final class DeadLettersController {

    private static final List<String> ACTIONS = List.of("retry", "discard");

    private final DeadLetters letters;
    private final Destinations destinations;
    private final Audit audit;

    DeadLettersController(DeadLetters letters, Destinations destinations, Audit audit) {
        this.letters = letters;
        this.destinations = destinations;
        this.audit = audit;
    }

    record Groups(long count, List<DeadLetters.Group> groups) {}

    /** @param all {@code destination}: only its own */
    @GetMapping("/observe/dead-letters")
    Groups groups(@RequestParam MultiValueMap<String, String> all) {
        String destination = new Parameters(all, Set.of("destination")).text("destination");
        requireKnown(destination);
        List<DeadLetters.Group> groups = letters.groups(destination);
        return new Groups(groups.stream().mapToLong(DeadLetters.Group::count).sum(), groups);
    }

    /**
     * @param body {@code action}: {@code retry} or {@code discard}; {@code fingerprint} of a group or id of an {@code event},
     *             or both; {@code destination}: only there; {@code dryRun}: true only counts
     */
    @PostMapping("/observe/dead-letters")
    Map<String, Object> act(
            @RequestBody Map<String, Object> body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            @Nullable Principal operator) {
        ActionBody fields = new ActionBody(body, Set.of("action", "destination", "fingerprint", "event", "dryRun"));
        String action = fields.word("action", ACTIONS);
        Selection selection =
                new Selection(fields.text("destination"), fields.text("fingerprint"), fields.text("event"));
        if (selection.fingerprint() == null && selection.event() == null) {
            throw new ProblemException(
                    400,
                    "fingerprint or event must say which are meant; all of a destination's are retried or discarded at"
                            + " /observe/destinations/<name>");
        }
        requireKnown(selection.destination());
        Map<String, Object> target = target(selection);
        if (fields.flag("dryRun")) {
            return answer(action, true, counts(found(selection)));
        }
        return audit.perform(
                Audit.Order.of(operator, action, target, idempotencyKey),
                () -> answer(action, false, perform(action, found(selection))));
    }

    private Map<String, List<Long>> found(Selection selection) {
        Map<String, List<Long>> found = letters.find(selection);
        if (found.isEmpty()) {
            throw new ProblemException(
                    404, "no dead letter is as it is asked for; GET /observe/dead-letters lists them");
        }
        return found;
    }

    private Map<String, Object> perform(String action, Map<String, List<Long>> found) {
        Map<String, Object> done = new LinkedHashMap<>();
        found.forEach((destination, seqs) -> done.put(
                destination,
                action.equals("retry")
                        ? destinations.retryDead(destination, seqs)
                        : destinations.discardDead(destination, seqs)));
        return done;
    }

    private static Map<String, Object> counts(Map<String, List<Long>> found) {
        Map<String, Object> counts = new LinkedHashMap<>();
        found.forEach((destination, seqs) -> counts.put(destination, seqs.size()));
        return counts;
    }

    /** @param events how many of each destination */
    private static Map<String, Object> answer(String action, boolean dryRun, Map<String, Object> events) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("action", action);
        answer.put("dryRun", dryRun);
        answer.put("events", events);
        return answer;
    }

    private static Map<String, Object> target(Selection selection) {
        Map<String, Object> target = new LinkedHashMap<>();
        target.put("of", "dead-letters");
        put(target, "destination", selection.destination());
        put(target, "fingerprint", selection.fingerprint());
        put(target, "event", selection.event());
        return target;
    }

    private static void put(Map<String, Object> target, String name, @Nullable String value) {
        if (value != null) {
            target.put(name, value);
        }
    }

    private void requireKnown(@Nullable String destination) {
        if (destination != null && destinations.find(destination).isEmpty()) {
            throw new ProblemException(
                    404,
                    "no destination has this name; there are "
                            + String.join(
                                    ", ",
                                    destinations.all().stream()
                                            .map(DestinationStatus::name)
                                            .toList()));
        }
    }
}
