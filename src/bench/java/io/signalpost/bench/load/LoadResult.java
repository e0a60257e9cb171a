package io.signalpost.bench.load;

import java.util.Map;
import java.util.TreeMap;

import org.HdrHistogram.Histogram;

/**
 * @param accepted   answered 200
 * @param others     how many had which other status
 * @param seconds    from the first request to the last answer
 * @param latency    of those that were answered 200, in nanoseconds; in an open loop from when a request was due
 * @param cpuSeconds what the generator itself used meanwhile
 */
public record LoadResult(
        long accepted, Map<Integer, Long> others, double seconds, Histogram latency, double cpuSeconds) {

    public double rate() {
        return accepted / seconds;
    }

    /** @param percentile for instance 99.9 */
    public double millis(double percentile) {
        return latency.getValueAtPercentile(percentile) / 1e6;
    }

    /** Of several rounds. */
    public LoadResult plus(LoadResult more) {
        Map<Integer, Long> statuses = new TreeMap<>(others);
        more.others.forEach((status, count) -> statuses.merge(status, count, Long::sum));
        Histogram both = latency.copy();
        both.add(more.latency);
        return new LoadResult(
                accepted + more.accepted, statuses, seconds + more.seconds, both, cpuSeconds + more.cpuSeconds);
    }
}
