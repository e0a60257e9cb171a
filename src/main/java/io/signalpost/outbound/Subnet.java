package io.signalpost.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/** A block of IPv4 or IPv6 addresses: all that share the first bits of one. */
record Subnet(InetAddress first, int bits) {

    /** @param subnets for instance {@code 10.0.0.0/8} */
    static List<Subnet> list(String... subnets) {
        return Stream.of(subnets).map(Subnet::of).toList();
    }

    private static Subnet of(String subnet) {
        String[] parts = subnet.split("/");
        try {
            return new Subnet(InetAddress.getByName(parts[0]), Integer.parseInt(parts[1]));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(subnet, e);
        }
    }

    boolean contains(InetAddress address) {
        byte[] mine = first.getAddress();
        byte[] its = address.getAddress();
        if (mine.length != its.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % 8;
            if ((mine[bit / 8] & mask) != (its[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
