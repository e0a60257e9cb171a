package io.signalpost.observe;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.util.NetUtil;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps web pages off the management port. It has no password, and a page in an operator's browser can reach it, even
 * when it is bound to this machine: by a name of the page's own that is made to resolve to 127.0.0.1.
 */
final class BrowserGuard extends OncePerRequestFilter {

    private static final String PAGE =
            "a request with an Origin header comes from a web page, and none may act here; use curl, for instance";

    private final String address;
    private final boolean local;
    private final ObjectMapper json = new ObjectMapper();

    /** @param address that the management port listens on; when others can reach it, they do so by any name */
    BrowserGuard(InetAddress address) {
        this.address = new InetSocketAddress(address, 0).getHostString(); // as configured, never a reverse look-up
        this.local = address.isLoopbackAddress();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<String> refusal = refusal(request);
        if (refusal.isEmpty()) {
            chain.doFilter(request, response);
        } else {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            response.setContentType("application/json");
            response.getOutputStream().write(json.writeValueAsBytes(Map.of("error", refusal.get())));
        }
    }

    private Optional<String> refusal(HttpServletRequest request) {
        if (request.getHeader("Origin") != null && !request.getMethod().equals("GET")) {
            return Optional.of(PAGE);
        }
        return local && !namesThisMachine(request.getServerName())
                ? Optional.of("the Host header must be localhost, a loopback address or " + address
                        + " (signalpost.management-address)")
                : Optional.empty();
    }

    /** Resolves nothing: a name that somebody else's server resolves is the very trick. */
    private boolean namesThisMachine(String host) {
        InetAddress literal = NetUtil.createInetAddressFromIpAddressString(host);
        return literal == null
                ? host.equalsIgnoreCase("localhost") || host.equalsIgnoreCase(address)
                : literal.isLoopbackAddress();
    }
}
