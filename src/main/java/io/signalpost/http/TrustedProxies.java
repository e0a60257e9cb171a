package io.signalpost.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;

/** Proxies that are believed for whom they forward a request, by {@code X-Forwarded-For}. Nobody else is. */
final class TrustedProxies {

    private static final String HEADER = "X-Forwarded-For";

    private final List<IpSubnetFilterRule> networks;

    /**
     * @param written addresses, or networks such as {@code 10.0.0.0/8}
     * @throws IllegalArgumentException for what is neither
     */
    TrustedProxies(List<String> written) {
        this.networks = written.stream().map(TrustedProxies::network).toList();
    }

    private static IpSubnetFilterRule network(String written) {
        String[] parts = written.split("/", 2);
        InetAddress address = NetUtil.createInetAddressFromIpAddressString(parts[0]); // asks no name server
        if (address == null) {
            throw new IllegalArgumentException(written);
        }
        int bits = parts.length == 2 ? Integer.parseInt(parts[1]) : address.getAddress().length * Byte.SIZE;
        return new IpSubnetFilterRule(address, bits, IpFilterRuleType.ACCEPT);
    }

    boolean have(InetAddress address) {
        InetSocketAddress it = new InetSocketAddress(address, 0);
        return networks.stream().anyMatch(network -> network.matches(it));
    }

    /**
     * Whom one of them forwards for: the last address in the header that is no proxy's, since each proxy writes behind what it
     * was told.
     *
     * @return the proxy itself when it names nobody, or something that is no address
     */
    InetAddress client(InetAddress proxy, HttpHeaders headers) {
        String[] named = String.join(",", headers.getAll(HEADER)).split(",");
        for (int i = named.length - 1; i >= 0; i--) {
            InetAddress address = NetUtil.createInetAddressFromIpAddressString(named[i].strip());
            if (address == null) {
                return proxy;
            }
            if (!have(address)) {
                return address;
            }
        }
        return proxy;
    }
}
