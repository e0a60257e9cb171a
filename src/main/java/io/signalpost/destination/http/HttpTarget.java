package io.signalpost.destination.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;

import io.signalpost.destination.WrongSetting;
import io.signalpost.outbound.AddressGuard;
import org.springframework.util.StringUtils;

/**
 * A setting with an address that is posted to, checked as far as it can be done without asking DNS.
 *
 * @param key  of the setting
 * @param what it is, with an example
 */
public record HttpTarget(String key, String what) {

    /** Is looked up without leaving this machine: localhost, an IPv6 address, whatever ends in a number. */
    private static final Pattern LOCAL = Pattern.compile("(.*\\.)?(localhost|\\d+|0x[0-9a-f]*)|\\[.*]");

    /** @throws IllegalArgumentException saying what to write; the URL is left out, it may hold a secret */
    public void check(String url, AddressGuard guard) {
        if (!StringUtils.hasText(url)) {
            throw wrong("is not set");
        }
        URI uri = parse(url);
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
        checkAddress(uri.getHost().toLowerCase(Locale.ROOT), guard);
    }

    private URI parse(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw wrong("is not a valid address");
        }
    }

    private void checkAddress(String host, AddressGuard guard) {
        if (!LOCAL.matcher(host).matches()) {
            return; // may lead elsewhere tomorrow: looked up for each connection, and no reason not to receive
        }
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                guard.refusal(address).ifPresent(reason -> {
                    throw new IllegalArgumentException(WrongSetting.named(key) + ": " + reason);
                });
            }
        } catch (UnknownHostException e) {
            throw wrong("is not an http or https address with a host");
        }
    }

    private IllegalArgumentException wrong(String mistake) {
        return WrongSetting.of(key, mistake + "; write " + what);
    }
}
