package io.signalpost.observe.refused;

import java.security.Principal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.signalpost.eventlog.store.EventLogUnavailableException;
import io.signalpost.observe.ProblemException;
import io.signalpost.observe.audit.Audit;
import io.signalpost.webhook.doctor.Release;
import io.signalpost.webhook.refused.RefusedRequests;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** What an operator does with refused requests. A dry run says what would become of them. */
@Component
final class RefusedActions {

    static final String RELEASE = "release";
    static final String DISCARD = "discard";

    private final RefusedRequests requests;
    private final Release release;
    private final Audit audit;

    RefusedActions(RefusedRequests requests, Release release, Audit audit) {
        this.requests = requests;
        this.release = release;
        this.audit = audit;
    }

    /** @return {@code outcome}, and {@code because}, why it stays */
    Map<String, Object> perform(
            String action, long id, boolean dryRun, @Nullable Principal operator, @Nullable String idempotencyKey) {
        if (dryRun) {
            return answer(action, id, true, look(action, id));
        }
        Map<String, Object> target = new LinkedHashMap<>(Map.of("of", "refused"));
        target.put("refused", String.valueOf(id));
        return audit.perform(
                Audit.Order.of(operator, action, target, idempotencyKey),
                () -> answer(action, id, false, action.equals(RELEASE) ? release(id) : discard(id)));
    }

    /** A discarded one has no diagnosis. */
    private record Done(String outcome, @Nullable String because) {

        static Done of(Release.Outcome outcome) {
            return new Done(outcome.outcome(), outcome.because());
        }
    }

    private Done look(String action, long id) {
        if (action.equals(RELEASE)) {
            return release.look(id).map(Done::of).orElseThrow(RefusedActions::unknown);
        }
        requests.find(id).orElseThrow(RefusedActions::unknown);
        return new Done("DISCARDED", null);
    }

    private Done release(long id) {
        try {
            return release.release(id).map(Done::of).orElseThrow(RefusedActions::unknown);
        } catch (EventLogUnavailableException e) {
            throw unavailable(e);
        }
    }

    private Done discard(long id) {
        if (!requests.remove(id)) {
            throw unknown();
        }
        return new Done("DISCARDED", null);
    }

    private static Map<String, Object> answer(String action, long id, boolean dryRun, Done done) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("action", action);
        answer.put("dryRun", dryRun);
        answer.put("id", id);
        answer.put("outcome", done.outcome());
        if (done.because() != null) {
            answer.put("because", done.because());
        }
        return answer;
    }

    /**
     * @return {@code new}: how many events are in the event log now that were not; {@code stay}: how many are still refused;
     *         {@code because}: how many of these for each diagnosis
     */
    Map<String, Object> releaseAll(boolean dryRun, @Nullable Principal operator, @Nullable String idempotencyKey) {
        if (dryRun) {
            List<Release.Outcome> outcomes = new ArrayList<>();
            release.all().forEach(id -> release.look(id).ifPresent(outcomes::add));
            return summary(true, outcomes);
        }
        return audit.perform(
                Audit.Order.of(operator, RELEASE, Map.of("of", "refused"), idempotencyKey),
                () -> summary(false, releaseAll()));
    }

    private List<Release.Outcome> releaseAll() {
        List<Release.Outcome> outcomes = new ArrayList<>();
        for (long id : release.all()) {
            try {
                release.release(id).ifPresent(outcomes::add);
            } catch (EventLogUnavailableException e) {
                throw unavailable(e);
            }
        }
        return outcomes;
    }

    private static Map<String, Object> summary(boolean dryRun, List<Release.Outcome> outcomes) {
        Map<String, Integer> because = new TreeMap<>();
        outcomes.stream()
                .filter(done -> done.because() != null)
                .forEach(done -> because.merge(done.diagnosis().word(), 1, Integer::sum));
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("action", RELEASE);
        summary.put("dryRun", dryRun);
        summary.put("new", count(outcomes, "NEW"));
        summary.put("duplicates", count(outcomes, "DUPLICATE"));
        summary.put("stay", count(outcomes, "STAYS"));
        summary.put("because", because);
        return summary;
    }

    private static long count(List<Release.Outcome> outcomes, String outcome) {
        return outcomes.stream().filter(done -> done.outcome().equals(outcome)).count();
    }

    static ProblemException unknown() {
        return new ProblemException(404, "no refused request has this id; GET /observe/refused lists them");
    }

    private static ProblemException unavailable(EventLogUnavailableException e) {
        return new ProblemException(503, "the event log cannot take the event now, it stays: " + e.getMessage());
    }
}
