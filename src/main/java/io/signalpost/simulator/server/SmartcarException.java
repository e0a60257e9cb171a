package io.signalpost.simulator.server;

import java.util.Locale;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** A refusal of Smartcar's API with a type and code of Smartcar's. */
final class SmartcarException extends ResponseStatusException {

    private static final long serialVersionUID = 1L;

    private final String type;
    private final String code;

    /** @param code null when Smartcar has none */
    SmartcarException(HttpStatus status, String type, String code, String detail) {
        super(status, detail);
        this.type = type;
        this.code = code;
    }

    /** @param what is not there, for instance {@code vehicle}; VEHICLE_NOT_FOUND has been seen of Smartcar */
    static SmartcarException notFound(String what) {
        return new SmartcarException(
                HttpStatus.NOT_FOUND,
                "RESOURCE_NOT_FOUND",
                what.toUpperCase(Locale.ROOT) + "_NOT_FOUND",
                "there is no such " + what);
    }

    static SmartcarException unauthorized(String detail) {
        return new SmartcarException(HttpStatus.UNAUTHORIZED, "AUTHENTICATION", null, detail);
    }

    @Override
    public HttpHeaders getHeaders() {
        HttpHeaders headers = new HttpHeaders();
        if (getStatusCode() == HttpStatus.UNAUTHORIZED) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return headers;
    }

    String type() {
        return type;
    }

    String code() {
        return code;
    }
}
