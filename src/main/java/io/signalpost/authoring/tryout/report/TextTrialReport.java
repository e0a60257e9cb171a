package io.signalpost.authoring.tryout.report;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.signalpost.authoring.tryout.Sent;
import io.signalpost.authoring.tryout.Tried;
import org.apache.commons.lang3.StringUtils;

/** For people: the first events in full, all of them in sums. */
public final class TextTrialReport implements TrialReport {

    private static final int SHOWN = 20;
    private static final int REASONS = 10;
    private static final int LONGEST_BODY = 2_000;

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\u0085\u2028\u2029]");
    private static final Pattern FOUND = Pattern.compile("; the event has [^;]*");

    private final PrintWriter out;
    private final Map<String, Sums> sums = new TreeMap<>();
    private long notShown;

    /** Of one destination. */
    private static final class Sums {
        private final Map<Object, Long> results = new TreeMap<>();
        private final Map<String, Long> reasons = new LinkedHashMap<>();
    }

    public TextTrialReport(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void tried(Tried tried) {
        if (count(tried, tried.result()) <= SHOWN) {
            print("", tried);
        } else {
            notShown++;
        }
    }

    @Override
    public void changed(Change change) {
        boolean shown = count(change.now(), change.kind()) <= SHOWN;
        if (change.kind() == Change.Kind.SAME) {
            return;
        }
        if (!shown) {
            notShown++;
            return;
        }
        line(change.kind() + ":");
        print("  now     ", change.now());
        if (change.before() == null) {
            line("  before  no such destination");
        } else {
            print("  before  ", change.before());
        }
    }

    /** Returns how many of this destination have ended likewise. */
    private long count(Tried tried, Object result) {
        Sums of = sums.computeIfAbsent(tried.destination(), name -> new Sums());
        if (tried.reason() != null && (of.reasons.size() < 1_000 || of.reasons.containsKey(key(tried)))) {
            of.reasons.merge(key(tried), 1L, Long::sum);
        }
        return of.results.merge(result, 1L, Long::sum);
    }

    /** The same for all events that end for the same reason. */
    private static String key(Tried tried) {
        return tried.result() + ", " + FOUND.matcher(tried.reason()).replaceAll("");
    }

    private void print(String indent, Tried tried) {
        line(indent + tried.destination() + " " + tried.entry().event().id() + " "
                + tried.entry().eventType() + ": "
                + tried.result() + (tried.batch() > 0 ? " in batch " + tried.batch() : "")
                + (tried.reason() == null ? "" : ", " + tried.reason()));
        tried.sent().forEach(sent -> print(StringUtils.repeat(' ', indent.length()), sent));
    }

    private void print(String indent, Sent sent) {
        line(indent + "  -> " + sent.endpoint());
        sent.options().forEach((name, value) -> line(indent + "     " + name + "=" + value));
        sent.headers().forEach((name, value) -> line(indent + "     " + name + ": " + value));
        StringUtils.abbreviate(sent.body(), LONGEST_BODY).lines().forEach(text -> line(indent + "     | " + text));
    }

    /** Without what a terminal would obey: an event may say anything. */
    private void line(String text) {
        out.print(CONTROL.matcher(text).replaceAll(" ") + "\n");
    }

    @Override
    public void end(long events) {
        if (notShown > 0) {
            line("... and " + notShown + " more; --format json has them all");
        }
        line(events + (events == 1 ? " event" : " events"));
        sums.forEach((destination, of) -> {
            line(destination + ": "
                    + of.results.entrySet().stream()
                            .map(entry -> entry.getValue() + " " + entry.getKey())
                            .collect(Collectors.joining(", ")));
            of.reasons.entrySet().stream()
                    .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                    .limit(REASONS)
                    .forEach(reason -> line("  " + reason.getValue() + " " + reason.getKey()));
        });
        out.flush();
    }
}
