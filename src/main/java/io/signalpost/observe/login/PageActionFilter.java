package io.signalpost.observe.login;

import java.io.IOException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import io.signalpost.observe.RequestProblem;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a page act that knows the CSRF token of its login. {@link ManagementGuard} has let through no page but the console; this holds
 * also where a browser does not tell whose page it is. Who logs in by HTTP Basic and is no browser needs none.
 */
final class PageActionFilter extends OncePerRequestFilter {

    private final CsrfTokens tokens;

    PageActionFilter(CsrfTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        if (who instanceof OperatorLogin login
                && needsToken(request, login)
                && !tokens.fits(login, request.getHeader(CsrfTokens.HEADER))) {
            RequestProblem.send(
                    response,
                    HttpServletResponse.SC_FORBIDDEN,
                    "a page that acts sends the header " + CsrfTokens.HEADER
                            + " with the csrfToken that GET /observe/session answers; load the page again");
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean needsToken(HttpServletRequest request, OperatorLogin login) {
        return !Access.isQuestion(request)
                && !Access.isLogin(request)
                && (login.by() == OperatorLogin.By.SESSION || ManagementGuard.isPage(request));
    }
}
