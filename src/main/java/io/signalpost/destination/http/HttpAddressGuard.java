package io.signalpost.destination.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;

import io.signalpost.outbound.AddressGuard;
import io.signalpost.outbound.AddressRefusedException;
import org.apache.hc.client5.http.DnsResolver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The address guard of a destination that posts: says in the log what it refuses, where the outage names the error only. */
final class HttpAddressGuard extends AddressGuard {

    private static final Logger log = LoggerFactory.getLogger(HttpAddressGuard.class);

    private final String destination;

    HttpAddressGuard(DnsResolver resolver, String destination, boolean allowPrivate) {
        super(
                resolver,
                allowPrivate,
                "if the system is yours, write destination.%s.allow-private-addresses=true (DESTINATION_%s_ALLOW_PRIVATE_ADDRESSES)"
                        .formatted(destination, destination.toUpperCase(Locale.ROOT)));
        this.destination = destination;
    }

    /** @throws UnknownHostException also when the host has no address that is allowed: the destination is down then */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        try {
            return super.resolve(host);
        } catch (AddressRefusedException e) {
            log.atWarn().addKeyValue("destination", destination).log("Not connected: {}", e.getMessage());
            throw e;
        }
    }
}
