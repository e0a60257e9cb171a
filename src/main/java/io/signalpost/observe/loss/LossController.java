package io.signalpost.observe.loss;

import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.signalpost.eventlog.store.EventLogUnavailableException;
import io.signalpost.observe.ActionBody;
import io.signalpost.observe.Parameters;
import io.signalpost.observe.ProblemException;
import io.signalpost.observe.audit.Audit;
import org.springframework.lang.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /observe/loss}: when no event could be kept, what that probably cost, and which events are known to be lost.
 *
 * <p>Answers 400 for what it does not understand, 409 for an idempotency key that was used for something else, and 503 while the
 * event log cannot write.
 */
@RestController
@RequestMapping("/observe/loss")
final class LossController {

    private static final String ACKNOWLEDGE = "acknowledge";

    private final LossWatch watch;
    private final Audit audit;

    LossController(LossWatch watch, Audit audit) {
        this.watch = watch;
        this.audit = audit;
    }

    @GetMapping
    LossReport report(@RequestParam MultiValueMap<String, String> parameters) {
        Parameters.requireNone(parameters);
        return watch.report();
    }

    /**
     * @param body {@code action}: {@code acknowledge}, what was lost so far has been taken note of; {@code dryRun}: true only
     *             counts
     */
    @PostMapping
    Map<String, Object> act(
            @RequestBody Map<String, Object> body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            @Nullable Principal operator) {
        ActionBody fields = new ActionBody(body, Set.of("action", "dryRun"));
        String action = fields.word("action", List.of(ACKNOWLEDGE));
        return fields.flag("dryRun")
                ? answer(true, watch.openLosses())
                : audit.perform(
                        Audit.Order.of(operator, action, Map.of("of", "loss"), idempotencyKey),
                        () -> answer(false, acknowledge()));
    }

    private long acknowledge() {
        try {
            return watch.acknowledge();
        } catch (EventLogUnavailableException e) {
            throw new ProblemException(503, String.valueOf(e.getMessage()));
        }
    }

    /** @param outages how many with a loss */
    private static Map<String, Object> answer(boolean dryRun, long outages) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("action", ACKNOWLEDGE);
        answer.put("dryRun", dryRun);
        answer.put("outages", outages);
        return answer;
    }
}
