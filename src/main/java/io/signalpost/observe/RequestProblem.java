package io.signalpost.observe;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import jakarta.servlet.http.HttpServletResponse;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * What is wrong with a request, as a problem of RFC 9457: {@code detail} says what to do instead, and so does {@code error}, by
 * its former name.
 */
public final class RequestProblem {

    private static final ObjectMapper JSON = new ObjectMapper();

    private RequestProblem() {}

    public static void send(HttpServletResponse response, int status, String error) throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(JSON.writeValueAsBytes(problem(status, error)));
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
