package io.signalpost.proof;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

import static org.awaitility.Awaitility.await;

/** The sender's books: what was sent, and what the receiver has taken on itself by answering 200. */
final class Ledger {

    static final String NO_ANSWER = "not at all";

    private final ConcurrentMap<String, Event> sent = new ConcurrentHashMap<>();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<String> falselyAcknowledged = ConcurrentHashMap.newKeySet();
    private final ConcurrentMap<String, LongAdder> answers = new ConcurrentHashMap<>();
    private volatile Object outage;

    void sent(Event event) {
        sent.put(event.id(), event);
    }

    /** @param begunIn {@link #outage()} when the post began */
    void answered(Event event, int status, Object begunIn) {
        if (status == 200) {
            acknowledged.add(event.id());
            if (begunIn != null && begunIn == outage) {
                falselyAcknowledged.add(event.id());
            }
        }
        add(String.valueOf(status));
    }

    void unanswered() {
        add(NO_ANSWER);
    }

    private void add(String answer) {
        answers.computeIfAbsent(answer, key -> new LongAdder()).increment();
    }

    Map<String, Event> sent() {
        return sent;
    }

    Set<String> acknowledged() {
        return acknowledged;
    }

    /** Answered 200 while nothing could be kept. */
    Set<String> falselyAcknowledged() {
        return falselyAcknowledged;
    }

    /** The time in which nothing can be kept; null at any other time. */
    Object outage() {
        return outage;
    }

    /** Returns when posts are refused; from then on until {@link #endOutage} all must be. */
    void beginOutage() {
        awaitRefusals();
        outage = new Object();
    }

    void endOutage() {
        outage = null;
    }

    /** How many posts ended so: by status, or {@link #NO_ANSWER}. */
    Map<String, Long> answers() {
        Map<String, Long> counts = new TreeMap<>();
        answers.forEach((answer, count) -> counts.put(answer, count.sum()));
        return counts;
    }

    /** Returns when some more posts have been answered 503. */
    void awaitRefusals() {
        awaitAnswers("503");
    }

    /** Returns when some more posts have been answered 200. */
    void awaitAcknowledgements() {
        awaitAnswers("200");
    }

    private void awaitAnswers(String answer) {
        long before = count(answer);
        await("posts to be answered " + answer).atMost(Duration.ofMinutes(1)).until(() -> count(answer) > before + 10);
    }

    private long count(String answer) {
        return answers().getOrDefault(answer, 0L);
    }
}
