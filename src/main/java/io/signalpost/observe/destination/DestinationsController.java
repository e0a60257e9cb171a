package io.signalpost.observe.destination;

import java.security.Principal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.signalpost.eventlog.EventLog;
import io.signalpost.eventlog.delivery.Destinations;
import io.signalpost.eventlog.ledger.DestinationStatus;
import io.signalpost.observe.ActionBody;
import io.signalpost.observe.Parameters;
import io.signalpost.observe.ProblemException;
import io.signalpost.observe.audit.Audit;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.lang.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /observe/destinations}: every destination's ledger, and what an operator may do about it.
 *
 * <p>Answers 400 for what it does not understand, 404 for a destination that the log does not know, 409 for an idempotency key
 * that was used for something else, and 503 when the event log cannot be read or written now.
 */
@RestController
@RequestMapping("/observe/destinations")
final class DestinationsController {

    private static final String REWIND = "rewind";
    private static final String TEST = "test";
    private static final List<String> ACTIONS = List.of("pause", "resume", "retry-dead", "discard-dead", REWIND, TEST);

    private final Destinations destinations;
    private final TestEvents testEvents;
    private final Audit audit;

    DestinationsController(EventLog eventLog, TestEvents testEvents, Audit audit) {
        this.destinations = eventLog.destinations();
        this.testEvents = testEvents;
        this.audit = audit;
    }

    @GetMapping
    List<DestinationStatus> all(@RequestParam MultiValueMap<String, String> parameters) {
        Parameters.requireNone(parameters);
        return destinations.all();
    }

    @GetMapping("/{name}")
    DestinationStatus one(@PathVariable String name, @RequestParam MultiValueMap<String, String> parameters) {
        Parameters.requireNone(parameters);
        return known(name);
    }

    /**
     * @param body {@code action}: {@code pause}, {@code resume}, {@code retry-dead}, {@code discard-dead},
     *             {@code rewind} or {@code test}; {@code from}: only for rewind, an ISO 8601 time with its offset, or
     *             {@code beginning}; {@code event}: only for test, the body that is sent; {@code dryRun}: true only counts
     * @return {@code events}, how many the action concerned, but for pause and resume; for test what came of it; and the
     *         destination after it
     */
    @PostMapping("/{name}")
    Map<String, Object> act(
            @PathVariable String name,
            @RequestBody Map<String, Object> body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            @Nullable Principal operator) {
        ActionBody fields = new ActionBody(body, Set.of("action", "from", "event", "dryRun"));
        known(name);
        String action = fields.word("action", ACTIONS);
        Instant from = from(action, fields.text("from"));
        if (action.equals(TEST)) {
            return test(name, body.get("event"), fields.flag("dryRun"), idempotencyKey, operator);
        }
        if (body.containsKey("event")) {
            throw new ProblemException(400, "event goes with test only");
        }
        Map<String, Object> answer = new LinkedHashMap<>(
                fields.flag("dryRun")
                        ? answer(action, true, count(name, action, from))
                        : audit.perform(
                                Audit.Order.of(operator, action, target(name, fields.text("from")), idempotencyKey),
                                () -> answer(action, false, perform(name, action, from))));
        answer.put("destination", known(name));
        return answer;
    }

    private Map<String, Object> test(
            String name,
            @Nullable Object own,
            boolean dryRun,
            @Nullable String idempotencyKey,
            @Nullable Principal operator) {
        Map<String, Object> body = testEvents.body(name, own);
        Map<String, Object> answer = answer(TEST, dryRun, null);
        if (dryRun) {
            answer.put("body", body);
        } else {
            Map<String, Object> target = target(name, null);
            if (own != null) {
                target.put("digest", DigestUtils.sha256Hex(own.toString()).substring(0, 16)); // it may tell of people
            }
            answer.putAll(audit.perform(
                    Audit.Order.of(operator, TEST, target, idempotencyKey), () -> testEvents.send(name, body)));
        }
        answer.put("destination", known(name));
        return answer;
    }

    private static Map<String, Object> target(String name, @Nullable String from) {
        Map<String, Object> target = new LinkedHashMap<>();
        target.put("of", "destination");
        target.put("destination", name);
        if (from != null) {
            target.put("from", from);
        }
        return target;
    }

    @Nullable
    private Long count(String name, String action, @Nullable Instant from) {
        return switch (action) {
            case "retry-dead", "discard-dead" -> known(name).dead();
            case REWIND -> destinations.countRewind(name, from);
            default -> null;
        };
    }

    @Nullable
    private Long perform(String name, String action, @Nullable Instant from) {
        switch (action) {
            case "retry-dead":
                return (long) destinations.retryDead(name);
            case "discard-dead":
                return (long) destinations.discardDead(name);
            case REWIND:
                return destinations.rewind(name, from);
            case "pause":
                destinations.pause(name);
                return null;
            default:
                destinations.resume(name);
                return null;
        }
    }

    private static Map<String, Object> answer(String action, boolean dryRun, @Nullable Long events) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("action", action);
        answer.put("dryRun", dryRun);
        if (events != null) {
            answer.put("events", events);
        }
        return answer;
    }

    @Nullable
    private static Instant from(String action, @Nullable String from) {
        if (!action.equals(REWIND)) {
            if (from != null) {
                throw new ProblemException(400, "from goes with rewind only");
            }
            return null;
        }
        try {
            return "beginning".equals(from)
                    ? Instant.EPOCH
                    : DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(String.valueOf(from), Instant::from);
        } catch (DateTimeException e) {
            throw new ProblemException(400, "from must be \"beginning\" or a time such as \"2026-03-16T08:40:00Z\"");
        }
    }

    private DestinationStatus known(String name) {
        List<DestinationStatus> all = destinations.all();
        return all.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        404,
                        "no destination has this name; there are "
                                + String.join(
                                        ", ",
                                        all.stream()
                                                .map(DestinationStatus::name)
                                                .toList())));
    }
}
