package io.signalpost.observe.audit;

import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import io.signalpost.eventlog.store.EventLogUnavailableException;
import io.signalpost.eventlog.store.Store;
import io.signalpost.eventlog.store.Write;
import io.signalpost.observe.Inquiries;
import io.signalpost.observe.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.lang.Nullable;

/**
 * Has operators' actions done, and notes who did what and what came of it, before and after. One that is sent again with the
 * same idempotency key is not done again: it gets the answer of the first time.
 */
public final class Audit {

    private static final Logger log = LoggerFactory.getLogger(Audit.class);
    private static final int LONGEST_KEY = 200;
    private static final int NOTE_BYTES = 500;

    private final Store store;
    private final Inquiries inquiries;
    private final Clock clock;

    Audit(Store store, Inquiries inquiries, Clock clock) {
        this.store = store;
        this.inquiries = inquiries;
        this.clock = clock;
    }

    /**
     * What an operator wants.
     *
     * @param operator       who has logged in; {@code -} where no login is required
     * @param target         what it is about, without personal data
     * @param idempotencyKey null for none
     */
    public record Order(
            String operator,
            String action,
            Map<String, Object> target,
            @Nullable String idempotencyKey) {

        /** @param operator null where no login is required */
        public static Order of(
                @Nullable Principal operator,
                String action,
                Map<String, Object> target,
                @Nullable String idempotencyKey) {
            return new Order(operator == null ? "-" : operator.getName(), action, target, idempotencyKey);
        }

        public Order {
            if (idempotencyKey != null && (idempotencyKey.isBlank() || idempotencyKey.length() > LONGEST_KEY)) {
                throw new ProblemException(
                        400, "Idempotency-Key must be a text of 1 to " + LONGEST_KEY + " characters");
            }
        }
    }

    /**
     * Does it and returns what came of it.
     *
     * @throws ProblemException with 409 when the key was used for something else, or is under way; with 503 when the event log
     *                          cannot take a note of it, so that nothing was done; or what the action throws
     */
    public Map<String, Object> perform(Order order, Supplier<Map<String, Object>> action) {
        Optional<Deed> earlier = order.idempotencyKey() == null
                ? Optional.empty()
                : inquiries.ask(statements -> AuditTable.find(statements, order.idempotencyKey()));
        if (earlier.isPresent()) {
            return answerOf(earlier.get(), order);
        }
        long id = write(statements -> AuditTable.enter(
                statements, clock.instant(), order.operator(), order.action(), order.target(), order.idempotencyKey()));
        try {
            Map<String, Object> answer = action.get();
            end(order, id, "done", answer);
            return answer;
        } catch (RuntimeException e) {
            end(order, id, "failed", Map.of("error", String.valueOf(e.getMessage())));
            throw e;
        }
    }

    /**
     * Notes what is no action, such as a login, and never blocks. The future completes when that is on disk, or when the log could not
     * take it in time, which is told, and no more: somebody must be able to log in to see why.
     */
    public CompletableFuture<Void> note(Order order, String outcome, Map<String, Object> answer) {
        tell(order, outcome, answer);
        Instant now = clock.instant();
        return store.offer(
                        NOTE_BYTES,
                        statements -> AuditTable.end(
                                statements,
                                AuditTable.enter(
                                        statements, now, order.operator(), order.action(), order.target(), null),
                                outcome,
                                answer))
                .exceptionally(unavailable -> {
                    log.atWarn()
                            .addKeyValue("reason", unavailable.getMessage())
                            .log("It could not be noted in the audit");
                    return null;
                });
    }

    private static Map<String, Object> answerOf(Deed earlier, Order order) {
        if (!earlier.action().equals(order.action()) || !earlier.target().equals(order.target())) {
            throw new ProblemException(409, "this Idempotency-Key was used for something else; take another");
        }
        return switch (earlier.outcome()) {
            case "done" -> earlier.answer();
            case "failed" ->
                throw new ProblemException(
                        409, "with this Idempotency-Key it has failed already; to try again take another");
            default ->
                throw new ProblemException(
                        409,
                        "this is under way, or was when Signalpost was stopped; see /observe/audit, number "
                                + earlier.id());
        };
    }

    private void end(Order order, long id, String outcome, Map<String, Object> answer) {
        tell(order, outcome, answer);
        try {
            store.write(statements -> AuditTable.end(statements, id, outcome, answer));
        } catch (EventLogUnavailableException e) {
            log.atWarn()
                    .addKeyValue("audit", id)
                    .addKeyValue("reason", e.getMessage())
                    .log("What came of an operator's action could not be noted");
        }
    }

    private static void tell(Order order, String outcome, Map<String, Object> answer) {
        log.atInfo()
                .addKeyValue("action", order.action())
                .addKeyValue("target", order.target())
                .addKeyValue("outcome", outcome)
                .addKeyValue("answer", answer)
                .addKeyValue("operator", order.operator())
                .log("Operator action");
    }

    private <T> T write(Write<T> write) {
        try {
            return store.write(write);
        } catch (EventLogUnavailableException e) {
            throw new ProblemException(503, "the event log cannot take a note of this now, so nothing was done");
        }
    }

    /** The newest first. @param before id that theirs are below */
    List<Deed> list(long before, int limit) {
        return inquiries.ask(statements -> AuditTable.list(statements, before, limit));
    }
}
