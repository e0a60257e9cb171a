package io.signalpost.simulator.server;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.function.ServerRequest;

/** Bearer tokens of the application for Smartcar's API. They are kept in memory only. Thread-safe. */
final class AccessTokens {

    /** In real time, as Smartcar grants it; not scaled, since whoever uses a token keeps real time. */
    static final Duration LIFETIME = Duration.ofHours(1);

    static final int CAPACITY = 1000;

    private final SecureRandom random = new SecureRandom();
    private final InstantSource clock;
    private final Map<String, Instant> ends = new LinkedHashMap<>();

    AccessTokens(InstantSource clock) {
        this.clock = clock;
    }

    /** The oldest gives way when there are too many. */
    synchronized String issue() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        ends.put(token, clock.instant().plus(LIFETIME));
        if (ends.size() > CAPACITY) {
            Iterator<String> oldest = ends.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        return token;
    }

    synchronized boolean valid(String token) {
        Instant end = ends.get(token);
        return end != null && clock.instant().isBefore(end);
    }

    /** @throws SmartcarException 401 when the request bears no valid token */
    ServerRequest check(ServerRequest request) {
        String authorization = request.headers().firstHeader(HttpHeaders.AUTHORIZATION);
        if (authorization == null) {
            throw SmartcarException.unauthorized("send the application's access token: Authorization: Bearer <token>");
        }
        if (!authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
            throw SmartcarException.unauthorized(
                    "the Authorization header must be Bearer <token>, with a token of POST /oauth2/token");
        }
        if (!valid(authorization.substring(7).strip())) {
            throw SmartcarException.unauthorized(
                    "the access token is unknown or expired: get a new one of POST /oauth2/token");
        }
        return request;
    }
}
