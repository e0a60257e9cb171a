package io.signalpost.command.subscription;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.signalpost.destination.SingleLine;
import io.signalpost.subscriptions.ApiException;
import io.signalpost.subscriptions.VehicleInfo;
import org.apache.commons.lang3.StringUtils;
import picocli.CommandLine;

/** Does something to one vehicle after the other, says a word about each, and in the end how often it said which. */
final class Report {

    private static final String FAILED = "failed";
    private static final int LONGEST_WORD = "not subscribed".length();
    private static final int LONGEST_LINE = 500;

    private final PrintWriter out;
    private final PrintWriter err;
    private final Map<String, Integer> counts = new LinkedHashMap<>();

    /**
     * What to do to a vehicle.
     *
     * @param action gives the word, or null when that will be known later
     */
    record Task(String vehicleId, VehicleInfo vehicle, Supplier<String> action) {}

    /** @param words that the sum names even when there were none */
    Report(CommandLine command, String... words) {
        this.out = command.getOut();
        this.err = command.getErr();
        Arrays.stream(words).forEach(word -> counts.put(word, 0));
        counts.put(FAILED, 0);
    }

    /** Goes on after a failure, unless the next one would fail for the same reason. */
    void perform(List<Task> tasks) {
        for (int i = 0; i < tasks.size(); i++) {
            Task task = tasks.get(i);
            try {
                String word = task.action().get();
                if (word != null) {
                    say(word, task.vehicleId(), task.vehicle().description());
                }
            } catch (ApiException e) {
                fail(task.vehicleId(), e.getMessage());
                if (!e.ofThisRequestOnly()) {
                    count("not tried", tasks.size() - i - 1);
                    return;
                }
            }
        }
    }

    void say(String word, String vehicleId, String description) {
        count(word, 1);
        out.println(line(word, vehicleId, description));
    }

    void fail(String vehicleId, String reason) {
        count(FAILED, 1);
        err.println(line(FAILED, vehicleId, reason));
    }

    private void count(String word, int more) {
        if (more > 0) {
            counts.merge(word, more, Integer::sum);
        }
    }

    private static String line(String word, String vehicleId, String text) {
        return StringUtils.rightPad(word, LONGEST_WORD + 2) + SingleLine.of(vehicleId + " " + text, LONGEST_LINE);
    }

    /** Prints the sum. @return the exit code */
    int end() {
        out.println(counts.entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", ")));
        return counts.get(FAILED) == 0 ? 0 : 1;
    }
}
