package io.signalpost.subscriptions;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * What came back.
 *
 * @param again whether the same request was sent before and nobody knows whether it was carried out: it had no answer, or
 *              5xx
 */
record Answer(HttpResponse<byte[]> response, boolean again) {

    private static final ObjectMapper JSON = new ObjectMapper();

    int status() {
        return response.statusCode();
    }

    /** For instance {@code GET /v3/subscriptions}: the query is left out. */
    String request() {
        return response.request().method() + " " + response.request().uri().getRawPath();
    }

    /** @throws ApiException when the status is none of these */
    Answer require(int... expected) {
        if (Arrays.stream(expected).noneMatch(status -> status == status())) {
            throw new ApiException(status(), request() + ": " + status() + reasons() + patience());
        }
        return this;
    }

    /** Of any status. @throws ApiException when a good answer is no JSON; a bad one may be some gateway's HTML */
    JsonNode json() {
        try {
            JsonNode json = JSON.readTree(response.body());
            return json == null ? MissingNode.getInstance() : json;
        } catch (IOException e) {
            if (status() / 100 == 2) {
                // Without Jackson's message, which shows the text, and in it perhaps a token.
                throw new ApiException(0, request() + ": the answer is no JSON");
            }
            return MissingNode.getInstance();
        }
    }

    private String patience() {
        return retryAfter()
                .map(wait -> "; Smartcar asks to come back in " + wait.toSeconds() + " s")
                .orElse("");
    }

    /** In seconds; the other form that HTTP allows, a date, is taken as none. */
    Optional<Duration> retryAfter() {
        return response.headers()
                .firstValue("Retry-After")
                .filter(seconds -> seconds.matches("\\d{1,9}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
    }

    /** Of JSON:API's {@code errors}: {@code VEHICLE_NOT_FOUND: Vehicle with ID … not found}. */
    private String reasons() {
        String reasons = StreamSupport.stream(json().path("errors").spliterator(), false)
                .map(Answer::reason)
                .collect(Collectors.joining("; "));
        return reasons.isBlank() ? "" : " " + reasons;
    }

    private static String reason(JsonNode error) {
        String code = first(error, "code", "type");
        String text = first(error, "detail", "title");
        return Stream.of(code, text).filter(part -> !part.isEmpty()).collect(Collectors.joining(": "));
    }

    private static String first(JsonNode error, String... fields) {
        return Stream.of(fields)
                .map(field -> error.path(field).asText(""))
                .filter(text -> !text.isEmpty() && !text.equals("null"))
                .findFirst()
                .orElse("");
    }
}
