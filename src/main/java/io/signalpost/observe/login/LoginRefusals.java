package io.signalpost.observe.login;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import io.signalpost.account.Role;
import io.signalpost.observe.Parameters;
import io.signalpost.observe.RequestProblem;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Answers who has not logged in, has to wait, or lacks a role; the last is in the audit. */
final class LoginRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final String LOG_IN =
            "this needs the name and the password of a user: curl -u <name>, or log in at /";

    private final RefusalAudit audit;

    LoginRefusals(RefusalAudit audit) {
        this.audit = audit;
    }

    /** Nobody has logged in, or not rightly. A page asks for the login by itself: the browser's dialogue would be in its way. */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (failure instanceof TooManyGuessesException tooMany) {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(tooMany.seconds()));
            RequestProblem.send(response, 429, tooMany.getMessage());
            return;
        }
        String mode = request.getHeader("Sec-Fetch-Mode");
        if (mode == null || mode.equals("navigate")) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Signalpost\", charset=\"UTF-8\"");
        }
        RequestProblem.send(
                response,
                HttpServletResponse.SC_UNAUTHORIZED,
                failure instanceof BadCredentialsException ? failure.getMessage() : LOG_IN);
    }

    /** Somebody has logged in who may not do this. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        String error = missing(denied) == Role.AUDITOR
                ? "to be shown personal data needs the role auditor"
                : "to act needs the role operator";
        audit.note(
                SecurityContextHolder.getContext().getAuthentication().getName(),
                missing(denied) == Role.AUDITOR ? "reveal" : "act",
                Map.of("of", "request", "method", request.getMethod(), "path", place(request)),
                error);
        RequestProblem.send(response, HttpServletResponse.SC_FORBIDDEN, error);
    }

    private static Role missing(AccessDeniedException denied) {
        return ((Access.Decision) ((AuthorizationDeniedException) denied).getAuthorizationResult()).missing();
    }

    /** Without what is behind it, which may be the id of a vehicle. */
    private static String place(HttpServletRequest request) {
        return Arrays.stream(request.getRequestURI().split("/"))
                .limit(3)
                .map(Parameters::printable)
                .collect(Collectors.joining("/"));
    }
}
