package io.signalpost.simulator.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

import io.netty.util.NetUtil;
import io.signalpost.outbound.AddressKind;
import org.apache.commons.lang3.Range;
import org.apache.commons.lang3.StringUtils;

/**
 * What the Dashboard takes as a callback URI: HTTPS, on a host that the public internet reaches (Smartcar, "Delivery
 * behavior"). A developer's receiver is neither, so both can be allowed.
 */
final class CallbackUri {

    private static final Range<Integer> PORTS = Range.of(1, 65_535);
    private static final String ALLOW = "; to deliver to it all the same, allow local targets";

    private CallbackUri() {}

    /** What is wrong with it, and what to write. */
    static Optional<String> problem(String text, boolean allowLocal) {
        if (text == null || text.isBlank()) {
            return Optional.of("give the address that takes the deliveries, for instance"
                    + " https://receiver.example.com/webhooks/smartcar");
        }
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            return Optional.of("is not a URI: " + e.getReason() + " at position " + (e.getIndex() + 1));
        }
        boolean https = "https".equalsIgnoreCase(uri.getScheme());
        if (!https && !"http".equalsIgnoreCase(uri.getScheme())) {
            return Optional.of("begins with neither https:// nor http://; write the whole address");
        }
        String authority = StringUtils.defaultString(uri.getAuthority());
        String port = StringUtils.substringAfterLast(authority, ':');
        if (StringUtils.isNumeric(port) && (port.length() > 5 || !PORTS.contains(Integer.parseInt(port)))) {
            return Optional.of("has port " + port + "; write one from 1 to 65535");
        }
        if (uri.getHost() == null) {
            return Optional.of(
                    authority.contains("_") || !StringUtils.isAsciiPrintable(authority)
                            ? "has a host name with _ or letters beyond a to z; a host name has a to z, 0 to 9, - and ."
                                    + " only, and other scripts are written xn--…"
                            : "has no host; write https://<host>/<path>");
        }
        if (uri.getUserInfo() != null || uri.getFragment() != null) {
            return Optional.of("has a user name or a #fragment, which are not sent; leave them out");
        }
        if (!https && !allowLocal) {
            return Optional.of("is plain http, and Smartcar delivers by https only" + ALLOW);
        }
        return !allowLocal && local(uri.getHost())
                ? Optional.of("is on this machine or in a private network, where Smartcar cannot reach it" + ALLOW)
                : Optional.empty();
    }

    /** By its spelling; what a name resolves to is looked at when something is sent. */
    private static boolean local(String host) {
        InetAddress literal = NetUtil.createInetAddressFromIpAddressString(host.replaceAll("[\\[\\]]", ""));
        return literal == null
                ? host.equalsIgnoreCase("localhost")
                        || host.toLowerCase(Locale.ROOT).endsWith(".localhost")
                : AddressKind.of(literal) != AddressKind.PUBLIC;
    }
}
