package io.signalpost.http;

import java.net.InetAddress;
import java.util.List;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TrustedProxiesTest {

    private static final String PROXY = "10.0.0.1";

    private final TrustedProxies proxies =
            new TrustedProxies(List.of("10.0.0.0/8", "192.0.2.7", "2001:db8::/32", "::1"));

    private String client(String... forwardedFor) throws Exception {
        HttpHeaders headers = new DefaultHttpHeaders();
        for (String value : forwardedFor) {
            headers.add("x-forwarded-for", value);
        }
        return proxies.client(InetAddress.getByName(PROXY), headers).getHostAddress();
    }

    @ParameterizedTest
    @CsvSource({
        "10.255.0.1, true",
        "11.0.0.1, false",
        "192.0.2.7, true",
        "192.0.2.8, false",
        "::ffff:10.0.0.1, true",
        "2001:db8:1::1, true",
        "2001:db9::1, false",
        "::1, true",
        "127.0.0.1, false"
    })
    void whoIsTrusted(String address, boolean trusted) throws Exception {
        assertThat(proxies.have(InetAddress.getByName(address))).isEqualTo(trusted);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "198.51.100.1 | 198.51.100.1",
                "203.0.113.9, 198.51.100.1 | 198.51.100.1",
                "198.51.100.1,10.0.0.2 , 2001:db8::1 | 198.51.100.1",
                "2001:db9::1 | 2001:db9:0:0:0:0:0:1",
                "::ffff:198.51.100.1 | 198.51.100.1"
            })
    void theClientIsTheLastThatIsNoProxy(String forwardedFor, String client) throws Exception {
        assertThat(client(forwardedFor)).isEqualTo(client);
    }

    @Test
    void aLineThatTheClientSentItselfStandsBeforeTheProxys() throws Exception {
        assertThat(client("203.0.113.9", "198.51.100.1")).isEqualTo("198.51.100.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "10.0.0.2", "unknown", "example.com", "198.51.100.1:4711", "198.51.100.1, _hidden", ",,"})
    void whatNamesNobodyIsTheProxyItself(String forwardedFor) throws Exception {
        assertThat(client(forwardedFor)).isEqualTo(PROXY);
        assertThat(client()).isEqualTo(PROXY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "10.0.0/8", "*", "::/129", "/8"})
    void whatIsNeitherAddressNorNetworkIsRefused(String written) {
        assertThatThrownBy(() -> HttpSettings.with("trusted-proxies=10.0.0.1, " + written))
                .rootCause()
                .hasMessage("signalpost.trusted-proxies is " + written
                        + ", write an address or a network, for instance 10.0.0.0/8");
    }
}
