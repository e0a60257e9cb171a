package io.signalpost.webhook.doctor;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
        return JsonTree.parse(json).stream()
                .flatMap(root -> ORDERS.stream().map(order -> order.apply(root)).flatMap(ordered -> SPACINGS.stream()
                        .flatMap(spacing -> Arrays.stream(JsonWriter.Escapes.values())
                                .flatMap(escapes -> JsonWriter.write(ordered, spacing, escapes).stream()))))
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }
}
