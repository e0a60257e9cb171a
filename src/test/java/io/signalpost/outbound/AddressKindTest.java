package io.signalpost.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class AddressKindTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "100.63.255.255",
                "172.32.0.1",
                "223.255.255.254",
                "2606:4700:4700::1111",
                "2001:4860:4860::8888",
                "::ffff:1.1.1.1",
                "64:ff9b::1.1.1.1"
            })
    void isPublic(String address) throws Exception {
        assertThat(kind(address)).isEqualTo(AddressKind.PUBLIC);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.255.254",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "100.64.0.1",
                "100.127.255.255",
                "::1",
                "fc00::1",
                "fd12:3456:789a::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::127.0.0.1",
                "64:ff9b::192.168.1.1"
            })
    void isPrivate(String address) throws Exception {
        assertThat(kind(address)).isEqualTo(AddressKind.PRIVATE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "169.254.0.1",
                "169.254.169.254",
                "169.254.170.2",
                "168.63.129.16",
                "100.100.100.200",
                "192.0.0.192",
                "192.0.2.1",
                "192.88.99.1",
                "198.18.0.1",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::127.0.0.1",
                "::ffff:169.254.169.254",
                "::ffff:0:127.0.0.1",
                "64:ff9b::169.254.169.254",
                "64:ff9b:1::1",
                "2002:7f00:1::1",
                "2002:a9fe:a9fe::1",
                "2001::7f00:1",
                "2001:db8::1",
                "3fff::1",
                "fd00:ec2::254",
                "fd20:ce::254",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "4000::1"
            })
    void isReserved(String address) throws Exception {
        assertThat(kind(address)).isEqualTo(AddressKind.RESERVED);
    }

    @Test
    void aPublicAddressMayBeConnectedToAPrivateOnePerhapsAReservedOneNever() {
        assertThat(AddressKind.values()).filteredOn(kind -> kind.allowed(false)).containsExactly(AddressKind.PUBLIC);
        assertThat(AddressKind.values())
                .filteredOn(kind -> kind.allowed(true))
                .containsExactly(AddressKind.PUBLIC, AddressKind.PRIVATE);
    }

    private static AddressKind kind(String address) throws UnknownHostException {
        return AddressKind.of(InetAddress.getByName(address));
    }
}
