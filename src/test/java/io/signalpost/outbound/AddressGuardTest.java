package io.signalpost.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;

import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.impl.InMemoryDnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AddressGuardTest {

    private final InMemoryDnsResolver dns = new InMemoryDnsResolver();
    private final AddressGuard guard = new AddressGuard(dns, false, "");

    @Test
    void returnsOfSeveralAddressesThoseThatAreAllowed() throws Exception {
        InetAddress allowed = InetAddress.getByName("1.1.1.1");
        dns.add("fleet.example.com", InetAddress.getByName("10.0.0.1"), allowed, InetAddress.getByName("::1"));

        assertThat(guard.resolve("fleet.example.com")).containsExactly(allowed);
    }

    @Test
    void refusesANameThatLeadsToAMetadataServiceEvenWherePrivateAddressesAreAllowed() throws Exception {
        dns.add("fleet.example.com", InetAddress.getByName("169.254.169.254"));

        assertThatThrownBy(() -> guard.resolve("fleet.example.com")).isInstanceOf(UnknownHostException.class);
        assertThatThrownBy(() -> new AddressGuard(dns, true, "").resolve("fleet.example.com"))
                .isInstanceOf(UnknownHostException.class);
    }

    /** However the JDK reads a number, what it reads is what is checked: as 127.0.0.1 or not at all. */
    @ParameterizedTest
    @ValueSource(strings = {"localhost", "2130706433", "0x7f000001", "0x7f.1", "127.1", "[::1]", "[::ffff:7f00:1]"})
    void refusesThisMachineByAnyName(String host) {
        AddressGuard real = new AddressGuard(SystemDefaultDnsResolver.INSTANCE, false, "");

        assertThatThrownBy(() -> real.resolve(host)).isInstanceOf(UnknownHostException.class);
    }
}
