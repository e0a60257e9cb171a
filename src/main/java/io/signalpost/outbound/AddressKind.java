package io.signalpost.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** Where an address leads, by IANA's registries of special-purpose addresses. */
public enum AddressKind {
    /** Some machine on the internet. */
    PUBLIC,
    /** This machine, or one in a network of one's own. */
    PRIVATE,
    /** Nobody who receives: link-local and multicast addresses, metadata services of clouds, tunnels, reserved ones. */
    RESERVED;

    private static final List<Subnet> METADATA = Subnet.list(
            "100.100.100.200/32", // Alibaba Cloud; those of the others are link-local
            "168.63.129.16/32", // Azure's host
            "fd00:ec2::/32", // AWS
            "fd20:ce::254/128"); // Google Cloud

    private static final List<Subnet> OWN = Subnet.list(
            "127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "::1/128", "fc00::/7");

    private static final List<Subnet> SPECIAL = Subnet.list(
            "0.0.0.0/8",
            "169.254.0.0/16",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3", // multicast, reserved and broadcast
            "2001::/23", // Teredo, which wraps an IPv4 address, among them
            "2001:db8::/32",
            "2002::/16", // 6to4, which wraps an IPv4 address
            "3fff::/20");

    private static final List<Subnet> GLOBAL = Subnet.list("0.0.0.0/0", "2000::/3");

    /** Every IPv4 address as seen from a network that has IPv6 only. */
    private static final List<Subnet> NAT64 = Subnet.list("64:ff9b::/96");

    public static AddressKind of(InetAddress address) {
        if (in(NAT64, address)) {
            return of(lastFourBytes(address));
        }
        if (in(METADATA, address)) {
            return RESERVED;
        }
        if (in(OWN, address)) {
            return PRIVATE;
        }
        return in(GLOBAL, address) && !in(SPECIAL, address) ? PUBLIC : RESERVED;
    }

    /** Whether one may connect: to a public address always, to a reserved one never. */
    public boolean allowed(boolean privateToo) {
        return this == PUBLIC || this == PRIVATE && privateToo;
    }

    private static boolean in(List<Subnet> subnets, InetAddress address) {
        return subnets.stream().anyMatch(subnet -> subnet.contains(address));
    }

    private static InetAddress lastFourBytes(InetAddress address) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(address.getAddress(), 12, 16));
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e); // only for another number of bytes
        }
    }
}
