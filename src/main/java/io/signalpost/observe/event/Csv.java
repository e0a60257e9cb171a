package io.signalpost.observe.event;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.lang.Nullable;

/** Lines of RFC 4180. */
final class Csv {

    static final String HEADING =
            "number,id,type,vehicleId,mode,user,receivedAt,token,size,triggers,signals,deliveries\r\n";

    /** A spreadsheet would take what begins so as a formula. */
    private static final String FORMULA = "=+-@\t\r";

    private Csv() {}

    static String line(EventView.Line line) {
        return Stream.of(
                                line.number(),
                                line.id(),
                                line.type(),
                                line.vehicleId(),
                                line.mode(),
                                line.user(),
                                line.receivedAt(),
                                line.token(),
                                line.size(),
                                line.triggers() == null ? null : String.join(" ", line.triggers()),
                                line.signals(),
                                deliveries(line.deliveries()))
                        .map(Csv::cell)
                        .collect(Collectors.joining(","))
                + "\r\n";
    }

    private static String deliveries(@Nullable Map<String, String> deliveries) {
        return deliveries == null
                ? null
                : deliveries.entrySet().stream()
                        .map(each -> each.getKey() + ":" + each.getValue())
                        .collect(Collectors.joining(" "));
    }

    private static String cell(@Nullable Object value) {
        String text = Objects.toString(value, "");
        String safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
