package io.signalpost.observe;

import java.io.IOException;
import java.util.Map;
import jakarta.servlet.http.HttpServletResponse;

import com.fasterxml.jackson.databind.ObjectMapper;

/** How the management port refuses a request: {@code {"error": "..."}}, which says what to do instead. */
final class JsonError {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonError() {}

    static void send(HttpServletResponse response, int status, String error) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.getOutputStream().write(JSON.writeValueAsBytes(Map.of("error", error)));
    }
}
