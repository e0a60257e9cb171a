package io.signalpost.observe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.signalpost.eventlog.store.EventLogUnavailableException;
import io.signalpost.webhook.doctor.Release;
import io.signalpost.webhook.refused.RefusedRequests;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.lang.Nullable;

/**
 * {@code /observe/refused}: the requests that were refused, why, and the way into the event log.
 *
 * <p>Answers 404 for a request that is not there, 400 for an action it does not understand, and 503 when the
 * event log cannot take an event now, each with {@code {"error": "..."}}.
 */
@WebEndpoint(id = "refused")
public class RefusedEndpoint {

    private static final Logger log = LoggerFactory.getLogger(RefusedEndpoint.class);
    private static final int MANY = 100;
    private static final int MOST = 1_000;

    private final RefusedRequests requests;
    private final Release release;

    public RefusedEndpoint(RefusedRequests requests, Release release) {
        this.requests = requests;
        this.release = release;
    }

    /**
     * @param added   how many events are in the event log now that were not
     * @param stay    how many are still refused
     * @param because how many of these for each diagnosis
     */
    record Released(
            String action, @JsonProperty("new") long added, long duplicates, long stay, Map<String, Integer> because) {}

    /** @param because why it stays */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Done(String action, long id, String outcome, String because) {}

    /** The newest first. */
    @ReadOperation
    public List<RefusedView.Overview> all(@Nullable Integer limit) {
        int most = limit == null ? MANY : Math.max(1, Math.min(MOST, limit));
        return requests.list(most).stream().map(RefusedView::overview).toList();
    }

    @ReadOperation
    public WebEndpointResponse<Object> one(@Selector String id) {
        return number(id)
                .flatMap(requests::find)
                .map(entry -> new WebEndpointResponse<Object>(RefusedView.whole(entry, release.judge(entry))))
                .orElseGet(() -> unknown(id));
    }

    /** @param action release: every request that is authentic under the tokens of today */
    @WriteOperation
    public WebEndpointResponse<Object> actOnAll(@Nullable String action, SecurityContext caller) {
        if (!"release".equals(action)) {
            return error(400, "action must be release; one request by its id can also be discarded");
        }
        List<Release.Outcome> outcomes = new ArrayList<>();
        try {
            for (long id : release.all()) {
                release.release(id).ifPresent(outcomes::add);
            }
            return new WebEndpointResponse<>(summary(outcomes));
        } catch (EventLogUnavailableException e) {
            return unavailable(e);
        } finally {
            audit(summary(outcomes), caller); // of what was released before the log failed, too
        }
    }

    /** @param action release or discard */
    @WriteOperation
    public WebEndpointResponse<Object> act(@Selector String id, @Nullable String action, SecurityContext caller) {
        Optional<Long> number = number(id);
        try {
            Optional<Done> done =
                    switch (String.valueOf(action)) {
                        case "release" -> number.isEmpty() ? Optional.empty() : released(number.get());
                        case "discard" ->
                            number.filter(requests::remove).map(known -> new Done("discard", known, "DISCARDED", null));
                        default -> throw new UnsupportedOperationException(action);
                    };
            done.ifPresent(known -> audit(known, caller));
            return done.map(answer -> new WebEndpointResponse<Object>(answer)).orElseGet(() -> unknown(id));
        } catch (UnsupportedOperationException e) {
            return error(400, "action must be one of release, discard");
        } catch (EventLogUnavailableException e) {
            return unavailable(e);
        }
    }

    private Optional<Done> released(long id) throws EventLogUnavailableException {
        return release.release(id).map(done -> new Done("release", id, done.outcome(), done.because()));
    }

    private static void audit(Done done, SecurityContext caller) {
        log.atInfo()
                .addKeyValue("refused", done.id())
                .addKeyValue("action", done.action())
                .addKeyValue("outcome", done.outcome())
                .addKeyValue("operator", Operator.name(caller))
                .log("Operator action");
    }

    private static Released summary(List<Release.Outcome> outcomes) {
        Map<String, Integer> because = new TreeMap<>();
        outcomes.stream()
                .filter(done -> done.because() != null)
                .forEach(done -> because.merge(done.diagnosis().word(), 1, Integer::sum));
        return new Released(
                "release", count(outcomes, "NEW"), count(outcomes, "DUPLICATE"), count(outcomes, "STAYS"), because);
    }

    private static void audit(Released released, SecurityContext caller) {
        log.atInfo()
                .addKeyValue("action", released.action())
                .addKeyValue("new", released.added())
                .addKeyValue("duplicates", released.duplicates())
                .addKeyValue("stay", released.stay())
                .addKeyValue("operator", Operator.name(caller))
                .log("Operator action");
    }

    private static long count(List<Release.Outcome> outcomes, String outcome) {
        return outcomes.stream().filter(done -> done.outcome().equals(outcome)).count();
    }

    private static Optional<Long> number(String id) {
        return id.matches("\\d{1,18}") ? Optional.of(Long.valueOf(id)) : Optional.empty();
    }

    private static WebEndpointResponse<Object> unknown(String id) {
        return error(404, "no refused request has the id \"" + id + "\"; GET /observe/refused lists them");
    }

    private static WebEndpointResponse<Object> unavailable(EventLogUnavailableException e) {
        return error(503, "the event log cannot take the event now, it stays: " + e.getMessage());
    }

    private static WebEndpointResponse<Object> error(int status, String message) {
        return new WebEndpointResponse<>(Map.of("error", message), status);
    }
}
