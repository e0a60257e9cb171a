package io.signalpost.observe;

import java.io.IOException;
import java.util.Set;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * What the management port answers when nothing else has. Spring Boot's own says what the exception said, which may name
 * classes or quote an event, and for a browser it looks for a page and fills the log because there is none.
 */
@Controller
final class ErrorAnswer implements ErrorController {

    private static final Set<String> WITH_A_BODY = Set.of("POST", "PUT", "PATCH");

    @RequestMapping("/error")
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean asked = request.getDispatcherType() != DispatcherType.ERROR;
        HttpStatus status = asked ? HttpStatus.NOT_FOUND : HttpStatus.valueOf(response.getStatus());
        boolean body = WITH_A_BODY.contains(request.getMethod())
                && (status == HttpStatus.BAD_REQUEST || status == HttpStatus.UNSUPPORTED_MEDIA_TYPE);
        RequestProblem.send(
                response,
                status.value(),
                status.getReasonPhrase() + (body ? "; send a JSON object with Content-Type: application/json" : ""));
    }
}
