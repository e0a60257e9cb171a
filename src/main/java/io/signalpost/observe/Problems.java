package io.signalpost.observe;

import java.sql.SQLException;
import java.util.Map;

import io.signalpost.eventlog.store.EventLogUnavailableException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** How a refusal is answered: as a problem of RFC 9457. */
@RestControllerAdvice
final class Problems {

    private static final String OBJECT = "send a JSON object with Content-Type: application/json";

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> refused(ProblemException refusal) {
        return answer(refusal.status(), refusal.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> unreadable(HttpMessageNotReadableException noObject) {
        return answer(400, OBJECT);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> ofAnotherType(HttpMediaTypeNotSupportedException noJson) {
        return answer(415, OBJECT);
    }

    /** Also as the cause of what is thrown. */
    @ExceptionHandler({EventLogUnavailableException.class, SQLException.class})
    ResponseEntity<Map<String, Object>> unavailable() {
        return answer(503, "the event log cannot be read or written now");
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> byAnotherMethod(HttpRequestMethodNotSupportedException method) {
        String[] supported = method.getSupportedMethods();
        return answer(405, supported == null ? "not by this method" : "use " + String.join(" or ", supported));
    }

    private static ResponseEntity<Map<String, Object>> answer(int status, String detail) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(RequestProblem.problem(status, detail));
    }
}
