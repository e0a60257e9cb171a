package io.signalpost.webhook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.commons.lang3.StringUtils;

/**
 * What is kept of the headers of a refused request: what tells how its body came, and whatever looks like a signature,
 * by whatever name. Never a cookie or a credential.
 */
public final class HeaderEvidence {

    public static final String SIGNATURE = "SC-Signature";

    private static final Set<String> TELLING = Set.of("content-type", "content-encoding", "user-agent", "via");
    private static final Pattern SECRET = Pattern.compile("cookie|auth|token|secret|session|key|password|jwt");
    private static final int MAX_HEADERS = 12;
    private static final int MAX_VALUES = 4;
    private static final int MAX_NAME = 64;
    private static final int MAX_VALUE = 256;
    private static final ObjectMapper JSON = new ObjectMapper();

    private HeaderEvidence() {}

    /** A JSON object of lists of text; null when there is nothing to tell. */
    public static String of(Map<String, Object> headers) {
        Map<String, List<String>> kept = new LinkedHashMap<>();
        headers.forEach((name, value) -> {
            List<String> values = values(value);
            if (kept.size() < MAX_HEADERS && tells(name, value, values)) {
                kept.put(
                        StringUtils.left(name, MAX_NAME),
                        values.stream().map(HeaderEvidence::shorten).toList());
            }
        });
        try {
            return kept.isEmpty() ? null : JSON.writeValueAsString(kept);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The headers again, under names in any case. */
    public static Map<String, List<String>> read(String json) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        try {
            headers.putAll(json == null ? Map.of() : JSON.readValue(json, new TypeReference<>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return headers;
    }

    private static boolean tells(String name, Object value, List<String> values) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (name.equalsIgnoreCase(SIGNATURE)) {
            return !(value instanceof String); // a single one is kept anyway
        }
        boolean secret = SECRET.matcher(lower).find() && !lower.contains("signature");
        return TELLING.contains(lower)
                || !secret
                        && values.stream()
                                .anyMatch(text -> !SignatureText.in(text).isEmpty());
    }

    private static List<String> values(Object value) {
        return value instanceof List<?> several
                ? several.stream().limit(MAX_VALUES).map(String::valueOf).toList()
                : List.of(String.valueOf(value));
    }

    private static String shorten(String value) {
        return StringUtils.abbreviate(value, MAX_VALUE);
    }
}
