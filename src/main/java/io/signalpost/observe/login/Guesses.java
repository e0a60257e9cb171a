package io.signalpost.observe.login;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

import io.netty.util.NetUtil;
import org.apache.commons.lang3.StringUtils;

/**
 * Has those wait who try passwords: each address, each name, and all together, so that guessing costs the receiver little however many
 * guess. Not for several threads at a time.
 */
final class Guesses {

    private static final int LONGEST_NAME = 100;

    private final Slowdown addresses;
    private final Slowdown names;
    private final Slowdown all;
    private final Clock clock;

    Guesses(Clock clock) {
        this.clock = clock;
        // An address hurts nobody else by waiting. Who guesses a name keeps its owner waiting too, so not for long.
        this.addresses = new Slowdown(5, Duration.ofSeconds(1), Duration.ofMinutes(1), clock);
        this.names = new Slowdown(5, Duration.ofSeconds(1), Duration.ofSeconds(10), clock);
        this.all = new Slowdown(20, Duration.ofMillis(250), Duration.ofMillis(250), clock);
    }

    /**
     * How long to wait before the password may be looked at; zero when it may be now.
     *
     * @param known whether this user has logged in from this address: then strangers keep it waiting no longer
     */
    Duration wait(String address, String name, boolean known) {
        Instant free = addresses.freeAt(network(address));
        if (!known) {
            free = later(free, later(names.freeAt(key(name)), all.freeAt("")));
        }
        Instant now = clock.instant();
        return free.isAfter(now) ? Duration.between(now, free) : Duration.ZERO;
    }

    void wrong(String address, String name) {
        addresses.count(network(address));
        names.count(key(name));
        all.count("");
    }

    void right(String name) {
        names.forget(key(name));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** A stranger may send any text for a name. */
    private static String key(String name) {
        return StringUtils.left(name, LONGEST_NAME);
    }

    /** A subscriber has a /64 of IPv6 addresses to choose from. */
    static String network(String address) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        return bytes == null || bytes.length == 4 ? address : HexFormat.of().formatHex(bytes, 0, 8);
    }
}
