package io.signalpost.eventlog.ledger;

import java.util.TreeSet;
import java.util.regex.Pattern;

/** Numbers of events beyond a position, as table {@code destination_partition} keeps them: {@code 2,5-9} for 2, 5, 6, 7, 8 and 9 more. */
public final class Distances {

    private static final Pattern COMMA = Pattern.compile(",");

    private Distances() {}

    /** Null when there is none. */
    public static String write(long position, Iterable<Long> seqs) {
        StringBuilder text = new StringBuilder();
        long from = -1;
        long to = -1;
        for (long seq : seqs) {
            if (from >= 0 && seq == to + 1) {
                to = seq;
                continue;
            }
            append(text, position, from, to);
            from = to = seq;
        }
        append(text, position, from, to);
        return text.isEmpty() ? null : text.toString();
    }

    private static void append(StringBuilder text, long position, long from, long to) {
        if (from < 0) {
            return;
        }
        text.append(text.isEmpty() ? "" : ",").append(from - position);
        if (to > from) {
            text.append('-').append(to - position);
        }
    }

    public static TreeSet<Long> read(long position, String text) {
        TreeSet<Long> seqs = new TreeSet<>();
        if (text != null) {
            COMMA.splitAsStream(text).forEach(range -> {
                int dash = range.indexOf('-');
                long from = Long.parseLong(dash < 0 ? range : range.substring(0, dash));
                long to = dash < 0 ? from : Long.parseLong(range.substring(dash + 1));
                for (long distance = from; distance <= to; distance++) {
                    seqs.add(position + distance);
                }
            });
        }
        return seqs;
    }
}
