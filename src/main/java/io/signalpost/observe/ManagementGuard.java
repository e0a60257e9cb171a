package io.signalpost.observe;

import java.io.IOException;
import java.net.InetAddress;
import jakarta.servlet.http.HttpServletResponse;

import io.signalpost.page.BrowserGuard;

/** Keeps web pages off the management port. */
final class ManagementGuard extends BrowserGuard {

    ManagementGuard(InetAddress address) {
        super(address, "signalpost.management-address");
    }

    @Override
    protected void refuse(HttpServletResponse response, String reason) throws IOException {
        RequestProblem.send(response, HttpServletResponse.SC_FORBIDDEN, reason);
    }
}
