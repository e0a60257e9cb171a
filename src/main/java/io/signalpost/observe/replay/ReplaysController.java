package io.signalpost.observe.replay;

import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.signalpost.observe.ActionBody;
import io.signalpost.observe.Parameters;
import io.signalpost.observe.ProblemException;
import io.signalpost.observe.audit.Audit;
import io.signalpost.observe.event.EventSelection;
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
 * {@code /observe/replays}: events of the log that are put before destinations again.
 *
 * <p>Answers 400 for what it does not understand, 404 for a destination or a replay that is not there, 409 for one that nothing
 * can be done with now, or an idempotency key that was used for something else, and 503 when the event log cannot be read or
 * written now.
 */
@RestController
@RequestMapping("/observe/replays")
final class ReplaysController {

    private static final int PAGE = 100;
    private static final int MOST = 1_000;

    private final Replays replays;
    private final Audit audit;

    ReplaysController(Replays replays, Audit audit) {
        this.replays = replays;
        this.audit = audit;
    }

    /** @param next what {@code cursor} must be to go on; absent when there are no more */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<ReplayView> replays, @Nullable String next) {}

    /** The newest first. @param all {@code limit} and {@code cursor} */
    @GetMapping
    Page list(@RequestParam MultiValueMap<String, String> all) {
        Parameters parameters = new Parameters(all, Set.of("limit", "cursor"));
        int limit = (int) parameters.number("limit", PAGE, MOST);
        List<ReplayView> found = replays.list(parameters.number("cursor", Long.MAX_VALUE, Long.MAX_VALUE), limit);
        return new Page(
                found,
                found.size() < limit
                        ? null
                        : String.valueOf(found.get(limit - 1).id()));
    }

    @GetMapping("/{id}")
    ReplayView one(@PathVariable String id, @RequestParam MultiValueMap<String, String> all) {
        Parameters.requireNone(all);
        return known(id);
    }

    /**
     * Begins one.
     *
     * @param body {@code destinations}: a list, or {@code all}; which events, as at {@code /observe/events}; {@code rate};
     *             {@code dryRun}: true only counts
     * @return {@code replay}, its number; or what it would come to
     */
    @PostMapping
    Map<String, Object> begin(
            @RequestBody Map<String, Object> body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            @Nullable Principal operator) {
        ReplayOrder order = ReplayOrder.of(body);
        List<String> destinations = replays.destinations(order);
        Map<String, Object> answer = answer("replay", order.dryRun());
        if (order.dryRun()) {
            answer.putAll(replays.forecast(order, destinations));
            return answer;
        }
        EventSelection.Range range = replays.range(order);
        String name = operator == null ? "-" : operator.getName();
        return audit.perform(Audit.Order.of(operator, "replay", target(order, destinations), idempotencyKey), () -> {
            long id = replays.begin(order, range, destinations, name);
            if (id == 0) {
                throw new ProblemException(409, "as many replays run as may; wait for one, or cancel it");
            }
            answer.put("replay", id);
            answer.put("destinations", destinations);
            return answer;
        });
    }

    /** Of the filter its fields only: values may tell of people. What makes two orders differ is in the digest. */
    private static Map<String, Object> target(ReplayOrder order, List<String> destinations) {
        Map<String, Object> target = new LinkedHashMap<>();
        target.put("of", "replays");
        target.put("destinations", destinations);
        target.put("filter", List.copyOf(order.filter().keySet()));
        target.put("digest", DigestUtils.sha256Hex(order.toString()).substring(0, 16));
        return target;
    }

    /** @param body {@code action}: {@code cancel}; {@code dryRun}: true does nothing */
    @PostMapping("/{id}")
    Map<String, Object> act(
            @PathVariable String id,
            @RequestBody Map<String, Object> body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            @Nullable Principal operator) {
        ActionBody fields = new ActionBody(body, Set.of("action", "dryRun"));
        String action = fields.word("action", List.of("cancel"));
        long number = known(id).id();
        Map<String, Object> answer = answer(action, fields.flag("dryRun"));
        answer.put("replay", number);
        if (fields.flag("dryRun")) {
            return answer;
        }
        Map<String, Object> target = Map.of("of", "replays", "replay", String.valueOf(number));
        return audit.perform(Audit.Order.of(operator, action, target, idempotencyKey), () -> {
            if (!replays.cancel(number)) {
                throw new ProblemException(409, "this replay has ended: all that it was to enter is entered");
            }
            return answer;
        });
    }

    private static Map<String, Object> answer(String action, boolean dryRun) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("action", action);
        answer.put("dryRun", dryRun);
        return answer;
    }

    private ReplayView known(String id) {
        return (id.matches("[1-9]\\d{0,17}") ? replays.find(Long.parseLong(id)) : Optional.<ReplayView>empty())
                .orElseThrow(() -> new ProblemException(
                        404, "there is no replay of this number; GET /observe/replays lists them"));
    }
}
