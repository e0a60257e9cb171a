package io.signalpost.subscriptions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.commons.lang3.StringUtils;

/** What Smartcar's API answers, as it is documented: resources, pages of them, and errors. */
final class JsonApiDocuments {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonApiDocuments() {}

    /** The page of all of these that the request asks for, with a link to the next where there is one. */
    static String page(URI request, List<Map<String, ?>> all, int maxSize) {
        Map<String, String> query = query(request.getRawQuery());
        int number = Integer.parseInt(query.getOrDefault("page[number]", "1"));
        int size = Math.min(maxSize, Integer.parseInt(query.getOrDefault("page[size]", "25")));
        List<Map<String, ?>> page =
                all.stream().skip((number - 1L) * size).limit(size).toList();
        List<String> parameters = new ArrayList<>();
        query.forEach((key, value) -> parameters.add(key + "=" + value));
        parameters.removeIf(parameter -> parameter.startsWith("page[number]"));
        parameters.add("page[number]=" + (number + 1));
        String next = "https://elsewhere.invalid" + request.getPath() + "?" + String.join("&", parameters);
        return "{\"data\":" + json(page) + ",\"meta\":{\"pageNumber\":" + number + ",\"totalCount\":" + all.size()
                + "},\"links\":{\"next\":" + (number * size < all.size() ? json(next) : "null") + "}}";
    }

    static Map<String, ?> of(WebhookResource it) {
        return Map.of(
                "id", it.id(), "type", "webhook", "attributes", Map.of("name", it.name(), "isEnabled", it.enabled()));
    }

    static Map<String, ?> of(ConnectionResource it) {
        return Map.of(
                "id",
                "connection of " + it.vehicleId(),
                "type",
                "connection",
                "attributes",
                Map.of("vehicle", it.vehicle()),
                "relationships",
                related("vehicle", it.vehicleId(), "user", it.userId()));
    }

    static Map<String, ?> of(SubscriptionResource it) {
        return Map.of(
                "id", it.id(),
                "type", "subscription",
                "attributes", Map.of("vehicle", it.vehicle()),
                "meta", Map.of("createdAt", it.since()),
                "relationships", related("webhook", it.webhookId(), "vehicle", it.vehicleId(), "user", it.userId()));
    }

    private static Map<String, ?> related(String... namesAndIds) {
        Map<String, Object> related = new LinkedHashMap<>();
        for (int i = 0; i < namesAndIds.length; i += 2) {
            related.put(namesAndIds[i], Map.of("data", Map.of("type", namesAndIds[i], "id", namesAndIds[i + 1])));
        }
        return related;
    }

    static String error(String type, String code, String detail) {
        return "{\"errors\":[{\"type\":" + json(type) + ",\"code\":" + json(code) + ",\"detail\":" + json(detail)
                + "}]}";
    }

    static Map<String, String> query(String raw) {
        return Stream.of(StringUtils.defaultString(raw).split("&"))
                .filter(parameter -> !parameter.isEmpty())
                .map(parameter ->
                        URLDecoder.decode(parameter, StandardCharsets.UTF_8).split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
