package io.signalpost.observe.replay;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.signalpost.observe.ActionBody;
import io.signalpost.observe.ProblemException;
import io.signalpost.observe.event.EventSelection;
import org.springframework.lang.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * What an operator wants replayed, and where.
 *
 * @param destinations null for all that are read
 * @param filter       which events, in the parameters of {@code /observe/events}
 * @param rate         events a second at each destination; null for as fast as it takes them
 */
record ReplayOrder(
        @Nullable List<String> destinations,
        MultiValueMap<String, String> filter,
        @Nullable Long rate,
        boolean dryRun) {

    private static final String ALL = "all";
    private static final int HIGHEST_RATE = 100_000;
    /** Several of them may have to fit at once; of the others one with commas says all there is to say. */
    private static final List<String> SEVERAL = List.of("signal", "trigger");

    /** @throws ProblemException with 400 for a field that is not known, is missing or has no value that could be meant */
    static ReplayOrder of(Map<String, Object> body) {
        ActionBody fields = new ActionBody(
                body,
                Stream.concat(EventSelection.FIELDS.stream(), Stream.of("destinations", "rate", "dryRun"))
                        .toList());
        MultiValueMap<String, String> filter = new LinkedMultiValueMap<>();
        for (String name : EventSelection.FIELDS) {
            if (SEVERAL.contains(name) && body.get(name) instanceof List<?> list) {
                filter.addAll(name, texts(name, list));
            } else if (fields.text(name) != null) {
                filter.add(name, fields.text(name));
            }
        }
        if (filter.isEmpty()) {
            throw new ProblemException(
                    400,
                    "say which events are meant: at least one of " + String.join(", ", EventSelection.FIELDS)
                            + "; all that there are: \"from\": \"2000-01-01\"");
        }
        EventSelection.of(filter); // refuses what it does not understand
        return new ReplayOrder(
                destinations(body.get("destinations")), filter, rate(body.get("rate")), fields.flag("dryRun"));
    }

    @Nullable
    private static List<String> destinations(@Nullable Object value) {
        if (ALL.equals(value)) {
            return null;
        }
        if (value instanceof List<?> list && !list.isEmpty()) {
            return texts("destinations", list);
        }
        throw new ProblemException(400, "destinations must be a list of names, or \"all\"");
    }

    private static List<String> texts(String name, List<?> list) {
        if (!list.stream().allMatch(each -> each instanceof String text && !text.isBlank())) {
            throw new ProblemException(400, name + " must be a list of texts");
        }
        return list.stream().map(String.class::cast).distinct().toList();
    }

    @Nullable
    private static Long rate(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (value instanceof Integer number && number >= 1 && number <= HIGHEST_RATE) {
            return number.longValue();
        }
        throw new ProblemException(400, "rate must be a whole number of events per second, from 1 to " + HIGHEST_RATE);
    }
}
