package io.signalpost.outbound;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import io.signalpost.testing.BusinessSystem;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.InMemoryDnsResolver;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** The blocking client against servers that misbehave. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a read from a socket heeds no interrupt
class HttpClientsTest {

    private static final Duration SHORT = Duration.ofSeconds(2);
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final String OK = "HTTP/1.1 200 OK\r\n";

    private final InMemoryDnsResolver dns = new InMemoryDnsResolver();
    private ServerSocket server;
    private volatile Socket connection;
    private Thread serving;

    /** What a server does on its connection, once it has seen the beginning of the request. */
    @FunctionalInterface
    private interface Behaviour {
        void answer(OutputStream out) throws Exception;
    }

    @BeforeEach
    void listen() throws Exception {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        dns.add("fleet.example.com", InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        if (connection != null) {
            connection.close();
        }
        if (serving != null) {
            serving.interrupt();
            serving.join();
        }
    }

    @Test
    void givesUpOnAServerThatNeverAnswers() {
        serve(out -> new CountDownLatch(1).await());

        assertThatThrownBy(() -> post(SHORT)).isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void givesUpOnAServerThatKeepsOnSendingHeadersByteByByte() {
        serve(out -> {
            out.write((OK + "X: ").getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write('x');
                out.flush();
                pause();
            }
        });

        assertThatThrownBy(() -> post(SHORT))
                .isInstanceOf(SocketTimeoutException.class)
                .hasMessage("no answer within destination.http.timeout");
    }

    @Test
    void takesTheStatusOfAnAnswerWhoseBodyNeverEnds() throws Exception {
        serve(out -> {
            out.write((OK + "Content-Length: 10\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
            new CountDownLatch(1).await();
        });

        assertThat(post(SHORT)).isEqualTo(200);
    }

    @Test
    void readsLittleOfALargeBody() throws Exception {
        AtomicLong sent = new AtomicLong();
        serve(out -> {
            out.write((OK + "Content-Length: 1000000000000\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write(new byte[8192]);
                sent.addAndGet(8192);
            }
        });

        assertThat(post(LONG)).isEqualTo(200);

        await().until(() -> !serving.isAlive()); // its connection was cut
        assertThat(sent.get()).isLessThan(100_000_000);
    }

    @Test
    void refusesAHeaderLineThatNeverEnds() {
        serve(out -> {
            out.write((OK + "X: ").getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write(new byte[8192]);
            }
        });

        assertThatThrownBy(() -> post(LONG)).isInstanceOf(IOException.class);
    }

    @Test
    void refusesHeadersThatNeverEnd() {
        serve(out -> {
            out.write(OK.getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write("X: x\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        });

        assertThatThrownBy(() -> post(LONG)).isInstanceOf(IOException.class);
    }

    @Test
    void failsWhenTheServerClosesWithoutAnAnswer() {
        serve(out -> {});

        assertThatThrownBy(() -> post(LONG)).isInstanceOf(NoHttpResponseException.class);
    }

    @Test
    void usesAConnectionAgain() throws Exception {
        try (BusinessSystem system = BusinessSystem.start();
                CloseableHttpClient client = client(LONG, dns, true)) {
            system.answer(exchange -> {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write(new byte[30_000]);
            });

            post(client, system.port());
            post(client, system.port());

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
                CloseableHttpClient client = client(LONG, rebinding, true)) {
            assertThat(post(client, system.port())).isEqualTo(200);
            assertThat(asked).hasValue(1);
            assertThat(system.requests().get(0).header("host")).startsWith("fleet.example.com:");
        }
    }

    @Test
    void doesNotConnectToAPrivateAddressThatIsNotAllowed() throws Exception {
        try (BusinessSystem system = BusinessSystem.start();
                CloseableHttpClient client = client(LONG, dns, false)) {
            assertThatThrownBy(() -> post(client, system.port()))
                    .isInstanceOf(UnknownHostException.class)
                    .hasMessageContaining("destination.http.allow-private-addresses=true");
            assertThat(system.requests()).isEmpty();
        }
    }

    @Test
    void usesNoProxyOfTheJvm() throws Exception {
        System.setProperty("http.proxyHost", "localhost");
        System.setProperty("http.proxyPort", Integer.toString(server.getLocalPort()));
        try (BusinessSystem system = BusinessSystem.start();
                CloseableHttpClient client = client(LONG, dns, true)) {
            assertThat(post(client, system.port())).isEqualTo(200);
        } finally {
            System.clearProperty("http.proxyHost");
            System.clearProperty("http.proxyPort");
        }
    }

    private static CloseableHttpClient client(Duration timeout, DnsResolver dns, boolean allowPrivate) {
        return HttpClients.blocking(
                        new ExchangeLimits(timeout, "destination.http.timeout", 0),
                        new AddressGuard(dns, allowPrivate, "write destination.http.allow-private-addresses=true"))
                .build();
    }

    private void serve(Behaviour behaviour) {
        serving = new Thread(() -> {
            try (Socket accepted = server.accept()) {
                connection = accepted;
                accepted.getInputStream().read(new byte[100]);
                behaviour.answer(accepted.getOutputStream());
            } catch (Exception e) {
                // The client has gone, or the test is over.
            }
        });
        serving.start();
    }

    private static void pause() {
        LockSupport.parkNanos(20_000_000);
    }

    private int post(Duration timeout) throws IOException {
        try (CloseableHttpClient client = client(timeout, dns, true)) {
            return post(client, server.getLocalPort());
        }
    }

    private static int post(CloseableHttpClient client, int port) throws IOException {
        HttpPost post = new HttpPost("http://fleet.example.com:" + port + "/");
        post.setEntity(new StringEntity("{}"));
        return client.execute(post, response -> {
            assertThat(response.getEntity()).isNull();
            return response.getCode();
        });
    }
}
