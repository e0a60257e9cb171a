package io.signalpost.eventlog.delivery;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many events a destination gets per second: {@code 50}, or with a burst after a pause {@code 50/200}. All its nodes
 * together: each takes the share that it has of the partitions. Thread-safe.
 */
public final class Rate {

    private static final Pattern TEXT = Pattern.compile("(\\d+(?:\\.\\d+)?)(?:/(\\d+))?");
    private static final double MILLIS = 1_000;

    private final double perSecond;
    private final double burst;
    private double share = 1;
    private double tokens;
    private long filledAt;

    private Rate(double perSecond, double burst) {
        this.perSecond = perSecond;
        this.burst = this.tokens = burst;
    }

    /** @throws IllegalArgumentException which says what is expected */
    public static Rate of(String text) {
        if (text == null || text.isBlank()) {
            return new Rate(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
        }
        Matcher matcher = TEXT.matcher(text.strip());
        double perSecond = matcher.matches() ? Double.parseDouble(matcher.group(1)) : 0;
        double burst = perSecond > 0 && matcher.group(2) != null ? Double.parseDouble(matcher.group(2)) : perSecond;
        if (perSecond <= 0 || burst <= 0) {
            throw new IllegalArgumentException("'" + text
                    + "' is no rate: write events per second, such as 50, or with a burst after a pause 50/200");
        }
        return new Rate(perSecond, Math.max(1, burst));
    }

    /** @param share of the partitions that this node reads, from 0 to 1 */
    synchronized void share(double share) {
        this.share = share;
    }

    /** How many of so many events may be handed out now. @param now by {@code Ticks} */
    public synchronized int available(int most, long now) {
        if (Double.isInfinite(perSecond)) {
            return most;
        }
        tokens = Math.min(Math.max(1, burst * share), tokens + (now - filledAt) / MILLIS * perSecond * share);
        filledAt = now;
        return (int) Math.min(most, tokens);
    }

    public synchronized void taken(int events) {
        if (!Double.isInfinite(perSecond)) {
            tokens -= events;
        }
    }

    /** Milliseconds until the next event may be handed out. */
    synchronized long untilNext() {
        return tokens >= 1 || share == 0 ? 0 : (long) Math.ceil((1 - tokens) / perSecond / share * MILLIS);
    }
}
