package io.signalpost.destination;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

import org.apache.hc.client5.http.DnsResolver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the {@code http} destination connect only where it may. The client connects to the very addresses returned here,
 * so what was checked cannot be exchanged afterwards (DNS rebinding).
 */
final class AddressGuard implements DnsResolver {

    private static final Logger log = LoggerFactory.getLogger(AddressGuard.class);

    private final DnsResolver resolver;
    private final boolean allowPrivate;

    AddressGuard(DnsResolver resolver, boolean allowPrivate) {
        this.resolver = resolver;
        this.allowPrivate = allowPrivate;
    }

    boolean allows(InetAddress address) {
        return AddressKind.of(address).allowed(allowPrivate);
    }

    /** @throws UnknownHostException also when the host has no address that is allowed: the destination is down then */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] allowed =
                Arrays.stream(resolver.resolve(host)).filter(this::allows).toArray(InetAddress[]::new);
        if (allowed.length == 0) {
            log.atWarn()
                    .addKeyValue("destination", "http")
                    .addKeyValue("host", host)
                    .log("Not connected: " + reason());
            throw new UnknownHostException(host + ": " + reason());
        }
        return allowed;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /** What is wrong with an address that is not allowed, and what to do. */
    String reason() {
        return allowPrivate
                ? "no business system has a link-local, multicast, metadata or reserved address"
                : "the address is not a public one; if the system is yours, write"
                        + " destination.http.allow-private-addresses=true (DESTINATION_HTTP_ALLOW_PRIVATE_ADDRESSES)";
    }
}
