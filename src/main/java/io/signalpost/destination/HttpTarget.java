package io.signalpost.destination;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

import io.signalpost.outbound.AddressGuard;
import io.signalpost.outbound.ExchangeLimits;
import io.signalpost.outbound.HttpClients;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.HttpClient;
import org.springframework.util.StringUtils;

/**
 * Where a destination posts to.
 *
 * @param url     may hold a secret
 * @param timeout for one attempt
 * @param remedy  what to write as address
 */
record HttpTarget(String destination, String url, boolean allowPrivateAddresses, Duration timeout, String remedy) {

    /** Is looked up without leaving this machine: localhost, an IPv6 address, whatever ends in a number. */
    private static final Pattern LOCAL = Pattern.compile("(.*\\.)?(localhost|\\d+|0x[0-9a-f]*)|\\[.*]");

    static HttpTarget of(HttpDestinationProperties http) {
        return new HttpTarget(
                "http",
                http.url(),
                http.allowPrivateAddresses(),
                http.timeout(),
                "write where the events go, for instance https://fleet.example.com/webhooks");
    }

    static HttpTarget of(ChatProperties chat) {
        return new HttpTarget(
                "chat",
                chat.url(),
                chat.allowPrivateAddresses(),
                chat.timeout(),
                "write the address of the chat's incoming webhook, for instance"
                        + " https://hooks.slack.com/services/T000/B000/XXXX");
    }

    /** @throws IllegalArgumentException as {@link #check} */
    HttpClient client() {
        check();
        // The event log does the retrying; the client's own would sleep through a Retry-After on this thread.
        return HttpClients.blocking(new ExchangeLimits(timeout, "destination." + destination + ".timeout", 0), guard())
                .build();
    }

    /**
     * Looks at the address as far as it can be done without asking DNS.
     *
     * @throws IllegalArgumentException saying what to write; the address is left out
     */
    void check() {
        if (!StringUtils.hasText(url)) {
            throw wrong("is not set");
        }
        URI uri = parse();
        if (uri.getHost() == null
                || uri.getPort() == 0
                || uri.getPort() > 65535
                || !("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()))) {
            throw wrong("is not an http or https address with a host");
        }
        if (uri.getRawUserInfo() != null) {
            throw wrong("holds a user name or password, which would not be sent");
        }
        if (uri.getRawFragment() != null) {
            throw wrong("has a # in it, and what is behind it is never sent");
        }
        checkAddress(uri.getHost().toLowerCase(Locale.ROOT));
    }

    private URI parse() {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw wrong("is not a valid address");
        }
    }

    private void checkAddress(String host) {
        if (!LOCAL.matcher(host).matches()) {
            return; // may lead elsewhere tomorrow: looked up for each connection, and no reason not to receive
        }
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                guard().refusal(address).ifPresent(reason -> {
                    throw new IllegalArgumentException(key() + ": " + reason);
                });
            }
        } catch (UnknownHostException e) {
            throw wrong("is not an http or https address with a host");
        }
    }

    private AddressGuard guard() {
        return new HttpAddressGuard(SystemDefaultDnsResolver.INSTANCE, destination, allowPrivateAddresses);
    }

    private String key() {
        return "destination.%s.url (DESTINATION_%s_URL)".formatted(destination, destination.toUpperCase(Locale.ROOT));
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(key() + " " + what + "; " + remedy);
    }

    /** Without the address. */
    @Override
    public String toString() {
        return "HttpTarget[" + destination + "]";
    }
}
