package io.signalpost.simulator.server;

import java.io.UncheckedIOException;
import java.util.List;

import io.signalpost.simulator.webhook.ConflictException;
import io.signalpost.simulator.webhook.InvalidFieldsException;
import io.signalpost.simulator.webhook.NotFoundException;
import io.signalpost.simulator.webhook.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** What an exception means over HTTP, for both APIs. */
record HttpError(HttpStatus status, HttpHeaders headers, List<Problem> problems) {

    private static final Logger log = LoggerFactory.getLogger(HttpError.class);

    static HttpError of(Throwable thrown) {
        if (thrown instanceof InvalidFieldsException refused) {
            return new HttpError(HttpStatus.BAD_REQUEST, HttpHeaders.EMPTY, refused.problems());
        }
        if (thrown instanceof ResponseStatusException known) {
            return new HttpError(
                    HttpStatus.valueOf(known.getStatusCode().value()),
                    known.getHeaders(),
                    List.of(new Problem("", known.getReason())));
        }
        if (thrown instanceof NotFoundException) {
            return whole(HttpStatus.NOT_FOUND, thrown.getMessage());
        }
        if (thrown instanceof ConflictException) {
            return whole(HttpStatus.CONFLICT, thrown.getMessage());
        }
        if (thrown instanceof IllegalArgumentException) {
            return whole(HttpStatus.BAD_REQUEST, thrown.getMessage());
        }
        if (thrown instanceof UncheckedIOException) {
            return whole(HttpStatus.BAD_REQUEST, "the body broke off");
        }
        log.error("The simulator failed to answer a request", thrown);
        return whole(HttpStatus.INTERNAL_SERVER_ERROR, "the simulator failed; its log says how");
    }

    private static HttpError whole(HttpStatus status, String message) {
        return new HttpError(status, HttpHeaders.EMPTY, List.of(new Problem("", message)));
    }
}
