package io.signalpost.webhook.doctor;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The order of fields, which is lost when a proxy sorts them: it is Smartcar's in {@code wire-order.txt}. */
final class WireOrder {

    /** Shapes of objects, small ones first, so that the first that holds all fields of an object is the closest. */
    private static final List<List<String>> SHAPES = read();

    private WireOrder() {}

    /** As Smartcar writes it, as far as the shapes of its objects are known. */
    static Object restore(Object tree) {
        return ordered(tree, WireOrder::asSmartcarWrites);
    }

    static Object sort(Object tree) {
        return ordered(tree, TreeMap::new);
    }

    private static Object ordered(Object tree, Function<Map<String, Object>, Map<String, Object>> order) {
        if (tree instanceof Map<?, ?> object) {
            Map<String, Object> fields = new LinkedHashMap<>();
            object.forEach((name, value) -> fields.put((String) name, ordered(value, order)));
            return order.apply(fields);
        }
        return tree instanceof List<?> array
                ? array.stream().map(element -> ordered(element, order)).toList()
                : tree;
    }

    private static Map<String, Object> asSmartcarWrites(Map<String, Object> fields) {
        Collection<String> shape = SHAPES.stream()
                .filter(known -> known.containsAll(fields.keySet()))
                .findFirst()
                .orElse(List.copyOf(fields.keySet()));
        Map<String, Object> ordered = new LinkedHashMap<>();
        shape.stream().filter(fields::containsKey).forEach(name -> ordered.put(name, fields.get(name)));
        return ordered;
    }

    private static List<List<String>> read() {
        try (BufferedReader file = new BufferedReader(
                new InputStreamReader(WireOrder.class.getResourceAsStream("wire-order.txt"), StandardCharsets.UTF_8))) {
            return file.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> List.of(line.split(" ")))
                    .sorted(Comparator.comparingInt(List::size))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
