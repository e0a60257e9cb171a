package io.signalpost.deploy.kubernetes;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.signalpost.testing.Examples;

import static org.awaitility.Awaitility.await;

/** Events at an even rate, which the Service hands to the pods in turns. */
final class Traffic implements AutoCloseable {

    private static final int EVENTS_PER_SECOND = 50;

    private final List<RunningPod> pods = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService senders = Executors.newScheduledThreadPool(4);
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final ConcurrentMap<String, AtomicInteger> answers = new ConcurrentHashMap<>();
    private final AtomicInteger turn = new AtomicInteger();

    /** To this one too, as long as it is ready. */
    void to(RunningPod pod) {
        pods.add(pod);
    }

    void start() {
        senders.scheduleAtFixedRate(this::next, 0, 1_000_000 / EVENTS_PER_SECOND, TimeUnit.MICROSECONDS);
    }

    private void next() {
        senders.execute(this::send);
    }

    private void send() {
        String id = UUID.randomUUID().toString();
        List<RunningPod> serving = pods.stream().filter(RunningPod::isServing).toList();
        String answer =
                serving.isEmpty() ? "nobody is ready" : post(serving.get(turn.getAndIncrement() % serving.size()), id);
        answers.computeIfAbsent(answer, it -> new AtomicInteger()).incrementAndGet();
    }

    private String post(RunningPod pod, String id) {
        try {
            int status = pod.app().post(Examples.withId("vehicle-state-first-delivery.json", id));
            if (status == 200) {
                acknowledged.add(id);
            }
            return String.valueOf(status);
        } catch (IOException refusedOrBroken) {
            return refusedOrBroken.getClass().getSimpleName();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    /** Returns when some more were answered 200. */
    void awaitAcknowledgements() {
        int before = acknowledged.size();
        await("more events to be answered 200")
                .atMost(1, TimeUnit.MINUTES)
                .until(() -> acknowledged.size() > before + EVENTS_PER_SECOND);
    }

    /** Ids of the events that were answered 200. */
    Set<String> acknowledged() {
        return acknowledged;
    }

    /** How many got which answer: a status, or what went wrong. */
    Map<String, Integer> answers() {
        Map<String, Integer> counts = new TreeMap<>();
        answers.forEach((answer, count) -> counts.put(answer, count.get()));
        return counts;
    }

    /** Returns when each was answered. */
    @Override
    public void close() throws InterruptedException {
        senders.shutdown();
        senders.awaitTermination(1, TimeUnit.MINUTES);
    }
}
