package io.signalpost.observe.login;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import jakarta.servlet.http.HttpServletRequest;

import io.signalpost.account.Role;
import org.springframework.http.HttpMethod;
import org.springframework.lang.Nullable;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The one rule of who may do what: whoever has a role asks, an operator does all that is no question, and an auditor is shown personal
 * data. The probes, the console without its data, and the login are for everybody.
 */
final class Access implements AuthorizationManager<RequestAuthorizationContext> {

    private static final Set<String> QUESTIONS = Set.of("GET", "HEAD");
    private static final RequestMatcher LOGIN = path(HttpMethod.POST, "/observe/session");
    private static final RequestMatcher LOGOUT = path(HttpMethod.DELETE, "/observe/session");
    private static final RequestMatcher FOR_EVERYBODY = new OrRequestMatcher(
            LOGIN,
            path(
                    null,
                    "/observe/health/live"), // Kubernetes and load balancers have no password: they are told the status
            path(null, "/observe/health/ready"),
            path(HttpMethod.GET, "/"),
            path(HttpMethod.GET, "/console/**"));
    /** Shows personal data whatever its parameters. */
    private static final RequestMatcher PERSONAL = path(null, "/observe/events/{id}/request");

    /** @param missing the role; null when nobody has logged in */
    record Decision(boolean isGranted, @Nullable Role missing) implements AuthorizationResult {}

    @Override
    public AuthorizationResult authorize(
            Supplier<? extends Authentication> authentication, RequestAuthorizationContext context) {
        HttpServletRequest request = context.getRequest();
        if (FOR_EVERYBODY.matches(request)) {
            return new Decision(true, null);
        }
        if (!(authentication.get() instanceof OperatorLogin login) || !login.isAuthenticated()) {
            return new Decision(false, null);
        }
        Optional<Role> missing = needed(request).filter(role -> !login.roles().contains(role));
        return new Decision(missing.isEmpty(), missing.orElse(null));
    }

    /** Empty when any will do. */
    private static Optional<Role> needed(HttpServletRequest request) {
        if (!isQuestion(request)) {
            return LOGOUT.matches(request) ? Optional.empty() : Optional.of(Role.OPERATOR);
        }
        return asksToReveal(request) || PERSONAL.matches(request) ? Optional.of(Role.AUDITOR) : Optional.empty();
    }

    /** By any value but the one that says no. */
    private static boolean asksToReveal(HttpServletRequest request) {
        String[] values = request.getParameterValues("reveal");
        return values != null && !List.of(values).equals(List.of("false"));
    }

    static boolean isQuestion(HttpServletRequest request) {
        return QUESTIONS.contains(request.getMethod());
    }

    static boolean isLogin(HttpServletRequest request) {
        return LOGIN.matches(request);
    }

    private static RequestMatcher path(@Nullable HttpMethod method, String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(method, pattern);
    }
}
