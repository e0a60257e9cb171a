package io.signalpost.command.data;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

import io.signalpost.command.terminal.StopRequest;
import io.signalpost.eventlog.move.LogMove;
import io.signalpost.eventlog.move.MovePace;

/** Makes the rounds of a move, and tells how far they are. */
final class MoveProgress implements MovePace {

    private static final Duration TELL_EVERY = Duration.ofSeconds(5);
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(2);

    private final PrintWriter out;
    private final Map<String, Long> rows = new TreeMap<>();
    private final long begin = System.nanoTime();
    private long told = begin;

    MoveProgress(PrintWriter out) {
        this.out = out;
    }

    /** Round after round, with as much rest as work, so that half a processor at most is taken from the receiver. */
    void follow(LogMove move) {
        try (StopRequest stop = new StopRequest()) {
            say("copying beside the receiver, which has the file open; Ctrl-C ends that");
            if (move.round((table, count, took) -> goOn(table, count, took) && !stop.await(took))) {
                say("all was copied once, and compared; following");
            }
            while (!stop.received()) {
                long start = System.nanoTime();
                if (!move.round((table, count, took) -> !stop.await(took))) {
                    return;
                }
                Duration took = since(start).dividedBy(2); // half of it was rest
                if (isTimeToTell()) {
                    say(behind(move) + "; stop the receiver now, and the rest takes about " + seconds(took));
                }
                Duration pause = took.multipliedBy(3);
                stop.await(pause.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : pause);
            }
        }
    }

    /**
     * The last round, without a rest.
     *
     * @param more what else goes along: of each table the rows
     */
    void finish(LogMove move, Supplier<Map<String, Integer>> more) {
        say("nobody has the file open: copying what is missing");
        move.round(this);
        more.get().forEach((table, count) -> rows.put(table, (long) count));
        move.finish();
        rows.values().removeIf(count -> count == 0);
        rows.forEach((table, count) -> say(String.format(Locale.ROOT, "%s: %,d rows looked at", table, count)));
        say("all is there, and was compared; the receiver was kept out for " + seconds(since(begin)));
    }

    String behind(LogMove move) {
        return String.format(Locale.ROOT, "%,d events behind", move.behind());
    }

    @Override
    public boolean goOn(String table, long count, Duration took) {
        long sum = rows.merge(table, count, Long::sum);
        if (isTimeToTell()) {
            say(String.format(Locale.ROOT, "%s: %,d rows", table, sum));
        }
        return true;
    }

    private boolean isTimeToTell() {
        return since(told).compareTo(TELL_EVERY) > 0;
    }

    private void say(String words) {
        told = System.nanoTime();
        out.println(String.format(Locale.ROOT, "%4d s  ", since(begin).toSeconds()) + words);
        out.flush();
    }

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }
}
