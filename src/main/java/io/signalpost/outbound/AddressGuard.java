package io.signalpost.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

import org.apache.hc.client5.http.DnsResolver;

/**
 * Lets a client connect only where it may. The client connects to the very addresses returned here, so what was checked
 * cannot be exchanged afterwards (DNS rebinding).
 */
public class AddressGuard implements DnsResolver {

    private final DnsResolver resolver;
    private final boolean allowPrivate;
    private final String remedy;

    /**
     * @param resolver     asks DNS
     * @param allowPrivate whether this machine and private networks may be connected to, too
     * @param remedy       how to allow them, for the one who is refused
     */
    public AddressGuard(DnsResolver resolver, boolean allowPrivate, String remedy) {
        this.resolver = resolver;
        this.allowPrivate = allowPrivate;
        this.remedy = remedy;
    }

    /** Why the address may not be connected to, and what to do; empty when it may. */
    public Optional<String> refusal(InetAddress address) {
        AddressKind kind = AddressKind.of(address);
        if (kind.allowed(allowPrivate)) {
            return Optional.empty();
        }
        return Optional.of(
                kind == AddressKind.RESERVED
                        ? "nobody receives at a link-local, multicast, metadata or reserved address"
                        : "the address is not a public one; " + remedy);
    }

    /**
     * The addresses of the host that may be connected to, at least one.
     *
     * @throws AddressRefusedException when there are others only
     * @throws UnknownHostException    when there are none
     */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] all = resolver.resolve(host);
        InetAddress[] allowed =
                Arrays.stream(all).filter(address -> refusal(address).isEmpty()).toArray(InetAddress[]::new);
        if (allowed.length == 0) {
            throw new AddressRefusedException(host + " leads to " + all[0].getHostAddress() + ": "
                    + refusal(all[0]).orElseThrow());
        }
        return allowed;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
