package io.signalpost.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import io.signalpost.testing.BusinessSystem;
import io.signalpost.testing.Ports;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Where the blocking client connects to, and where not. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a read from a socket heeds no interrupt
class HttpClientsTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    @Test
    void usesAConnectionAgain() throws Exception {
        try (BusinessSystem system = BusinessSystem.start();
                BlockingClient client = new BlockingClient(LONG)) {
            system.answer(exchange -> {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write(new byte[30_000]);
            });

            client.post(system.port());
            client.post(system.port());

            assertThat(system.requests().stream()
                            .map(BusinessSystem.Request::clientPort)
                            .distinct())
                    .hasSize(1);
        }
    }

    @Test
    void connectsToTheAddressThatWasCheckedWhateverDnsSaysNext() throws Exception {
        InetAddress checked = InetAddress.getLoopbackAddress();
        AtomicLong asked = new AtomicLong();
        DnsResolver rebinding = new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                return new InetAddress[] {
                    asked.getAndIncrement() == 0 ? checked : InetAddress.getByName("169.254.169.254")
                };
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                throw new UnsupportedOperationException();
            }
        };
        try (BusinessSystem system = BusinessSystem.start();
                BlockingClient client = new BlockingClient(LONG, rebinding, true)) {
            int status = client.post(system.port());

            assertThat(status).isEqualTo(200);
            assertThat(asked).hasValue(1);
            assertThat(system.requests().get(0).header("host")).startsWith("fleet.example.com:");
        }
    }

    @Test
    void doesNotConnectToAPrivateAddressThatIsNotAllowed() throws Exception {
        try (BusinessSystem system = BusinessSystem.start();
                BlockingClient client = new BlockingClient(LONG, BlockingClient.dns(), false)) {
            assertThatThrownBy(() -> client.post(system.port()))
                    .isInstanceOf(UnknownHostException.class)
                    .hasMessageContaining("destination.http.allow-private-addresses=true");
            assertThat(system.requests()).isEmpty();
        }
    }

    @Test
    void usesNoProxyOfTheJvm() throws Exception {
        System.setProperty("http.proxyHost", "localhost");
        System.setProperty("http.proxyPort", Integer.toString(Ports.lasting())); // nobody is there
        try (BusinessSystem system = BusinessSystem.start();
                BlockingClient client = new BlockingClient(LONG)) {
            assertThat(client.post(system.port())).isEqualTo(200);
        } finally {
            System.clearProperty("http.proxyHost");
            System.clearProperty("http.proxyPort");
        }
    }
}
