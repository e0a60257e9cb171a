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
    private final ConcurrentMap<String, LongAdder> answers = new ConcurrentHashMap<>();

    void sent(Event event) {
        sent.put(event.id(), event);
    }

    void answered(Event event, int status) {
        if (status == 200) {
            acknowledged.add(event.id());
        }
        count(String.valueOf(status));
    }

    void unanswered() {
        count(NO_ANSWER);
    }

    private void count(String answer) {
        answers.computeIfAbsent(answer, key -> new LongAdder()).increment();
    }

    Map<String, Event> sent() {
        return sent;
    }

    Set<String> acknowledged() {
        return acknowledged;
    }

    /** How many posts ended so: by status, or {@link #NO_ANSWER}. */
    Map<String, Long> answers() {
        Map<String, Long> counts = new TreeMap<>();
        answers.forEach((answer, count) -> counts.put(answer, count.sum()));
        return counts;
    }

    /** Returns when some more posts have been answered 503. */
    void awaitRefusals() {
        long before = refusals();
        await("posts to be refused").atMost(Duration.ofMinutes(1)).until(() -> refusals() > before + 10);
    }

    private long refusals() {
        return answers().getOrDefault("503", 0L);
    }
}
