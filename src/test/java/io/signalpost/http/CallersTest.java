package io.signalpost.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CallersTest {

    private static final class Connection extends EmbeddedChannel {

        private final SocketAddress remote;

        Connection(String address) throws Exception {
            remote = new InetSocketAddress(InetAddress.getByName(address), 1);
        }

        @Override
        public SocketAddress remoteAddress() {
            return remote;
        }

        Caller caller() {
            return attr(Caller.KEY).get();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false",
        "192.0.2.1, ::ffff:192.0.2.1, true",
        "2001:db8:0:1::1, 2001:db8:0:1:ffff:ffff:ffff:ffff, true",
        "2001:db8:0:1::1, 2001:db8:0:2::1, false",
        "1.2.3.4, 102:304::, false"
    })
    void whoCountsAsOne(String first, String second, boolean one) throws Exception {
        Callers callers = new Callers(HttpSettings.with("max-connections-per-address=1"));

        callers.admit(new Connection(first));

        assertThat(callers.hasAllItMay(new Connection(second))).isEqualTo(one);
    }

    @Test
    void whoHasLeftIsForgotten() throws Exception {
        Callers callers = new Callers(HttpSettings.with());
        Connection first = new Connection("192.0.2.1");
        Connection second = new Connection("192.0.2.1");
        callers.admit(first);
        callers.admit(second);

        first.close();
        assertThat(callers.size()).isEqualTo(1);
        second.close();
        assertThat(callers.size()).isZero();
    }

    @Test
    void whomAProxyForwardedIsForgottenWithTheNextAndWithItsConnection() throws Exception {
        Callers callers = new Callers(HttpSettings.with("trusted-proxies=192.0.2.1"));
        Connection proxy = new Connection("192.0.2.1");
        callers.admit(proxy);
        for (int i = 0; i < 100; i++) {
            HttpHeaders headers = new DefaultHttpHeaders().add("X-Forwarded-For", "198.51.100." + i);
            assertThat(callers.forward(proxy, headers).getHostAddress()).isEqualTo("198.51.100." + i);
        }
        assertThat(callers.size()).isEqualTo(1);

        proxy.close();

        assertThat(callers.size()).isZero();
        callers.forward(proxy, new DefaultHttpHeaders());
        assertThat(callers.size()).as("what it had sent before").isZero();
    }

    @Test
    void whoIsTurnedAwayTakesNothing() throws Exception {
        Callers callers = new Callers(HttpSettings.with("max-connections-per-address=1"));
        Connection first = new Connection("192.0.2.1");
        callers.admit(first);
        for (int i = 0; i < 100; i++) {
            assertThat(callers.hasAllItMay(new Connection("192.0.2.1"))).isTrue();
        }

        first.close();

        assertThat(callers.hasAllItMay(new Connection("192.0.2.1"))).isFalse();
    }

    @Test
    void aNewConnectionWinsNoNewRequests() throws Exception {
        Callers callers = new Callers(HttpSettings.with("max-requests-per-second-per-address=1"));
        Connection first = new Connection("192.0.2.1");
        callers.admit(first);
        assertThat(first.caller().mayAsk()).isTrue();
        first.close();

        Connection second = new Connection("192.0.2.1");
        callers.admit(second);

        assertThat(second.caller()).isSameAs(first.caller());
    }

    @Test
    void withARateLimitTooTheQuietAreForgotten() throws Exception {
        Callers callers = new Callers(HttpSettings.with("max-requests-per-second-per-address=1"));
        for (int i = 0; i < 200; i++) {
            Connection connection = new Connection("192.0.2." + i);
            callers.admit(connection);
            connection.caller().mayAsk();
            connection.close();
        }
        assertThat(callers.size()).isGreaterThan(100);

        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            callers.admit(new Connection("198.51.100.1"));
            return callers.size() == 1;
        });
    }
}
