package io.signalpost.testing;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.sun.management.ThreadMXBean;

/**
 * What threads have put on the heap since {@link #reset}: those that began after this was made, which an application
 * started then owns. Threads that have ended are left out.
 */
public final class Allocations {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Set<Long> others = allocated().keySet();
    private Map<Long, Long> before = Map.of();

    public void reset() {
        before = allocated();
    }

    public long bytes() {
        return since().values().stream().mapToLong(Long::longValue).sum();
    }

    private Map<Long, Long> since() {
        Map<Long, Long> now = allocated();
        now.keySet().removeAll(others);
        now.replaceAll((thread, bytes) -> bytes - before.getOrDefault(thread, 0L));
        return now;
    }

    private static Map<Long, Long> allocated() {
        return Arrays.stream(THREADS.getAllThreadIds())
                .boxed()
                .collect(Collectors.toMap(thread -> thread, THREADS::getThreadAllocatedBytes));
    }

    /** Threads and their bytes, the largest first. */
    @Override
    public String toString() {
        return since().entrySet().stream()
                .filter(thread -> thread.getValue() > 0)
                .sorted(Map.Entry.<Long, Long>comparingByValue().reversed())
                .map(thread -> "%,15d %s".formatted(thread.getValue(), name(thread.getKey())))
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private static String name(long thread) {
        var info = THREADS.getThreadInfo(thread);
        return info == null ? "ended" : info.getThreadName();
    }
}
