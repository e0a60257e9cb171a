package io.signalpost.subscriptions;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.apache.commons.lang3.StringUtils;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/**
 * What came back.
 *
 * @param request    for instance {@code GET /v3/subscriptions}: the query is left out
 * @param retryAfter the header; null when there is none
 * @param again      whether the same request was sent before and nobody knows whether it was carried out: it had no
 *                   answer, or 5xx
 */
record ApiResponse(String request, int status, String retryAfter, byte[] body, boolean again) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static ApiResponse of(ClassicHttpRequest request, ClassicHttpResponse response, boolean again) throws IOException {
        String path = StringUtils.substringBefore(request.getPath(), "?");
        Header retryAfter = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
        return new ApiResponse(
                request.getMethod() + " " + path,
                response.getCode(),
                retryAfter == null ? null : retryAfter.getValue(),
                response.getEntity() == null ? new byte[0] : EntityUtils.toByteArray(response.getEntity()),
                again);
    }

    /** @throws ApiException when the status is none of these */
    ApiResponse require(int... expected) {
        if (Arrays.stream(expected).noneMatch(each -> each == status)) {
            throw new ApiException(status, request + ": " + status + reasons() + patience());
        }
        return this;
    }

    /** Of any status. @throws ApiException when a good answer is no JSON; a bad one may be some gateway's HTML */
    JsonNode json() {
        try {
            JsonNode json = JSON.readTree(body);
            return json == null ? MissingNode.getInstance() : json;
        } catch (IOException e) {
            if (status / 100 == 2) {
                // Without Jackson's message, which shows the text, and in it perhaps a token.
                throw new ApiException(0, request + ": the answer is no JSON");
            }
            return MissingNode.getInstance();
        }
    }

    private String patience() {
        return pause().map(wait -> "; Smartcar asks to come back in " + wait.toSeconds() + " s")
                .orElse("");
    }

    /** That {@code Retry-After} asks for in seconds; the other form that HTTP allows, a date, is taken as none. */
    Optional<Duration> pause() {
        return Optional.ofNullable(retryAfter)
                .filter(seconds -> seconds.matches("\\d{1,9}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
    }

    /** Of JSON:API's {@code errors}: {@code VEHICLE_NOT_FOUND: Vehicle with ID … not found}. */
    private String reasons() {
        String reasons = StreamSupport.stream(json().path("errors").spliterator(), false)
                .map(ApiResponse::reason)
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
