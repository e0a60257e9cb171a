package io.signalpost.authoring.tryout;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.signalpost.eventlog.delivery.FirstAttempt;
import io.signalpost.eventlog.delivery.FirstAttempt.Ending;

/**
 * What has become of the events of a batch. What was sent belongs to the event that its headers name; what names none belongs to
 * all that were handed over together, and is shown with the last of them.
 *
 * @param number     of the batch; 0 for an event that was alone
 * @param recordings of the last attempt that each event was in, by its id
 */
record BatchResult(String destination, long number, Map<String, Recording> recordings, Redaction redaction) {

    /** Camel ends many a message with it, and it is another one each time. */
    private static final Pattern EXCHANGE = Pattern.compile("\\.? ?Exchange\\[[^\\]]*]");

    void each(List<FirstAttempt.Outcome> outcomes, Consumer<Tried> tried) {
        Map<Recording, Map<String, List<Caught>>> sent = sent(outcomes);
        for (FirstAttempt.Outcome outcome : outcomes) {
            Recording recording = recordings.getOrDefault(id(outcome), new Recording());
            tried.accept(new Tried(
                    destination,
                    outcome.entry(),
                    number,
                    result(outcome, recording),
                    reason(outcome, recording),
                    sent.getOrDefault(recording, Map.of()).getOrDefault(id(outcome), List.of())));
        }
    }

    /** By the attempt and the event's id. */
    private Map<Recording, Map<String, List<Caught>>> sent(List<FirstAttempt.Outcome> outcomes) {
        Map<Recording, Set<String>> together = new HashMap<>();
        outcomes.stream().map(BatchResult::id).filter(recordings::containsKey).forEach(id -> together.computeIfAbsent(
                        recordings.get(id), it -> new LinkedHashSet<>())
                .add(id));
        Map<Recording, Map<String, List<Caught>>> sent = new HashMap<>();
        together.forEach((recording, ids) -> {
            String last = ids.stream().reduce((before, after) -> after).orElseThrow();
            sent.put(
                    recording,
                    recording.sent().stream()
                            .collect(Collectors.groupingBy(one -> Objects.requireNonNullElse(one.eventId(ids), last))));
        });
        return sent;
    }

    private static String id(FirstAttempt.Outcome outcome) {
        return outcome.entry().event().id();
    }

    private static Tried.Result result(FirstAttempt.Outcome outcome, Recording recording) {
        return switch (outcome.ending()) {
            case RETRY -> Tried.Result.RETRY;
            case UNAVAILABLE -> Tried.Result.WAITS;
            case DEAD -> Tried.Result.DEAD;
            case DELIVERED -> recording.sent().isEmpty() ? Tried.Result.NOTHING_SENT : Tried.Result.SENT;
        };
    }

    private String reason(FirstAttempt.Outcome outcome, Recording recording) {
        Stream<String> ending = outcome.ending() != Ending.DELIVERED
                ? Stream.of(EXCHANGE.matcher(outcome.reason()).replaceAll(""))
                : recording.sent().isEmpty() ? recording.stops().stream() : Stream.empty();
        String reason =
                Stream.concat(ending, recording.notes().stream()).distinct().collect(Collectors.joining("; "));
        return reason.isEmpty() ? null : redaction.text(reason);
    }
}
