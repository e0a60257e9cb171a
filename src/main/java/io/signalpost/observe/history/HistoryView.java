package io.signalpost.observe.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.springframework.lang.Nullable;

/**
 * What came in and went out by and by.
 *
 * @param step     the time from one point to the next, where nothing is missing
 * @param received events that came in, over all nodes
 * @param answers  how fast this node has answered lately; absent when nobody has asked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record HistoryView(
        String range,
        Instant from,
        Instant to,
        Duration step,
        Course received,
        List<OfDestination> destinations,
        @Nullable RecentAnswers.Lately answers) {

    /**
     * @param since from when on it is known; absent when it is not known at all
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Course(@Nullable Instant since, @Nullable Long total, List<Point> points) {}

    /** @param failed attempts that failed */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OfDestination(
            String name,
            @Nullable Instant since,
            @Nullable Long delivered,
            @Nullable Long failed,
            List<Passage> points) {}

    /**
     * Events that came in.
     *
     * @param at      when that ended
     * @param seconds how long it was: longer than the step where there is no record in between
     */
    record Point(Instant at, double seconds, long count) {}

    /** What a destination has done, see {@link Point}. */
    record Passage(Instant at, double seconds, long delivered, long failed) {}

    /** @param samples the oldest first */
    static HistoryView of(Range range, List<Sample> samples, @Nullable RecentAnswers.Lately answers) {
        Map<String, List<Sample>> courses =
                samples.stream().collect(Collectors.groupingBy(Sample::destination, TreeMap::new, Collectors.toList()));
        Instant now = samples.get(samples.size() - 1).at();
        Map<String, List<Sample>> ofDestinations = new LinkedHashMap<>(courses);
        ofDestinations.remove(Sample.LOG);
        return new HistoryView(
                range.toString(),
                range.from(now),
                now,
                range.step(),
                received(courses.get(Sample.LOG)),
                ofDestinations.entrySet().stream()
                        .map(each -> passed(each.getKey(), each.getValue()))
                        .toList(),
                answers);
    }

    private static Course received(List<Sample> samples) {
        List<Point> points = new ArrayList<>();
        for (int i = 1; i < samples.size(); i++) {
            Sample before = samples.get(i - 1);
            Sample after = samples.get(i);
            if (after.received() >= before.received()) { // else the log was replaced
                points.add(new Point(after.at(), seconds(before, after), after.received() - before.received()));
            }
        }
        return new Course(
                since(samples),
                known(samples) ? points.stream().mapToLong(Point::count).sum() : null,
                points);
    }

    private static OfDestination passed(String name, List<Sample> samples) {
        List<Passage> points = new ArrayList<>();
        for (int i = 1; i < samples.size(); i++) {
            Sample before = samples.get(i - 1);
            Sample after = samples.get(i);
            if (after.delivered() >= before.delivered()) { // else it was rewound
                points.add(new Passage(
                        after.at(),
                        seconds(before, after),
                        after.delivered() - before.delivered(),
                        after.failed() - before.failed()));
            }
        }
        boolean known = known(samples);
        return new OfDestination(
                name,
                since(samples),
                known ? points.stream().mapToLong(Passage::delivered).sum() : null,
                known ? points.stream().mapToLong(Passage::failed).sum() : null,
                points);
    }

    /** One moment alone has no course. */
    private static boolean known(List<Sample> samples) {
        return samples.size() > 1;
    }

    @Nullable
    private static Instant since(List<Sample> samples) {
        return known(samples) ? samples.get(0).at() : null;
    }

    private static double seconds(Sample before, Sample after) {
        return Duration.between(before.at(), after.at()).toMillis() / 1000.0;
    }
}
