package io.signalpost.simulator.server;

import java.util.List;

import io.signalpost.simulator.webhook.Problem;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerResponse;

/** How the control API refuses a request. */
final class ControlErrors {

    /** @param errors all that is wrong; their field is empty when it is the whole request */
    record Body(List<Problem> errors) {}

    private ControlErrors() {}

    static ServerResponse answer(Throwable thrown) {
        HttpError refusal = HttpError.of(thrown);
        return ServerResponse.status(refusal.status())
                .headers(headers -> headers.addAll(refusal.headers()))
                .contentType(MediaType.APPLICATION_JSON)
                .body(new Body(refusal.problems()));
    }
}
