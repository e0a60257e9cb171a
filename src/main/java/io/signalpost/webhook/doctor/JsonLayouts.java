package io.signalpost.webhook.doctor;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A JSON text as the usual writers write it: as Smartcar's does, as Python, PHP, Go and others do. */
final class JsonLayouts {

    private static final List<JsonWriter.Spacing> SPACINGS = List.of(
            new JsonWriter.Spacing(",", ":", null),
            new JsonWriter.Spacing(", ", ": ", null),
            new JsonWriter.Spacing(",", ": ", "  "),
            new JsonWriter.Spacing(",", ": ", "    "));

    private static final List<UnaryOperator<Object>> ORDERS =
            List.of(UnaryOperator.identity(), WireOrder::restore, WireOrder::sort);

    private JsonLayouts() {}

    /** None when it is not JSON. Numbers are written as they stand. */
    static Stream<byte[]> of(byte[] json) {
        return written(json, SPACINGS, List.of(JsonWriter.Escapes.values()));
    }

    /** Only as Smartcar writes. */
    static Stream<byte[]> compact(byte[] json) {
        return written(json, SPACINGS.subList(0, 1), List.of(JsonWriter.Escapes.NONE));
    }

    private static Stream<byte[]> written(
            byte[] json, List<JsonWriter.Spacing> spacings, List<JsonWriter.Escapes> escapes) {
        return JsonTree.parse(json).stream()
                .flatMap(root -> ORDERS.stream().map(order -> order.apply(root)))
                .flatMap(root -> spacings.stream().flatMap(spacing -> escapes.stream()
                        .flatMap(escaped -> JsonWriter.write(root, spacing, escaped).stream())))
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }
}
