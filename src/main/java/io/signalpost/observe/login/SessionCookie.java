package io.signalpost.observe.login;

import java.util.Optional;
import java.util.stream.Stream;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * The cookie that a session is known by. No script reads it, no page of another site has it sent, and with TLS it is of this very host
 * ({@code __Host-}). Browsers keep cookies by host and not by port: the name has the port, so that two receivers do not take each
 * other's.
 */
final class SessionCookie {

    private static final String OVER_TLS = "__Host-";

    private SessionCookie() {}

    static Optional<String> read(HttpServletRequest request) {
        return Stream.of(OVER_TLS + name(request), name(request))
                .map(name -> WebUtils.getCookie(request, name))
                .filter(cookie -> cookie != null)
                .map(Cookie::getValue)
                .findFirst();
    }

    static void write(HttpServletRequest request, HttpServletResponse response, String id) {
        add(request, response, id, -1);
    }

    static void remove(HttpServletRequest request, HttpServletResponse response) {
        add(request, response, "", 0);
    }

    /** @param seconds that the browser keeps it for; -1 until it is closed */
    private static void add(HttpServletRequest request, HttpServletResponse response, String id, int seconds) {
        boolean tls = isOverTls(request);
        ResponseCookie cookie = ResponseCookie.from((tls ? OVER_TLS : "") + name(request), id)
                .httpOnly(true)
                .sameSite("Strict")
                .secure(tls)
                .path("/")
                .maxAge(seconds)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    /** The page's origin tells it where a proxy speaks TLS for this port. */
    private static boolean isOverTls(HttpServletRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return request.isSecure() || origin != null && origin.startsWith("https://");
    }

    private static String name(HttpServletRequest request) {
        return "signalpost-" + request.getServerPort();
    }
}
