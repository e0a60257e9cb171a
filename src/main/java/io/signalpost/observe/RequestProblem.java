package io.signalpost.observe;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import jakarta.servlet.http.HttpServletResponse;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.util.MimeType;

/**
 * What is wrong with a request that the management port cannot even read, as a problem of RFC 9457: {@code detail} says what to
 * do instead, and so does {@code error}, as in all other refusals.
 */
final class RequestProblem {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final MimeType TYPE = MediaType.APPLICATION_PROBLEM_JSON;

    private RequestProblem() {}

    static void send(HttpServletResponse response, int status, String error) throws IOException {
        response.setStatus(status);
        response.setContentType(TYPE.toString());
        response.getOutputStream().write(JSON.writeValueAsBytes(problem(status, error)));
    }

    /** As the answer of an operation. */
    static WebEndpointResponse<Map<String, Object>> answer(int status, String error) {
        return new WebEndpointResponse<>(problem(status, error), status, TYPE);
    }

    static Map<String, Object> problem(int status, String error) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("title", HttpStatus.valueOf(status).getReasonPhrase());
        problem.put("status", status);
        problem.put("detail", error);
        problem.put("error", error);
        return problem;
    }
}
