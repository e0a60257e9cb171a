package io.signalpost.observe;

import java.io.IOException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses what no action needs: Spring would read a body of any length into memory before it looks at it. */
public final class BodyLimit extends OncePerRequestFilter {

    private static final int MAX_BYTES = 16 * 1024;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getHeader("Transfer-Encoding") != null) {
            RequestProblem.send(
                    response, HttpServletResponse.SC_LENGTH_REQUIRED, "send the body with a Content-Length");
        } else if (request.getContentLengthLong() > MAX_BYTES) {
            RequestProblem.send(
                    response,
                    HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE,
                    "a body may have " + MAX_BYTES + " bytes");
        } else {
            chain.doFilter(request, response);
        }
    }
}
