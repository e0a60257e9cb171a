package io.signalpost.observe.login;

import java.io.IOException;
import java.util.Optional;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Knows who asks by the session's cookie; and where no login is required, everybody. */
final class SessionFilter extends OncePerRequestFilter {

    /** Marks what a page asks by itself, to be up to date: nobody need sit before it. */
    static final String IN_BACKGROUND = "X-Background";

    private static final String STREAM = "/observe/stream"; // opened by the browser, which sends no such mark

    private final Users users;
    private final Sessions sessions;

    SessionFilter(Users users, Sessions sessions) {
        this.users = users;
        this.sessions = sessions;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        login(request).ifPresent(login -> {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(login);
            SecurityContextHolder.setContext(context);
        });
        chain.doFilter(request, response);
    }

    private Optional<OperatorLogin> login(HttpServletRequest request) {
        if (!users.loginRequired()) {
            return Optional.of(OperatorLogin.local(users));
        }
        boolean use = request.getHeader(IN_BACKGROUND) == null
                && !request.getRequestURI().equals(STREAM);
        return SessionCookie.read(request)
                .flatMap(id -> sessions.find(id, use))
                .map(session -> OperatorLogin.bySession(session, sessions, users))
                .filter(OperatorLogin::isAuthenticated);
    }
}
