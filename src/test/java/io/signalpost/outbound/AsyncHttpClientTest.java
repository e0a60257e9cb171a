package io.signalpost.outbound;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import io.signalpost.testing.BusinessSystem;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.impl.InMemoryDnsResolver;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.Message;
import org.apache.hc.core5.http.nio.entity.DiscardingEntityConsumer;
import org.apache.hc.core5.http.nio.support.AsyncRequestBuilder;
import org.apache.hc.core5.http.nio.support.BasicResponseConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class AsyncHttpClientTest {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Executor LOOKUPS = CompletableFuture.delayedExecutor(0, TimeUnit.NANOSECONDS);

    private final InMemoryDnsResolver dns = new InMemoryDnsResolver();

    @BeforeEach
    void name() {
        dns.add("fleet.example.com", InetAddress.getLoopbackAddress());
    }

    /** From before there is a connection until long after the request was sent. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 10, 30})
    void aRequestThatIsGivenUpLeavesNoConnectionOpenWhateverItsMoment(int millis) throws Exception {
        Set<Socket> open = ConcurrentHashMap.newKeySet();
        try (ServerSocket silent = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
                AsyncHttpClient client = client(dns, true)) {
            Thread accepting = new Thread(() -> accept(silent, open));
            accepting.start();

            for (int i = 0; i < 100; i++) {
                CompletableFuture<?> answer = post(client, silent.getLocalPort(), Duration.ofMillis(millis));
                assertThat(answer).failsWithin(LONG);
            }

            await().until(open::isEmpty);
            silent.close();
            accepting.join();
        }
    }

    @Test
    void connectsToTheAddressThatWasCheckedWhateverDnsSaysNext() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        DnsResolver rebinding = new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                return new InetAddress[] {
                    asked.getAndIncrement() == 0
                            ? InetAddress.getLoopbackAddress()
                            : InetAddress.getByName("169.254.169.254")
                };
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                throw new UnsupportedOperationException();
            }
        };
        try (BusinessSystem system = BusinessSystem.start();
                AsyncHttpClient client = client(rebinding, true)) {
            assertThat(post(client, system.port(), LONG)).succeedsWithin(LONG);
            assertThat(asked).hasValue(1);
            assertThat(system.requests().get(0).header("host")).startsWith("fleet.example.com:");
        }
    }

    @Test
    void doesNotConnectToAPrivateAddressThatIsNotAllowed() throws Exception {
        try (BusinessSystem system = BusinessSystem.start();
                AsyncHttpClient client = client(dns, false)) {
            assertThat(post(client, system.port(), LONG))
                    .failsWithin(LONG)
                    .withThrowableThat()
                    .withStackTraceContaining("AddressRefusedException")
                    .withMessageContaining("fleet.example.com leads to 127.0.0.1: the address is not a public one");
            assertThat(system.requests()).isEmpty();
        }
    }

    @Test
    void followsNoRedirectAndUsesNoProxyOfTheJvm() throws Exception {
        System.setProperty("http.proxyHost", "localhost");
        System.setProperty("http.proxyPort", "1");
        try (BusinessSystem system = BusinessSystem.start();
                AsyncHttpClient client = client(dns, true)) {
            system.answer(AsyncHttpClientTest::redirect);

            assertThat(post(client, system.port(), LONG))
                    .succeedsWithin(LONG)
                    .satisfies(answer -> assertThat(answer.getHead().getCode()).isEqualTo(307));
            assertThat(system.requests()).hasSize(1);
        } finally {
            System.clearProperty("http.proxyHost");
            System.clearProperty("http.proxyPort");
        }
    }

    private static void redirect(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Location", "/elsewhere");
        exchange.sendResponseHeaders(307, -1);
    }

    private static AsyncHttpClient client(DnsResolver dns, boolean allowPrivate) {
        return new AsyncHttpClient(new AddressGuard(dns, allowPrivate, "allow it"), LONG, LOOKUPS);
    }

    private static CompletableFuture<Message<HttpResponse, Void>> post(
            AsyncHttpClient client, int port, Duration limit) {
        URI uri = URI.create("http://fleet.example.com:" + port + "/");
        CompletableFuture<Message<HttpResponse, Void>> answer =
                new CompletableFuture<Message<HttpResponse, Void>>().orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS);
        client.send(
                HttpHost.create(uri),
                AsyncRequestBuilder.post(uri).setEntity("{}").build(),
                new BasicResponseConsumer<>(new DiscardingEntityConsumer<>()),
                answer);
        return answer;
    }

    private static void accept(ServerSocket server, Set<Socket> open) {
        try {
            while (true) {
                Socket socket = server.accept();
                open.add(socket);
                new Thread(() -> readToTheEnd(socket, open)).start();
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private static void readToTheEnd(Socket socket, Set<Socket> open) {
        try (socket) {
            socket.getInputStream().readAllBytes();
        } catch (IOException reset) {
            // closed all the same
        } finally {
            open.remove(socket);
        }
    }
}
