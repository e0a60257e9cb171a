package io.signalpost.event;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

/** Reads JSON of any shape without ever throwing: what is not of the expected kind is not there. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** The range of a double. A few bytes of JSON can name a number that takes gigabytes to write out. */
    private static final int MAX_MAGNITUDE = 308;

    private Json() {}

    static JsonNode parse(byte[] body) {
        try {
            JsonNode root = MAPPER.readTree(body);
            return root == null ? MissingNode.getInstance() : root;
        } catch (IOException | NumberFormatException e) { // the latter is of an exponent that no number can hold
            return MissingNode.getInstance();
        }
    }

    /** The first that is there and not null; a missing node when none is. */
    static JsonNode first(JsonNode... nodes) {
        for (JsonNode node : nodes) {
            if (isThere(node)) {
                return node;
            }
        }
        return MissingNode.getInstance();
    }

    static boolean isThere(JsonNode node) {
        return !node.isMissingNode() && !node.isNull();
    }

    /** Text of a string, number or boolean; null for anything else and for an empty string. */
    static String text(JsonNode node) {
        String text = node.isValueNode() && isThere(node) ? node.asText() : "";
        return text.isEmpty() ? null : text;
    }

    static String upper(JsonNode node) {
        String text = text(node);
        return text == null ? null : text.toUpperCase(Locale.ROOT);
    }

    static Integer integer(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToInt() ? node.intValue() : null;
    }

    /** Also of a text of digits. */
    static Long whole(JsonNode node) {
        String text = Objects.requireNonNullElse(text(node), "");
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException none) {
            return null;
        }
    }

    static BigDecimal number(JsonNode node) {
        if (!node.isNumber()) {
            return null;
        }
        BigDecimal number = node.decimalValue();
        long magnitude = (long) number.precision() - number.scale();
        return Math.abs(magnitude) > MAX_MAGNITUDE ? null : number;
    }

    /** A time in one of the forms of {@link WireTime}; null when it is none. */
    static Instant time(JsonNode node) {
        if (node.isTextual()) {
            return WireTime.parse(node.textValue());
        }
        return node.isNumber() && node.canConvertToLong() ? WireTime.ofNumber(node.longValue()) : null;
    }

    /** The same in Lists, Maps, Strings, BigDecimals, Booleans and nulls; nothing in it can be changed. */
    static Object plain(JsonNode node) {
        if (node.isObject()) {
            Map<String, Object> map = new LinkedHashMap<>();
            node.properties().forEach(field -> map.put(field.getKey(), plain(field.getValue())));
            return Collections.unmodifiableMap(map);
        }
        if (node.isArray()) {
            List<Object> list = new ArrayList<>(node.size());
            node.forEach(element -> list.add(plain(element)));
            return Collections.unmodifiableList(list);
        }
        if (node.isTextual()) {
            return node.textValue();
        }
        return node.isBoolean() ? (Object) node.booleanValue() : number(node);
    }

    /** What {@code read} makes of the elements of an array, leaving out the nulls it gives. */
    static <T> List<T> list(JsonNode array, Function<JsonNode, T> read) {
        List<T> list = new ArrayList<>();
        if (array.isArray()) {
            for (JsonNode element : array) {
                T item = read.apply(element);
                if (item != null) {
                    list.add(item);
                }
            }
        }
        return Collections.unmodifiableList(list);
    }
}
