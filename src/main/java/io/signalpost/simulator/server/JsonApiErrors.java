package io.signalpost.simulator.server;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

import io.signalpost.simulator.webhook.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerResponse;

/** How Smartcar's API refuses a request: errors as JSON:API writes them, with Smartcar's types and codes. */
final class JsonApiErrors {

    private static final String DOCUMENTATION = "https://smartcar.com/docs/errors/api-errors/";

    record Body(List<ApiError> errors) {}

    /** @param code null when the type says it all */
    record ApiError(String id, String status, String type, String code, String title, String detail, Links links) {}

    record Links(String about) {}

    private record Kind(String type, String code) {}

    private JsonApiErrors() {}

    static ServerResponse answer(Throwable thrown) {
        HttpError refusal = HttpError.of(thrown);
        Kind kind = thrown instanceof SmartcarException known
                ? new Kind(known.type(), known.code())
                : kind(refusal.status());
        return ServerResponse.status(refusal.status())
                .headers(headers -> headers.addAll(refusal.headers()))
                .contentType(MediaType.APPLICATION_JSON)
                .body(new Body(refusal.problems().stream()
                        .map(problem -> error(refusal.status(), kind, problem))
                        .toList()));
    }

    /** Of Smartcar's error catalogue, but for CONFLICT: which type it gives a 409 is not documented. */
    private static Kind kind(HttpStatus status) {
        return switch (status) {
            case UNAUTHORIZED -> new Kind("AUTHENTICATION", null);
            case NOT_FOUND, METHOD_NOT_ALLOWED -> new Kind("RESOURCE_NOT_FOUND", "PATH");
            case CONFLICT -> new Kind("CONFLICT", null);
            case INTERNAL_SERVER_ERROR -> new Kind("SERVER", "INTERNAL");
            default -> new Kind("VALIDATION", "PARAMETER");
        };
    }

    private static ApiError error(HttpStatus status, Kind kind, Problem problem) {
        return new ApiError(
                UUID.randomUUID().toString(),
                String.valueOf(status.value()),
                kind.type(),
                kind.code(),
                status.getReasonPhrase(),
                problem.field().isEmpty() ? problem.message() : problem.field() + ": " + problem.message(),
                new Links(DOCUMENTATION + anchor(kind.type()) + "-errors#" + anchor(kind.code())));
    }

    private static String anchor(String name) {
        return String.valueOf(name).toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
