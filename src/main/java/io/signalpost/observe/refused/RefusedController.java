package io.signalpost.observe.refused;

import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import io.signalpost.observe.ActionBody;
import io.signalpost.observe.Parameters;
import io.signalpost.observe.ProblemException;
import io.signalpost.observe.event.RevealAudit;
import io.signalpost.webhook.DuplicateCheck;
import io.signalpost.webhook.WebhookRefusal;
import io.signalpost.webhook.doctor.Release;
import io.signalpost.webhook.refused.RefusedRequests;
import io.signalpost.webhook.refused.RefusedSearch;
import org.springframework.lang.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * {@code /observe/refused}: the requests that were refused, why, and the way into the event log; by its former path
 * {@code /observe/rejected} too, whose answers say that it is deprecated.
 *
 * <p>Answers 400 for what it does not understand, 404 for a request that is not there, 409 for an idempotency key that was used
 * for something else, and 503 when the event log cannot be read or take an event now.
 */
@RestController
@RequestMapping({RefusedController.PATH, RefusedController.FORMER_PATH})
final class RefusedController {

    static final String PATH = "/observe/refused";
    static final String FORMER_PATH = "/observe/rejected";

    private static final String DEPRECATED = "@1795910400"; // 2026-11-29, as RFC 9745 has it
    private static final int PAGE = 100;
    private static final int MOST = 1_000;
    private static final List<String> CAUSES = Stream.concat(
                    Stream.of(WebhookRefusal.values()).map(WebhookRefusal::cause), Stream.of(DuplicateCheck.CONFLICT))
            .sorted()
            .toList();

    private final RefusedRequests requests;
    private final Release release;
    private final RefusedActions actions;
    private final RevealAudit reveals;

    RefusedController(RefusedRequests requests, Release release, RefusedActions actions, RevealAudit reveals) {
        this.requests = requests;
        this.release = release;
        this.actions = actions;
        this.reveals = reveals;
    }

    @ModelAttribute
    void tellOfTheFormerPath(HttpServletRequest request, HttpServletResponse response) {
        if (request.getRequestURI().startsWith(FORMER_PATH)) {
            response.setHeader("Deprecation", DEPRECATED);
            response.addHeader("Link", "<" + PATH + ">; rel=\"successor-version\"");
        }
    }

    /**
     * The newest first. A header {@code Link} with the relation {@code next} says where there are more.
     *
     * @param all {@code from}, {@code to}: when it was received; {@code cause}: a list with commas, of which it has one;
     *            {@code limit}: from 1 to 1000, 100 when absent; {@code cursor}: an id, for those before
     */
    @GetMapping
    List<RefusedView.Overview> all(@RequestParam MultiValueMap<String, String> all, HttpServletResponse response) {
        Parameters parameters = new Parameters(all, Set.of("from", "to", "cause", "limit", "cursor"));
        int limit = (int) parameters.number("limit", PAGE, MOST);
        List<RefusedRequests.Entry> found = requests.list(
                new RefusedSearch(
                        parameters.number("cursor", Long.MAX_VALUE, Long.MAX_VALUE),
                        parameters.time("from"),
                        parameters.time("to"),
                        parameters.words("cause", CAUSES)),
                limit + 1);
        if (found.size() > limit) {
            response.addHeader("Link", "<" + next(all, found.get(limit - 1).id()) + ">; rel=\"next\"");
        }
        return found.stream().limit(limit).map(RefusedView::overview).toList();
    }

    private static String next(MultiValueMap<String, String> parameters, long cursor) {
        Map<String, Object> values = new TreeMap<>(parameters.toSingleValueMap());
        values.put("cursor", cursor);
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(PATH);
        values.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(values).toUriString();
    }

    /** @param parameters {@code reveal}: whether the body is shown as it came */
    @GetMapping("/{id}")
    RefusedView one(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> parameters,
            @Nullable Principal operator) {
        boolean reveal = new Parameters(parameters, Set.of("reveal")).flag("reveal");
        RefusedRequests.Entry entry = number(id).flatMap(requests::find).orElseThrow(RefusedActions::unknown);
        if (reveal) {
            reveals.note("refused", "refused", id, operator);
        }
        return RefusedView.whole(entry, release.judge(entry), reveal);
    }

    /** @param body {@code action}: {@code release}, every request that is authentic now; {@code dryRun}: true only counts */
    @PostMapping
    Map<String, Object> actOnAll(
            @RequestBody Map<String, Object> body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            @Nullable Principal operator) {
        ActionBody fields = new ActionBody(body, Set.of("action", "dryRun"));
        if (!RefusedActions.RELEASE.equals(fields.text("action"))) {
            throw new ProblemException(400, "action must be release; one request by its id can also be discarded");
        }
        return actions.releaseAll(fields.flag("dryRun"), operator, idempotencyKey);
    }

    /** @param body {@code action}: {@code release} or {@code discard}; {@code dryRun}: true only looks */
    @PostMapping("/{id}")
    Map<String, Object> act(
            @PathVariable String id,
            @RequestBody Map<String, Object> body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            @Nullable Principal operator) {
        ActionBody fields = new ActionBody(body, Set.of("action", "dryRun"));
        String action = fields.word("action", List.of(RefusedActions.RELEASE, RefusedActions.DISCARD));
        long number = number(id).orElseThrow(RefusedActions::unknown);
        return actions.perform(action, number, fields.flag("dryRun"), operator, idempotencyKey);
    }

    private static Optional<Long> number(String id) {
        return id.matches("\\d{1,18}") ? Optional.of(Long.valueOf(id)) : Optional.empty();
    }
}
