package io.signalpost.command.simulator;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

import io.signalpost.command.terminal.Table;

/** A summary for people. */
final class SummaryTable {

    private final PrintWriter out;

    private SummaryTable(PrintWriter out) {
        this.out = out;
    }

    static void print(Summary summary, PrintWriter out) {
        new SummaryTable(out).print(summary);
    }

    private void print(Summary summary) {
        Summary.AnswerTimes took = summary.answerTimes();
        line(
                "sent",
                "%,d events in %.1f s: %.1f/s of %.1f/s",
                summary.sent(),
                summary.seconds(),
                summary.rate(),
                summary.asked());
        if (summary.late() > 0) {
            line("never sent", "%,d: the receiver or this machine could not keep up", summary.late());
        }
        line("acknowledged", "%,d", summary.acknowledged());
        line("retried", "%,d", summary.retried());
        line("dropped", "%,d", summary.dropped());
        if (summary.droppedByFaults() > 0) {
            line("", "%,d: spoilt by injected faults", summary.droppedByFaults());
        }
        if (summary.droppedWhileDisabled() > 0) {
            line("", "%,d: the webhook was disabled", summary.droppedWhileDisabled());
        }
        summary.dropReasons().forEach((reason, count) -> line("", "%,d: %s", count, reason));
        if (summary.pending() > 0) {
            line("under way", "%,d", summary.pending());
        }
        line("attempts", "%,d", summary.attempts());
        line(
                "answer time",
                "p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, max %.1f ms",
                took.p50Millis(),
                took.p95Millis(),
                took.p99Millis(),
                took.maxMillis());
        line("faults", "%s", faults(summary.faults()));
        out.println();
        new Table("event type", "acknowledged", "retried", "dropped")
                .print(
                        summary.byEventType().entrySet().stream()
                                .map(row -> row(row.getKey().name(), row.getValue()))
                                .toList(),
                        out);
        out.flush();
    }

    private void line(String label, String format, Object... values) {
        out.printf("%-14s%s%n", label, String.format(Locale.ROOT, format, values));
    }

    private static String faults(Map<String, Long> counts) {
        StringJoiner all = new StringJoiner(", ").setEmptyValue("none injected");
        counts.forEach((fault, count) -> all.add(fault + " " + count));
        return all.toString();
    }

    private static List<String> row(String type, Tally.Counts counts) {
        return List.of(
                type,
                String.valueOf(counts.acknowledged()),
                String.valueOf(counts.retried()),
                String.valueOf(counts.dropped()));
    }
}
