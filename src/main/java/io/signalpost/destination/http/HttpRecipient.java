package io.signalpost.destination.http;

import java.time.Duration;

import io.signalpost.outbound.AddressGuard;
import io.signalpost.outbound.ExchangeLimits;
import io.signalpost.outbound.HttpClients;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.HttpClient;

/**
 * Where a destination posts to.
 *
 * @param url     may hold a secret
 * @param timeout for one attempt
 * @param what    the address is, with an example
 */
public record HttpRecipient(
        String destination, String url, boolean allowPrivateAddresses, Duration timeout, String what) {

    /** @throws IllegalArgumentException as {@link HttpTarget#check} */
    public HttpClient client() {
        check();
        // The event log does the retrying; the client's own would sleep through a Retry-After on this thread.
        return HttpClients.blocking(new ExchangeLimits(timeout, "destination." + destination + ".timeout", 0), guard())
                .build();
    }

    /** @throws IllegalArgumentException as {@link HttpTarget#check} */
    public void check() {
        new HttpTarget("destination." + destination + ".url", what).check(url, guard());
    }

    private AddressGuard guard() {
        return new HttpAddressGuard(SystemDefaultDnsResolver.INSTANCE, destination, allowPrivateAddresses);
    }

    /** Without the address. */
    @Override
    public String toString() {
        return "HttpRecipient[" + destination + "]";
    }
}
