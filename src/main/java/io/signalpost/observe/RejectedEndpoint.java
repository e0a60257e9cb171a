package io.signalpost.observe;

import java.time.Instant;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import io.signalpost.webhook.doctor.Release;
import io.signalpost.webhook.refused.RefusedRequests;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;

/** {@code /observe/rejected}: the former path of {@link RefusedEndpoint}, whose answers say that it is deprecated. */
@WebEndpoint(id = "rejected")
public final class RejectedEndpoint extends RefusedEndpoint {

    private static final String PATH = "/observe/rejected";
    private static final Instant DEPRECATED = Instant.parse("2026-11-29T00:00:00Z");

    public RejectedEndpoint(RefusedRequests requests, Release release) {
        super(requests, release);
    }

    /** RFC 9745, and where to go instead. */
    static void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        if (request.getRequestURI().matches(PATH + "(/.*)?")) {
            response.setHeader("Deprecation", "@" + DEPRECATED.getEpochSecond());
            response.setHeader("Link", "</observe/refused>; rel=\"successor-version\"");
        }
    }
}
