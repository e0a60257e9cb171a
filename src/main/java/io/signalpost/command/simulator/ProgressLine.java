package io.signalpost.command.simulator;

import java.io.PrintWriter;
import java.util.Locale;

import io.signalpost.simulator.delivery.DeliveryLog;
import io.signalpost.simulator.delivery.DeliveryLog.Totals;

/** One line that tells how far a run is; on a terminal it is written over and over. */
final class ProgressLine implements AutoCloseable {

    private final DeliveryLog deliveries;
    private final PrintWriter out;
    private final boolean terminal;
    private final long begin = System.nanoTime();
    private boolean lineOpen;

    ProgressLine(DeliveryLog deliveries, PrintWriter out, boolean terminal) {
        this.deliveries = deliveries;
        this.out = out;
        this.terminal = terminal;
    }

    synchronized void show() {
        Totals now = deliveries.totals();
        String line = seconds()
                + String.format(
                        Locale.ROOT,
                        "sent %,d  acknowledged %,d  retried %,d  dropped %,d  under way %,d  p99 %d ms",
                        now.sent(),
                        now.acknowledged(),
                        now.retried(),
                        now.dropped(),
                        now.pending(),
                        now.p99().toMillis());
        if (terminal) {
            out.print("\r\u001B[K" + line); // the rest of a longer line is wiped out
            lineOpen = true;
        } else {
            out.println(line);
        }
        out.flush();
    }

    /** A line of its own. */
    synchronized void say(String words) {
        out.println((terminal ? "\r\u001B[K" : "") + seconds() + words);
        out.flush();
        lineOpen = false;
    }

    private String seconds() {
        return String.format(Locale.ROOT, "%4d s  ", (System.nanoTime() - begin) / 1_000_000_000);
    }

    /** What comes next begins on a line of its own. */
    @Override
    public synchronized void close() {
        if (lineOpen) {
            out.println();
        }
    }
}
