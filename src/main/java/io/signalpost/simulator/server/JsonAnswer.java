package io.signalpost.simulator.server;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerResponse;

/** A JSON answer. */
final class JsonAnswer {

    private JsonAnswer() {}

    static ServerResponse ok(Object body) {
        return of(HttpStatus.OK, body);
    }

    static ServerResponse of(HttpStatus status, Object body) {
        return ServerResponse.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body);
    }

    static ServerResponse noContent() {
        return ServerResponse.noContent().build();
    }
}
