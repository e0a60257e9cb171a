package io.signalpost.simulator.server;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import io.netty.util.NetUtil;
import io.signalpost.page.BrowserGuard;
import io.signalpost.simulator.webhook.Problem;
import org.springframework.http.MediaType;

/** Lets the simulator's own page act, and no other; tells browsers to keep it so. */
final class SimulatorGuard extends BrowserGuard {

    private final boolean local;

    SimulatorGuard(InetAddress address) {
        super(address, "where the simulator listens");
        this.local = address.isLoopbackAddress();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        super.doFilterInternal(request, response, chain);
    }

    @Override
    protected Optional<String> refusalOfPage(HttpServletRequest request) {
        if (!local && isName(request.getServerName())) {
            return Optional.of("the Host header must be an IP address or localhost: put the address of the machine in"
                    + " place of its name");
        }
        String origin = request.getHeader("Origin");
        String own = request.getScheme() + "://" + request.getHeader("Host");
        return origin == null || origin.equals(own)
                ? Optional.empty()
                : Optional.of("the Origin header names another site, whose pages may not act here");
    }

    /** A page of another site can have its own name resolve to this machine, and would then pass for the simulator's. */
    private static boolean isName(String host) {
        return !host.equalsIgnoreCase("localhost") && NetUtil.createInetAddressFromIpAddressString(host) == null;
    }

    @Override
    protected void refuse(HttpServletResponse response, String reason) throws IOException {
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        ApiJson.MAPPER.writeValue(response.getOutputStream(), new ControlErrors.Body(List.of(new Problem("", reason))));
    }
}
