package io.signalpost.bench.load;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import com.sun.management.OperatingSystemMXBean;
import org.HdrHistogram.Histogram;

/** Posts requests on one thread and measures. In an open loop a request waits for a free connection, on its own account. */
public final class LoadGenerator {

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final long ONE_MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    private final Load load;
    private final Requests requests;
    private final Accepted accepted;
    private final Deque<Connection> idle = new ArrayDeque<>();
    private final Histogram latency = new Histogram(TimeUnit.MINUTES.toNanos(1), 3);
    private final Map<Integer, Long> others = new TreeMap<>();
    private long begin;
    private long end;
    private long sent;
    private long answered;

    private LoadGenerator(Load load, Requests requests, Accepted accepted) {
        this.load = load;
        this.requests = requests;
        this.accepted = accepted;
    }

    /** Ends early when the requests are used up. */
    public static LoadResult run(int port, Load load, Requests requests) throws IOException {
        return run(port, load, requests, (event, at) -> {});
    }

    /** @param accepted is told of every event that was answered 200, on the generator's thread */
    public static LoadResult run(int port, Load load, Requests requests, Accepted accepted) throws IOException {
        return new LoadGenerator(load, requests, accepted).run(port);
    }

    private LoadResult run(int port) throws IOException {
        List<Connection> connections = new ArrayList<>();
        try (Selector selector = Selector.open()) {
            for (int i = 0; i < load.connections(); i++) {
                connections.add(new Connection(port, selector));
            }
            idle.addAll(connections);
            long cpu = SYSTEM.getProcessCpuTime();
            begin = System.nanoTime();
            end = begin + load.time().toNanos();
            long last = begin;
            while (send() || answered < sent) {
                await(selector);
                last = System.nanoTime();
                for (SelectionKey key : selector.selectedKeys()) {
                    answer((Connection) key.attachment());
                }
                selector.selectedKeys().clear();
            }
            double seconds = (last - begin) / 1e9;
            return new LoadResult(
                    latency.getTotalCount(), others, seconds, latency, (SYSTEM.getProcessCpuTime() - cpu) / 1e9);
        } finally {
            for (Connection connection : connections) {
                connection.close();
            }
        }
    }

    /** Sends what is due; false when nothing will be any more. */
    private boolean send() throws IOException {
        long now = System.nanoTime();
        while (!idle.isEmpty() && due(now) <= now && due(now) < end) {
            ByteBuffer request = requests.next();
            if (request == null) {
                end = now;
            } else {
                long due = due(now);
                idle.remove().send(request, due, requests.event());
                sent++;
                now = System.nanoTime();
            }
        }
        return due(now) < end && now < end + TimeUnit.SECONDS.toNanos(10);
    }

    /** Of the next request. */
    private long due(long now) {
        return load.rate() == 0 ? now : begin + sent * TimeUnit.SECONDS.toNanos(1) / load.rate();
    }

    private void await(Selector selector) throws IOException {
        if (load.rate() == 0 || idle.isEmpty()) {
            selector.select(1_000);
            return;
        }
        long left = Math.min(due(0), end) - System.nanoTime();
        if (left > 2 * ONE_MILLI) {
            selector.select(TimeUnit.NANOSECONDS.toMillis(left) - 1);
        } else if (selector.selectNow() == 0 && left > 0) { // a selector cannot wait for less than a millisecond
            LockSupport.parkNanos(Math.min(left, 50_000));
        }
    }

    private void answer(Connection connection) throws IOException {
        int status = connection.ready();
        if (status == 0) {
            return;
        }
        if (status == 200) {
            long now = System.nanoTime();
            latency.recordValue(Math.min(now - connection.due(), latency.getHighestTrackableValue()));
            accepted.accepted(connection.event(), now);
        } else {
            others.merge(status, 1L, Long::sum);
        }
        answered++;
        idle.add(connection);
    }
}
