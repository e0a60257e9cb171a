package io.signalpost.simulator.server;

import java.io.IOException;
import java.util.List;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import io.signalpost.simulator.webhook.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/** Asks for the login, by HTTP Basic; behind {@link SimulatorGuard}, so that no other site's page makes a browser ask. */
final class LoginFilter extends OncePerRequestFilter {

    private final Login login;

    LoginFilter(Login login) {
        this.login = login;
    }

    /** Smartcar's own API has its own credentials. As sent and not as decoded: so the router reads it too. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith("/v3/") || path.equals("/oauth2/token");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (login.accepts(request.getHeader(HttpHeaders.AUTHORIZATION))) {
            chain.doFilter(request, response);
            return;
        }
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Signalpost simulator\", charset=\"UTF-8\"");
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        ApiJson.MAPPER.writeValue(
                response.getOutputStream(),
                new ControlErrors.Body(List.of(
                        new Problem("", "log in as " + Login.USERNAME + ", with the password of " + Login.VARIABLE))));
    }
}
