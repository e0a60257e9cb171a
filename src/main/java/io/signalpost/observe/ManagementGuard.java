package io.signalpost.observe;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import io.signalpost.page.BrowserGuard;

/** Lets the console act, and keeps all other pages off the management port. */
final class ManagementGuard extends BrowserGuard {

    ManagementGuard(InetAddress address) {
        super(address, "signalpost.management-address");
    }

    @Override
    protected Optional<String> refusalOfPage(HttpServletRequest request) {
        return isConsole(request) ? Optional.empty() : super.refusalOfPage(request);
    }

    /**
     * The console is the only page that this port serves. Its origin is the address that it asks; the scheme may be another, as
     * behind a proxy that speaks TLS, but a browser that sends {@code Sec-Fetch-Site} sees to that too.
     */
    private static boolean isConsole(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        String host = request.getHeader("Host");
        String site = request.getHeader("Sec-Fetch-Site");
        return origin != null
                && (origin.equals("http://" + host) || origin.equals("https://" + host))
                && (site == null || site.equals("same-origin"));
    }

    @Override
    protected void refuse(HttpServletResponse response, String reason) throws IOException {
        RequestProblem.send(response, HttpServletResponse.SC_FORBIDDEN, reason);
    }
}
